package id.suhu.core.simulation;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.command.Refusal;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.MeasuredRule;
import id.suhu.core.rule.RangeRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleKind;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.SilenceRule;
import id.suhu.core.sensor.AlarmStatus;
import id.suhu.core.sensor.LatestReading;
import id.suhu.core.sensor.Quality;
import id.suhu.core.sensor.SensorStatus;
import id.suhu.core.simulation.Met.Fate;
import id.suhu.core.simulation.SlowAlarm.Said;
import id.suhu.core.simulation.SlowAlarm.Under;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/**
 * What must become of one sensor: keeps all that befell it, and what the journal said, and works
 * everything out by looking back at that; no state runs along. Written from the design's sentences,
 * not from the code that it judges.
 */
final class SlowModel {

  private static final long TEN_SECONDS_MS = 10_000;
  private static final int KNOWN_COMMANDS = 16;

  private final SensorId id;
  private final List<AlarmEvent> journal = new ArrayList<>();
  private final List<Met> met = new ArrayList<>();
  private final List<Met> onTime = new ArrayList<>();
  private final List<Tick> ticks = new ArrayList<>();
  private final List<Restart> restarts = new ArrayList<>();
  private final List<Heard> records = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();
  private List<SlowAlarm> alarms = new ArrayList<>();
  private long n;

  private record Tick(long n, long steadyMs) {}

  private record Restart(long n, long steadyMs, Duration longestShelving) {}

  /** A record of the sensor; {@code good} if the sensor can have measured what it says. */
  private record Heard(long n, long steadyMs, boolean good) {}

  SlowModel(SensorId id, RuleBook book) {
    this.id = id;
    for (Rule rule : SlowRules.of(book, id)) {
      alarms.add(new SlowAlarm(n, rule));
    }
    // The first start; no clock was measured from before it.
    restarts.add(new Restart(n, Long.MIN_VALUE, book.longestShelving()));
  }

  List<AlarmEvent> journal() {
    return journal;
  }

  // What readings do.

  void reads(Reading reading, Now now) {
    n++;
    boolean possible =
        alarms.stream()
            .map(SlowAlarm::rule)
            .filter(RangeRule.class::isInstance)
            .map(RangeRule.class::cast)
            .allMatch(
                range ->
                    reading.celsius() >= range.lowestCelsius()
                        && reading.celsius() <= range.highestCelsius());
    records.add(new Heard(n, now.steadyMs(), possible));
    Optional<SlowAlarm> silence = ofKind(RuleKind.SILENCE).filter(SlowAlarm::isActive);
    if (possible && silence.isPresent()) {
      clear(silence.get(), now.wallMs(), now.steadyMs());
      toldByTime(EventType.CLEARED, silence.get(), now);
      toldOfTheOthers(EventType.FRESH, silence.get(), now);
      n++;
    }
    Fate fate = fateOf(reading);
    boolean counts =
        possible
            && (fate == Fate.ANEW
                || (fate == Fate.ON_TIME
                    && newest().filter(m -> m.eventMs() >= reading.eventTimeMs()).isEmpty()));
    Met it = new Met(n, reading, fate, possible, counts);
    met.add(it);
    if (fate == Fate.LATE) {
      late(it);
      return;
    }
    onTime.add(it);
    for (SlowAlarm alarm : alarms) {
      if (alarm.rule() instanceof RateRule) {
        it.rates.put(alarm.rule().kind(), rate(alarm));
      }
    }
    if (fate == Fate.ANEW && !alarms.isEmpty()) {
      SlowAlarm teller =
          ofKind(RuleKind.HIGH).or(() -> ofKind(RuleKind.LOW)).orElseGet(() -> alarms.get(0));
      toldByReading(EventType.CLOCK_SET_BACK, teller, it);
    }
    for (SlowAlarm alarm : alarms) {
      if (alarm.rule() instanceof MeasuredRule rule && SlowLimits.concerns(rule, it)) {
        judge(alarm, rule, it, now);
      }
    }
  }

  void rejected(Now now) {
    n++;
    records.add(new Heard(n, now.steadyMs(), false));
  }

  private Optional<Met> newest() {
    return last(onTime);
  }

