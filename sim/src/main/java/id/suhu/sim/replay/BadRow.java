package id.suhu.sim.replay;

/**
 * A row that is no reading.
 *
 * @param line where it begins, from 1
 * @param reason the value and the rule that it breaks
 */
public record BadRow(long line, String reason) {}
