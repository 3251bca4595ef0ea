// In:  a camera's pose before and after a change: angles, place, distance (vt_view_pose).
// Out: the way from one to the other: eased, short.

export const GLIDE_MS = 225;
const STEP_MS = 40; // at most, of the way in one frame: slow frames make it longer, not jerky

/** True when the user asked their system for less motion. */
export const isStill = () => typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Glide {
  #from;
  #way;
  #last = null;
  #passed = 0;

  /** @param {number[]} from @param {number[]} to three angles in radians, three of the place, the distance */
  constructor(from, to) {
    this.#from = from;
    this.#way = to.map((x, i) => {
      const way = x - from[i];
      if (i === 6) return Math.log(x / from[i]); // even to the eye, near and far
      return i < 3 ? way - 2 * Math.PI * Math.round(way / (2 * Math.PI)) : way; // the short way round
    });
  }

  /** The pose at a time in ms, null at the end; the first call starts the clock. */
  at(time) {
    this.#passed += Math.min(STEP_MS, Math.max(0, time - (this.#last ?? time)));
    this.#last = time;
    if (this.#passed >= GLIDE_MS) return null;
    const t = 1 - (1 - this.#passed / GLIDE_MS) ** 3;
    return this.#from.map((x, i) => (i === 6 ? x * Math.exp(t * this.#way[i]) : x + t * this.#way[i]));
  }
}
