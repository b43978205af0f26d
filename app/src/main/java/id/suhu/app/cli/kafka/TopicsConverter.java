package id.suhu.app.cli.kafka;

import id.suhu.kafka.Topics;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a reading topic. */
final class TopicsConverter implements ITypeConverter<Topics> {

  @Override
  public Topics convert(String value) {
    try {
      return new Topics(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
