package id.suhu.view.status;

/**
 * A record that was rejected.
 *
 * @param reason the code of the {@link id.suhu.core.reading.RejectReason}
 * @param partition of the reading topic; -1 if the rejected record does not tell it
 * @param offset in that partition; -1 likewise
 * @param timeMs when it was rejected, epoch milliseconds
 * @param sample the beginning of its value as text; characters that are not UTF-8 are replaced
 */
public record RejectedRecord(
    String reason, int partition, long offset, long timeMs, String sample) {}