  private Fate fateOf(Reading reading) {
    if (newest().filter(before -> before.eventMs() > reading.eventTimeMs()).isEmpty()) {
      return Fate.ON_TIME;
    }
    long firstArrivalMs = reading.arrivalMs();
    for (int i = met.size() - 1; i >= 0 && met.get(i).fate == Fate.LATE; i--) {
      // The earliest by its clock: where that went back, the seconds count from there.
      firstArrivalMs = Math.min(firstArrivalMs, met.get(i).reading.arrivalMs());
    }
    return reading.arrivalMs() - firstArrivalMs >= TEN_SECONDS_MS ? Fate.ANEW : Fate.LATE;
  }

  private void judge(SlowAlarm alarm, MeasuredRule rule, Met it, Now now) {
    long onMs = rule.delays().on().toMillis();
    long offMs = rule.delays().off().toMillis();
    if (!alarm.isActive()) {
      OptionalLong since = since(alarm, rule, SlowLimits::isBeyondFirst);
      if (hasLasted(since, onMs, it)) {
        OptionalLong second = since(alarm, rule, SlowLimits::isBeyondSecond);
        int level = hasLasted(second, onMs, it) ? 2 : 1;
        raise(alarm, level, since.getAsLong(), it.eventMs(), now.steadyMs());
        toldByReading(EventType.RAISED, alarm, it);
      }
    } else if (hasLasted(since(alarm, rule, SlowLimits::isBackFromFirst), offMs, it)) {
      clear(alarm, it.eventMs(), now.steadyMs());
      toldByReading(EventType.CLEARED, alarm, it);
    } else if (alarm.level() == 1) {
      if (hasLasted(since(alarm, rule, SlowLimits::isBeyondSecond), onMs, it)) {
        say(alarm, EventType.ESCALATED, now.steadyMs());
        toldByReading(EventType.ESCALATED, alarm, it);
      }
    } else if (hasLasted(since(alarm, rule, SlowLimits::isBackFromSecond), offMs, it)) {
      say(alarm, EventType.DEESCALATED, now.steadyMs());
      toldByReading(EventType.DEESCALATED, alarm, it);
    }
  }

  private static boolean hasLasted(OptionalLong sinceMs, long delayMs, Met it) {
    return sinceMs.isPresent() && it.eventMs() - sinceMs.getAsLong() >= delayMs;
  }

  /** Event time of the first of the newest readings in a row of which something is true. */
  private OptionalLong since(
      SlowAlarm alarm, MeasuredRule rule, BiPredicate<MeasuredRule, Met> isTrue) {
    OptionalLong since = OptionalLong.empty();
    for (int i = onTime.size() - 1; i >= 0 && onTime.get(i).n >= alarm.ruleSince(); i--) {
      Met one = onTime.get(i);
      if (SlowLimits.concerns(rule, one)) {
        if (!isTrue.test(rule, one)) {
          break;
        }
        since = OptionalLong.of(one.eventMs());
      }
      if (one.fate == Fate.ANEW) {
        break;
      }
    }
    return since;
  }

  private OptionalDouble rate(SlowAlarm alarm) {
    return SlowRate.perMinute((RateRule) alarm.rule(), onTime, alarm.ruleSince());
  }

  private void late(Met it) {
    for (SlowAlarm alarm : alarms) {
      if (it.possible
          && alarm.rule() instanceof LevelRule rule
          && SlowLimits.isBeyondFirst(rule, it)
          && !isKnown(alarm, it)) {
        if (!isInARun(alarm, rule, it)) {
          toldByReading(EventType.LATE_EXCURSION, alarm, it);
        }
        it.excursions.add(rule.kind());
      }
    }
  }

  /** Whether the latest occurrence was going on at the time of the reading. */
  private boolean isKnown(SlowAlarm alarm, Met it) {
    if (alarm.last(EventType.RAISED).isEmpty() || it.eventMs() < spanStart(alarm)) {
      return false;
    }
    return alarm.isActive()
        || it.eventMs() <= alarm.last(EventType.CLEARED).orElseThrow().eventMs();
  }

  /** Where time started anew while the alarm was active, its latest occurrence starts there. */
  private long spanStart(SlowAlarm alarm) {
    Said raised = alarm.last(EventType.RAISED).orElseThrow();
    return alarm.rule() instanceof SilenceRule
        ? raised.sinceMs()
        : onTime.stream()
            .filter(one -> one.fate == Fate.ANEW)
            .filter(one -> one.n > raised.n() && one.n <= alarm.endOfLatest())
            .reduce((one, later) -> later)
            .map(Met::eventMs)
            .orElse(raised.sinceMs());
  }

