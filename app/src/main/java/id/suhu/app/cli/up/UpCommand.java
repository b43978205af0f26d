package id.suhu.app.cli.up;

import id.suhu.app.assembly.StartException;
import id.suhu.app.cli.ModelName;
import id.suhu.app.cli.SettingsOptions;
import id.suhu.app.config.OptionValue;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the whole system and runs it until it is stopped. */
@Command(
    name = "up",
    description = "Run the whole system in this process until it is stopped.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu up --demo                           with simulated sensors, for a trial",
      "  suhu up --data /var/lib/suhu             the system of a plant",
      "  suhu up --kafka-listen 0.0.0.0:9092      reachable from the plant's network, with users",
      "  suhu up --bootstrap kafka1:9092          with an existing Kafka cluster",
    })
public final class UpCommand implements Callable<Integer> {

  private static final String DEMO_FOLDER = "./suhu-data-demo";

  private final Session session;

  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--demo",
      arity = "0..1",
      paramLabel = "plant|uniform",
      fallbackValue = "plant",
      description = {
        "Add simulated sensors S1, S2, S3 with one reading per second each; uses a"
            + " separate data folder.",
        "plant (default): machines that warm up and cool down; uniform: any number from 60 to 100."
      })
  private @Nullable ModelName demo;

  @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: ./suhu-data).")
  private @Nullable String data;

  @Option(
      names = "--kafka-listen",
      paramLabel = "HOST:PORT",
      description = "Kafka's listener address (default: 127.0.0.1:9092).")
  private @Nullable String kafkaListen;

  @Option(
      names = "--advertise",
      paramLabel = "HOST:PORT",
      description = "Kafka's advertised address for clients on other machines.")
  private @Nullable String advertise;

  @Option(
      names = "--allow-plaintext",
      description = "Accept connections from other machines without users and passwords.")
  private boolean allowPlaintext;

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      description = "The address of the HTTP API (default: 127.0.0.1:8080).")
  private @Nullable String http;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT,…",
      description = "Use an existing Kafka cluster instead of the embedded one.")
  private @Nullable String bootstrap;

  /** Creates the command for a session. */
  public UpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    SettingsOptions.Settings read = settings.read(session, options());
    try {
      new Up(session, read.texts(), read.configuration(), Optional.ofNullable(demo)).run();
      return ExitCode.DONE;
    } catch (StartException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private List<OptionValue> options() {
    List<OptionValue> options = new ArrayList<>();
    String folder = data == null && demo != null ? DEMO_FOLDER : data;
    SettingsOptions.add(options, "--data", "data.folder", folder);
    SettingsOptions.add(options, "--kafka-listen", "kafka.listen", kafkaListen);
    SettingsOptions.add(options, "--advertise", "kafka.advertise", advertise);
    SettingsOptions.add(options, "--http", "http.listen", http);
    SettingsOptions.add(options, "--bootstrap", "kafka.bootstrap", bootstrap);
    SettingsOptions.add(
        options, "--allow-plaintext", "kafka.allowPlaintext", allowPlaintext ? "true" : null);
    return options;
  }
}
