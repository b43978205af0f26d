// The active alarms, by severity and time, with what an operator can do, and the journal.

import { buttons } from "./actions.js";
import { get } from "./api.js";
import { element, text } from "./dom.js";
import { on, sensors } from "./feed.js";
import { celsius, time } from "./format.js";
import { journal } from "./journal.js";
import { symbol } from "./plant.js";
import { language, t } from "./texts.js";
import { isAside, rank } from "./urgency.js";

const SETTLE_MS = 100;

/** Shows the page; returns what ends it. */
export function alarmsPage(view, rest) {
  const showsJournal = rest === "journal";
  const tabs = element("div", { class: "tools" },
    element("h1", { class: "skip" }, t("alarms")),
    element("div", { class: "group" },
      element("a", { class: "button", href: "#/alarms", "aria-current": showsJournal ? null : "page" }, t("active")),
      element("a", { class: "button", href: "#/alarms/journal", "aria-current": showsJournal ? "page" : null }, t("journal"))));
  const body = element("div");
  view.append(tabs, body);
  return showsJournal ? journal(body, {}) : activeList(body, tabs, () => true);
}

/** Returns the text of an alarm in the language of the page. */
export function message(event) {
  return (language() === "id" ? event.Keterangan : event.message) ?? event.rule ?? "";
}

/** Returns the sign and the word of a severity. */
export function badge(event) {
  const classes = event.active ? `badge ${event.severity}` : "badge over";
  return element("span", { class: classes }, `${symbol(event.severity)} ${t(event.severity)}`);
}

/** Returns the limit of an event with its unit. */
export function limit(event) {
  return event.limit === undefined ? "" : `${celsius(event.limit)} ${event.limit_unit ?? "°C"}`;
}

/**
 * Shows the alarms that are not at rest, and keeps them current.
 *
 * @param tools where the buttons for selected alarms go
 * @param wanted which alarms are shown
 */
export function activeList(body, tools, wanted) {
  const selected = new Set();
  const bulk = element("span", { class: "actions" });
  tools.append(bulk);
  body.append(element("p", { class: "empty" }, t("loading")));
  let alarms = [];
  let ended = false;
  let timer;

  async function load() {
    try {
      const all = await get("/api/alarms");
      if (ended) return;
      alarms = all.filter(wanted).sort(byImportance);
      for (const id of selected) if (!alarms.some((each) => each.alarm_id === id)) selected.delete(id);
      show();
    } catch (error) {
      if (!ended) body.replaceChildren(element("p", { class: "empty fault" }, t("failed", error.message)));
    }
  }

  function show() {
    const focused = document.activeElement?.getAttribute("aria-label");
    const current = alarms.filter((each) => !isAside(each));
    const aside = alarms.filter(isAside);
    body.replaceChildren(
      current.length ? table(current) : element("p", { class: "empty" }, t("noAlarms")),
      ...(aside.length ? [element("h2", { class: "apart" }, t("aside")), table(aside)] : []));
    if (focused && body.querySelector) {
      [...body.querySelectorAll("[aria-label]")].find((each) => each.getAttribute("aria-label") === focused)?.focus();
    }
    showBulk();
  }

  function showBulk() {
    const chosen = alarms.filter((each) => selected.has(each.alarm_id));
    bulk.replaceChildren(...(chosen.length ? [element("span", { class: "muted" }, t("selected", chosen.length)), ...buttons(chosen)] : []));
  }

  function table(rows) {
    const all = element("input", {
      type: "checkbox", "aria-label": t("selectAll"),
      change: () => {
        for (const row of rows) all.checked ? selected.add(row.alarm_id) : selected.delete(row.alarm_id);
        show();
      },
    });
    all.checked = rows.every((row) => selected.has(row.alarm_id));
    const heads = ["severity", "raised", "sensor", "message", "now", "limit", "state", "actions"];
    return element("div", { class: "table", tabindex: "0", role: "region", "aria-label": t("alarms") },
      element("table", {},
        element("thead", {}, element("tr", {}, element("th", {}, all), heads.map((head) =>
          element("th", { scope: "col", class: head === "limit" ? "wide number" : head === "now" ? "number" : head === "raised" ? "wide" : null }, t(head))))),
        element("tbody", {}, rows.map(row))));
  }

  function row(alarm) {
    const mark = element("input", {
      type: "checkbox", "aria-label": t("select", alarm.alarm_id),
      change: () => {
        mark.checked ? selected.add(alarm.alarm_id) : selected.delete(alarm.alarm_id);
        showBulk();
      },
    });
    mark.checked = selected.has(alarm.alarm_id);
    const aside = alarm.shelved ?? alarm.out_of_service;
    return element("tr", { class: alarm.acknowledged || isAside(alarm) ? null : "wants", "data-alarm": alarm.alarm_id },
      element("td", {}, mark),
      element("td", {}, badge(alarm)),
      element("td", { class: "wide" }, time(alarm.raised_time ?? alarm.event_time)),
      element("td", {}, element("a", { href: `#/sensor/${encodeURIComponent(alarm.sensor_id)}` }, alarm.sensor_id),
        alarm.machine_id ? element("div", { class: "muted" }, alarm.machine_id) : null),
      element("td", {}, message(alarm), element("div", { class: "muted" }, alarm.rule)),
      element("td", { class: "number" }, element("span", { "data-live": alarm.sensor_id }, live(alarm.sensor_id)),
        alarm.temperature === undefined ? null : element("div", { class: "muted" }, t("atEvent", celsius(alarm.temperature)))),
      element("td", { class: "number wide" }, limit(alarm)),
      element("td", {}, t(alarm.state), aside ? element("div", { class: "muted" }, setAside(aside)) : null,
        alarm.quality && alarm.quality !== "good" ? element("div", {}, t(alarm.quality)) : null),
      element("td", {}, element("span", { class: "actions" }, buttons([alarm], alarm.alarm_id))));
  }

  load();
  const ends = [
    on("alarm", () => {
      clearTimeout(timer);
      timer = setTimeout(load, SETTLE_MS);
    }),
    on("change", (ids) => {
      if (!ids) load();
      else for (const cell of body.querySelectorAll("[data-live]")) if (ids.has(cell.dataset.live)) text(cell, live(cell.dataset.live));
    }),
  ];
  return () => {
    ended = true;
    clearTimeout(timer);
    ends.forEach((end) => end());
  };
}

/** Returns the value of a sensor now. */
function live(id) {
  const sensor = sensors.get(id);
  return sensor?.temperature === undefined ? "–" : `${celsius(sensor.temperature)} °C`;
}

function setAside(aside) {
  const parts = [];
  if (aside.user) parts.push(t("by", aside.user));
  if (aside.until) parts.push(t("until", time(aside.until)));
  if (aside.reason) parts.push(aside.reason);
  return parts.join(", ");
}

function byImportance(one, other) {
  return (
    Number(one.acknowledged) - Number(other.acknowledged) ||
    Number(other.active) - Number(one.active) ||
    rank(other.severity) - rank(one.severity) ||
    (other.raised_time ?? other.event_time).localeCompare(one.raised_time ?? one.event_time)
  );
}
