package id.suhu.broker;

/** Another running process uses the data folder. */
public final class FolderInUseException extends BrokerStartException {

  FolderInUseException(String message) {
    super(message);
  }
}
