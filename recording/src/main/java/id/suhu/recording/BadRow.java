package id.suhu.recording;

/**
 * A row that is no reading. Which file it stands in, whoever opened the {@link Recording} knows.
 *
 * @param line where it begins, from 1
 * @param reason the value and the rule that it breaks
 */
public record BadRow(long line, String reason) implements Row {}
