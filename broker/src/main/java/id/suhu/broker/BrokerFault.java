package id.suhu.broker;

/**
 * What made a running broker stop.
 *
 * @param message one sentence for the operator
 * @param cause for the log
 */
public record BrokerFault(String message, Throwable cause) {}
