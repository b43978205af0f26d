package id.suhu.app.config;

import id.suhu.kafka.HostPort;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * How a value is written.
 *
 * @param <T> what it becomes
 */
@FunctionalInterface
interface Form<T> {

  /** {@code HOST:PORT}. */
  Form<HostPort> HOST_PORT = HostPort::parse;

  /** {@code HOST:PORT}, or several of them with commas between. */
  Form<String> BOOTSTRAP =
      text -> {
        List<String> addresses = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        addresses.forEach(HostPort::parse);
        return String.join(",", addresses);
      };

  /** {@code true} or {@code false}. */
  Form<Boolean> FLAG =
      text -> {
        if (text.equals("true") || text.equals("false")) {
          return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("it must be true or false");
      };

  /** A file or folder. */
  Form<Path> PATH =
      text -> {
        try {
          return Path.of(text);
        } catch (InvalidPathException e) {
          throw new IllegalArgumentException("it must be a path of this machine", e);
        }
      };

  /**
   * Reads a text, without white space around it and not empty.
   *
   * @throws IllegalArgumentException with the rule that the text breaks as its message
   */
  T parse(String text);

  /** A whole number within limits, both allowed. */
  static Form<Integer> wholeNumber(int least, int most) {
    return text -> Math.toIntExact(wholeNumber((long) least, most).parse(text));
  }

  /** The same for larger ones. */
  static Form<Long> wholeNumber(long least, long most) {
    return text -> {
      if (text.matches("[+-]?\\d{1,18}")) {
        long number = Long.parseLong(text);
        if (number >= least && number <= most) {
          return number;
        }
      }
      throw new IllegalArgumentException(
          "it must be a whole number from %d to %d".formatted(least, most));
    };
  }

  /** One of the names of an enum, in lower case. */
  static <E extends Enum<E>> Form<E> word(Class<E> type) {
    return word(List.of(type.getEnumConstants()));
  }

  /** One of some values' names, in lower case. */
  static <E extends Enum<E>> Form<E> word(List<E> values) {
    List<String> words = values.stream().map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    return text -> {
      int index = words.indexOf(text);
      if (index >= 0) {
        return values.get(index);
      }
      throw new IllegalArgumentException("it must be one of " + String.join(", ", words));
    };
  }

  /** The one text that this version can do something with. */
  static Form<String> only(String possible, String reason) {
    return text -> {
      if (text.equals(possible)) {
        return text;
      }
      throw new IllegalArgumentException(reason);
    };
  }

  /** What a constructor makes of a text, or refuses. */
  static <T> Form<T> checkedBy(Function<String, T> constructor) {
    return constructor::apply;
  }
}
