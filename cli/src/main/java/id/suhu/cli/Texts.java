package id.suhu.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The catalogue of what a plant reads, in {@code id/suhu/texts_id.properties} and {@code
 * texts_en.properties} beside it. Each program brings its own: there is one on a class path. Texts
 * are {@link String#format formats} in the root locale. Immutable.
 */
public final class Texts {

  private static final String NAME = "id.suhu.texts";

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
   * A text with its values filled in, those that are no numbers as {@link Printable} has them.
   *
   * @throws MissingResourceException if the catalogue has no such key
   */
  public String get(String key, Object... values) {
    return language.of(text(INDONESIAN, key, values), text(ENGLISH, key, values));
  }

  /** A text that needs a line of its own: in both languages it is two lines. */
  public String sentence(String key, Object... values) {
    return language == Language.BOTH
        ? text(INDONESIAN, key, values) + "\n" + text(ENGLISH, key, values)
        : get(key, values);
  }

  /** A text, or else what stands for it where the catalogue has none. */
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
