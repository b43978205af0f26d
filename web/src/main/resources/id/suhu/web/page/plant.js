// The plant: every sensor or machine as a tile, the most urgent first.

import { element, text } from "./dom.js";
import { isComplete, now, on, sensors } from "./feed.js";
import { celsius, count, duration } from "./format.js";
import { draw, refresh } from "./spark.js";
import { t } from "./texts.js";
import { tileGrid } from "./tiles.js";
import { byUrgency, isDoubtful, nextLimit, NEAR_CELSIUS, worstAlarm } from "./urgency.js";

const SORT_MS = 1000;
const kept = { query: "", filter: "all", group: "sensors" };

const FILTERS = {
  all: () => true,
  inAlarm: (sensor) => worstAlarm(sensor) !== undefined,
  near: (sensor) => (nextLimit(sensor)?.margin ?? Infinity) <= NEAR_CELSIUS,
  doubtful: isDoubtful,
};

/** Shows the page; returns what ends it. */
export function plantPage(view) {
  view.className = "fixed";
  const search = element("input", {
    type: "search", id: "search", placeholder: t("search"), "aria-label": t("search"), value: kept.query,
    input: () => { kept.query = search.value; sort(); },
  });
  const shown = element("span", { class: "muted", role: "status", id: "shown" });
  const filters = choice("filter", Object.keys(FILTERS), t("filter"));
  const groups = choice("group", ["sensors", "machines"], t("show"));
  const scroller = element("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("plant") });
  const empty = element("div", { class: "empty" });
  view.append(element("h1", { class: "skip" }, t("plant")), element("div", { class: "tools" }, search, filters, groups, shown), empty, scroller);

  let machines = new Map();
  const grid = tileGrid(scroller, { width: 236, height: 112 }, makeTile, (tile, entry) =>
    kept.group === "machines" ? fillMachine(tile, machines.get(entry.key)) : fillSensor(tile, sensors.get(entry.key)));

  function choice(name, options, label) {
    const buttons = options.map((option) =>
      element("button", {
        type: "button", "aria-pressed": String(kept[name] === option), "data-option": option,
        click: () => {
          kept[name] = option;
          buttons.forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.option === option)));
          scroller.scrollTop = 0;
          sort();
        },
      }, t(option)));
    return element("div", { class: "group", role: "group", "aria-label": label }, buttons);
  }

  let order = [];
  /** Returns all sensors in their order. What was sorted before is sorted again in a fraction of the time. */
  function inOrder() {
    let all = order.map((id) => sensors.get(id)).filter((sensor) => sensor !== undefined);
    if (all.length !== sensors.size) all = [...sensors.values()];
    all.sort(byUrgency);
    order = all.map((sensor) => sensor.sensor_id);
    return all;
  }

  let sortedAt = 0;
  function sort() {
    sortedAt = performance.now();
    const query = kept.query.trim().toLowerCase();
    const matches = [];
    for (const sensor of inOrder()) {
      sensor.placed = sensor.urgency + sensor.raised;
      const named = !query || sensor.sensor_id.toLowerCase().includes(query) || (sensor.machine_id ?? "").toLowerCase().includes(query);
      if (named && FILTERS[kept.filter](sensor)) matches.push(sensor);
    }
    if (kept.group === "machines") {
      machines = byMachine(matches);
      text(shown, t("shownMachines", count(machines.size)));
      grid.set([...machines.keys()].map((key) => ({ key })));
    } else {
      text(shown, t("shown", count(matches.length), count(sensors.size)));
      grid.set(matches.map((sensor) => ({ key: sensor.sensor_id })));
    }
    showEmpty(matches.length === 0);
    sparks();
  }

  function showEmpty(isEmpty) {
    empty.hidden = !isEmpty;
    scroller.hidden = isEmpty;
    if (!isEmpty) return;
    if (!isComplete()) text(empty, t("loading"));
    else if (sensors.size) text(empty, t("noMatch"));
    else if (!empty.querySelector("code")) empty.replaceChildren(t("noSensors"), element("code", {}, '{"sensor_id":"S1","temperature":83}'));
  }

  function changed(ids) {
    if (!ids) {
      sort();
      return;
    }
    let moved = false;
    for (const id of ids) {
      const sensor = sensors.get(id);
      if (sensor && sensor.placed !== sensor.urgency + sensor.raised) {
        moved = true;
        break;
      }
    }
    if (moved || performance.now() - sortedAt > 10 * SORT_MS) sort();
    else grid.refresh(kept.group === "machines" ? undefined : ids);
  }

  function sparks() {
    if (kept.group === "machines" || document.hidden) return;
    refresh(grid.keys()).then(() => grid.refresh(), () => {});
  }

  sort();
  const ends = [on("change", changed), on("plant", () => { sparks(); grid.refresh(); })];
  return () => {
    ends.forEach((end) => end());
    grid.close();
    view.className = "";
  };
}

