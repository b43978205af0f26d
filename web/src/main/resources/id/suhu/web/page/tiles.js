// A grid of tiles of which only those in sight exist, so that ten thousand cost what fifty do.

import { element } from "./dom.js";

const GAP = 8;
const EXTRA_ROWS = 2;

/**
 * Shows entries as tiles.
 *
 * @param scroller the element that scrolls
 * @param size {width, height} of a tile at least, in px
 * @param make returns a new tile
 * @param fill fills a tile with an entry
 */
export function tileGrid(scroller, size, make, fill) {
  const floor = element("div", { role: "presentation" });
  scroller.append(floor);
  let entries = [];
  let shown = new Map();
  const free = [];

  function layout() {
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const width = scroller.clientWidth;
    const columns = Math.max(1, Math.floor((width + GAP) / (size.width * scale + GAP)));
    return { columns, width: (width - GAP * (columns - 1)) / columns, height: size.height * scale };
  }

  /** Shows what is in sight. */
  function render() {
    const { columns, width, height } = layout();
    const rows = Math.ceil(entries.length / columns);
    floor.style.height = `${Math.max(0, rows * (height + GAP) - GAP)}px`;
    const first = Math.max(0, Math.floor(scroller.scrollTop / (height + GAP)) - EXTRA_ROWS);
    const last = Math.min(rows, Math.ceil((scroller.scrollTop + scroller.clientHeight) / (height + GAP)) + EXTRA_ROWS);
    const next = new Map();
    const wanted = entries.slice(first * columns, last * columns);
    for (const entry of wanted) {
      const tile = shown.get(entry.key);
      if (tile) {
        next.set(entry.key, tile);
        shown.delete(entry.key);
      }
    }
    for (const tile of shown.values()) {
      // The focused tile stays where a keyboard user expects it until it is used again.
      tile.remove();
      free.push(tile);
    }
    wanted.forEach((entry, i) => {
      let tile = next.get(entry.key);
      if (!tile) {
        tile = free.pop() ?? make();
        next.set(entry.key, tile);
      }
      const index = first * columns + i;
      tile.style.cssText = `width:${width}px;height:${height}px;transform:translate(${(index % columns) * (width + GAP)}px,${Math.floor(index / columns) * (height + GAP)}px)`;
      if (tile.parentNode !== floor) floor.append(tile);
      fill(tile, entry);
    });
    // The order of the keyboard is that of the eye.
    let before = null;
    for (const entry of wanted) {
      const tile = next.get(entry.key);
      if (before ? before.nextSibling !== tile : floor.firstChild !== tile) {
        const focused = document.activeElement === tile;
        floor.insertBefore(tile, before ? before.nextSibling : floor.firstChild);
        if (focused) tile.focus({ preventScroll: true });
      }
      before = tile;
    }
    shown = next;
  }

  scroller.addEventListener("scroll", render, { passive: true });
  const resized = new ResizeObserver(render);
  resized.observe(scroller);
  return {
    /** Shows other entries, each {key, …}. */
    set(next) {
      entries = next;
      render();
    },
    /** Fills again the tiles in sight whose keys are in a set; all without one. */
    refresh(keys) {
      for (const [key, tile] of shown) if (!keys || keys.has(key)) fill(tile, { key });
    },
    keys: () => [...shown.keys()],
    close: () => resized.disconnect(),
  };
}
