// A sound for each new unacknowledged alarm, until it is acknowledged or muted.

import { keep } from "./dom.js";

let muted = keep("muted") === "true";
let context;

/** Returns whether sounds are off. */
export function isMuted() {
  return muted;
}

/** Switches sounds on or off; being a click, it also lets the browser play them. */
export function toggle() {
  muted = !muted;
  keep("muted", String(muted));
  unlock();
}

/** A browser plays sounds only after a click or a key. */
export function unlock(done = () => {}) {
  try {
    context ??= new AudioContext();
    context.resume().then(done, done);
  } catch {
    // Without sound, the title and the page still tell.
    done();
  }
}

/** Returns whether the browser would play nothing yet: the page must say so. */
export function isLocked() {
  return context?.state !== "running";
}

/** Plays the sound of a severity: two tones, the graver the higher. */
export function play(severity) {
  if (muted || !context || context.state !== "running") return;
  const base = { critical: 880, high: 660, medium: 520, low: 440 }[severity] ?? 660;
  [0, 0.22].forEach((delay, i) => {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const start = context.currentTime + delay;
    tone.frequency.value = i ? base : base * 1.25;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.2, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.21);
  });
}
