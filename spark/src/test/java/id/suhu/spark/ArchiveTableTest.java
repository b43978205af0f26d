package id.suhu.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class ArchiveTableTest {

  private static final Path ARCHIVE = new Path("/archive");

  @Test
  void theReadmeHasTheColumnsOfBothTables() throws IOException {
    List<String> documented =
        Files.readAllLines(java.nio.file.Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `") && line.split("`", -1).length == 5)
            .toList();

    assertThat(documented)
        .isEqualTo(
            Stream.of(ArchiveTable.readings(ARCHIVE), ArchiveTable.rejected(ARCHIVE))
                .flatMap(table -> table.columns().stream())
                .map(
                    column ->
                        "| `%s` | `%s` | %s |"
                            .formatted(column.name(), column.type(), column.comment()))
                .toList());
  }
}
