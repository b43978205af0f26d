package id.suhu.core.sensor;

import id.suhu.core.alarm.Attention;
import id.suhu.core.alarm.Attention.OutOfService;
import id.suhu.core.alarm.Attention.Shelf;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Lifecycle;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Executes or refuses operators' commands. Each command has exactly one event; a command whose id
 * is among the sensor's latest ones changes nothing and has none.
 */
final class Operations {

  private Operations() {}

  /** The result of a command. */
  private sealed interface Outcome {

    /** The command was executed. */
    record Done(Alarm next, EventType event) implements Outcome {}

    /** The command was refused: the alarm is unchanged. */
    record Refused(Refusal refusal) implements Outcome {}
  }

  static Decision decide(SensorState state, Input.Command input) {
    AlarmCommand command = input.command();
    if (state.commandIds().contains(command.id())) {
      return Decision.quiet(state, state);
    }
    SensorState known = state.withCommand(command.id());
    int index = indexOf(state, command.rule());
    if (index < 0) {
      return Decision.of(known, List.of(JournalEntry.ofUnknownAlarm(state, input)));
    }
    Alarm alarm = state.alarms().get(index);
    Outcome outcome = outcome(command, alarm, input);
    if (outcome instanceof Outcome.Refused refused) {
      return Decision.of(
          known,
          List.of(
              JournalEntry.ofCommand(
                  EventType.REFUSED, alarm, state, input, Optional.of(refused.refusal()))));
    }
    Outcome.Done done = (Outcome.Done) outcome;
    List<Alarm> alarms = new ArrayList<>(state.alarms());
    alarms.set(index, done.next());
    return Decision.of(
        known.withAlarms(alarms),
        List.of(JournalEntry.ofCommand(done.event(), done.next(), state, input, Optional.empty())));
  }

  private static int indexOf(SensorState state, String rule) {
    for (int i = 0; i < state.alarms().size(); i++) {
      if (state.alarms().get(i).rule().name().equals(rule)) {
        return i;
      }
    }
    return -1;
  }

  private static Outcome outcome(AlarmCommand command, Alarm alarm, Input.Command input) {
    if (input.age().compareTo(AlarmCommand.VALID_FOR) > 0) {
      return refused(
          Refusal.expired(
              Instant.ofEpochMilli(input.arrivedMs()), input.age(), AlarmCommand.VALID_FOR));
    }
    if (command.occurrence().isPresent()) {
      long requested = command.occurrence().getAsLong();
      var current = alarm.state().occurrence();
      if (current.isEmpty() || current.get().number() != requested) {
        return refused(
            Refusal.otherOccurrence(
                requested, current.map(each -> Long.toString(each.number())).orElse("-")));
      }
    }
    Action action = command.action();
    if (action instanceof Acknowledge) {
      return Lifecycle.apply(alarm.state(), Lifecycle.Action.ACKNOWLEDGE)
          .<Outcome>map(
              step ->
                  new Outcome.Done(
                      noticed(alarm.in(step.next()), input.now().steadyMs()), step.event()))
          .orElseGet(() -> refused(Refusal.alreadyAcknowledged()));
    }
    if (action instanceof Reset) {
      return Lifecycle.apply(alarm.state(), Lifecycle.Action.RESET)
          .<Outcome>map(step -> new Outcome.Done(alarm.in(step.next()), step.event()))
          .orElseGet(
              () -> refused(alarm.state().active() ? Refusal.stillActive() : Refusal.notLatched()));
    }
    if (action instanceof Shelve shelve) {
      return shelve(command, shelve.duration(), alarm, input);
    }
    if (action instanceof Unshelve) {
      return alarm.attention().shelf().isEmpty()
          ? refused(Refusal.notShelved())
          : done(alarm, alarm.attention().withShelf(Optional.empty()), action.done());
    }
    if (action instanceof TakeOutOfService) {
      return takeOutOfService(command, alarm);
    }
    if (action instanceof PutInService) {
      return alarm.attention().outOfService().isEmpty()
          ? refused(Refusal.notOutOfService())
          : done(alarm, alarm.attention().withOutOfService(Optional.empty()), action.done());
    }
    throw new IllegalArgumentException("command has the unknown action " + action);
  }

  /** Restarts the time to a reminder, since an operator has just noticed the alarm. */
  private static Alarm noticed(Alarm alarm, long steadyMs) {
    return alarm.rule().reAlarm().isPresent()
        ? alarm.with(alarm.attention().askedAt(steadyMs))
        : alarm;
  }

  private static Outcome shelve(
      AlarmCommand command, Duration duration, Alarm alarm, Input.Command input) {
    Optional<Shelf> shelf = alarm.attention().shelf();
    if (shelf.isPresent()) {
      return refused(Refusal.alreadyShelved(shelf.get().user(), shelf.get().reason()));
    }
    if (command.comment().isBlank()) {
      return refused(Refusal.reasonMissing());
    }
    if (duration.compareTo(input.longestShelving()) > 0) {
      return refused(Refusal.tooLong(duration, input.longestShelving()));
    }
    Shelf put =
        new Shelf(
            command.user(),
            command.comment(),
            input.now().steadyMs() + duration.toMillis(),
            duration.toMillis());
    return done(alarm, alarm.attention().withShelf(Optional.of(put)), command.action().done());
  }

  private static Outcome takeOutOfService(AlarmCommand command, Alarm alarm) {
    Optional<OutOfService> out = alarm.attention().outOfService();
    if (out.isPresent()) {
      return refused(Refusal.alreadyOutOfService(out.get().user(), out.get().reason()));
    }
    if (command.comment().isBlank()) {
      return refused(Refusal.reasonMissing());
    }
    OutOfService put = new OutOfService(command.user(), command.comment());
    return done(
        alarm, alarm.attention().withOutOfService(Optional.of(put)), command.action().done());
  }

  private static Outcome done(Alarm alarm, Attention next, EventType event) {
    return new Outcome.Done(alarm.with(next), event);
  }

  private static Outcome refused(Refusal refusal) {
    return new Outcome.Refused(refusal);
  }
}
