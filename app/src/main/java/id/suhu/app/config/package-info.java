/**
 * The configuration of a plant: one YAML file, an environment variable for every key, command-line
 * options. Entry point: {@link id.suhu.app.config.Configuration#load}. The results are immutable;
 * reading them is single-threaded.
 */
@NullMarked
package id.suhu.app.config;

import org.jspecify.annotations.NullMarked;
