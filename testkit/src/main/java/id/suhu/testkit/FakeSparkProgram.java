package id.suhu.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A substitute for the Spark program: a folder of the same form, with a different main class. */
public final class FakeSparkProgram {

  private FakeSparkProgram() {}

  /**
   * Creates the program.
   *
   * @param folder its folder, which must not exist
   * @param main the source of {@code id.suhu.spark.Main}
   * @param jars its libraries
   * @param javaOptions of its JVM
   */
  public static Path make(Path folder, String main, List<Path> jars, String... javaOptions)
      throws IOException {
    Path libraries = Files.createDirectories(folder.resolve("lib/spark"));
    Files.writeString(
        folder.resolve("jvm.options"),
        "-Xmx64m\n-XX:+UseSerialGC\n" + String.join("\n", javaOptions) + "\n");
    for (Path jar : jars) {
      Files.copy(jar, libraries.resolve(jar.getFileName().toString()));
    }
    Path source = Files.writeString(folder.resolve("Main.java"), main);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    String classPath =
        String.join(File.pathSeparator, jars.stream().map(Path::toString).toArray(String[]::new));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classPath.isEmpty() ? "." : classPath,
                "-d",
                classes.toString(),
                source.toString());
    if (compiled != 0) {
      throw new IllegalArgumentException("the main class has faults");
    }
    try (JarOutputStream jar =
            new JarOutputStream(Files.newOutputStream(folder.resolve("lib/suhu-spark.jar")));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, jar);
      }
    }
    return folder;
  }
}
