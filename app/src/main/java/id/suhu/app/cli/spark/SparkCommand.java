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
 * {@code suhu spark}: runs a job of the Spark program with what is configured. Which jobs and
 * options there are is the program's affair, as is its help.
 */
@Command(
    name = "spark",
    description = "Run a job on Apache Spark: readings above a limit, or an archive of them all.")
public final class SparkCommand implements Callable<Integer> {

  private static final String JAVA_OPTIONS = "SUHU_JAVA_OPTS";

  private final Session session;
  private final SparkProgram program;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  /** What is not among the options here, in the order in which it was given. */
  @Unmatched private List<String> others = new ArrayList<>();

  /** All of the command's arguments, and those of them that were not looked at. */
  private List<String> given = List.of();

  private List<String> rest = List.of();

  private SparkCommand(Session session, SparkProgram program) {
    this.session = session;
    this.program = program;
  }

  /** The command in a session. */
  public static CommandLine in(Session session, SparkProgram program) {
    SparkCommand command = new SparkCommand(session, program);
    CommandLine commandLine =
        new CommandLine(command)
            // Else -hot would be -h and others.
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
   * Takes from the arguments what is not for picocli: all of them where help is asked for, else
   * what follows {@code --}, and that itself.
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
      // No job: the program answers with its help, or with what is wrong.
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
    try {
      return new JobProcess(commandLine).run(arguments.input(), session.stop());
    } catch (IOException e) {
      throw new CommandFailedException(
          texts.sentence("spark.unstarted", String.valueOf(e.getMessage())), e);
    }
  }

  private List<String> javaOptions() {
    String options = session.environment().getOrDefault(JAVA_OPTIONS, "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }
}
