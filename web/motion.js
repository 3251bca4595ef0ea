// In:  a camera before and after a change.
// Out: the way from one to the other: eased, short, the horizon level.
// Called by: camera.js (glide), controls.js (how long a run-out lasts).

export const GLIDE_MS = 225;
const STEP_MS = 40; // at most, of the way in one frame: slow frames make it longer, not jerky

/** True when the reader asked their system for less motion. */
export const isStill = () => typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;

const minus = (a, b) => a.map((x, i) => x - b[i]);
const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const unit = (a) => a.map((x) => x / (Math.hypot(...a) || 1));
const mix = (a, b, t) => a.map((x, i) => x + (b[i] - x) * t);
const ease = (t) => 1 - (1 - t) ** 3;

/** A camera's way between two poses {eye, target, up}: on a turntable about the second one's `up`. */
export class Glide {
  constructor(from, to, duration = GLIDE_MS) {
    this.duration = duration;
    this.last = null;
    this.passed = 0;
    this.goal = to;
    this.pole = unit(to.up);
    this.zero = unit(cross(this.pole, Math.abs(this.pole[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0]));
    this.quarter = cross(this.pole, this.zero);
    this.from = this.measure(from);
    this.to = this.measure(to);
    this.turn = this.to.azimuth - this.from.azimuth; // the short way round
    if (this.turn > Math.PI) this.turn -= 2 * Math.PI;
    if (this.turn < -Math.PI) this.turn += 2 * Math.PI;
  }

  measure({ eye, target, up }) {
    const arm = minus(eye, target), distance = Math.hypot(...arm) || 1;
    const height = Math.max(-1, Math.min(1, dot(arm, this.pole) / distance));
    return { target, up: unit(up), distance, elevation: Math.asin(height), azimuth: Math.atan2(dot(arm, this.quarter), dot(arm, this.zero)) };
  }

  /** The pose at a time in ms; the first call starts the clock. @returns {{eye: number[], target: number[], up: number[], done: boolean}} */
  at(time) {
    this.passed += Math.min(STEP_MS, Math.max(0, time - (this.last ?? time)));
    this.last = time;
    const raw = this.passed / this.duration;
    if (raw >= 1) return { ...this.goal, done: true };
    const t = ease(raw), { from, to } = this;
    const distance = from.distance ** (1 - t) * to.distance ** t; // even to the eye, near and far
    const elevation = from.elevation + (to.elevation - from.elevation) * t, azimuth = from.azimuth + this.turn * t;
    const level = distance * Math.cos(elevation), high = distance * Math.sin(elevation);
    const target = mix(from.target, to.target, t);
    const eye = target.map((x, i) => x + level * (Math.cos(azimuth) * this.zero[i] + Math.sin(azimuth) * this.quarter[i]) + high * this.pole[i]);
    return { eye, target, up: unit(mix(from.up, to.up, t)), done: false };
  }
}
