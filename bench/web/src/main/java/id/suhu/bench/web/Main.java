package id.suhu.bench.web;

import id.suhu.testkit.MeasuredSystem;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the benchmark named by the first argument. */
public final class Main {

  private static final int[] BATCHES = {1, 100, 5_000};

  private Main() {}

  /** Runs {@code post}, {@code live}, {@code page}, or all of them. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("suhu-bench-");
    String what = arguments.length == 0 ? "all" : arguments[0];
    if (what.equals("all") || what.equals("post")) {
      try (MeasuredSystem system =
          new MeasuredSystem(Files.createDirectory(folder.resolve("post")))) {
        for (int batch : BATCHES) {
          new Posts(system, batch).measure();
        }
      }
    }
    if (what.equals("all") || what.equals("live")) {
      try (MeasuredSystem system =
          new MeasuredSystem(Files.createDirectory(folder.resolve("live")))) {
        new LiveClients(system).measure();
      }
    }
    if (what.equals("all") || what.equals("page")) {
      try (MeasuredSystem system =
          new MeasuredSystem(Files.createDirectory(folder.resolve("page")))) {
        new Pixels(system).measure();
      }
    }
    System.out.println("The data is left in " + folder);
  }
}