  /** Whether another unknown late excursion, not long before, is the same one. */
  private boolean isInARun(SlowAlarm alarm, LevelRule rule, Met it) {
    for (int i = met.size() - 2; i >= 0 && met.get(i).n >= alarm.ruleSince(); i--) {
      Met before = met.get(i);
      if (before.fate == Fate.ANEW) {
        return false;
      }
      if (before.fate == Fate.LATE && before.possible) {
        if (before.excursions.contains(rule.kind())) {
          long apartMs = Math.abs(it.reading.arrivalMs() - before.reading.arrivalMs());
          return apartMs <= TEN_SECONDS_MS;
        } else if (SlowLimits.isBackFromFirst(rule, before)) {
          return false;
        }
      }
    }
    return false;
  }

  // What time does.

  void tick(Now now) {
    n++;
    Optional<SlowAlarm> silence = ofKind(RuleKind.SILENCE).filter(alarm -> !alarm.isActive());
    if (silence.isPresent() && !records.isEmpty()) {
      long quietMs = now.steadyMs() - heardMs();
      if (quietMs >= ((SilenceRule) silence.get().rule()).after().toMillis()) {
        raise(silence.get(), 1, now.wallMs(), now.wallMs(), now.steadyMs());
        toldByTime(EventType.RAISED, silence.get(), now);
        toldOfTheOthers(EventType.STALE, silence.get(), now);
      }
    }
    n++;
    ticks.add(new Tick(n, now.steadyMs()));
    for (SlowAlarm alarm : alarms) {
      if (alarm.isShelved() && shelvedUntilMs(alarm) <= now.steadyMs()) {
        say(alarm, EventType.UNSHELVED, now.steadyMs());
        toldByTime(EventType.UNSHELVED, alarm, now);
      } else if (asksAgain(alarm, now)) {
        say(alarm, EventType.RE_ALARMED, now.steadyMs());
        toldByTime(EventType.RE_ALARMED, alarm, now);
      }
    }
  }

  /** When the sensor was last heard, or was first, or the engine started since. */
  private long heardMs() {
    Restart restart = restarts.get(restarts.size() - 1);
    for (int i = records.size() - 1; i >= 0 && records.get(i).n() > restart.n(); i--) {
      if (records.get(i).good() || i == 0) {
        return records.get(i).steadyMs();
      }
    }
    return restart.steadyMs();
  }

  private long shelvedUntilMs(SlowAlarm alarm) {
    Said shelved = alarm.last(EventType.SHELVED).orElseThrow();
    Shelve shelve = (Shelve) shelved.command().orElseThrow().action();
    long untilMs = shelved.steadyMs() + shelve.duration().toMillis();
    for (Restart restart : restarts) {
      if (restart.n() > shelved.n()) {
        untilMs = Math.min(untilMs, restart.steadyMs() + restart.longestShelving().toMillis());
      }
    }
    return untilMs;
  }

  private boolean asksAgain(SlowAlarm alarm, Now now) {
    Optional<Duration> after = alarm.rule().handling().reAlarm();
    if (after.isEmpty() || !alarm.isActive() || alarm.isSuppressed()) {
      return false;
    }
    Optional<Tick> asked = lastAsked(alarm);
    if (asked.isEmpty()) {
      return false;
    }
    long askedMs = asked.get().steadyMs();
    for (Restart restart : restarts) {
      if (restart.n() > asked.get().n()) {
        askedMs = Math.min(askedMs, restart.steadyMs());
      }
    }
    return now.steadyMs() - askedMs >= after.get().toMillis();
  }

