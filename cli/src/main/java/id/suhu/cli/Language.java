package id.suhu.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The language of texts for the user. */
public enum Language {
  /** Indonesian. */
  ID,
  /** English. */
  EN,
  /** Indonesian, then English: no language was specified. */
  BOTH;

  /**
   * Returns the language of the process's locale. It is read from the environment because {@link
   * Locale#getDefault} returns English if no locale is set.
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

  /** Returns the text in this language. */
  public String of(String indonesian, String english) {
    return switch (this) {
      case ID -> indonesian;
      case EN -> english;
      case BOTH -> indonesian.equals(english) ? english : indonesian + " / " + english;
    };
  }
}
