package id.suhu.app.cli.send;

import id.suhu.app.cli.ModelName;
import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.CountConverter;
import id.suhu.cli.ExitCode;
import id.suhu.cli.Session;
import id.suhu.cli.WrongUsageException;
import id.suhu.kafka.PlantKafka;
import id.suhu.sim.plant.Simulation;
import id.suhu.sim.plant.SimulationModel;
import id.suhu.sim.plant.SimulationSettings;
import id.suhu.sim.send.ReadingSender;
import id.suhu.sim.send.SendRun;
import id.suhu.sim.send.SendSummary;
import id.suhu.sim.send.Ticker;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code suhu simulate}. */
@Command(
    name = "simulate",
    description = "Send readings of simulated sensors, and print each acknowledged reading.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu simulate                                   S1, S2, S3, from 60 to 100 °C",
      "  suhu simulate --model plant --sensors 30        ten machines that warm up and cool down",
      "  suhu simulate --sensors 1000 --rate 50000 --count 1000000",
    })
public final class SimulateCommand extends KafkaCommand {

  /** At a higher rate per second, single lines are unreadable. */
  private static final double EACH_UP_TO_RATE = 10;

  @Option(
      names = "--sensors",
      paramLabel = "N",
      defaultValue = "3",
      description = "Number of sensors: S1, S2, … (default: ${DEFAULT-VALUE}).")
  private int sensors;

  @Option(
      names = "--rate",
      paramLabel = "PER_SECOND",
      description = "Readings per second of all sensors together (default: one per sensor).")
  private @Nullable Double rate;

  @Option(
      names = "--model",
      paramLabel = "uniform|plant",
      defaultValue = "uniform",
      description =
          "uniform (default): whole numbers from 60 to 100; plant: machines with load"
              + " cycles, cooling and faults.")
  private ModelName model = ModelName.uniform;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same temperatures (default: the time).")
  private @Nullable Long seed;

  @Option(
      names = "--count",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "Stop after N readings.")
  private @Nullable Long count;

  /** Creates the command for a session. */
  public SimulateCommand(Session session) {
    super(session);
  }

  @Override
  protected void check() {
    var unused = settings();
  }

  @Override
  protected int run(KafkaTarget target, PlantKafka plant) throws CommandFailedException {
    SimulationSettings settings = settings();
    SentLog log = new SentLog(session().console(), settings.readingsPerSecond() <= EACH_UP_TO_RATE);
    // A missing topic is reported before anything is sent.
    var unused = plant.partitions(plant.topics().readings());
    SendRun run =
        new SendRun(
            new Simulation(settings, session().clock().millis()),
            ReadingSender.connect(plant.connection(), plant.topics(), log),
            Ticker.system());
    SendSummary summary =
        new Sending(session(), target.texts(), log)
            .carryOut(run, () -> tell(settings, target, log));
    session()
        .console()
        .note(target.texts().get("send.done", summary.acknowledged(), summary.readingsPerSecond()));
    return ExitCode.DONE;
  }

  private void tell(SimulationSettings settings, KafkaTarget target, SentLog log) {
    if (settings.readingsPerSecond() > EACH_UP_TO_RATE) {
      session().console().line(target.texts().get("send.sofar", log.acknowledged()));
      session().console().flush();
    }
  }

  private SimulationSettings settings() {
    try {
      return new SimulationSettings(
          model == ModelName.uniform ? SimulationModel.UNIFORM : SimulationModel.PLANT,
          sensors,
          rate == null ? sensors : rate,
          seed == null ? session().clock().millis() : seed,
          count == null ? OptionalLong.empty() : OptionalLong.of(count));
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(String.valueOf(e.getMessage()));
    }
  }
}
