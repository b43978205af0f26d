/**
 * Reads recorded readings from CSV files, gzipped or not. Entry point: {@link
 * id.suhu.recording.Recording}. Not thread-safe.
 */
@NullMarked
package id.suhu.recording;

import org.jspecify.annotations.NullMarked;
