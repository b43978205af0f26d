package id.suhu.web;

import id.suhu.messages.Quoted;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a body contains readings. */
enum ReadingsFormat {
  /** One reading, or an array of them; numbered by the index in the array, from 0. */
  JSON("index"),
  /** A reading in each line; numbered by the lines, from 1. */
  LINES("line");

  private final String number;

  ReadingsFormat(String number) {
    this.number = number;
  }

  /** Returns what the number of a reading is. */
  String number() {
    return number;
  }

  /**
   * Returns the format of a content type. A charset is not needed, and makes no difference: JSON is
   * UTF-8.
   *
   * @throws ApiException if it has none
   */
  static ReadingsFormat of(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType;
    // Also keeps other sites' pages out: a browser asks before it sends these types.
    return switch (type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
      case "application/json" -> JSON;
      case "application/x-ndjson", "application/jsonl" -> LINES;
      default ->
          throw ApiException.unsupportedType(
              ("the content type is '%s'; it must be application/json, application/x-ndjson or"
                      + " application/jsonl")
                  .formatted(Quoted.shortened(type)));
    };
  }
}
