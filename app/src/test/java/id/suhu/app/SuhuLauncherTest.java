package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The launcher in a small repository of its own, whose build copies a jar and keeps count. */
@Timeout(60)
class SuhuLauncherTest {

  private static final String MAIN =
      """
      package id.suhu.app;

      public final class Main {
        public static void main(String[] arguments) throws Exception {
          System.out.println("in " + System.getProperty("user.dir"));
          System.out.println("with " + java.util.List.of(arguments));
          System.out.println("told " + System.getProperty("told"));
          System.out.println("from " + System.getProperty("java.class.path"));
          System.out.println("spark in " + System.getProperty("suhu.spark.program"));
          System.out.println("heap " + (Runtime.getRuntime().maxMemory() >> 20));
          if (arguments.length > 0 && arguments[0].equals("wait")) {
            System.in.read();
            Class.forName("id.suhu.app.Late");
            System.out.println("woke");
          }
          System.exit(arguments.length > 0 && arguments[0].equals("fail") ? 7 : 0);
        }
      }
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      cd "$(dirname "$0")" || exit 9
      echo "$@" >>builds
      [ ! -p gate ] || read -r line <gate
      [ ! -e broken ] || { echo 'the compiler is not amused'; exit 1; }
      for argument; do
        case $argument in -Dsuhu.program=* | -Dsuhu.spark.program=*) program=${argument#*=} ;; esac
      done
      mkdir -p "$program/lib" && cp suhu-app.jar "$program/lib/"
      """;

  @TempDir Path folder;
  private Path root = Path.of("");
  private Path source = Path.of("");
  private Path sparkSource = Path.of("");

  /** What a run of the launcher left. */
  record Run(int code, String out, String err) {}

