package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The launcher runs the program transparently. */
@Timeout(60)
class SuhuLauncherTest extends LauncherInRepository {

  @Test
  void buildsAtTheFirstStartAndReportsItInOneLine() throws Exception {
    // when
    Run run = run("watch", "two words", "*");

    // then
    assertThat(run.err()).isEqualTo("Building Suhu once (about a minute) …\n");
    assertThat(run.out())
        .contains("in " + folder.toRealPath())
        .contains("with [watch, two words, *]");
    assertThat(run.code()).isZero();
    assertThat(builds())
        .singleElement()
        .asString()
        .startsWith("-q -Dfast -DskipTests -Dmaven.test.skip -Dsuhu.program=")
        .endsWith(" -pl app -am package");
  }

  @Test
  void passesOnTheExitCodeAndTheUsersJavaOptions() throws Exception {
    // when
    Run run = run(Map.of("SUHU_JAVA_OPTS", "-Dtest.option=set -Xmx64m"), "./suhu", "fail");

    // then
    assertThat(run.code()).isEqualTo(7);
    assertThat(run.out()).contains("option set");
  }

  @Test
  void deliversSignalsToTheProgram() throws Exception {
    // given
    Process process = start("wait");
    BufferedReader lines = reader(process);
    assertThat(lines.readLine()).startsWith("in ");

    // when
    String name = process.info().command().orElseThrow();
    // Not Process.destroy: it also closes the program's input.
    process.toHandle().destroy();

    // then
    assertThat(name).endsWith("/java");
    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  @Test
  void resolvesSymbolicLinks() throws Exception {
    // given
    Path one = Files.createSymbolicLink(folder.resolve("one"), root.resolve("suhu"));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("two"), Path.of("../one"));

    // when
    Run run = run(Map.of(), bin.resolve("two").toString());

    // then
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("from " + root.resolve("target/suhu"));
    assertThat(one).isSymbolicLink();
  }

  @Test
  void reportsAMissingOrTooOldJavaInOneSentence() throws Exception {
    // given
    Path old = Files.createDirectories(folder.resolve("old/bin"));
    Files.createFile(old.resolve("java"));
    assertThat(old.resolve("java").toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"1.8.0_402\"\n");

    // when
    Run tooOld = run(Map.of("JAVA_HOME", folder.resolve("old").toString()), "./suhu");
    Run missing = run(Map.of("JAVA_HOME", folder.resolve("none").toString()), "./suhu");

    // then
    assertThat(tooOld.code()).isEqualTo(1);
    assertThat(tooOld.err())
        .isEqualTo(
            "suhu: %s/java is Java 8; Suhu needs a JDK, 17 or newer (JAVA_HOME can name one)\n"
                .formatted(old));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err())
        .isEqualTo(
            "suhu: JAVA_HOME is %s, which has no bin/java; Suhu needs a JDK, 17 or newer\n"
                .formatted(folder.resolve("none")));
  }
}
