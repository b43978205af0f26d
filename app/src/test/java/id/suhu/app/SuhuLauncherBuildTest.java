package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;

/** When the launcher builds, and how builds affect other runs. */
@Timeout(60)
class SuhuLauncherBuildTest extends LauncherInRepository {

  /** The complete check must not consider unchecked class files up to date. */
  @Test
  void itsBuildKeepsItsClassFilesFromThoseOfTheWholeCheck() throws Exception {
    // given
    Document pom =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Path.of("../parent/pom.xml").toFile());

    // when
    String directory =
        XPathFactory.newDefaultInstance()
            .newXPath()
            .evaluate("//profile[activation/property/name = 'fast']/build/directory", pom);

    // then
    assertThat(directory).isEqualTo("${project.basedir}/target/fast");
  }

  @Test
  void theSecondStartBuildsNothing() throws Exception {
    // given
    run();

    // when
    Run run = run();

    // then
    assertThat(run.err()).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void itBuildsAgainWhenASourceChangedOrWentOrAPomChanged() throws Exception {
    run();
    inTheFuture(source);
    assertThat(run().err()).isEqualTo("Building Suhu again, for its sources have changed …\n");
    inThePast(source);
    assertThat(run().err()).isEmpty();
    Files.delete(source);
    assertThat(run().err()).startsWith("Building Suhu again");
    inTheFuture(root.resolve("app/pom.xml"));
    assertThat(run().err()).startsWith("Building Suhu again");
  }

  @Test
  void aFailedBuildShowsItsOutputAndIsTriedAgain() throws Exception {
    // given
    Files.createFile(root.resolve("broken"));

    // when
    Run failed = run();
    Files.delete(root.resolve("broken"));
    Run again = run();

    // then
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .isEqualTo(
            """
            Building Suhu once (about a minute) …
            the compiler is not amused
            suhu: the build failed; its output stands above
            """);
    assertThat(again.code()).isZero();
    assertThat(builds()).hasSize(2);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    // given
    Path gate = root.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    Process first = started();
    BufferedReader firstSays = errors(first);
    assertThat(firstSays.readLine()).startsWith("Building Suhu once");
    Process second = started();
    BufferedReader secondSays = errors(second);
    assertThat(secondSays.readLine())
        .isEqualTo(
            "Waiting for another ./suhu (process %d), which is building …".formatted(first.pid()));

    // when
    Files.writeString(gate, "go\n");

    // then
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(builds()).hasSize(1);
    assertThat(root.resolve("target/suhu.lock")).doesNotExist();
  }

  @Test
  void aBuildThatWasKilledIsInNobodysWay() throws Exception {
    // given
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectory(root.resolve("target"));
    Files.createSymbolicLink(root.resolve("target/suhu.lock"), Path.of(Long.toString(dead.pid())));

    // when
    Run run = run();

    // then
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo("Building Suhu once (about a minute) …\n");
  }

  @Test
  void aSignalEndsABuildAndLeavesNothingBehind() throws Exception {
    // given
    assertThat(new ProcessBuilder("mkfifo", root.resolve("gate").toString()).start().waitFor())
        .isZero();
    Process process = started();
    assertThat(errors(process).readLine()).startsWith("Building");

    // when
    process.destroy();

    // then
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(Files.isSymbolicLink(root.resolve("target/suhu.lock"))).isFalse();
    assertThat(programs()).isEmpty();
  }

  @Test
  void aBuildHurtsNoProgramThatRuns() throws Exception {
    // given
    Process running = started("wait");
    BufferedReader lines = reader(running);
    for (int i = 0; i < 6; i++) {
      assertThat(lines.readLine()).isNotNull();
    }

    // when
    for (int i = 0; i < 3; i++) {
      inTheFuture(source);
      assertThat(run().err()).startsWith("Building Suhu again");
      inThePast(source);
    }

    // then
    assertThat(programs()).hasSize(3);
    running.getOutputStream().close();
    assertThat(lines.readLine()).isEqualTo("woke");
    assertThat(running.waitFor()).isZero();
    inTheFuture(source);
    run();
    assertThat(programs()).hasSize(2);
  }
}
