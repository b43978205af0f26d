package id.suhu.broker;

/** Another running program holds the data folder. */
public final class FolderInUseException extends BrokerStartException {

  FolderInUseException(String message) {
    super(message);
  }
}
