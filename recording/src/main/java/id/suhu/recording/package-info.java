/**
 * Recorded readings: CSV files, gzipped or not. Entry point: {@link id.suhu.recording.Recording}.
 * One thread at a time.
 */
@NullMarked
package id.suhu.recording;

import org.jspecify.annotations.NullMarked;
