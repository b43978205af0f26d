// The journal of alarm events, newest first, with filters.

import { get } from "./api.js";
import { badge, limit, message } from "./alarms.js";
import { element } from "./dom.js";
import { now, on } from "./feed.js";
import { celsius, time } from "./format.js";
import { has, t } from "./texts.js";

const MOST = 500;
const SETTLE_MS = 1500;
const RANGES = [3600, 28800, 86400, 604800, 2592000, 31536000];
const kept = { seconds: 86400, sensor: "" };

/** Shows the journal; of one sensor if it is given. Returns what ends it. */
export function journal(body, { sensor }) {
  const range = element("select", { "aria-label": t("last"), change: () => { kept.seconds = Number(range.value); load(); } },
    RANGES.map((seconds) => element("option", { value: String(seconds), selected: seconds === kept.seconds }, t("r" + seconds))));
  const which = element("input", { type: "search", placeholder: t("sensor"), "aria-label": t("sensor"), value: kept.sensor, change: () => { kept.sensor = which.value; load(); } });
  const rows = element("div");
  body.append(element("div", { class: "tools" }, range, sensor ? null : which), rows);
  let ended = false;
  let asked = 0;

  async function load() {
    const mine = ++asked;
    try {
      const events = await get("/api/alarms/journal", {
        from: new Date(now() - kept.seconds * 1000).toISOString(),
        sensor: sensor ?? which.value.trim(),
      });
      if (ended || mine !== asked) return;
      const newest = events.reverse().slice(0, MOST);
      rows.replaceChildren(
        newest.length ? table(newest, sensor) : element("p", { class: "empty" }, t("noEvents")),
        ...(events.length > MOST ? [element("p", { class: "muted" }, t("more", MOST))] : []));
    } catch (error) {
      if (!ended) rows.replaceChildren(element("p", { class: "empty fault" }, t("failed", error.message)));
    }
  }

  load();
  // An event is in the database a moment after it is on the feed, also one before this page was opened.
  let timer = setTimeout(load, SETTLE_MS);
  const end = on("alarm", (event) => {
    if (sensor && event.sensor_id !== sensor) return;
    clearTimeout(timer);
    timer = setTimeout(load, SETTLE_MS);
  });
  return () => {
    ended = true;
    clearTimeout(timer);
    end();
  };
}

function table(events, sensor) {
  const heads = ["timeOf", "severity", "event", ...(sensor ? [] : ["sensor"]), "message", "value", "limit", "operator"];
  return element("div", { class: "table", tabindex: "0", role: "region", "aria-label": t("journal") },
    element("table", {},
      element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col", class: ["value", "limit"].includes(head) ? "number" : null }, t(head))))),
      element("tbody", {}, events.map((event) =>
        element("tr", {},
          element("td", {}, time(event.event_time)),
          element("td", {}, badge(event)),
          element("td", {}, has("e_" + event.event) ? t("e_" + event.event) : event.event),
          sensor ? null : element("td", {}, element("a", { href: `#/sensor/${encodeURIComponent(event.sensor_id)}` }, event.sensor_id)),
          element("td", {}, message(event), element("div", { class: "muted" }, event.rule ?? "")),
          element("td", { class: "number" }, event.temperature === undefined ? "" : `${celsius(event.temperature)} °C`),
          element("td", { class: "number" }, limit(event)),
          element("td", {}, event.user ?? "", event.comment ? element("div", { class: "muted" }, event.comment) : null))))));
}
