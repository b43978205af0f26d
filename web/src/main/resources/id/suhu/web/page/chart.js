// The chart of a sensor's temperature, with its limits, their deadbands and the spans of its alarms.

import { celsius } from "./format.js";
import { language, t } from "./texts.js";

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/**
 * Creates a chart.
 *
 * @param node the element that it fills
 * @param onZoom called with the ends of a selected range, in seconds
 */
export function makeChart(node, onZoom) {
  let limits = [];
  let spans = [];
  const axis = () => ({ stroke: colour("muted"), grid: { stroke: colour("line") + "66", width: 1 }, ticks: { stroke: colour("line") } });
  const two = (value) => String(value).padStart(2, "0");
  const chart = new uPlot(
    {
      width: node.clientWidth, height: node.clientHeight - 40,
      cursor: { drag: { x: true, y: false, setScale: false }, points: { size: 7 } },
      scales: { y: { range: (_, low, high) => withLimits(low, high) } },
      axes: [
        { ...axis(), values: (self, splits, _, __, step) => splits.map((at) => label(at, step)) },
        { ...axis(), values: (_, splits, __, ___, step) => splits.map((each) => celsius(each, step < 0.5 ? 2 : step < 1 ? 1 : 0)), size: 64 },
      ],
      series: [
        { label: t("timeOf"), value: (_, at) => (at === null || at === undefined ? "–" : new Date(at * 1000).toLocaleString(language(), { hourCycle: "h23" })) },
        { label: `${t("temperature")} (°C)`, stroke: colour("text"), width: 1.5, spanGaps: false, points: { show: false }, value: (_, value) => celsius(value) },
      ],
      hooks: {
        drawClear: [drawBehind],
        setSelect: [(self) => {
          if (self.select.width < 4) return;
          onZoom(self.posToVal(self.select.left, "x"), self.posToVal(self.select.left + self.select.width, "x"));
          self.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
        }],
      },
    },
    [[], []],
    node);

  function label(at, step) {
    const date = new Date(at * 1000);
    if (step >= 86400) return date.toLocaleDateString(language(), { day: "numeric", month: "short" });
    const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
    if (step < 60) return `${clock}:${two(date.getSeconds())}`;
    return date.getHours() === 0 && date.getMinutes() === 0 ? date.toLocaleDateString(language(), { day: "numeric", month: "short" }) : clock;
  }

  function withLimits(low, high) {
    if (low === null || low === undefined) [low, high] = [0, 100];
    let bottom = low;
    let top = high;
    for (const each of limits) {
      // A limit far away would flatten the curve.
      const near = Math.max(20, (high - low) * 2);
      if (each.at > high && each.at - high <= near) top = Math.max(top, each.at);
      if (each.at < low && low - each.at <= near) bottom = Math.min(bottom, each.at);
    }
    const room = Math.max((top - bottom) * 0.08, 0.5);
    return [bottom - room, top + room];
  }

  function drawBehind(self) {
    const pen = self.ctx;
    const { left, top, width, height } = self.bbox;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, width, height);
    pen.clip();
    const x = (at) => self.valToPos(at, "x", true);
    const y = (value) => self.valToPos(value, "y", true);
    for (const span of spans) {
      pen.fillStyle = colour(span.severity) + "30";
      const end = span.to ?? self.scales.x.max;
      pen.fillRect(x(span.from), top, Math.max(2, x(end) - x(span.from)), height);
    }
    for (const each of limits) {
      if (each.deadband) {
        pen.fillStyle = colour("limit") + "33";
        const inner = each.side === "high" ? each.at - each.deadband : each.at + each.deadband;
        pen.fillRect(left, Math.min(y(each.at), y(inner)), width, Math.abs(y(each.at) - y(inner)));
      }
      pen.strokeStyle = colour(each.severity);
      pen.lineWidth = 1.5 * devicePixelRatio;
      pen.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
      pen.beginPath();
      pen.moveTo(left, y(each.at));
      pen.lineTo(left + width, y(each.at));
      pen.stroke();
      pen.fillStyle = colour("text");
      pen.textAlign = "left";
      pen.textBaseline = "alphabetic";
      pen.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
      pen.fillText(`${each.rule} ${celsius(each.at)} °C`, left + 6 * devicePixelRatio, y(each.at) - 4 * devicePixelRatio);
    }
    pen.restore();
  }

  const resized = new ResizeObserver(() => chart.setSize({ width: node.clientWidth, height: Math.max(120, node.clientHeight - 40) }));
  resized.observe(node);
  return {
    /** Shows points as [seconds, °C] in a range, with gaps where nothing was sent for long. */
    show(points, from, to, shownLimits, shownSpans) {
      limits = shownLimits;
      spans = shownSpans;
      const times = [];
      const values = [];
      const gap = Math.max(15, ((to - from) / 1000) * 8);
      for (const [at, value] of points) {
        if (times.length && at - times[times.length - 1] > gap) {
          times.push(times[times.length - 1] + gap / 2);
          values.push(null);
        }
        times.push(at);
        values.push(value);
      }
      chart.batch(() => {
        chart.setData([times, values], false);
        chart.setScale("x", { min: from, max: to });
      });
    },
    close() {
      resized.disconnect();
      chart.destroy();
    },
  };
}
