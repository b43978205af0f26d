package id.suhu.app.config;

import java.util.Comparator;

/**
 * The location of a value. Sorted for the reader: the file from its top, the environment by name,
 * the command line as typed.
 *
 * @param source the kind of location
 * @param line from 1; of an option, its index
 * @param column from 1
 * @param name as shown in messages
 */
record Place(Source source, int line, int column, String name) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::source)
          .thenComparing(Place::line)
          .thenComparing(Place::column)
          .thenComparing(Place::name);

  enum Source {
    FILE,
    ENVIRONMENT,
    OPTION
  }

  static Place inFile(String file) {
    return new Place(Source.FILE, 0, 0, file);
  }

  /** Line and column count from 1. */
  static Place inFile(String file, int line, int column) {
    return new Place(Source.FILE, line, column, file + ":" + line);
  }

  static Place variable(String name) {
    return new Place(Source.ENVIRONMENT, 0, 0, name);
  }

  static Place option(int index, String name) {
    return new Place(Source.OPTION, index, 0, name);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