  /** The tick at which an alarm that asks for attention was last found to do so anew. */
  private Optional<Tick> lastAsked(SlowAlarm alarm) {
    Said anew =
        alarm
            .last(
                EventType.RAISED,
                EventType.ESCALATED,
                EventType.RE_ALARMED,
                EventType.UNSHELVED,
                EventType.IN_SERVICE)
            .orElseThrow();
    if (anew.type() == EventType.RE_ALARMED) {
      return Optional.of(new Tick(anew.n(), anew.steadyMs()));
    }
    for (int i = 0; i < alarm.rules.size(); i++) {
      Under under = alarm.rules.get(i);
      long from = Math.max(anew.n(), under.n());
      long to = i + 1 < alarm.rules.size() ? alarm.rules.get(i + 1).n() : Long.MAX_VALUE;
      if (under.rule().handling().reAlarm().isPresent()) {
        Optional<Tick> first = firstTickAfter(from).filter(tick -> tick.n() < to);
        if (first.isPresent()) {
          return first;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Tick> firstTickAfter(long place) {
    int from = 0;
    int to = ticks.size();
    while (from < to) {
      int middle = (from + to) / 2;
      if (ticks.get(middle).n() > place) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from < ticks.size() ? Optional.of(ticks.get(from)) : Optional.empty();
  }

  // What operators do.

  /** Why the command is none for this sensor; what becomes of others is in the journal. */
  Optional<Refusal> asks(AlarmCommand command, Now now) {
    n++;
    Optional<SlowAlarm> asked =
        alarms.stream().filter(alarm -> alarm.rule().name().equals(command.rule())).findFirst();
    if (asked.isEmpty()) {
      return Optional.of(Refusal.unknownAlarm(id + "/" + command.rule()));
    }
    if (commands
        .subList(Math.max(0, commands.size() - KNOWN_COMMANDS), commands.size())
        .contains(command.id())) {
      return Optional.empty();
    }
    commands.add(command.id());
    SlowAlarm alarm = asked.get();
    Optional<Refusal> refusal = refusal(alarm, command);
    if (refusal.isPresent()) {
      told(
          EventType.REFUSED,
          alarm,
          now.wallMs(),
          latestCelsius(),
          Optional.of(command),
          refusal,
          OptionalLong.empty());
    } else {
      EventType type = doneBy(command.action());
      say(alarm, type, now.steadyMs(), command);
      OptionalLong until =
          type == EventType.SHELVED
              ? OptionalLong.of(now.wallMs() + shelvedUntilMs(alarm) - now.steadyMs())
              : OptionalLong.empty();
      told(
          type,
          alarm,
          now.wallMs(),
          latestCelsius(),
          Optional.of(command),
          Optional.empty(),
          until);
    }
    return Optional.empty();
  }

  private Optional<Refusal> refusal(SlowAlarm alarm, AlarmCommand command) {
    Optional<Said> raised = alarm.last(EventType.RAISED);
    if (command.occurrence().isPresent()
        && raised.filter(r -> r.number() == command.occurrence().getAsLong()).isEmpty()) {
      return Optional.of(
          Refusal.otherOccurrence(
              command.occurrence().getAsLong(), raised.map(r -> "" + r.number()).orElse("-")));
    }
    Action action = command.action();
    if (action instanceof Acknowledge) {
      return when(alarm.isAcknowledged(), Refusal.alreadyAcknowledged());
    } else if (action instanceof Reset) {
      return when(
          !alarm.isLatched(), alarm.isActive() ? Refusal.stillActive() : Refusal.notLatched());
    } else if (action instanceof Unshelve) {
      return when(!alarm.isShelved(), Refusal.notShelved());
    } else if (action instanceof PutInService) {
      return when(!alarm.isOutOfService(), Refusal.notOutOfService());
    } else if (action instanceof TakeOutOfService) {
      return alarm.isOutOfService()
          ? alarm
              .last(EventType.OUT_OF_SERVICE)
              .flatMap(Said::command)
              .map(first -> Refusal.alreadyOutOfService(first.user(), first.comment()))
          : when(command.comment().isBlank(), Refusal.reasonMissing());
    }
    if (alarm.isShelved()) {
      return alarm
          .last(EventType.SHELVED)
          .flatMap(Said::command)
          .map(first -> Refusal.alreadyShelved(first.user(), first.comment()));
    }
    Duration duration = ((Shelve) action).duration();
    Duration longest = restarts.get(restarts.size() - 1).longestShelving();
    return when(command.comment().isBlank(), Refusal.reasonMissing())
        .or(() -> when(duration.compareTo(longest) > 0, Refusal.tooLong(duration, longest)));
  }

  private static Optional<Refusal> when(boolean refused, Refusal refusal) {
    return refused ? Optional.of(refusal) : Optional.empty();
  }

  private static EventType doneBy(Action action) {
    if (action instanceof Acknowledge) {
      return EventType.ACKNOWLEDGED;
    } else if (action instanceof Reset) {
      return EventType.RESET;
    } else if (action instanceof Shelve) {
      return EventType.SHELVED;
    } else if (action instanceof Unshelve) {
      return EventType.UNSHELVED;
    }
    return action instanceof TakeOutOfService ? EventType.OUT_OF_SERVICE : EventType.IN_SERVICE;
  }

  // What a restart does.

  void restart(RuleBook book, Now now) {
    n++;
    restarts.add(new Restart(n, now.steadyMs(), book.longestShelving()));
    List<Rule> rules = SlowRules.of(book, id);
    for (SlowAlarm alarm : alarms) {
      if (!alarm.isAtRest() && rules.stream().noneMatch(rule -> isUnder(alarm, rule))) {
        journal.add(gone(alarm, now));
      }
    }
    List<SlowAlarm> before = alarms;
    alarms = new ArrayList<>();
    List<SlowAlarm> changed = new ArrayList<>();
    for (Rule rule : rules) {
      Optional<SlowAlarm> kept = before.stream().filter(alarm -> isUnder(alarm, rule)).findFirst();
      alarms.add(kept.orElseGet(() -> new SlowAlarm(n, rule)));
      if (kept.isPresent() && !kept.get().rule().equals(rule)) {
        kept.get().rules.add(new Under(n, rule));
        changed.add(kept.get());
      }
    }
    for (SlowAlarm alarm : changed) {
      if (!alarm.isAtRest()) {
        toldByTime(EventType.RULE_CHANGED, alarm, now);
      }
    }
  }

  private static boolean isUnder(SlowAlarm alarm, Rule rule) {
    return alarm.rule().name().equals(rule.name()) && alarm.rule().kind() == rule.kind();
  }

  // What the journal says.

  private void raise(SlowAlarm alarm, int level, long sinceMs, long eventMs, long steadyMs) {
    long number =
        alarm
            .last(EventType.RAISED)
            .map(before -> Math.max(eventMs, before.number() + 1))
            .orElse(eventMs);
    alarm.say(
        new Said(
            n,
            EventType.RAISED,
            steadyMs,
            eventMs,
            sinceMs,
            level,
            number,
            false,
            Optional.empty()));
  }

  private void clear(SlowAlarm alarm, long eventMs, long steadyMs) {
    boolean latching = alarm.rule().handling().latching();
    alarm.say(
        new Said(n, EventType.CLEARED, steadyMs, eventMs, 0, 0, 0, latching, Optional.empty()));
  }

  private void say(SlowAlarm alarm, EventType type, long steadyMs) {
    alarm.say(new Said(n, type, steadyMs, 0, 0, 0, 0, false, Optional.empty()));
  }

  private void say(SlowAlarm alarm, EventType type, long steadyMs, AlarmCommand command) {
    alarm.say(new Said(n, type, steadyMs, 0, 0, 0, 0, false, Optional.of(command)));
  }

  private void toldByReading(EventType type, SlowAlarm alarm, Met it) {
    told(
        type,
        alarm,
        it.eventMs(),
        OptionalDouble.of(it.reading.celsius()),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  private void toldByTime(EventType type, SlowAlarm alarm, Now now) {
    told(
        type,
        alarm,
        now.wallMs(),
        latestCelsius(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  private void toldOfTheOthers(EventType type, SlowAlarm silence, Now now) {
    for (SlowAlarm alarm : alarms) {
      if (alarm != silence && alarm.isActive()) {
        toldByTime(type, alarm, now);
      }
    }
  }

  private void told(
      EventType type,
      SlowAlarm alarm,
      long eventMs,
      OptionalDouble celsius,
      Optional<AlarmCommand> command,
      Optional<Refusal> refusal,
      OptionalLong shelvedUntilMs) {
    Rule rule = alarm.rule();
    boolean measured = type != EventType.CLOCK_SET_BACK;
    journal.add(
        new AlarmEvent(
            type,
            id,
            machine(),
            rule.name(),
            refusal.map(Refusal::text).orElse(rule.kind().text()),
            severity(alarm),
            shown(alarm),
            alarm.isActive(),
            alarm.isAcknowledged(),
            number(alarm),
            celsius,
            limit(alarm, celsius),
            rule instanceof RateRule && measured ? rate(alarm) : OptionalDouble.empty(),
            eventMs,
            last(met).map(one -> one.reading.position()).orElse(Position.NONE),
            command,
            refusal,
            shelvedUntilMs));
  }

  private AlarmEvent gone(SlowAlarm alarm, Now now) {
    return new AlarmEvent(
        EventType.RULE_CHANGED,
        id,
        machine(),
        alarm.rule().name(),
        alarm.rule().kind().text(),
        severity(alarm),
        StateName.NORMAL,
        false,
        true,
        number(alarm),
        latestCelsius(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        now.wallMs(),
        last(met).map(one -> one.reading.position()).orElse(Position.NONE),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  private static Severity severity(SlowAlarm alarm) {
    return alarm.level() == 2 ? Severity.CRITICAL : alarm.rule().handling().severity();
  }

  private static StateName shown(SlowAlarm alarm) {
    if (alarm.isOutOfService()) {
      return StateName.OUT_OF_SERVICE;
    } else if (alarm.isShelved()) {
      return StateName.SHELVED;
    } else if (alarm.isActive()) {
      return alarm.isAcknowledged()
          ? StateName.ACTIVE_ACKNOWLEDGED
          : StateName.ACTIVE_UNACKNOWLEDGED;
    } else if (alarm.isLatched()) {
      return alarm.isAcknowledged()
          ? StateName.LATCHED_ACKNOWLEDGED
          : StateName.LATCHED_UNACKNOWLEDGED;
    }
    return alarm.isAcknowledged() ? StateName.NORMAL : StateName.RETURNED_UNACKNOWLEDGED;
  }

  private static OptionalLong number(SlowAlarm alarm) {
    return alarm.last(EventType.RAISED).stream().mapToLong(Said::number).findFirst();
  }

  private static OptionalDouble limit(SlowAlarm alarm, OptionalDouble celsius) {
    if (alarm.rule() instanceof LevelRule level) {
      return alarm.isActive() && alarm.level() == 2
          ? level.extremeCelsius()
          : OptionalDouble.of(level.limitCelsius());
    } else if (alarm.rule() instanceof RateRule rate) {
      return OptionalDouble.of(rate.limitPerMinute());
    } else if (alarm.rule() instanceof RangeRule range) {
      boolean below = celsius.orElse(0) < range.lowestCelsius();
      return OptionalDouble.of(below ? range.lowestCelsius() : range.highestCelsius());
    }
    return OptionalDouble.empty();
  }

  private Optional<String> machine() {
    for (int i = onTime.size() - 1; i >= 0; i--) {
      if (onTime.get(i).reading.machine().isPresent()) {
        return onTime.get(i).reading.machine();
      }
    }
    return Optional.empty();
  }

  private OptionalDouble latestCelsius() {
    return newest().stream().mapToDouble(one -> one.reading.celsius()).findFirst();
  }

  // How it ends.

  SensorStatus status(Now now) {
    long setBackMs = Long.MIN_VALUE;
    for (int i = 1; i < onTime.size(); i++) {
      if (onTime.get(i).fate == Fate.ANEW) {
        setBackMs = Math.max(setBackMs, onTime.get(i - 1).eventMs());
      }
    }
    long suspectUntilMs = setBackMs;
    Optional<LatestReading> latest =
        newest()
            .map(
                one ->
                    new LatestReading(
                        one.eventMs(),
                        one.reading.celsius(),
                        one.reading.clockSuspect() || one.eventMs() <= suspectUntilMs));
    boolean stale = ofKind(RuleKind.SILENCE).filter(SlowAlarm::isActive).isPresent();
    Quality quality = stale ? Quality.STALE : Quality.GOOD;
    return new SensorStatus(
        id,
        machine(),
        latest,
        last(records).filter(record -> !record.good()).isPresent() ? Quality.BAD : quality,
        met.size(),
        met.stream().filter(one -> one.fate == Fate.LATE).count(),
        alarms.stream()
            .filter(alarm -> !alarm.isAtRest())
            .map(alarm -> status(alarm, now))
            .toList());
  }

  private AlarmStatus status(SlowAlarm alarm, Now now) {
    return new AlarmStatus(
        alarm.rule().name(),
        shown(alarm),
        alarm.isActive(),
        alarm.isAcknowledged(),
        severity(alarm),
        alarm
            .last(EventType.RAISED)
            .map(
                raised ->
                    new Occurrence(
                        raised.number(), spanStart(alarm), raised.eventMs(), alarm.level())),
        alarm.isShelved()
            ? OptionalLong.of(now.wallMs() + shelvedUntilMs(alarm) - now.steadyMs())
            : OptionalLong.empty());
  }

  private Optional<SlowAlarm> ofKind(RuleKind kind) {
    return alarms.stream().filter(alarm -> alarm.rule().kind() == kind).findFirst();
  }

  private static <T> Optional<T> last(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
  }
}
