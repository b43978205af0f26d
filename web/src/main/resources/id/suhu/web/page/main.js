// The frame of the page: routes, language, colours, the banner, the badge and the sound of alarms.

import { alarmsPage, message } from "./alarms.js";
import { keep, text, toast } from "./dom.js";
import { connect, isComplete, lostSince, now, on, plant, sensors } from "./feed.js";
import { duration, time } from "./format.js";
import { plantPage } from "./plant.js";
import { sensorPage } from "./sensor.js";
import * as sound from "./sound.js";
import { systemPage } from "./system.js";
import { choose, has, language, t } from "./texts.js";
import { isAside } from "./urgency.js";

const view = document.getElementById("view");
const banner = document.getElementById("banner");
const pages = { plant: plantPage, sensor: sensorPage, alarms: alarmsPage, system: systemPage };
let end = () => {};

function route() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
  const page = name in pages ? name : "plant";
  end();
  view.replaceChildren();
  view.className = "";
  view.scrollTop = 0;
  end = pages[page](view, decoded(rest.join("/"))) ?? (() => {});
  for (const link of document.querySelectorAll("[data-nav]")) {
    if (link.dataset.nav === page) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  title();
}

/** Returns a part of the address as text; one that is not encoded well as it is. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function frame() {
  document.documentElement.lang = language();
  for (const node of document.querySelectorAll("[data-text]")) text(node, t(node.dataset.text));
  const mute = document.getElementById("mute");
  text(mute, t(sound.isMuted() ? "muted" : sound.isLocked() ? "locked" : "mute"));
  mute.title = t("muteTitle");
  mute.setAttribute("aria-pressed", String(sound.isMuted()));
  const theme = document.getElementById("theme");
  text(theme, isDark() ? t("light") : t("dark"));
  theme.title = t("themeTitle");
  const other = document.getElementById("language");
  text(other, language() === "id" ? "EN" : "ID");
  other.title = t("languageTitle");
  other.setAttribute("aria-label", t("languageTitle"));
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function unacknowledged() {
  let number = 0;
  for (const sensor of sensors.values()) {
    for (const alarm of sensor.alarms) if (!alarm.acknowledged && !isAside(alarm)) number++;
  }
  return number;
}

function title() {
  const number = unacknowledged();
  const badge = document.getElementById("unacknowledged");
  badge.hidden = number === 0;
  text(badge, String(number));
  document.title = (number ? `(${number}) ` : "") + "Suhu";
}

/** Tells at once when what the page shows may not be true any more. */
function watch() {
  text(document.getElementById("clock"), time(now()));
  const lost = lostSince();
  let sentence = "";
  let old = false;
  if (lost) {
    sentence = isComplete() ? t("lostFeed", time(lost)) : t("connecting");
    old = isComplete();
  } else if (plant?.kafka_away_since) {
    sentence = t("kafkaAway", time(plant.kafka_away_since));
    old = true;
  } else if (plant && plant.engine !== "running") {
    sentence = t("engineNot", has(plant.engine) ? t(plant.engine) : plant.engine);
  } else if (plant?.late_sensors) {
    sentence = t("late", plant.late_sensors, duration(plant.late_ms));
  }
  banner.hidden = !sentence;
  text(banner, sentence);
  document.body.classList.toggle("old", old);
}

function alarmed(event) {
  if (event.event !== "raised" && event.event !== "escalated") return;
  if (event.acknowledged || isAside(event)) return;
  sound.play(event.severity);
  toast(t("newAlarm", `${event.sensor_id}: ${message(event)}`));
}

document.getElementById("mute").addEventListener("click", () => {
  sound.toggle();
  frame();
});
document.getElementById("theme").addEventListener("click", () => {
  const next = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  keep("theme", next);
  frame();
  route();
});
document.getElementById("language").addEventListener("click", () => {
  choose(language() === "id" ? "en" : "id");
  keep("language", language());
  frame();
  route();
});
// Its address would be a route.
document.querySelector("a.skip").addEventListener("click", (event) => {
  event.preventDefault();
  view.focus();
});
for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => sound.unlock(frame), { once: true });
addEventListener("hashchange", () => {
  route();
  view.focus({ preventScroll: true });
});

const theme = keep("theme");
if (theme) document.documentElement.dataset.theme = theme;
choose(keep("language") ?? (navigator.language.startsWith("id") ? "id" : "en"));
frame();
on("change", title);
on("alarm", alarmed);
on("plant", watch);
setInterval(watch, 500);
connect();
route();
