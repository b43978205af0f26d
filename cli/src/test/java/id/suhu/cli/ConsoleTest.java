package id.suhu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ConsoleTest {

  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

  /** Returns an output that fails with a system message. */
  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Command(name = "tell", description = "Tells one line.")
  private static final class Teller implements Callable<Integer> {

    private final Console console;

    Teller(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      console.line("data");
      return ExitCode.DONE;
    }
  }

  private int run(OutputStream data) {
    Console console = new Console(data, notes, false, false);
    Session session =
        new Session(console, new Stop(), Map.of(), InstantSource.system(), level -> {});
    return new Program(session, new CommandLine(new Teller(console))).execute();
  }

  @Test
  void aClosedPipeEndsTheCommandWithoutAMessage() {
    int code = run(failing("Broken pipe"));

    assertThat(code).isZero();
    assertThat(notes.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aFullDiskIsReportedInOneSentence() {
    int code = run(failing("No space left on device"));

    assertThat(code).isEqualTo(1);
    assertThat(notes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("suhu: cannot write to standard output: No space left on device");
  }

  @Test
  void aNoteAppearsAfterEarlierData() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    Console console = new Console(new java.io.BufferedOutputStream(both), both, false, false);

    console.line("83 °C");
    console.note("done");

    assertThat(both.toString(StandardCharsets.UTF_8).lines()).containsExactly("83 °C", "done");
  }

  @Test
  void coloursAreOmittedIfDisabled() {
    assertThat(Colour.RED.of("hot", false)).isEqualTo("hot");
    assertThat(Colour.RED.of("hot", true)).isEqualTo("\u001b[31mhot\u001b[0m");
    assertThat(Terminal.coloursWanted(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.coloursWanted(Map.of("TERM", "dumb"))).isFalse();
    assertThat(Terminal.coloursWanted(Map.of("NO_COLOR", "", "TERM", "xterm"))).isTrue();
  }

  @Test
  void otherOutputFaultsAreDistinguished() {
    Console console = new Console(failing("Input/output error"), notes, false, false);

    assertThatThrownBy(() -> console.line("data")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void notesAreEscapedForTheTerminal() {
    Console console = new Console(new ByteArrayOutputStream(), notes, false, false);

    console.note("two\nlines, \u001b[2J, \u202e and \r");

    assertThat(notes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("two", "lines, \\u001B[2J, \\u202E and \\u000D");
  }
}
