package id.suhu.spark;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.Program;
import id.suhu.testkit.TestSession;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a job that was run in this process by its command line.
 *
 * @param code the exit code
 * @param out lines of standard output
 * @param err lines of standard error
 */
record JobRun(int code, List<String> out, List<String> err) {

  /** Runs a job to its end, in this process unless a master is given. */
  static JobRun of(String... arguments) {
    return of(new TestSession(), arguments);
  }

  /** Runs a job until it ends or is stopped by the session. */
  static JobRun of(TestSession session, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--master")) {
      all.addAll(List.of("--master", "local[2]"));
    }
    int code =
        new Program(session.session(), SparkCommand.holding(session.session()))
            .execute(all.toArray(String[]::new));
    return new JobRun(code, session.out(), session.err());
  }

  /** Checks that the job succeeded. */
  JobRun done() {
    assertThat(code).as(String.join("\n", err)).isZero();
    return this;
  }
}
