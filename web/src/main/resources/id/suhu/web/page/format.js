// Numbers, times and durations as an operator reads them.

import { language } from "./texts.js";

const formats = new Map();
function cached(kind, make) {
  const key = language() + kind;
  if (!formats.has(key)) formats.set(key, make());
  return formats.get(key);
}

/** °C with one decimal, or another number of them; a dash if there is none. */
export function celsius(value, digits = 1) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const format = cached("celsius" + digits, () => new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  return format.format(value);
}

/** A whole number with separators. */
export function count(value) {
  return cached("count", () => new Intl.NumberFormat(language(), { maximumFractionDigits: 0 })).format(value);
}

/** A time of day in this browser's zone; with the date if it is not today. */
export function time(value) {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return "–";
  const today = date.toDateString() === new Date().toDateString();
  const options = today
    ? { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }
    : { day: "2-digit", month: "short", year: date.getFullYear() === new Date().getFullYear() ? undefined : "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  return cached(JSON.stringify(options), () => new Intl.DateTimeFormat(language(), options)).format(date);
}

/** A duration with its largest unit, such as 3 min. */
export function duration(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  const hour = language() === "id" ? "jam" : "h";
  if (seconds < 172800) return `${Math.floor(seconds / 3600)} ${hour}`;
  return `${count(Math.floor(seconds / 86400))} ${language() === "id" ? "hari" : "d"}`;
}

/** Bytes with a decimal unit. */
export function bytes(value) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value >= 100 || unit === 0 ? count(value) : celsius(value)} ${units[unit]}`;
}
