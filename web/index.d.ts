// In:  nothing. Out: the types of everything that index.js exports; those of each kind are generated, in kinds.d.ts.

import type {
  CameraAccessors, CameraOptions, ErrorCode, GroupAccessors, GroupOptions, ImageOptions, KindMaker, Kinds, LineOptions, MeshOptions, NodeAccessors,
  PickName, PointsOptions, RulerAccessors, RulerOptions, SceneAccessors, SceneProperties, SegmentsOptions, SelectMode, SurfaceOptions, TextOptions,
  Image, Line, Mesh, Points, Segments, Surface, Text,
} from "./kinds.js";
import type { ArrayInput, Colormap, DType, HoverInput, PixelInput, Vector3 } from "./inputs.js";
export type * from "./inputs.js";
export type * from "./kinds.js";

// --- scenes ---

export interface ControlOptions {
  /** A drag runs out over 225 ms. Off for readers who asked for less motion. Default true. */
  inertia?: boolean;
  /** The wheel zooms. Default true. */
  wheel?: boolean;
  /** Keys move the camera while the picture has the focus. Default true. */
  keys?: boolean;
}
export interface SceneOptions extends SceneProperties {
  /** CSS width: pixels, or a CSS length. Default: all of the element. Without an element: device pixels. */
  width?: number | string;
  /** CSS height: pixels, or a CSS length. Default: the element's, or 480 px where it has none. */
  height?: number | string;
  /** What a screen reader says. Default "3D picture". */
  description?: string;
  /** Mouse, touch, wheel and keys; false: none. Default true. */
  controls?: boolean | ControlOptions;
  /** Buttons that come with the pointer or the focus. Default true. */
  toolbar?: boolean;
  /** A box beside the pointer says what is there. Default true. */
  tooltip?: boolean;
  camera?: CameraOptions;
}

// --- live objects ---

/** What was written to an array; "dtype" is a position in table().dtypes (plus 256 when big-endian). */
export interface ArrayShape {
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  readonly dtype: number;
}

/** One thing in the picture, alive until it is removed; using it afterwards throws an error that says so. */
export class Artist<Options = any> {
  protected constructor();
  /** The name of its kind: "points", "line"... */
  readonly kind: string;
  /** Its number in the library. */
  readonly id: number;
  readonly scene: Scene;
  /** The main array: positions, heights or pixels. Reading gives its shape, or null before it was written. */
  get data(): ArrayShape | null;
  set data(value: ArrayInput | PixelInput | null);
  /** The group it belongs to, or null for the scene itself. Setting it moves the artist. */
  get parent(): Group | null;
  set parent(value: Group | null);
  /** Its least and greatest corner in the scene, or null when there is nothing to see. */
  get bounds(): readonly [Vector3, Vector3] | null;
  /** What the library knows of it: arrays with their counts, points left out, bytes. */
  get info(): any;
  /** Changes properties and arrays at once; returns the artist. */
  set(options: Options): this;
  /** Reads a property by its name. */
  get(name: string): any;
  /**
   * Replaces an array, or a part of it from element `first` on, without moving the rest; null empties it.
   * @param options dtype says how raw bytes are to be read
   */
  write(name: string, value: ArrayInput | PixelInput | null, options?: { first?: number; dtype?: DType }): this;
  /** Shows a picture file's bytes (PNG, JPEG) in an array of pixels. */
  decode(name: string, file: Uint8Array | ArrayBuffer): this;
  /** The shape of what was written to an array, or null. */
  shape(name: string): ArrayShape | null;
  /** The values of one element as they were given to an array, in their own precision; null where they are not known. */
  given(name: string, element: number): number[] | null;
  /** What tooltips and tables say besides: {name: values}, a text for each element, or a function of the element's number. */
  hover: HoverInput | null;
  /** Whether a tooltip shows when the pointer is on it. Default true. */
  tooltip: boolean;
  /** Takes it out of the picture, with all below it. */
  remove(): void;
}

export interface Artist<Options = any> extends NodeAccessors {}

export interface Ruler extends Artist<RulerOptions>, RulerAccessors {
  /** How far its ends are from each other, in data numbers. */
  readonly distance: number;
}

