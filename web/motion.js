// In:  a camera before and after a change.
// Out: the way from one to the other: eased, short, and stopped at once by whatever else moves the camera.
// Called by: controls.js (keys, presets) and scene.js (each frame).

export const GLIDE_MS = 225;

/** True when the reader asked their system for less motion. */
export const isStill = () => typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;

const minus = (a, b) => a.map((x, i) => x - b[i]);
const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const scale = (a, s) => a.map((x) => x * s);
const unit = (a) => scale(a, 1 / (Math.hypot(...a) || 1));
const mix = (a, b, t) => a.map((x, i) => x + (b[i] - x) * t);
const ease = (t) => 1 - (1 - t) ** 3;

// The camera's axes as a quaternion [x, y, z, w].
function turn({ eye, target, up }) {
  const z = unit(minus(eye, target)), x = unit(cross(up, z)), y = cross(z, x);
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = 2 * Math.sqrt(trace + 1);
    return [(y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s, s / 4];
  }
  const m = [x, y, z], i = x[0] > y[1] ? (x[0] > z[2] ? 0 : 2) : (y[1] > z[2] ? 1 : 2), j = (i + 1) % 3, k = (i + 2) % 3;
  const s = 2 * Math.sqrt(1 + m[i][i] - m[j][j] - m[k][k]), q = [0, 0, 0, (m[j][k] - m[k][j]) / s];
  q[i] = s / 4;
  q[j] = (m[i][j] + m[j][i]) / s;
  q[k] = (m[i][k] + m[k][i]) / s;
  return q;
}

function between(a, b, t) {
  const sign = dot(a, b) < 0 ? -1 : 1, angle = Math.acos(Math.min(1, Math.abs(dot(a, b))));
  if (angle < 1e-6) return b;
  const s = Math.sin(angle), from = Math.sin((1 - t) * angle) / s, to = (sign * Math.sin(t * angle)) / s;
  return a.map((x, i) => x * from + b[i] * to);
}

function rotate([x, y, z, w], v) {
  const q = [x, y, z], t = scale(cross(q, v), 2);
  return v.map((c, i) => c + w * t[i] + cross(q, t)[i]);
}

/** A camera's way between two poses {eye, target, up}. */
export class Glide {
  constructor(from, to, duration = GLIDE_MS) {
    this.from = { ...from, turn: turn(from), distance: Math.hypot(...minus(from.eye, from.target)) };
    this.to = { ...to, turn: turn(to), distance: Math.hypot(...minus(to.eye, to.target)) };
    this.duration = duration;
    this.start = null;
  }

  /** The pose at a time in ms; the first call starts the clock. @returns {{eye: number[], target: number[], up: number[], done: boolean}} */
  at(time) {
    this.start ??= time;
    const raw = Math.min(1, (time - this.start) / this.duration);
    if (raw >= 1) return { ...this.to, done: true };
    const t = ease(raw), q = between(this.from.turn, this.to.turn, t);
    const target = mix(this.from.target, this.to.target, t);
    const distance = this.from.distance ** (1 - t) * this.to.distance ** t; // even to the eye, near and far
    const out = rotate(q, [0, 0, distance]);
    return { eye: target.map((x, i) => x + out[i]), target, up: rotate(q, [0, 1, 0]), done: false };
  }
}
