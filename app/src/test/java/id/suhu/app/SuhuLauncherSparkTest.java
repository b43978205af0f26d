package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the launcher builds and starts the program of the Spark jobs. */
@Timeout(60)
class SuhuLauncherSparkTest extends LauncherInRepository {

  @Test
  void buildsTheSparkProgramAtTheFirstSparkCommand() throws Exception {
    // given
    run("watch");

    // when
    Run first = run("spark", "archive", "two words");
    Run second = run("spark");

    // then
    assertThat(first.err())
        .isEqualTo(
            "Building Suhu's Spark program once (a few minutes, downloads about 300 MB) …\n");
    assertThat(first.out()).contains("with [spark, archive, two words]");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).hasSize(2);
    String build = builds().get(1);
    assertThat(build)
        .startsWith("-q -Dfast -DskipTests -Dmaven.test.skip -Dsuhu.spark.program=")
        .endsWith(" -pl spark -am package");
    String program = build.replaceFirst(".*-Dsuhu.spark.program=(.*) -pl .*", "$1");
    assertThat(program).startsWith(root.resolve("target/suhu-spark").toString());
    assertThat(first.out()).contains("spark in " + program + "\n");
    assertThat(second.out()).contains("spark in " + program + "\n");
  }

  @Test
  void buildsBothProgramsWhenNeitherExists() throws Exception {
    // when
    Run run = run("spark");

    // then
    assertThat(run.err()).contains("Building Suhu's Spark program once", "Building Suhu once");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void doesNotBuildTheSparkProgramForOtherCommands() throws Exception {
    // when
    Run run = run("watch", "spark");

    // then
    assertThat(run.out()).contains("spark in null");
    assertThat(root.resolve("target/suhu-spark")).doesNotExist();
  }

  @Test
  void rebuildsEachProgramWhenItsSourcesChange() throws Exception {
    run("spark");
    setModifiedInTheFuture(sparkSource);
    assertThat(run("watch").err()).isEmpty();
    assertThat(run("spark").err())
        .isEqualTo("Building Suhu's Spark program again, for its sources have changed …\n");
    setModifiedInThePast(sparkSource);
    setModifiedInTheFuture(source);
    assertThat(run("spark").err())
        .isEqualTo("Building Suhu again, for its sources have changed …\n");
    setModifiedInThePast(source);
    Path shared = Files.createDirectories(root.resolve("cli/src/main/java")).resolve("Stop.java");
    Files.writeString(shared, "class Stop {}");
    Files.writeString(root.resolve("cli/pom.xml"), "<project/>");
    setModifiedInTheFuture(shared);
    assertThat(run("spark").err())
        .contains("Building Suhu's Spark program again", "Building Suhu again");
  }

  @Test
  void runsSparkInASmallHeapWithoutTheUsersJavaOptions() throws Exception {
    // when
    Run run = run(Map.of("SUHU_JAVA_OPTS", "-Dtest.option=set -Xmx96m"), "./suhu", "spark");

    // then
    assertThat(run.out()).contains("option null", "heap ");
    assertThat(run.out().lines().filter(line -> line.startsWith("heap ")).toList())
        .singleElement()
        .satisfies(line -> assertThat(Integer.parseInt(line.substring(5))).isLessThanOrEqualTo(64));
  }

  @Test
  void keepsASparkProgramInUse() throws Exception {
    // given
    run("spark");
    Path used = folders("target/suhu-spark").get(0);
    Process waiting =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                used.resolve("lib/suhu-app.jar").toString(),
                "id.suhu.app.Main",
                "wait")
            .start();
    assertThat(reader(waiting).readLine()).startsWith("in ");

    // when
    for (int i = 0; i < 3; i++) {
      setModifiedInTheFuture(sparkSource);
      run("spark");
      setModifiedInThePast(sparkSource);
    }

    // then
    assertThat(folders("target/suhu-spark")).hasSize(3).contains(used);
    // Not Process.destroy: it also closes the program's input, which may end it first.
    waiting.toHandle().destroy();
    assertThat(waiting.waitFor()).isEqualTo(143);
  }
}
