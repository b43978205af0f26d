// The live feed: what the page knows of the plant, and whether it is still true.

import { orderOf, urgency, worstAlarm } from "./urgency.js";

/** Without anything for this long, the feed is lost: numbers of the plant come each second. */
const LOST_MS = 3000;

/** The sensors by id. */
export const sensors = new Map();
/** The last numbers of the plant; undefined before the first. */
export let plant;
/** Readings that the engines judge per second, over some seconds. */
export let perSecond = 0;

const listeners = { change: new Set(), alarm: new Set(), plant: new Set() };
let heardAt = 0;
let ahead = 0;
let complete = false;
let counts = [];
let source;

/** Calls back on change(ids or null for all), alarm(event), plant(). Returns what ends it. */
export function on(kind, listener) {
  listeners[kind].add(listener);
  return () => listeners[kind].delete(listener);
}

function tell(kind, argument) {
  for (const listener of listeners[kind]) listener(argument);
}

/** Returns whether the whole plant has been received. */
export function isComplete() {
  return complete;
}

/** Returns the time by Suhu's clock, ms: that of a wall screen may be wrong. */
export function now() {
  return Date.now() + ahead;
}

/** Returns since when nothing has come, ms; 0 if all is well. */
export function lostSince() {
  return heardAt && performance.now() - heardAt > LOST_MS ? now() - (performance.now() - heardAt) : 0;
}

function update(sensor) {
  sensor.urgency = urgency(sensor);
  sensor.raised = worstAlarm(sensor)?.raised_time ?? "";
}

/** Connects; the browser connects again by itself and names the last event. */
export function connect() {
  source = new EventSource("/api/live");
  let changed = new Set();
  let all = false;
  const listen = (name, take) =>
    source.addEventListener(name, (event) => {
      heardAt = performance.now();
      take(event.data);
    });
  listen("snapshot", () => {
    sensors.clear();
    all = true;
  });
  listen("sensors", (data) => {
    for (const sensor of JSON.parse(data)) {
      const before = sensors.get(sensor.sensor_id);
      sensor.at = Date.parse(sensor.event_time);
      sensor.order = before?.order ?? orderOf(sensor.sensor_id);
      sensor.placed = before?.placed;
      update(sensor);
      sensors.set(sensor.sensor_id, sensor);
      changed.add(sensor.sensor_id);
    }
  });
  listen("values", (data) => {
    for (const [id, temperature, at] of JSON.parse(data)) {
      const sensor = sensors.get(id);
      if (!sensor) continue;
      sensor.temperature = temperature;
      sensor.at = at;
      update(sensor);
      changed.add(id);
    }
  });
  listen("alarm", (data) => tell("alarm", JSON.parse(data)));
  listen("end", () => {
    complete = true;
    const ids = all ? null : changed;
    all = false;
    changed = new Set();
    tell("change", ids);
  });
  listen("plant", (data) => {
    plant = JSON.parse(data);
    ahead = Date.parse(plant.time) - Date.now();
    counts.push([performance.now(), plant.judged]);
    counts = counts.slice(-6);
    const [first, last] = [counts[0], counts[counts.length - 1]];
    perSecond = last[0] > first[0] ? Math.max(0, ((last[1] - first[1]) * 1000) / (last[0] - first[0])) : 0;
    tell("plant");
  });
  source.addEventListener("error", () => {
    // After an answer that is not a feed, a browser does not try again by itself.
    if (source.readyState === EventSource.CLOSED) {
      source.close();
      setTimeout(connect, 2000);
    }
  });
  if (!heardAt) heardAt = performance.now();
}
