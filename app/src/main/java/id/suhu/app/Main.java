package id.suhu.app;

import id.suhu.app.cli.SuhuCommand;
import id.suhu.app.cli.alarms.AlarmsCommand;
import id.suhu.app.cli.alarms.JournalCommand;
import id.suhu.app.cli.alarms.ListAlarmsCommand;
import id.suhu.app.cli.alarms.operator.AcknowledgeCommand;
import id.suhu.app.cli.alarms.operator.InServiceCommand;
import id.suhu.app.cli.alarms.operator.OutOfServiceCommand;
import id.suhu.app.cli.alarms.operator.ResetCommand;
import id.suhu.app.cli.alarms.operator.ShelveCommand;
import id.suhu.app.cli.alarms.operator.UnshelveCommand;
import id.suhu.app.cli.backtest.BacktestCommand;
import id.suhu.app.cli.doctor.DoctorCommand;
import id.suhu.app.cli.history.ExportCommand;
import id.suhu.app.cli.history.ImportCommand;
import id.suhu.app.cli.history.QueryCommand;
import id.suhu.app.cli.send.ReplayCommand;
import id.suhu.app.cli.send.SimulateCommand;
import id.suhu.app.cli.spark.SparkCommand;
import id.suhu.app.cli.spark.SparkProgram;
import id.suhu.app.cli.status.StatusCommand;
import id.suhu.app.cli.topics.CreateTopicsCommand;
import id.suhu.app.cli.topics.ListTopicsCommand;
import id.suhu.app.cli.topics.TopicsCommand;
import id.suhu.app.cli.up.UpCommand;
import id.suhu.app.cli.users.AddUserCommand;
import id.suhu.app.cli.users.KafkaUserCommand;
import id.suhu.app.cli.users.ListUsersCommand;
import id.suhu.app.cli.users.PasswordSource;
import id.suhu.app.cli.users.RemoveUserCommand;
import id.suhu.app.cli.watch.WatchCommand;
import id.suhu.cli.Program;
import id.suhu.cli.Session;
import java.util.List;
import picocli.CommandLine;

/** The entry point of the process: lists the commands and runs the requested one. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Session session = Session.ofThisProcess(Logging::configure);
    System.exit(program(session).run(arguments));
  }

  /** Returns the complete command line. */
  static Program program(Session session) {
    return new Program(session, SuhuCommand.holding(session, commands(session)));
  }

  /** Returns all commands, in the order of the help. */
  static List<CommandLine> commands(Session session) {
    return List.of(
        new CommandLine(new UpCommand(session)),
        new CommandLine(new WatchCommand(session)),
        new CommandLine(new AlarmsCommand())
            .addSubcommand(new ListAlarmsCommand(session))
            .addSubcommand(new JournalCommand(session))
            .addSubcommand(new AcknowledgeCommand(session))
            .addSubcommand(new ResetCommand(session))
            .addSubcommand(new ShelveCommand(session))
            .addSubcommand(new UnshelveCommand(session))
            .addSubcommand(new OutOfServiceCommand(session))
            .addSubcommand(new InServiceCommand(session)),
        new CommandLine(new StatusCommand(session)),
        new CommandLine(new SimulateCommand(session)),
        new CommandLine(new ReplayCommand(session)),
        new CommandLine(new QueryCommand(session)),
        new CommandLine(new ExportCommand(session)),
        new CommandLine(new ImportCommand(session)),
        new CommandLine(new BacktestCommand(session)),
        new CommandLine(new DoctorCommand(session)),
        SparkCommand.in(session, SparkProgram.ofThisProcess()),
        new CommandLine(new TopicsCommand())
            .addSubcommand(new CreateTopicsCommand(session))
            .addSubcommand(new ListTopicsCommand(session)),
        new CommandLine(new KafkaUserCommand())
            .addSubcommand(new AddUserCommand(session, PasswordSource.ofThisProcess()))
            .addSubcommand(new RemoveUserCommand(session))
            .addSubcommand(new ListUsersCommand(session)));
  }
}
