package id.suhu.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The language of what a plant reads. */
public enum Language {
  /** Indonesian. */
  ID,
  /** English. */
  EN,
  /** Indonesian, then English: nobody said which. */
  BOTH;

  /**
   * The language of the locale that a process was started in. Read from the environment rather than
   * from {@link Locale#getDefault}, which takes a missing locale for English.
   */
  public static Language of(Map<String, String> environment) {
    Optional<String> locale =
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst();
    String language = locale.orElse("").split("[_.@-]", 2)[0].toLowerCase(Locale.ROOT);
    return switch (language) {
      case "id" -> ID;
      case "en" -> EN;
      default -> BOTH;
    };
  }

  /** The text in this language, out of both. */
  public String of(String indonesian, String english) {
    return switch (this) {
      case ID -> indonesian;
      case EN -> english;
      case BOTH -> indonesian.equals(english) ? english : indonesian + " / " + english;
    };
  }
}
