// One sensor: its value now, its chart from seconds to a year, its alarms, statistics and export.

import { activeList } from "./alarms.js";
import { get } from "./api.js";
import { makeChart } from "./chart.js";
import { element, text } from "./dom.js";
import { isComplete, now as clock, on, sensors } from "./feed.js";
import { celsius, count, time } from "./format.js";
import { journal } from "./journal.js";
import { margin, symbol } from "./plant.js";
import { t } from "./texts.js";
import { worstAlarm } from "./urgency.js";

const RANGES = [300, 3600, 28800, 86400, 604800, 2592000, 31536000];
const POINTS = 1000;
/** How often a live chart is read again; between, the feed adds what it brings. */
const RELOAD_MS = 10_000;
const kept = { seconds: 300 };

/** Shows the page of a sensor; returns what ends it. */
export function sensorPage(view, id) {
  const value = element("span", { class: "huge", id: "value" }, "–");
  const state = element("span", { class: "badge", id: "state" });
  const facts = element("dl", { class: "facts" });
  const node = element("div", { class: "chart", role: "img", "aria-label": `${t("temperature")} ${id}` });
  const note = element("p", { class: "muted", role: "status" });
  const statistics = element("dl", { class: "facts", id: "statistics" });
  const exports = element("div", { class: "actions" });
  const alarms = element("div");
  const alarmTools = element("div", { class: "tools" }, element("h2", { class: "tight" }, t("currentAlarms")));
  const events = element("div");
  const ranges = element("div", { class: "group", role: "group", "aria-label": t("last") }, RANGES.map((seconds) =>
    element("button", { type: "button", "data-seconds": String(seconds), click: () => live(seconds) }, t("r" + seconds))));
  const shift = (part) => () => {
    const width = to - from;
    fixed(from + part * width, to + part * width);
  };
  view.append(
    element("div", { class: "head" }, element("h1", {}, id), value, state, element("span", { class: "muted", id: "margin" })),
    element("div", { class: "panel" },
      element("div", { class: "tools" }, ranges,
        element("button", { type: "button", "aria-label": t("earlier"), click: shift(-0.5) }, "◀"),
        element("button", { type: "button", "aria-label": t("later"), click: shift(0.5) }, "▶"),
        element("button", { type: "button", id: "live", "aria-pressed": "true", click: () => live(kept.seconds) }, t("live"))),
      node, note),
    element("div", { class: "panels" },
      element("section", { class: "panel" }, element("h2", {}, t("statistics")), statistics, element("p", {}, exports)),
      element("section", { class: "panel" }, element("h2", {}, t("sensor")), facts)),
    element("section", {}, alarmTools, alarms),
    element("section", { class: "apart" }, element("h2", {}, t("journal")), events));

  let from;
  let to;
  let isLive = true;
  let points = [];
  let spans = [];
  let asked = 0;
  let loadedAt = 0;
  let ended = false;
  const chart = makeChart(node, (start, end) => fixed(start, Math.max(end, start + 2)));
  node.addEventListener("dblclick", () => live(kept.seconds));

  function mark() {
    for (const button of ranges.children) button.setAttribute("aria-pressed", String(isLive && Number(button.dataset.seconds) === kept.seconds));
    view.querySelector("#live").setAttribute("aria-pressed", String(isLive));
  }

  function live(seconds) {
    kept.seconds = seconds;
    isLive = true;
    follow();
    load();
  }

  function fixed(start, end) {
    isLive = false;
    [from, to] = [start, end];
    load();
  }

  function follow() {
    to = clock() / 1000;
    from = to - kept.seconds;
  }

  function draw() {
    const sensor = sensors.get(id);
    const limits = (sensor?.limits ?? []).flatMap((each) => [
      { rule: each.rule, side: each.side, at: each.limit, deadband: each.deadband, severity: each.severity },
      ...(each.second_limit === undefined ? [] : [{ rule: each.rule, side: each.side, at: each.second_limit, severity: each.second_severity }]),
    ]);
    chart.show(points, from, to, limits, spans);
  }

  async function load() {
    mark();
    const mine = ++asked;
    loadedAt = performance.now();
    const range = { sensor: id, from: new Date(from * 1000).toISOString(), to: new Date(to * 1000).toISOString() };
    try {
      const [curve, found, rollups] = await Promise.all([
        get("/api/readings", { ...range, points: POINTS }),
        get("/api/alarms/journal", { ...range, from: new Date((from - 86400) * 1000).toISOString() }),
        get("/api/readings", { ...range, period: `${Math.max(1, Math.ceil(to - from))}s` }),
      ]);
      if (ended || mine !== asked) return;
      const newest = points.filter(([at]) => isLive && at > (curve.length ? Date.parse(curve[curve.length - 1].event_time) / 1000 : 0) && at > from);
      points = curve.map((each) => [Date.parse(each.event_time) / 1000, each.temperature]).concat(newest);
      spans = alarmSpans(found);
      showStatistics(rollups, range);
      text(note, points.length ? t("zoomHint") : t("noReadings"));
      draw();
    } catch (error) {
      if (!ended) text(note, t("failed", error.message));
    }
  }

  function showStatistics(rollups, range) {
    const all = rollups.reduce((sum, each) => ({
      count: sum.count + each.count, total: sum.total + each.mean * each.count,
      minimum: Math.min(sum.minimum, each.minimum), maximum: Math.max(sum.maximum, each.maximum),
    }), { count: 0, total: 0, minimum: Infinity, maximum: -Infinity });
    fill(statistics, [
      [t("readings"), count(all.count)],
      ...(all.count ? [[t("minimum"), `${celsius(all.minimum)} °C`], [t("mean"), `${celsius(all.total / all.count)} °C`], [t("maximum"), `${celsius(all.maximum)} °C`]] : []),
    ]);
    exports.replaceChildren(element("span", { class: "muted" }, t("export") + ":"), ...["csv", "jsonl", "parquet"].map((format) =>
      element("a", { class: "button", download: `${id}.${format}`, href: `/api/export/readings.${format}?${new URLSearchParams(range)}` }, format)));
  }

  function now() {
    const sensor = sensors.get(id);
    if (!sensor) {
      if (isComplete()) text(note, t("unknownSensor", id));
      return;
    }
    text(value, `${celsius(sensor.temperature)} °C`);
    const alarm = worstAlarm(sensor);
    text(state, alarm ? `${symbol(alarm.severity)} ${t(alarm.severity)} · ${t(alarm.state)}` : t(sensor.quality));
    state.className = alarm?.active ? `badge ${alarm.severity}` : "badge";
    text(view.querySelector("#margin"), sensor.quality === "good" ? margin(sensor) : t(sensor.quality));
    fill(facts, [
      [t("machine"), sensor.machine_id ?? "–"], [t("eventTime"), time(sensor.at)], [t("readings"), count(sensor.readings)],
      [t("lateReadings"), count(sensor.late_readings)], ...(sensor.flags.length ? [["", t("clock")]] : []),
    ]);
  }

  function changed(ids) {
    if (ids && !ids.has(id)) return;
    now();
    const sensor = sensors.get(id);
    if (!isLive || !sensor || sensor.temperature === undefined) return;
    const at = sensor.at / 1000;
    if (!points.length || at > points[points.length - 1][0]) points.push([at, sensor.temperature]);
    follow();
    while (points.length && points[0][0] < from) points.shift();
    draw();
  }

  live(kept.seconds);
  now();
  const ends = [
    on("change", changed),
    on("plant", () => {
      if (isLive && performance.now() - loadedAt > RELOAD_MS && !document.hidden) {
        follow();
        load();
      }
    }),
    activeList(alarms, alarmTools, (alarm) => alarm.sensor_id === id),
    journal(events, { sensor: id }),
  ];
  return () => {
    ended = true;
    ends.forEach((end) => end());
    chart.close();
  };
}

/** Returns the spans in which an alarm was active, from its events in order. */
function alarmSpans(events) {
  const open = new Map();
  const spans = [];
  for (const event of events) {
    const at = Date.parse(event.event_time) / 1000;
    if (event.active && !open.has(event.alarm_id)) {
      const span = { from: at, severity: event.severity };
      open.set(event.alarm_id, span);
      spans.push(span);
    } else if (!event.active && open.has(event.alarm_id)) {
      open.get(event.alarm_id).to = at;
      open.delete(event.alarm_id);
    }
  }
  return spans;
}

function fill(list, facts) {
  list.replaceChildren(...facts.flatMap(([name, fact]) => [element("dt", {}, name), element("dd", {}, fact)]));
}
