package id.suhu.web;

/** A request that cannot be answered. Its message is one sentence for the client. */
final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private ApiException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** The request is wrong. */
  static ApiException badRequest(String sentence) {
    return new ApiException(400, sentence);
  }

  /** The client may not do this. */
  static ApiException forbidden(String sentence) {
    return new ApiException(403, sentence);
  }

  /** There is nothing of this name. */
  static ApiException notFound(String sentence) {
    return new ApiException(404, sentence);
  }

  /** The request is too large. */
  static ApiException tooLarge(String sentence) {
    return new ApiException(413, sentence);
  }

  /** The body is of a type that is not read. */
  static ApiException unsupportedType(String sentence) {
    return new ApiException(415, sentence);
  }

  /** There are too many requests. */
  static ApiException busy(String sentence) {
    return new ApiException(429, sentence);
  }

  /** It may be answered later. */
  static ApiException unavailable(String sentence) {
    return new ApiException(503, sentence);
  }

  /** Returns the HTTP status code. */
  int status() {
    return status;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
