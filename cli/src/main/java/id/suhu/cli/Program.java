package id.suhu.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command line: parses the arguments, runs the command, and returns the exit code. */
public final class Program {

  private static final int USAGE_WIDTH = 100;

  private final Session session;
  private final CommandLine commandLine;

  /**
   * Creates a program with the commands of a root.
   *
   * @param root with all commands; commands added later would not be configured
   */
  public Program(Session session, CommandLine root) {
    this.session = session;
    this.commandLine = root;
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(session.console().data(), StandardCharsets.UTF_8));
    commandLine
        .setOut(out)
        .setErr(new PrintWriter(session.console().notes(), true, StandardCharsets.UTF_8))
        .setColorScheme(
            Help.defaultColorScheme(session.console().colours() ? Help.Ansi.ON : Help.Ansi.OFF))
        .setUsageHelpWidth(USAGE_WIDTH)
        .setUsageHelpLongOptionsMaxWidth(40)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, arguments) -> wrongUsage(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
  }

  /**
   * Runs the command given by the arguments, until it ends or a signal stops it.
   *
   * @return the process's exit code
   */
  public int run(String... arguments) {
    return new Signals(session.stop(), session.console()).during(() -> execute(arguments));
  }

  /** Runs the command without handling signals. */
  public int execute(String... arguments) {
    int code;
    try {
      code = commandLine.execute(arguments);
      commandLine.getOut().flush();
      session.console().flush();
    } catch (OutputClosedException e) {
      code = ExitCode.DONE;
    } catch (UncheckedIOException e) {
      code = unwritten(e);
    }
    if (session.stop().asked() && session.stop().patience() != Patience.LED) {
      session.console().notes().println(new Texts(language()).sentence("stopped"));
    }
    return code;
  }

  /** Returns the language of texts that follow the command. */
  private Language language() {
    ParseResult command = commandLine.getParseResult();
    while (command != null && command.subcommand() != null) {
      command = command.subcommand();
    }
    String option = command == null ? "" : command.matchedOptionValue("--language", "");
    return switch (option.toLowerCase(Locale.ROOT)) {
      case "id" -> Language.ID;
      case "en" -> Language.EN;
      default -> Language.of(session.environment());
    };
  }

  private int unwritten(UncheckedIOException e) {
    session.console().notes().println("suhu: " + e.getMessage());
    return ExitCode.FAILED;
  }

  private int wrongUsage(ParameterException e) {
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    lines.println("suhu: " + message(e));
    UnmatchedArgumentException.printSuggestions(e, lines);
    lines.printf("Try '%s --help'.", e.getCommandLine().getCommandSpec().qualifiedName());
    lines.flush();
    session.console().note(text.toString());
    return ExitCode.USAGE;
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !e.getCommandLine().getSubcommands().isEmpty()) {
      return "There is no command '%s'.".formatted(unmatched.getUnmatched().get(0));
    }
    return String.valueOf(e.getMessage());
  }

  private int failed(Exception e, CommandLine command) throws Exception {
    if (e instanceof OutputClosedException || e instanceof StoppedException) {
      return ExitCode.DONE;
    }
    if (e instanceof WrongUsageException) {
      return wrongUsage(new ParameterException(command, String.valueOf(e.getMessage())));
    }
    if (e instanceof CommandFailedException) {
      session.console().note("suhu: " + e.getMessage());
      return ExitCode.FAILED;
    }
    if (e instanceof UncheckedIOException unwritten) {
      return unwritten(unwritten);
    }
    if (e instanceof IOException) {
      session
          .console()
          .note("suhu: %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
      return ExitCode.FAILED;
    }
    throw e;
  }
}