function byMachine(sorted) {
  const machines = new Map();
  for (const sensor of sorted) {
    const id = sensor.machine_id ?? "–";
    if (!machines.has(id)) machines.set(id, { id, sensors: [] });
    machines.get(id).sensors.push(sensor);
  }
  return machines;
}

function makeTile() {
  const tile = element("a", { class: "tile", href: "#/" },
    element("div", { class: "name" }, element("b"), element("span")),
    element("div", { class: "value" }), element("canvas", { "aria-hidden": "true" }),
    element("div", { class: "margin" }), element("div", { class: "state" }));
  const [name, value, canvas, distance, state] = tile.children;
  tile.parts = { id: name.children[0], machine: name.children[1], value, canvas, distance, state };
  return tile;
}

const SYMBOLS = { critical: "■", high: "▲", medium: "▼", low: "●" };

/** Returns the sign of a severity, which does not depend on its colour. */
export function symbol(severity) {
  return SYMBOLS[severity] ?? "●";
}

/** Returns how far a sensor is from its limit, as a sentence. */
export function margin(sensor) {
  const next = nextLimit(sensor);
  if (!next) return t("noLimit");
  if (next.margin >= 0) return t("toLimit", celsius(next.margin), celsius(next.limit));
  return t(next.side === "high" ? "overLimit" : "underLimit", celsius(-next.margin), celsius(next.limit));
}

function fillSensor(tile, sensor) {
  if (!sensor) return;
  const alarm = worstAlarm(sensor);
  const doubtful = isDoubtful(sensor);
  const classes = ["tile"];
  if (alarm) classes.push("alarm", alarm.severity);
  if (alarm && !alarm.active) classes.push("returned");
  if (alarm && !alarm.acknowledged) classes.push("wants");
  if (doubtful) classes.push(sensor.quality);
  set(tile, classes.join(" "), `#/sensor/${encodeURIComponent(sensor.sensor_id)}`);
  text(tile.parts.id, sensor.sensor_id);
  text(tile.parts.machine, sensor.machine_id ?? "");
  showValue(tile.parts.value, sensor.temperature);
  text(tile.parts.distance, doubtful ? `${t(sensor.quality)}, ${t("ago", duration(now() - sensor.at))}` : margin(sensor));
  text(tile.parts.state, alarm ? alarmLine(alarm) : "");
  draw(tile.parts.canvas, sensor.sensor_id, nextLimit(sensor)?.limit, colours());
}

/** Returns the state of an alarm in as few words as a tile has room for. */
function alarmLine(alarm) {
  const returned = alarm.active ? "" : ` · ${t(alarm.state.startsWith("latched") ? "latched" : "returned")}`;
  const open = alarm.acknowledged ? (alarm.active ? ` · ${t("acknowledged")}` : "") : ` · ${t("unacknowledged")}`;
  return `${symbol(alarm.severity)} ${t(alarm.severity)}${returned || open}`;
}

function fillMachine(tile, machine) {
  if (!machine) return;
  const worst = machine.sensors[0];
  fillSensor(tile, worst);
  const hottest = machine.sensors.reduce((one, other) => ((other.temperature ?? -Infinity) > (one.temperature ?? -Infinity) ? other : one));
  text(tile.parts.id, machine.id);
  text(tile.parts.machine, t("sensorsOf", count(machine.sensors.length)));
  showValue(tile.parts.value, hottest.temperature);
}

function set(tile, classes, href) {
  if (tile.className !== classes) tile.className = classes;
  if (tile.getAttribute("href") !== href) tile.setAttribute("href", href);
}

function showValue(node, value) {
  const next = celsius(value);
  if (node.dataset.shown === next) return;
  node.dataset.shown = next;
  node.replaceChildren(next + " ", element("small", {}, "°C"));
}

let colourCache = { theme: "", at: 0 };
function colours() {
  const now = performance.now();
  if (now - colourCache.at > 1000) {
    const style = getComputedStyle(document.documentElement);
    colourCache = { at: now, spark: style.getPropertyValue("--spark"), limit: style.getPropertyValue("--limit") };
  }
  return colourCache;
}
