package id.suhu.app.cli;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The catalogue of what a plant reads, in {@code texts_id.properties} and {@code
 * texts_en.properties}. Texts are {@link String#format formats} in the root locale. Immutable.
 */
public final class Texts {

  private static final String NAME = "id.suhu.app.cli.texts";

  private static final ResourceBundle INDONESIAN = bundle("id");
  private static final ResourceBundle ENGLISH = bundle("en");

  private final Language language;

  /** The texts in a language. */
  public Texts(Language language) {
    this.language = language;
  }

  /** Which language. */
  public Language language() {
    return language;
  }

  /**
   * A text with its values filled in.
   *
   * @throws MissingResourceException if the catalogue has no such key
   */
  public String get(String key, Object... values) {
    return language.of(
        String.format(Locale.ROOT, INDONESIAN.getString(key), values),
        String.format(Locale.ROOT, ENGLISH.getString(key), values));
  }

  /** A text that came in both languages, such as an alarm's. */
  public String of(String indonesian, String english) {
    return language.of(indonesian, english);
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle(
        NAME,
        new Locale(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
