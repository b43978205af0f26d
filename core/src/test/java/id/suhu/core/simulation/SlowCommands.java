package id.suhu.core.simulation;

import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.simulation.SlowAlarm.Fact;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the slow model expects of operators' commands. */
final class SlowCommands {

  /** How many of the latest commands are recognised when they are repeated. */
  private static final int RECOGNISED = 256;

  private SlowCommands() {}

  static void command(SlowSensor sensor, AlarmCommand command, long arrivedMs, Now now) {
    List<String> ids = sensor.commands;
    if (ids.subList(Math.max(0, ids.size() - RECOGNISED), ids.size()).contains(command.id())) {
      return;
    }
    ids.add(command.id());
    Optional<SlowAlarm> alarm = sensor.alarm(command.rule());
    if (alarm.isEmpty()) {
      sensor.journal.answerUnknown(command, now.wallMs());
      return;
    }
    Optional<Refusal> refusal =
        expired(arrivedMs, now).or(() -> refusal(sensor, alarm.get(), command));
    if (refusal.isPresent()) {
      sensor.journal.answer(
          EventType.REFUSED, alarm.get(), command, OptionalLong.empty(), refusal, now.wallMs());
      return;
    }
    EventType type = event(command.action());
    sensor.commanded(type, alarm.get(), command, now.steadyMs());
    OptionalLong untilMs =
        command.action() instanceof Shelve shelve
            ? OptionalLong.of(now.wallMs() + shelve.duration().toMillis())
            : OptionalLong.empty();
    sensor.journal.answer(type, alarm.get(), command, untilMs, Optional.empty(), now.wallMs());
  }

  private static Optional<Refusal> expired(long arrivedMs, Now now) {
    long ageMs = now.wallMs() - arrivedMs;
    return ageMs > AlarmCommand.VALID_FOR.toMillis()
        ? Optional.of(
            Refusal.expired(
                Instant.ofEpochMilli(arrivedMs), Duration.ofMillis(ageMs), AlarmCommand.VALID_FOR))
        : Optional.empty();
  }

  private static EventType event(Action action) {
    if (action instanceof Acknowledge) {
      return EventType.ACKNOWLEDGED;
    }
    if (action instanceof Reset) {
      return EventType.RESET;
    }
    if (action instanceof Shelve) {
      return EventType.SHELVED;
    }
    if (action instanceof Unshelve) {
      return EventType.UNSHELVED;
    }
    return action instanceof TakeOutOfService ? EventType.OUT_OF_SERVICE : EventType.IN_SERVICE;
  }

  private static Optional<Refusal> refusal(
      SlowSensor sensor, SlowAlarm alarm, AlarmCommand command) {
    Optional<Long> latest = alarm.last(EventType.RAISED).map(Fact::number);
    OptionalLong meant = command.occurrence();
    if (meant.isPresent() && latest.filter(number -> number == meant.getAsLong()).isEmpty()) {
      return Optional.of(
          Refusal.otherOccurrence(meant.getAsLong(), latest.map(Object::toString).orElse("-")));
    }
    Action action = command.action();
    if (action instanceof Acknowledge) {
      return when(alarm.isAcknowledged(), Refusal.alreadyAcknowledged());
    }
    if (action instanceof Reset) {
      return when(
          !alarm.isLatched(), alarm.isActive() ? Refusal.stillActive() : Refusal.notLatched());
    }
    if (action instanceof Unshelve) {
      return when(!alarm.isShelved(), Refusal.notShelved());
    }
    if (action instanceof PutInService) {
      return when(!alarm.isOutOfService(), Refusal.notOutOfService());
    }
    Optional<AlarmCommand> earlier =
        action instanceof Shelve
            ? alarm.last(EventType.SHELVED).filter(fact -> alarm.isShelved()).flatMap(Fact::command)
            : alarm
                .last(EventType.OUT_OF_SERVICE)
                .filter(fact -> alarm.isOutOfService())
                .flatMap(Fact::command);
    if (earlier.isPresent()) {
      String user = earlier.get().user();
      String reason = earlier.get().comment();
      return Optional.of(
          action instanceof Shelve
              ? Refusal.alreadyShelved(user, reason)
              : Refusal.alreadyOutOfService(user, reason));
    }
    return when(command.comment().isBlank(), Refusal.reasonMissing())
        .or(() -> tooLong(action, sensor.longestShelving));
  }

  private static Optional<Refusal> tooLong(Action action, Duration longest) {
    return action instanceof Shelve shelve && shelve.duration().compareTo(longest) > 0
        ? Optional.of(Refusal.tooLong(shelve.duration(), longest))
        : Optional.empty();
  }

  private static Optional<Refusal> when(boolean refused, Refusal refusal) {
    return refused ? Optional.of(refusal) : Optional.empty();
  }
}
