package id.suhu.broker;

/** The broker did not start. The message is one sentence for the user. */
public class BrokerStartException extends Exception {

  public BrokerStartException(String message) {
    super(message);
  }

  public BrokerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
