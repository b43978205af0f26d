package id.suhu.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The catalogue of texts for the user: the resources {@code id/suhu/texts_id.properties} and {@code
 * texts_en.properties}. Each program has its own catalogue, the only one on its class path. Texts
 * are {@link String#format formats} in the root locale. Immutable.
 */
public final class Texts {

  private static final String NAME = "id.suhu.texts";

  private static final ResourceBundle INDONESIAN = bundle("id");
  private static final ResourceBundle ENGLISH = bundle("en");

  private final Language language;

  /** Loads the texts in a language. */
  public Texts(Language language) {
    this.language = language;
  }

  /** Returns the language. */
  public Language language() {
    return language;
  }

  /**
   * Returns a text with its values inserted; values other than numbers are made {@link Printable}.
   *
   * @throws MissingResourceException if the catalogue has no such key
   */
  public String get(String key, Object... values) {
    return language.of(text(INDONESIAN, key, values), text(ENGLISH, key, values));
  }

  /** Returns a text for a separate line; {@link Language#BOTH} gives two lines. */
  public String sentence(String key, Object... values) {
    return language == Language.BOTH
        ? text(INDONESIAN, key, values) + "\n" + text(ENGLISH, key, values)
        : get(key, values);
  }

  /** Returns a text, or a replacement if the catalogue has no such key. */
  public String getOr(String key, String other) {
    return ENGLISH.containsKey(key) ? get(key) : other;
  }

  private static String text(ResourceBundle bundle, String key, Object... values) {
    Object[] printable = Arrays.stream(values).map(Texts::printable).toArray();
    return String.format(Locale.ROOT, bundle.getString(key), printable);
  }

  private static Object printable(Object value) {
    return value instanceof Number ? value : Printable.of(value.toString());
  }

  /** Returns the text in this language, or both texts. */
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
