package id.suhu.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects faults for one report. Single-threaded. */
final class Faults {

  private record Fault(Place place, String text) {}

  private final List<Fault> found = new ArrayList<>();

  void add(Place place, String text) {
    found.add(new Fault(place, text));
  }

  void throwIfAny() throws ConfigurationException {
    if (!found.isEmpty()) {
      throw new ConfigurationException(
          found.stream()
              .sorted(Comparator.comparing(Fault::place))
              .map(fault -> fault.place.name() + ": " + fault.text)
              .toList());
    }
  }
}
