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
  void buildsIntoADirectoryApartFromTheCompleteCheck() throws Exception {
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
  void buildsNothingAtTheSecondStart() throws Exception {
    // given
    run();

    // when
    Run run = run();

    // then
    assertThat(run.err()).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void rebuildsWhenASourceOrAPomChangesOrASourceIsDeleted() throws Exception {
    run();
    setModifiedInTheFuture(source);
    assertThat(run().err()).isEqualTo("Building Suhu again, for its sources have changed …\n");
    setModifiedInThePast(source);
    assertThat(run().err()).isEmpty();
    Files.delete(source);
    assertThat(run().err()).startsWith("Building Suhu again");
    setModifiedInTheFuture(root.resolve("app/pom.xml"));
    assertThat(run().err()).startsWith("Building Suhu again");
  }

  @Test
  void printsTheOutputOfAFailedBuildAndRetriesIt() throws Exception {
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
            compilation failed
            suhu: the build failed; see its output above
            """);
    assertThat(again.code()).isZero();
    assertThat(builds()).hasSize(2);
  }

  @Test
  void buildsOnceForTwoConcurrentStarts() throws Exception {
    // given
    Path gate = root.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    Process first = start();
    BufferedReader firstErrors = errors(first);
    assertThat(firstErrors.readLine()).startsWith("Building Suhu once");
    Process second = start();
    BufferedReader secondErrors = errors(second);
    assertThat(secondErrors.readLine())
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
  void replacesTheLockOfAKilledBuild() throws Exception {
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
  void removesLockAndOutputWhenASignalEndsABuild() throws Exception {
    // given
    assertThat(new ProcessBuilder("mkfifo", root.resolve("gate").toString()).start().waitFor())
        .isZero();
    Process process = start();
    assertThat(errors(process).readLine()).startsWith("Building");

    // when
    process.destroy();

    // then
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(Files.isSymbolicLink(root.resolve("target/suhu.lock"))).isFalse();
    assertThat(programs()).isEmpty();
  }

  @Test
  void keepsTheFilesOfARunningProgramDuringBuilds() throws Exception {
    // given
    Process running = start("wait");
    BufferedReader lines = reader(running);
    for (int i = 0; i < 6; i++) {
      assertThat(lines.readLine()).isNotNull();
    }

    // when
    for (int i = 0; i < 3; i++) {
      setModifiedInTheFuture(source);
      assertThat(run().err()).startsWith("Building Suhu again");
      setModifiedInThePast(source);
    }

    // then
    assertThat(programs()).hasSize(3);
    running.getOutputStream().close();
    assertThat(lines.readLine()).isEqualTo("woke");
    assertThat(running.waitFor()).isZero();
    setModifiedInTheFuture(source);
    run();
    assertThat(programs()).hasSize(2);
  }
}
