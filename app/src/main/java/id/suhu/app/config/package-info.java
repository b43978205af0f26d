/**
 * What a plant can set: one YAML file, an environment variable for every key, options of the
 * command line. Entry point: {@link id.suhu.app.config.Configuration#load}. The results are
 * immutable; reading them is the affair of one thread.
 */
@NullMarked
package id.suhu.app.config;

import org.jspecify.annotations.NullMarked;
