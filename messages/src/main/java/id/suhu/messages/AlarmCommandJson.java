package id.suhu.messages;

import com.fasterxml.jackson.databind.JsonNode;
import id.suhu.core.alarm.AlarmId;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.reading.SensorId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads and writes operators' commands. */
public final class AlarmCommandJson {

  /** Maximum size, the same as a reading's: a consumer truncates larger values. */
  private static final int MAX_BYTES = ReadingDecoder.MAX_VALUE_BYTES;

  /** Maximum length of a member of an invalid command in the answer. */
  private static final int MAX_ANSWERED = 200;

  /** Maximum length of the description of a fault. */
  private static final int MAX_FAULT = 500;

  private AlarmCommandJson() {}

  /**
   * Writes a command as one JSON object, UTF-8.
   *
   * @param timeMs when the operator gave the command, epoch milliseconds
   */
  public static byte[] write(SensorId sensor, AlarmCommand command, long timeMs) {
    AlarmId id = new AlarmId(sensor, command.rule());
    return Json.object(
        json -> {
          json.writeStringField("command_id", command.id());
          json.writeStringField("command", nameOf(command.action()));
          json.writeStringField("alarm_id", id.toString());
          if (command.occurrence().isPresent()) {
            json.writeStringField("occurrence", id.occurrence(command.occurrence().getAsLong()));
          }
          json.writeStringField("user", command.user());
          json.writeStringField("comment", command.comment());
          if (command.action() instanceof Shelve shelve) {
            json.writeStringField("duration", Durations.print(shelve.duration()));
          }
          json.writeStringField("time", Timestamps.print(timeMs));
        });
  }

  private static String nameOf(Action action) {
    if (action instanceof Acknowledge) {
      return "acknowledge";
    } else if (action instanceof Reset) {
      return "reset";
    } else if (action instanceof Shelve) {
      return "shelve";
    } else if (action instanceof Unshelve) {
      return "unshelve";
    } else if (action instanceof TakeOutOfService) {
      return "out_of_service";
    }
    return "in_service";
  }

  /**
   * Reads a record's value. Never fails.
   *
   * @param bytes null for a record without a value
   */
  public static DecodedCommand read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return unreadable("no value");
    }
    if (bytes.length > MAX_BYTES) {
      return unreadable("value has more than %d bytes".formatted(MAX_BYTES));
    }
    JsonNode json;
    try {
      json = Json.parseForeign(bytes);
    } catch (IllegalArgumentException e) {
      return unreadable(message(e));
    }
    try {
      AlarmId alarm = AlarmId.parse(required(json, "alarm_id"));
      return new DecodedCommand.Good(
          alarm.sensor(),
          new AlarmCommand(
              required(json, "command_id"),
              action(json),
              alarm.rule(),
              occurrence(json, alarm),
              required(json, "user"),
              Json.text(json, "comment")));
    } catch (IllegalArgumentException e) {
      return new DecodedCommand.Faulty(
          shortened(json, "command_id"),
          shortened(json, "alarm_id"),
          shortened(json, "user"),
          shortened(json, "comment"),
          message(e));
    }
  }

  private static DecodedCommand unreadable(String fault) {
    return new DecodedCommand.Faulty(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), fault);
  }

  private static Action action(JsonNode json) {
    String name = required(json, "command");
    return switch (name.replace('-', '_')) {
      case "acknowledge" -> new Acknowledge();
      case "reset" -> new Reset();
      case "shelve" -> new Shelve(duration(json));
      case "unshelve" -> new Unshelve();
      case "out_of_service" -> new TakeOutOfService();
      case "in_service" -> new PutInService();
      default ->
          throw new IllegalArgumentException(
              ("command '%s' must be one of acknowledge, reset, shelve, unshelve, out_of_service,"
                      + " in_service")
                  .formatted(name));
    };
  }

  private static Duration duration(JsonNode json) {
    String text = required(json, "duration");
    try {
      return Durations.read(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("duration '%s': %s".formatted(text, message(e)), e);
    }
  }

  private static OptionalLong occurrence(JsonNode json, AlarmId alarm) {
    Optional<String> given = Json.optionalText(json, "occurrence");
    if (given.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong number = alarm.numberIn(given.get());
    if (number.isEmpty()) {
      throw new IllegalArgumentException(
          "occurrence '%s' is not of the form %s/<number>".formatted(given.get(), alarm));
    }
    return number;
  }

  private static String required(JsonNode json, String name) {
    String text = Json.text(json, name);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("member '%s' is missing or empty".formatted(name));
    }
    return text;
  }

  /** Returns a member, shortened to what an answer may contain. */
  private static Optional<String> shortened(JsonNode json, String name) {
    return Json.optionalText(json, name)
        .map(text -> text.substring(0, Math.min(text.length(), MAX_ANSWERED)));
  }

  /** Returns the fault; it may contain a member of any length. */
  private static String message(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return message.length() > MAX_FAULT ? message.substring(0, MAX_FAULT) + "…" : message;
  }
}
