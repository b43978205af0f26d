package id.suhu.app.cli.spark;

import id.suhu.app.cli.kafka.KafkaOptions;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Language;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/**
 * {@code suhu spark}: runs a job of the Spark program with the configuration. That program defines
 * the jobs, the options and their help.
 */
@Command(
    name = "spark",
    description =
        "Run a job on Apache Spark: show readings above a limit, or archive all readings.")
public final class SparkCommand implements Callable<Integer> {

  private static final String JAVA_OPTIONS = "SUHU_JAVA_OPTS";

  private final Session session;
  private final SparkProgram program;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  /** The arguments that are not options of this command, in the given order. */
  @Unmatched private List<String> others = new ArrayList<>();

  /** All arguments of the command, and those that were not parsed. */
  private List<String> given = List.of();

  private List<String> rest = List.of();

  private SparkCommand(Session session, SparkProgram program) {
    this.session = session;
    this.program = program;
  }

  /** Creates the command for a session. */
  public static CommandLine in(Session session, SparkProgram program) {
    SparkCommand command = new SparkCommand(session, program);
    CommandLine commandLine =
        new CommandLine(command)
            // Otherwise -hot would be parsed as -h and others.
            .setPosixClusteredShortOptionsAllowed(false);
    commandLine
        .getCommandSpec()
        .preprocessor(
            (arguments, spec, argument, info) -> {
              command.takeOver(arguments);
              return false;
            });
    return commandLine;
  }

  /**
   * Removes the arguments not meant for picocli: all of them if help is requested, otherwise {@code
   * --} and what follows it.
   *
   * @param arguments the first on top
   */
  // Picocli's type.
  @SuppressWarnings("JdkObsolete")
  private void takeOver(Stack<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    Collections.reverse(all);
    given = List.copyOf(all);
    int looked = given.contains("--") ? given.indexOf("--") : given.size();
    if (given.subList(0, looked).stream()
        .anyMatch(word -> word.equals("--help") || word.equals("-h"))) {
      looked = 0;
    }
    rest = given.subList(looked, given.size());
    arguments.subList(0, rest.size()).clear();
  }

  @Override
  public Integer call() throws CommandFailedException {
    if (others.isEmpty() || others.get(0).startsWith("-")) {
      // No job: the program prints its help, or the error.
      Texts texts = new Texts(Language.of(session.environment()));
      return run(new JobArguments(given, ""), texts);
    }
    KafkaTarget target = kafka.target(session);
    List<String> job = new ArrayList<>(others);
    job.addAll(rest);
    return run(JobArguments.of(target, job), target.texts());
  }

  private int run(JobArguments arguments, Texts texts) throws CommandFailedException {
    if (!program.exists()) {
      throw new CommandFailedException(texts.sentence("spark.missing", program.folder()));
    }
    List<String> commandLine = program.commandLine(javaOptions(), arguments.words());
    int code;
    try {
      code = new JobProcess(commandLine).run(arguments.input(), session.stop());
    } catch (IOException e) {
      throw new CommandFailedException(
          texts.sentence("spark.unstarted", String.valueOf(e.getMessage())), e);
    }
    if (code == JobProcess.KILLED) {
      // The job itself had no chance to report anything.
      throw new CommandFailedException(texts.sentence("spark.killed"));
    }
    return code;
  }

  private List<String> javaOptions() {
    String options = session.environment().getOrDefault(JAVA_OPTIONS, "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }
}
