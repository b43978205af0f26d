package id.suhu.web;

/** The API cannot be served. Its message is one sentence for an operator. */
public final class WebException extends Exception {

  private static final long serialVersionUID = 1L;

  WebException(String sentence) {
    super(sentence);
  }

  WebException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
