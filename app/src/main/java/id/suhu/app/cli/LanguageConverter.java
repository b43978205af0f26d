package id.suhu.app.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code id} or {@code en}. */
final class LanguageConverter implements ITypeConverter<Language> {

  @Override
  public Language convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "id" -> Language.ID;
      case "en" -> Language.EN;
      default ->
          throw new TypeConversionException(
              "'%s' is no language of Suhu; there are id and en".formatted(value));
    };
  }
}
