package id.suhu.e2e;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmCommandJson;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Sends about fifty operators' commands per second on a separate thread, across restarts, to any
 * partition. Many of them have to be refused, and some are sent twice. All sensors must be known:
 * an engine does not remember the ids of commands to others.
 */
final class Operators extends SteadySender {

  private final SplittableRandom random;
  private final List<String> sensors = Load.sensors();

  /** Starts to send. */
  Operators(KafkaConnection connection, Topics topics, SplittableRandom random) {
    super(connection, topics.commands(), "operators");
    this.random = random;
    start();
  }

  @Override
  void turn(long turn, int partitions) {
    SensorId sensor = new SensorId(sensors.get(random.nextInt(sensors.size())));
    AlarmCommand command = command("c" + turn, sensor);
    byte[] value = AlarmCommandJson.write(sensor, command, 0);
    // Both copies to one partition: the second one must not overtake the first.
    int partition = random.nextInt(partitions);
    for (int copies = random.nextInt(10) == 0 ? 2 : 1; copies > 0; copies--) {
      send(partition, sensor.bytes(), value, command.id());
    }
  }

  private AlarmCommand command(String id, SensorId sensor) {
    Action action =
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> new Acknowledge();
          case 3 -> new Reset();
          case 4 -> new Shelve(Duration.ofMillis(random.nextInt(200, 5_000)));
          case 5 -> new Unshelve();
          case 6 -> new TakeOutOfService();
          default -> new PutInService();
        };
    String rule =
        switch (random.nextInt(6)) {
          case 0 -> "rise";
          case 1 -> "fall";
          default -> PlantRules.upper(sensor.text());
        };
    String comment = random.nextInt(10) == 0 ? "" : "because of " + id;
    return new AlarmCommand(id, action, rule, OptionalLong.empty(), "budi", comment);
  }
}
