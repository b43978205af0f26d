/**
 * Reads and writes files with readings, and writes files with alarm events: CSV, JSON lines and
 * Parquet. Entry points: {@link id.suhu.recording.Recording} and {@link
 * id.suhu.recording.FileFormat}. Not thread-safe.
 */
@NullMarked
package id.suhu.recording;

import org.jspecify.annotations.NullMarked;
