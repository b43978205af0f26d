package id.suhu.recording;

/**
 * A row that is not a valid reading.
 *
 * @param line the line at which the row begins, from 1; in a Parquet file, the number of the row
 * @param reason the value and the rule that it violates
 */
public record BadRow(long line, String reason) implements Row {}
