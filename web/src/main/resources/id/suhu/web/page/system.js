// How Suhu itself is: rates, what is stored and rejected, health.

import { get } from "./api.js";
import { element } from "./dom.js";
import { on, perSecond, plant } from "./feed.js";
import { bytes, count, duration, time } from "./format.js";
import { has, t } from "./texts.js";

const RELOAD_MS = 3000;
const REJECTED = 20;

/** Shows the page; returns what ends it. */
export function systemPage(view) {
  const numbers = element("div", { class: "panels numbers" });
  const health = element("section", { class: "panel" });
  const store = element("section", { class: "panel" });
  const rejected = element("section", { class: "panel" });
  view.append(element("h1", { class: "skip" }, t("system")), numbers, element("div", { class: "panels" }, health, store), rejected);
  let ended = false;
  let status;
  let ready;
  let disk;
  let records = [];

  function big(name, value, more) {
    return element("section", { class: "panel" }, element("h2", {}, name), element("div", { class: "big" }, value), more ? element("div", { class: "muted" }, more) : null);
  }

  function show() {
    if (!plant) return;
    numbers.replaceChildren(
      big(t("perSecond"), count(perSecond)),
      big(t("knownSensors"), count(plant.sensors)),
      big(t("activeAlarms"), count(plant.active_alarms)),
      big(t("lateSensors"), count(plant.late_sensors), plant.late_ms ? duration(plant.late_ms) : ""),
      ...(status ? [
        big(t("lag"), count(status.partitions.reduce((sum, each) => sum + each.lag, 0))),
        big(t("rejected"), count(status.rejected)),
      ] : []),
      ...(disk ? [big(t("disk"), bytes(disk.free_bytes), disk.lasts_seconds === undefined ? "" : t("lasts", duration(disk.lasts_seconds * 1000)))] : []));
    health.replaceChildren(element("h2", {}, t("health")),
      ...(ready?.checks ?? [{ name: "engine", ready: plant.engine === "running", reason: t(plant.engine) }]).map((check) =>
        element("p", { class: check.ready ? "ok" : "fault" }, `${has(check.name) ? t(check.name) : check.name}: ${check.ready ? t("works") : check.reason}`)));
    const kept = status?.store;
    store.replaceChildren(element("h2", {}, t("store")), kept ? facts([
      [t("received"), kept.received], [t("stored"), kept.stored], [t("duplicates"), kept.duplicate], [t("rejected"), kept.rejected], [t("missed"), kept.missed],
      [t("lag"), kept.partitions.reduce((sum, each) => sum + each.lag, 0)],
    ]) : element("p", { class: "muted" }, t("loading")), kept?.fault ? element("p", { class: "fault" }, kept.fault) : "");
  }

  function showRejected() {
    const heads = ["timeOf", "reason", "partition", "samples"];
    rejected.replaceChildren(element("h2", {}, t("rejectedNewest")), records.length
      ? element("div", { class: "table", tabindex: "0", role: "region", "aria-label": t("rejectedNewest") }, element("table", {},
        element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, t(head))))),
        element("tbody", {}, records.map((record) => element("tr", {},
          element("td", {}, time(record.rejected_time)), element("td", {}, has("x_" + record.reason) ? t("x_" + record.reason) : record.reason),
          element("td", {}, record.offset === undefined ? "" : `${record.partition} · ${record.offset}`),
          element("td", {}, element("code", {}, record.sample)))))))
      : element("p", { class: "muted" }, t("noneRejected")));
  }

  function facts(rows) {
    return element("dl", { class: "facts" }, rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value === undefined ? "–" : count(value))]));
  }

  async function load() {
    try {
      const answers = await Promise.all([
        get("/api/status"), fetch("/health/ready").then((answer) => answer.json()), get("/api/disk").catch(() => undefined), get("/api/rejected", { newest: REJECTED }),
      ]);
      if (ended) return;
      [status, ready, disk, records] = answers;
      show();
      showRejected();
    } catch (error) {
      if (!ended) health.replaceChildren(element("h2", {}, t("health")), element("p", { class: "fault" }, t("failed", error.message)));
    }
  }

  load();
  const timer = setInterval(() => { if (!document.hidden) load(); }, RELOAD_MS);
  const end = on("plant", show);
  return () => {
    ended = true;
    clearInterval(timer);
    end();
  };
}
