package id.suhu.core.alarm;

import id.suhu.core.alarm.Suppression.OutOfService;
import id.suhu.core.alarm.Suppression.Shelf;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.command.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What a command does to an alarm. */
public sealed interface Operation {

  /**
   * It was carried out.
   *
   * @param next the alarm after it
   * @param event what the journal says
   */
  record Done(Alarm next, EventType event) implements Operation {}

  /** It was not: the alarm stays as it is. */
  record Refused(Refusal refusal) implements Operation {}

  /**
   * Carries a command out, or refuses it.
   *
   * @param longestShelving how long it may be shelved
   * @param steadyMs now, in steady milliseconds
   */
  static Operation of(AlarmCommand command, Alarm alarm, Duration longestShelving, long steadyMs) {
    OptionalLong asked = command.occurrence();
    if (asked.isPresent()) {
      var current = alarm.state().occurrence();
      if (current.isEmpty() || current.get().number() != asked.getAsLong()) {
        return refused(
            Refusal.otherOccurrence(
                asked.getAsLong(), current.map(c -> Long.toString(c.number())).orElse("-")));
      }
    }
    Action action = command.action();
    if (action instanceof Acknowledge) {
      return acknowledge(alarm);
    } else if (action instanceof Reset) {
      return reset(alarm);
    } else if (action instanceof Shelve shelve) {
      return shelve(command, shelve.duration(), alarm, longestShelving, steadyMs);
    } else if (action instanceof Unshelve) {
      return unshelve(alarm);
    } else if (action instanceof TakeOutOfService) {
      return takeOutOfService(command, alarm);
    }
    return putInService(alarm);
  }

  private static Operation acknowledge(Alarm alarm) {
    return alarm.state() instanceof AlarmState.Unacknowledged unacknowledged
        ? new Done(alarm.acknowledged(unacknowledged), EventType.ACKNOWLEDGED)
        : refused(Refusal.alreadyAcknowledged());
  }

  private static Operation reset(Alarm alarm) {
    if (alarm.state() instanceof AlarmState.Latched latched) {
      return new Done(alarm.reset(latched), EventType.RESET);
    }
    return refused(alarm.state().active() ? Refusal.stillActive() : Refusal.notLatched());
  }

  private static Operation shelve(
      AlarmCommand command, Duration duration, Alarm alarm, Duration longest, long steadyMs) {
    Optional<Shelf> shelf = alarm.suppression().shelf();
    if (shelf.isPresent()) {
      return refused(Refusal.alreadyShelved(shelf.get().user(), shelf.get().reason()));
    }
    if (command.comment().isBlank()) {
      return refused(Refusal.reasonMissing());
    }
    if (duration.compareTo(longest) > 0) {
      return refused(Refusal.tooLong(duration, longest));
    }
    Shelf put = new Shelf(command.user(), command.comment(), steadyMs + duration.toMillis());
    return new Done(alarm.withShelf(Optional.of(put)), EventType.SHELVED);
  }

  private static Operation unshelve(Alarm alarm) {
    return alarm.suppression().shelf().isPresent()
        ? new Done(alarm.withShelf(Optional.empty()), EventType.UNSHELVED)
        : refused(Refusal.notShelved());
  }

  private static Operation takeOutOfService(AlarmCommand command, Alarm alarm) {
    Optional<OutOfService> out = alarm.suppression().outOfService();
    if (out.isPresent()) {
      return refused(Refusal.alreadyOutOfService(out.get().user(), out.get().reason()));
    }
    if (command.comment().isBlank()) {
      return refused(Refusal.reasonMissing());
    }
    OutOfService put = new OutOfService(command.user(), command.comment());
    return new Done(alarm.withOutOfService(Optional.of(put)), EventType.OUT_OF_SERVICE);
  }

  private static Operation putInService(Alarm alarm) {
    return alarm.suppression().outOfService().isPresent()
        ? new Done(alarm.withOutOfService(Optional.empty()), EventType.IN_SERVICE)
        : refused(Refusal.notOutOfService());
  }

  private static Operation refused(Refusal refusal) {
    return new Refused(refusal);
  }
}