  @BeforeEach
  void makeRepository() throws Exception {
    root = Files.createDirectory(folder.resolve("a repository")).toRealPath();
    Files.copy(Path.of("../suhu"), root.resolve("suhu"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(root.resolve("mvnw"), MAVEN);
    assertThat(root.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    source = Files.createDirectories(root.resolve("app/src/main/java")).resolve("Main.java");
    Files.writeString(source, MAIN);
    Files.writeString(root.resolve("app/pom.xml"), "<project/>");
    sparkSource = Files.createDirectories(root.resolve("spark/src/main/java")).resolve("Job.java");
    Files.writeString(sparkSource, "package id.suhu.spark; class Job {}");
    Files.writeString(root.resolve("spark/pom.xml"), "<project/>");
    Path late =
        Files.writeString(folder.resolve("Late.java"), "package id.suhu.app; class Late {}");
    Path classes = Files.createDirectory(folder.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString(), late.toString());
    assertThat(compiled).isZero();
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(root.resolve("suhu-app.jar")))) {
      for (String name : List.of("id/suhu/app/Main.class", "id/suhu/app/Late.class")) {
        jar.putNextEntry(new JarEntry(name));
        Files.copy(classes.resolve(name), jar);
      }
    }
  }

  @Test
  void theFirstStartBuildsAndSaysSoInALine() throws Exception {
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

  /** Class files that no check has judged must not be taken for up to date by one. */
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
  void theFirstSparkBuildsTheSparkProgramToo() throws Exception {
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
  void sparkWithoutAnyBuildMakesBoth() throws Exception {
    // when
    Run run = run("spark");

    // then
    assertThat(run.err()).contains("Building Suhu's Spark program once", "Building Suhu once");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void onlySparkNeedsTheSparkProgram() throws Exception {
    // when
    Run run = run("watch", "spark");

    // then
    assertThat(run.out()).contains("spark in null");
    assertThat(root.resolve("target/suhu-spark")).doesNotExist();
  }

  @Test
  void eachProgramIsBuiltAgainForItsOwnSources() throws Exception {
    run("spark");
    inTheFuture(sparkSource);
    assertThat(run("watch").err()).isEmpty();
    assertThat(run("spark").err())
        .isEqualTo("Building Suhu's Spark program again, for its sources have changed …\n");
    inThePast(sparkSource);
    inTheFuture(source);
    assertThat(run("spark").err())
        .isEqualTo("Building Suhu again, for its sources have changed …\n");
    inThePast(source);
    Path shared = Files.createDirectories(root.resolve("cli/src/main/java")).resolve("Stop.java");
    Files.writeString(shared, "class Stop {}");
    Files.writeString(root.resolve("cli/pom.xml"), "<project/>");
    inTheFuture(shared);
    assertThat(run("spark").err())
        .contains("Building Suhu's Spark program again", "Building Suhu again");
  }

  @Test
  void sparkWaitsInASmallHeapAndTheUsersJavaOptionsAreForTheJob() throws Exception {
    // when
    Run run = run(Map.of("SUHU_JAVA_OPTS", "-Dtold=much -Xmx96m"), "./suhu", "spark");

    // then
    assertThat(run.out()).contains("told null", "heap ");
    assertThat(run.out().lines().filter(line -> line.startsWith("heap ")).toList())
        .singleElement()
        .satisfies(line -> assertThat(Integer.parseInt(line.substring(5))).isLessThanOrEqualTo(64));
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
  void theProgramsExitCodeAndTheUsersJavaOptionsPassThrough() throws Exception {
    // when
    Run run = run(Map.of("SUHU_JAVA_OPTS", "-Dtold=much -Xmx64m"), "./suhu", "fail");

    // then
    assertThat(run.code()).isEqualTo(7);
    assertThat(run.out()).contains("told much");
  }

  @Test
  void aSignalReachesTheProgramItself() throws Exception {
    // given
    Process process = started("wait");
    BufferedReader lines = reader(process);
    assertThat(lines.readLine()).startsWith("in ");

    // when
    String name = process.info().command().orElseThrow();
    // Not Process.destroy: it ends the program's input as well.
    process.toHandle().destroy();

    // then
    assertThat(name).endsWith("/java");
    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  @Test
  void itIsFoundThroughLinks() throws Exception {
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

  @Test
  void aSparkProgramThatIsInUseIsKept() throws Exception {
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
      inTheFuture(sparkSource);
      run("spark");
      inThePast(sparkSource);
    }

    // then
    assertThat(folders("target/suhu-spark")).hasSize(3).contains(used);
    // Not Process.destroy: it ends the program's input as well, which may end it first.
    waiting.toHandle().destroy();
    assertThat(waiting.waitFor()).isEqualTo(143);
  }

  @Test
  void aJavaThatIsMissingOrTooOldIsToldInASentence() throws Exception {
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

  private Run run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), root.resolve("suhu").toString(), arguments);
  }

  private Run run(Map<String, String> environment, String program, String... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        builder(program, arguments).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    if (program.startsWith("./")) {
      builder.directory(root.toFile());
    }
    int code = builder.start().waitFor();
    return new Run(code, Files.readString(out), Files.readString(err));
  }

  private Process started(String... arguments) throws IOException {
    return builder(root.resolve("suhu").toString(), arguments).start();
  }

  private ProcessBuilder builder(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SUHU_JAVA_OPTS", "-Xmx64m");
    return builder;
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static BufferedReader errors(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(root.resolve("builds"));
  }

  private List<Path> programs() throws IOException {
    return folders("target/suhu");
  }

  private List<Path> folders(String parent) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(parent))) {
      return files.filter(Files::isDirectory).toList();
    }
  }

  private static void inTheFuture(Path file) throws IOException {
    touch(file, TimeUnit.HOURS.toMillis(1));
  }

  private static void inThePast(Path file) throws IOException {
    touch(file, -TimeUnit.HOURS.toMillis(1));
  }

  private static void touch(Path file, long fromNowMs) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + fromNowMs));
  }
}