/** What scenes and groups make. */
export interface Maker extends KindMaker {
  /** Makes a node of any kind by the kind's name. */
  create<Name extends keyof Kinds>(kind: Name, options?: Kinds[Name][0] & { parent?: Group }): Kinds[Name][1];
  /** Shows data in the way that it asks for: (N, 3), or x, y, z, are points. */
  plot(points: ArrayInput, options?: PointsOptions): Points;
  plot(x: ArrayInput | number, y: ArrayInput | number, z: ArrayInput | number, options?: PointsOptions): Points;
  /** Points. A number stands for a whole column of it. */
  scatter(points: ArrayInput, options?: PointsOptions): Points;
  scatter(x: ArrayInput | number, y: ArrayInput | number, z: ArrayInput | number, options?: PointsOptions): Points;
  scatter(options: PointsOptions): Points;
  /** One line through points; NaN breaks it. */
  line(points: ArrayInput, options?: LineOptions): Line;
  line(x: ArrayInput | number, y: ArrayInput | number, z: ArrayInput | number, options?: LineOptions): Line;
  /** Separate straight lines, two points each. */
  segments(points: ArrayInput, options?: SegmentsOptions): Segments;
  segments(x: ArrayInput | number, y: ArrayInput | number, z: ArrayInput | number, options?: SegmentsOptions): Segments;
  /** Triangles (or quads) between vertices. */
  mesh(vertices: ArrayInput, faces?: ArrayInput, options?: MeshOptions): Mesh;
  mesh(vertices: ArrayInput, options?: MeshOptions): Mesh;
  /** Heights on a grid, rows along y, columns along x. */
  surface(heights: ArrayInput, options?: SurfaceOptions): Surface;
  /** A picture on a rectangle in space, centred on its position. */
  image(pixels: PixelInput, options?: ImageOptions): Image;
  /** Words at a place in the scene, in screen size. */
  text(text: string, options?: TextOptions): Text;
  /** Artists that move, hide and fade together: make them with the group's own methods. */
  group(options?: GroupOptions): Group;
}

export class Group extends Artist<GroupOptions> {}
export interface Group extends GroupAccessors, Maker {}

/** How a scene is looked at. Changes show in the next frame. */
export class Camera {
  protected constructor();
  readonly id: number;
  readonly scene: Scene;
  set(options: CameraOptions): this;
  get(name: string): any;
  /** Turns about the target: elevation above the horizon, azimuth about z, roll; degrees. What is left out stays. */
  view(angles: { elev?: number; azim?: number; roll?: number }): this;
  /** Degrees. */
  get angles(): { elev: number; azim: number; roll: number };
  /** Brings an artist, or everything, wholly into sight without turning. */
  fit(artist?: Artist): this;
  /** The starting view: everything in sight, elev 25, azim -60. */
  home(): this;
  /** From above: x to the right, y up. */
  top(): this;
  /** Brings a place of the scene into the middle; direction and distance stay. */
  centre(place: ArrayLike<number>): this;
  /** Along y: x to the right, z up. */
  front(): this;
  /** Along x: y to the right, z up. */
  side(): this;
  /** Turns as if the scene were held and dragged by so many CSS pixels. */
  orbit(dx: number, dy: number): this;
  /** Moves the scene by so many CSS pixels. */
  pan(dx: number, dy: number): this;
  /** Nearer by a factor (more than 1); what is at (x, y) CSS pixels, or in the middle, stays where it is. */
  zoom(factor: number, x?: number, y?: number): this;
  /** 16 numbers each, column-major, as the next frame uses them. Set ones hold until the camera is next changed; null lets go. */
  get matrices(): { readonly view: readonly number[]; readonly projection: readonly number[] };
  set matrices(value: { view: ArrayLike<number>; projection: ArrayLike<number> } | null);
  /** A point of the scene in the picture: x, y in CSS pixels from the top left, depth from 0 (near) to 1 (far). */
  project(point: ArrayLike<number>): [number, number, number];
  /** Where the target is in the picture, CSS pixels: not in the middle when axes or a legend take room on one side. */
  get middle(): readonly number[];
  /** Makes a change over 225 ms, `glide((camera) => camera.top())`; at once for readers who asked for less motion. */
  glide(change: (camera: Camera) => unknown): this;
  /** Stops a glide where it is. */
  stop(): void;
}
export interface Camera extends CameraAccessors {}

