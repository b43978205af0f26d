package id.suhu.spark;

import id.suhu.cli.Patience;
import id.suhu.cli.Program;
import id.suhu.cli.Session;

/** The entry point of the process, also for {@code spark-submit}. */
public final class Main {

  private Main() {}

  /** Runs a job and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Session session = Session.ofThisProcess(Logging::configure);
    // The current batch is completed first.
    session.stop().allow(Patience.ledOr(Patience.LONG));
    System.exit(new Program(session, SparkCommand.holding(session)).run(arguments));
  }
}
