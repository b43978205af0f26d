package id.suhu.core.history;

/** The database failed. Its message is one sentence for an operator. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception. */
  public StoreException(String message) {
    super(message);
  }

  /** Creates an exception with a cause. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