export interface Modifiers { readonly shift: boolean; readonly ctrl: boolean; readonly alt: boolean; readonly meta: boolean }
export interface Preventable {
  /** Leaves out what would follow; to be called before the listener returns. */
  preventDefault(): void;
}
export interface ScenePointerEvent extends Modifiers {
  scene: Scene;
  /** What the pointer is on; "nothing" has left. */
  readonly what: PickName;
  /** Its number in the library; 0: nothing. */
  readonly node: number;
  /** null: nothing. */
  readonly artist: Artist | null;
  /** Which point, line corner, segment, face, grid point or pixel; null: the artist as a whole. */
  readonly index: number | null;
  /** Where, in data numbers. */
  readonly position: readonly number[] | null;
  /** CSS pixels from the picture's top left. */
  readonly x: number;
  readonly y: number;
  /** 0 left, 1 middle, 2 right. */
  readonly button: number;
  /** [[name, text]...], as the tooltip says them. */
  readonly values: [string, string][];
}
/** What ScenePointerEvent was called in version 0.1. */
export type PointerNews = ScenePointerEvent;
export interface SceneEvents {
  /** What is under the pointer (or pointed at by keys) changed. */
  hover: ScenePointerEvent;
  /** A click, a tap, or Enter. preventDefault(): an entry of the legend does not hide its artist, a select mode does not select... */
  click: ScenePointerEvent & Preventable;
  /** preventDefault(): the camera does not go there. */
  dblclick: ScenePointerEvent & Preventable;
  /** The selection changed, by hand or by code; once a frame. */
  select: { scene: Scene; readonly selection: Map<Artist, Uint32Array>; readonly count: number };
  /** A key while the picture has the focus. preventDefault(): it does nothing else. */
  key: { scene: Scene; key: string; code: string; repeat: boolean } & Modifiers & Preventable;
  /** The reader did something by hand: showed or hid an artist, moved a clip ("set"); made or removed a ruler, made a clip box. */
  change: { scene: Scene; node: number; artist: Artist; action: "set" | "made" | "removed"; changes: { readonly [property: string]: unknown } };
  /** Before each frame, and the reason that there is a next one. Times in ms. */
  frame: { scene: Scene; time: number; delta: number };
  /** The picture on screen is finished. */
  rest: { scene: Scene };
  /** The camera changed, by hand or by code; once a frame. */
  camera: { scene: Scene; camera: Camera };
  /** CSS pixels. */
  resize: { scene: Scene; width: number; height: number; pixelRatio: number };
  /** The browser took the GL context; it usually gives it back. Nothing is lost. */
  contextlost: { scene: Scene };
  contextrestored: { scene: Scene };
}

export interface PictureSize {
  /** CSS pixels; default: as on screen. */
  width?: number;
  height?: number;
  /** Device pixels in a CSS pixel: 2 gives twice as many in both directions. */
  pixelRatio?: number;
}

/** Everything in one picture. */
export class Scene {
  protected constructor();
  /** Opens a scene when the engine is loaded already; createScene() loads it. target null: not shown, for toBlob(). */
  static open(target?: Element | string | null, options?: SceneOptions): Scene;
  readonly id: number;
  readonly camera: Camera;
  /** Those in the scene, in the order in which they were made. */
  get artists(): Artist[];
  /** The least and greatest corner of everything, or null when there is nothing to see. */
  get bounds(): readonly [Vector3, Vector3] | null;
  /** true after dispose(). */
  readonly disposed: boolean;
  /** Whether the page behind it is dark; the theme "auto" follows it. */
  get dark(): boolean;
  set(options: SceneProperties): this;
  get(name: string): any;
  /** Turns the camera; degrees. */
  view(angles: { elev?: number; azim?: number; roll?: number }): this;
  /** Removes every artist and light; the camera, the background and the listeners stay. */
  clear(): this;
  /** What dragging does: turn, move, select a box or a lasso, or (clicks) measure. */
  get mode(): "orbit" | "pan" | "box" | "lasso" | "measure"; set mode(value: "orbit" | "pan" | "box" | "lasso" | "measure");
  /** Whether a box beside the pointer says what is there. */
  tooltip: boolean;
  /** Says an element's values where JavaScript does not have them: null: not known here; false: no tooltip. */
  source: ((node: number, index: number) => ValueRows | Promise<ValueRows | null | false> | null | false) | null;
  /** What is selected: the element numbers of each artist that has some. */
  get selection(): Map<Artist, Uint32Array>;
  /**
   * Selects what is inside a polygon [[x, y]...] in CSS pixels from the picture's top left; returns how many are selected then.
   * @param options visible: only what nothing hides, else all behind the polygon
   */
  select(polygon: ArrayLike<ArrayLike<number>>, options?: { mode?: SelectMode; visible?: boolean }): number;
  clearSelection(): this;
  /** What is seen at a place, CSS pixels from the picture's top left, or up to `radius` (default 4) beside it; null: nothing. */
  pick(x: number, y: number, radius?: number): ScenePointerEvent | null;
  /** A ruler between two places, in data numbers. */
  measure(start: ArrayLike<number>, end: ArrayLike<number>, options?: RulerOptions): Ruler;
  /** Shows the data as a table in a dialog. */
  table(): HTMLDialogElement;
  /** Calls listener(event) until the function that is returned is called. */
  on<Event extends keyof SceneEvents>(event: Event, listener: (event: SceneEvents[Event]) => unknown): () => void;
  /** The next time only; without a listener: a promise of the event. */
  once<Event extends keyof SceneEvents>(event: Event): Promise<SceneEvents[Event]>;
  once<Event extends keyof SceneEvents>(event: Event, listener: (event: SceneEvents[Event]) => unknown): () => void;
  /** Without a listener: all of that event. */
  off<Event extends keyof SceneEvents>(event: Event, listener?: (event: SceneEvents[Event]) => unknown): this;
  /** Draws now, before it returns. */
  render(): this;
  /** Has it drawn in the next frame. Properties and data do this by themselves. */
  invalidate(): void;
  /** Resolves when the picture on screen is finished: all data there, edges smoothed. */
  settled(): Promise<this>;
  /** Shows the scene in an element; one that is shown already moves there. */
  mount(target: Element | string): this;
  /** The finished picture, edges smoothed. */
  toImageData(size?: PictureSize): ImageData;
  /** The finished picture as a file: PNG, or what type says. quality is in 0..1. */
  toBlob(options?: PictureSize & { type?: string; quality?: number }): Promise<Blob>;
  /** Gives everything back: artists, memory, GL objects, listeners, the element. */
  dispose(): void;
}
export interface Scene extends SceneAccessors, Maker {}

