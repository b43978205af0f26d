// Small charts of the last minutes, drawn for the tiles in sight.

import { get } from "./api.js";

const REFRESH_MS = 5000;
const MOST = 100;
/** Many sensors send less often than the interval of the values: only a longer silence is a gap. */
const GAP_MS = 60_000;
/** The last minutes of sensors by id, as {last_ms, interval_ms, highest, asked}. */
const known = new Map();

/** Fetches the last minutes of sensors that are older than some seconds. */
export async function refresh(ids) {
  const now = performance.now();
  const due = ids.filter((id) => !(now - (known.get(id)?.asked ?? -Infinity) < REFRESH_MS));
  for (let i = 0; i < due.length; i += MOST) {
    const part = due.slice(i, i + MOST);
    for (const id of part) known.set(id, { ...known.get(id), asked: now });
    for (const answer of await get("/api/sensors/recent", { sensor: part })) {
      known.set(answer.sensor_id, { ...answer, asked: now });
    }
  }
  if (known.size > 20_000) known.clear();
}

/** The sizes of canvases, and what is on them. To ask the browser for a size makes it lay out the page. */
const sizes = new WeakMap();
const drawn = new WeakMap();
const resized = new ResizeObserver((entries) => {
  // A tile out of sight has none.
  for (const { target, contentRect } of entries) if (contentRect.width) sizes.set(target, contentRect);
});

function sizeOf(canvas) {
  if (!sizes.has(canvas)) {
    sizes.set(canvas, { width: canvas.clientWidth, height: canvas.clientHeight });
    resized.observe(canvas);
  }
  return sizes.get(canvas);
}

/** Draws the last minutes of a sensor, with its next limit as a thin line; nothing if they are on the canvas. */
export function draw(canvas, id, limit, colours) {
  const ratio = devicePixelRatio || 1;
  const { width, height } = sizeOf(canvas);
  const values = known.get(id)?.highest;
  const next = [values ?? id, limit, colours.spark, width, height, ratio];
  if (drawn.get(canvas)?.every((each, i) => each === next[i])) return;
  drawn.set(canvas, next);
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  if (!values) return;
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return;
  // A steady machine is a flat line: less than 4 °C fill only a part of the height.
  const middle = (low + high) / 2;
  const half = Math.max((high - low) / 2, 2);
  const y = (value) => height - 2 - ((value - (middle - half)) / (2 * half)) * (height - 4);
  if (limit !== undefined && limit >= middle - half && limit <= middle + half) {
    pen.strokeStyle = colours.limit;
    pen.lineWidth = 1;
    pen.setLineDash([3, 3]);
    pen.beginPath();
    pen.moveTo(0, y(limit));
    pen.lineTo(width, y(limit));
    pen.stroke();
    pen.setLineDash([]);
  }
  pen.strokeStyle = colours.spark;
  pen.lineWidth = 1.5;
  pen.beginPath();
  const longest = GAP_MS / known.get(id).interval_ms;
  let last = -Infinity;
  values.forEach((value, i) => {
    if (value === null) return;
    const x = 1 + (i / (values.length - 1)) * (width - 2);
    if (i - last <= longest) pen.lineTo(x, y(value));
    else pen.moveTo(x, y(value));
    last = i;
  });
  pen.stroke();
}
