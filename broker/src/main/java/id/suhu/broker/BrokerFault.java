package id.suhu.broker;

/**
 * The fault that stopped a running broker.
 *
 * @param message one sentence for the operator
 * @param cause for the log
 */
public record BrokerFault(String message, Throwable cause) {}
