package id.suhu.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

  /** It would cause a warning at each start. */
  private static final String INCUBATING = "--add-modules=jdk.incubator.vector";

  @Test
  void containTheModuleOptionsOfThisSparkVersion() throws IOException {
    List<String> packaged = Files.readAllLines(Path.of("src/main/program/jvm.options"));

    assertThat(packaged)
        .containsAll(
            Stream.of(JavaModuleOptions.defaultModuleOptions().trim().split(" +"))
                .filter(option -> !option.equals(INCUBATING))
                .toList());
  }
}
