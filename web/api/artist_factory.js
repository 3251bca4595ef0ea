// In:  data, positional, and options, the last argument.
// Out: artists of every kind, under a scene or a group.
import { VitrailError } from "../core/errors.js";
import { columns } from "./array_input.js";
import { Artist, artistClass } from "./artist.js";

/** A plain object is options, unless it is {data, shape...}: a strided array. */
function isOptions(value) {
  if (value === null || typeof value !== "object") return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false; // of a class, or an array
  return !("data" in value && ["shape", "strides", "width"].some((word) => word in value));
}

// scatter(points, options), scatter(x, y, z, options)
function split(name, args, most, wanted) {
  const data = args.slice();
  const options = data.length && isOptions(data.at(-1)) ? data.pop() : {};
  while (data.length && data.at(-1) === undefined) data.pop();
  if (data.length > most) throw new VitrailError(`${name}: got ${data.length} arguments and options, wanted ${wanted}`);
  return [data, options];
}

function xyz(name, args) {
  const [data, options] = split(name, args, 3, "points, or x, y, z");
  if (data.length === 2) throw new VitrailError(`${name}: got x and y, wanted x, y and z; a number such as 0 stands for a whole column`);
  const positions = data.length === 3 ? columns(data, name, ["x", "y", "z"]) : data[0];
  return positions === undefined ? options : { positions, ...options };
}

/** What can be made under a scene and under a group. @template {new (...args: any[]) => any} T @param {T} Base */
export const ArtistFactory = (Base) => class extends Base {
  /** Makes a node of any kind by the kind's name. */
  create(kind, options = {}) {
    const { parent = this, ...rest } = options, { engine } = this.scene;
    const spec = engine.kindOf(kind);
    const Kind = artistClass(spec, kind === "group" ? Group : Artist);
    const artist = new Kind(this.scene, spec, engine.create(spec.index, parent.id));
    try {
      artist.set(rest);
    } catch (error) { // half an artist helps nobody
      engine.exports.vt_remove(artist.id);
      throw error;
    }
    this.scene.addArtist(artist);
    return artist;
  }

  /** Shows data in the way that it asks for: (N, 3), or x, y, z, are points. */
  plot(...args) { return this.scatter(...args); }
  /** Points: scatter(points, options) or scatter(x, y, z, options). */
  scatter(...args) { return this.create("points", xyz("scatter", args)); }
  /** One line through points; NaN breaks it. */
  line(...args) { return this.create("line", xyz("line", args)); }
  /** Separate straight lines, two points each. */
  segments(...args) { return this.create("segments", xyz("segments", args)); }
  /** Triangles: mesh(vertices, faces, options). */
  mesh(...args) {
    const [[positions, faces], options] = split("mesh", args, 2, "vertices and faces");
    return this.create("mesh", { positions, faces, ...options });
  }
  /** Heights on a grid: surface(heights, {x, y}). */
  surface(...args) {
    const [[heights], options] = split("surface", args, 1, "a grid of heights (x and y are options)");
    return this.create("surface", { heights, ...options });
  }
  /** A picture in space: image(pixels, options); pixels may be an <img>, a canvas or a file's bytes too. */
  image(...args) {
    const [[pixels], options] = split("image", args, 1, "one array of pixels");
    return this.create("image", { pixels, ...options });
  }
  /** Words at a place: text("here", {position: [0, 0, 1]}). */
  text(...args) {
    const [[text], options] = split("text", args, 1, "one text");
    return this.create("text", { text, ...options });
  }
  /** Several artists that move, hide and fade together; make them with the group's own methods. */
  group(options) { return this.create("group", options); }
  box(options) { return this.create("box", options); }
  sphere(options) { return this.create("sphere", options); }
  cylinder(options) { return this.create("cylinder", options); }
  cone(options) { return this.create("cone", options); }
  arrow(options) { return this.create("arrow", options); }
  torus(options) { return this.create("torus", options); }
  plane(options) { return this.create("plane", options); }
  ambient_light(options) { return this.create("ambient_light", options); }
  directional_light(options) { return this.create("directional_light", options); }
  point_light(options) { return this.create("point_light", options); }
  ruler(options) { return this.create("ruler", options); }
  clip_plane(options) { return this.create("clip_plane", options); }
  clip_box(options) { return this.create("clip_box", options); }
};

/** Artists under one transform. */
export class Group extends ArtistFactory(Artist) {}
