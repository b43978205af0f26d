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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Base of the launcher's tests: a small repository, whose build copies a jar and counts its runs,
 * and runs of the launcher in it.
 */
abstract class LauncherInRepository {

  private static final String MAIN =
      """
      package id.suhu.app;

      public final class Main {
        public static void main(String[] arguments) throws Exception {
          System.out.println("in " + System.getProperty("user.dir"));
          System.out.println("with " + java.util.List.of(arguments));
          System.out.println("option " + System.getProperty("test.option"));
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
      [ ! -e broken ] || { echo 'compilation failed'; exit 1; }
      for argument; do
        case $argument in -Dsuhu.program=* | -Dsuhu.spark.program=*) program=${argument#*=} ;; esac
      done
      mkdir -p "$program/lib" && cp suhu-app.jar "$program/lib/"
      """;

  @TempDir Path folder;
  Path root = Path.of("");
  Path source = Path.of("");
  Path sparkSource = Path.of("");

  /** The result of a launcher run. */
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

  final Run run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), root.resolve("suhu").toString(), arguments);
  }

  final Run run(Map<String, String> environment, String program, String... arguments)
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

  final Process start(String... arguments) throws IOException {
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

  static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static BufferedReader errors(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  final List<String> builds() throws IOException {
    return Files.readAllLines(root.resolve("builds"));
  }

  final List<Path> programs() throws IOException {
    return folders("target/suhu");
  }

  final List<Path> folders(String parent) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(parent))) {
      return files.filter(Files::isDirectory).toList();
    }
  }

  static void setModifiedInTheFuture(Path file) throws IOException {
    touch(file, TimeUnit.HOURS.toMillis(1));
  }

  static void setModifiedInThePast(Path file) throws IOException {
    touch(file, -TimeUnit.HOURS.toMillis(1));
  }

  private static void touch(Path file, long fromNowMs) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + fromNowMs));
  }
}
