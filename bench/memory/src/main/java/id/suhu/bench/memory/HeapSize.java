package id.suhu.bench.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heap of another JVM that is still used after a full collection.
 *
 * @param pid its process
 */
record HeapSize(long pid) {

  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final int COLLECTIONS = 3;

  /** Returns the smallest size after several collections, bytes. */
  long bytes() throws IOException, InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      var unused = jcmd("GC.run");
      String info = jcmd("GC.heap_info");
      least = Math.min(least, usedKib(info) * 1024);
    }
    return least;
  }

  /** Adds up the generations; the metaspace is not part of the heap. */
  static long usedKib(String info) {
    long sum = 0;
    for (String line : info.lines().toList()) {
      Matcher used = USED.matcher(line);
      if (line.contains("total") && !line.contains("Metaspace") && used.find()) {
        sum += Long.parseLong(used.group(1));
      }
    }
    if (sum == 0) {
      throw new IllegalStateException("no heap size in the answer of jcmd: " + info);
    }
    return sum;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(program, Long.toString(pid), command).redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("jcmd %s failed: %s".formatted(command, answer));
    }
    return answer;
  }
}
