package id.suhu.app.config;

import id.suhu.kafka.HostPort;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The format of a value.
 *
 * @param <T> the type of the parsed value
 */
@FunctionalInterface
interface Form<T> {

  /** {@code HOST:PORT}. */
  Form<HostPort> HOST_PORT = HostPort::parse;

  /** {@code HOST:PORT} of a host that is reachable from this machine only. */
  Form<HostPort> LOOPBACK =
      text -> {
        HostPort address = HostPort.parse(text);
        if (!address.isLoopback()) {
          throw new IllegalArgumentException(
              "it must be a loopback address, such as 127.0.0.1:8080");
        }
        return address;
      };

  /** {@code HOST:PORT}, or several of them separated by commas. */
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
          throw new IllegalArgumentException("it must be a valid path", e);
        }
      };

  /**
   * Parses a text, which is not empty and has no surrounding white space.
   *
   * @throws IllegalArgumentException whose message is the rule that the text breaks
   */
  T parse(String text);

  /** Returns the format of a whole number within inclusive limits. */
  static Form<Integer> wholeNumber(int least, int most) {
    return text -> Math.toIntExact(wholeNumber((long) least, most).parse(text));
  }

  /** Returns the format of a larger whole number within inclusive limits. */
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

  /** Returns the format of an enum constant's name, in lower case. */
  static <E extends Enum<E>> Form<E> word(Class<E> type) {
    return word(List.of(type.getEnumConstants()));
  }

  /** Returns the format of one of some constants' names, in lower case. */
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

  /** Returns the format of a type whose constructor or factory method validates the text. */
  static <T> Form<T> checkedBy(Function<String, T> constructor) {
    return constructor::apply;
  }
}
