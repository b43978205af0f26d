// How urgent a sensor is: the order of the tiles, and why.

const SEVERITIES = ["low", "medium", "high", "critical"];
/** A temperature this close to a limit is near it. */
export const NEAR_CELSIUS = 5;

/** Returns the rank of a severity, from 0. */
export function rank(severity) {
  return SEVERITIES.indexOf(severity);
}

/** Returns whether an operator has set an alarm aside. */
export function isAside(alarm) {
  return alarm.state === "shelved" || alarm.state === "out_of_service";
}

/** Returns the most urgent alarm of a sensor; undefined without one. */
export function worstAlarm(sensor) {
  let worst;
  for (const alarm of sensor.alarms) {
    if (!isAside(alarm) && (!worst || weight(alarm) > weight(worst))) worst = alarm;
  }
  return worst;
}

function weight(alarm) {
  return (alarm.acknowledged ? 0 : 20) + (alarm.active ? 10 : 0) + rank(alarm.severity);
}

/** Returns {margin, limit, side} of the limit that is next, or exceeded; undefined without limits. */
export function nextLimit(sensor) {
  if (sensor.temperature === undefined) return undefined;
  let next;
  for (const each of sensor.limits) {
    const high = each.side === "high";
    const margin = high ? each.limit - sensor.temperature : sensor.temperature - each.limit;
    if (!next || margin < next.margin) next = { margin, limit: each.limit, side: each.side };
  }
  return next;
}

/** Returns whether the value cannot be trusted now. */
export function isDoubtful(sensor) {
  return sensor.quality !== "good";
}

/**
 * Returns the place of a sensor: the greater, the more urgent. It changes only when a threshold is
 * crossed, so that tiles do not change places with every reading.
 */
export function urgency(sensor) {
  const alarm = worstAlarm(sensor);
  if (alarm) return 1000 + weight(alarm);
  if (isDoubtful(sensor)) return sensor.quality === "bad" ? 900 : sensor.quality === "stale" ? 800 : 700;
  const next = nextLimit(sensor);
  if (!next) return 0;
  // The engine has not raised an alarm yet: an on-delay runs, or the reading has just come.
  if (next.margin < 0) return 950;
  if (next.margin <= 1) return 600;
  if (next.margin <= 2) return 500;
  return next.margin <= NEAR_CELSIUS ? 400 : 0;
}

/**
 * Returns a text whose order is that of ids as a person sorts them: S2 before S10. Ten thousand of
 * them are compared at once, for which a collator is too slow.
 */
export function orderOf(id) {
  return id.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, "0"));
}

/** Compares sensors: the most urgent first, then the newest alarm, then the id. */
export function byUrgency(one, other) {
  return other.urgency - one.urgency || compare(other.raised, one.raised) || compare(one.order, other.order);
}

function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
