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
    description = "Start the whole system in this process, and keep it running.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu up --demo                           try it: with simulated sensors",
      "  suhu up --data /var/lib/suhu             the system of a plant",
      "  suhu up --kafka-listen 0.0.0.0:9092      open to the plant's network, for users",
      "  suhu up --bootstrap kafka1:9092          with a Kafka that is there already",
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
        "Add simulated sensors S1, S2, S3, one reading a second each; data in a folder of its own.",
        "plant (default): machines that warm up and cool down; uniform: any number from 60 to 100."
      })
  private @Nullable ModelName demo;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for all data (default: ./suhu-data).")
  private @Nullable String data;

  @Option(
      names = "--kafka-listen",
      paramLabel = "HOST:PORT",
      description = "Where Kafka takes clients (default: 127.0.0.1:9092).")
  private @Nullable String kafkaListen;

  @Option(
      names = "--advertise",
      paramLabel = "HOST:PORT",
      description = "The address under which other machines find this Kafka.")
  private @Nullable String advertise;

  @Option(
      names = "--allow-plaintext",
      description = "Listen beyond this machine without users and passwords.")
  private boolean allowPlaintext;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT,…",
      description = "Use this Kafka instead of the embedded one.")
  private @Nullable String bootstrap;

  /** The command. */
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
    SettingsOptions.add(options, "--bootstrap", "kafka.bootstrap", bootstrap);
    SettingsOptions.add(
        options, "--allow-plaintext", "kafka.allowPlaintext", allowPlaintext ? "true" : null);
    return options;
  }
}
