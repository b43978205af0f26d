package id.suhu.app.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads a configuration written by a test. */
final class Loading {

  private final Map<String, String> environment = new HashMap<>();
  private final List<OptionValue> options = new ArrayList<>();
  private Optional<Path> file = Optional.empty();

  Loading file(Path folder, String... lines) {
    Path path = folder.resolve("suhu.yaml");
    try {
      Files.writeString(path, String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file(path);
  }

  Loading file(Path path) {
    file = Optional.of(path);
    return this;
  }

  Loading variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Loading option(String name, String key, String value) {
    options.add(new OptionValue(name, key, value));
    return this;
  }

  Configuration load() {
    try {
      return Configuration.load(file, environment, options);
    } catch (ConfigurationException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Returns the faults, with the file's name instead of its path. */
  List<String> faults() {
    ConfigurationException e =
        catchThrowableOfType(
            ConfigurationException.class, () -> Configuration.load(file, environment, options));
    if (e == null) {
      throw new AssertionError("there was no fault");
    }
    return e.faults().stream().map(this::withoutFolder).toList();
  }

  private String withoutFolder(String fault) {
    return file.map(path -> fault.replace(path.getParent() + "/", "")).orElse(fault);
  }
}
