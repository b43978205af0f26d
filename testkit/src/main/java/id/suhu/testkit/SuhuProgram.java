package id.suhu.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged program as run by a user, at the path given by the system property {@code
 * suhu.program}.
 */
public final class SuhuProgram {

  private static final Pattern KAFKA = Pattern.compile("ready.*Kafka (\\S+:\\d+).*");
  private static final Pattern HTTP = Pattern.compile("ready.*HTTP (http://\\S+:\\d+).*");

  private SuhuProgram() {}

  /** Starts the program in a folder. */
  public static ChildProcess start(Path folder, String... arguments) {
    return start(folder, Map.of(), arguments);
  }

  /** Starts the program in a folder, with additional environment variables. */
  public static ChildProcess start(
      Path folder, Map<String, String> environment, String... arguments) {
    List<String> options =
        new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    options.addAll(ClassArchive.options(libraries()));
    return start(folder, environment, options, arguments);
  }

  /** Starts the program in a folder, with JVM options. */
  public static ChildProcess start(
      Path folder, Map<String, String> environment, List<String> javaOptions, String... arguments) {
    return start(libraries(), folder, environment, javaOptions, arguments);
  }

  static ChildProcess start(
      Path libraries,
      Path folder,
      Map<String, String> environment,
      List<String> javaOptions,
      String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ChildProcess.java());
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", libraries + File.separator + "*"));
    command.add("id.suhu.app.Main");
    command.addAll(List.of(arguments));
    Map<String, String> variables = new HashMap<>(environment);
    // A free port, as for Kafka.
    variables.putIfAbsent("SUHU_HTTP_LISTEN", "127.0.0.1:0");
    return ChildProcess.start(folder, variables, command);
  }

  /** Returns the folder of its jars. */
  public static Path libraries() {
    Path program = Path.of(System.getProperty("suhu.program", "target/suhu")).toAbsolutePath();
    Path libraries = program.resolve("lib");
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException(
          "no packaged program in " + program + "; './mvnw package' creates it");
    }
    return libraries;
  }

  /** Runs the program to its end. */
  public static ChildProcess run(Path folder, String... arguments) {
    ChildProcess run = start(folder, arguments);
    run.exitCode();
    return run;
  }

  /** Waits until {@code up} is ready and returns the address of its Kafka. */
  public static String kafka(ChildProcess up) {
    return address(up, KAFKA);
  }

  /** Waits until {@code up} is ready and returns the URL of its HTTP API. */
  public static String http(ChildProcess up) {
    return address(up, HTTP);
  }

  private static String address(ChildProcess up, Pattern line) {
    Matcher ready = line.matcher(up.awaitOut(each -> line.matcher(each).find()));
    if (!ready.find()) {
      throw new AssertionError("no address in the ready line:\n" + up);
    }
    return ready.group(1);
  }
}