/** Values in words, as tooltips and tables show them. */
export type ValueRows = readonly (readonly [name: string, text: string])[];

/**
 * What happens to one scene's camera and selection happens to the others', until the function that is returned is called. They start as
 * the first one is. Selections go by element numbers, between artists of the same label, or else of the same place in the order.
 */
/**
 * Shares camera and selection until the function that is returned is called. Scenes of other data turn together, and zoom and move in
 * proportion, each about its own data.
 */
export function link(...scenes: (Scene | readonly Scene[] | { camera?: boolean; selection?: boolean })[]): () => void;

/**
 * Loads the engine when needed and opens a scene in an element.
 * @param target an element, an id or a CSS selector; null: not shown
 * @param options wasm says where vitrail.wasm is (or is its content); default: beside the module
 */
export function createScene(target: Element | string | null, options?: SceneOptions & { wasm?: WasmSource }): Promise<Scene>;

export type WasmSource = string | URL | Response | BufferSource | WebAssembly.Module;
/** Starts the page's one engine, unless it runs already. */
export function load(source?: WasmSource): Promise<unknown>;
/** The same from bytes, at once; Chromium allows it on the main thread up to 8 MB. */
export function loadSync(source: BufferSource | WebAssembly.Module): unknown;

/** What every failure is: a sentence that says what came, what was wanted and how to mend it. */
export class VitrailError extends Error {
  constructor(message: string, code?: string);
  /** handle: it was removed; name: no such thing; value: wrong value; memory; gl: no context; engine: not loaded. */
  readonly code: ErrorCode | "engine";
}

/** <vitrail-scene>: attributes background, theme, title, description, projection, fov, elev, azim, roll (degrees), width, height,
 * controls="off", inertia="off", wheel="off", toolbar="off", tooltip="off", keep, scene="number", wasm="address". */
export class SceneElement extends HTMLElement {
  /** null before it is ready; the event "ready" tells. */
  readonly scene: Scene | null;
  readonly ready: Promise<Scene>;
}
/** Defines the element under another name too. */
export function defineElement(name?: string): void;

export const version: string;
/** The library's list of kinds with their properties and arrays. */
export function table(): any;
/** What is alive on this page: nodes, bytes, GL objects, scenes. */
export function stats(): any;
/** Red, green, blue, alpha in 0..1 of a colour in words. */
export function color(text: string): [number, number, number, number];
/** `count` (default 256) colours of a colormap, as bytes red, green, blue, alpha. */
export function colormap(name: Colormap, count?: number): Uint8Array;

declare global {
  interface HTMLElementTagNameMap {
    "vitrail-scene": SceneElement;
  }
}
