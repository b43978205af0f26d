package id.suhu.web;

import id.suhu.messages.Quoted;
import io.javalin.http.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses addresses with faulty escapes, which Javalin takes for a fault of the program. */
final class Escapes {

  private static final Pattern FAULTY = Pattern.compile("%(?![0-9a-fA-F]{2}).{0,2}");

  private Escapes() {}

  static void check(Context request) {
    check(request.req().getRequestURI());
    check(request.req().getQueryString());
  }

  private static void check(@Nullable String text) {
    Matcher faulty = FAULTY.matcher(text == null ? "" : text);
    if (faulty.find()) {
      throw ApiException.badRequest(
          "'%s' in the address is not a character; write it as %% and two hexadecimal digits"
              .formatted(Quoted.shortened(faulty.group())));
    }
  }
}
