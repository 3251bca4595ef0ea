// In:  nothing; written by hand and held against the library's table by tests/web/types.test.mjs.
// Out: the types of what users give: arrays, colours, the options of each kind with their units.
// Called by: index.d.ts, which exports them all.

// --- what goes in ---

/** Any typed array, BigInt64Array and Float16Array included. */
export type TypedArray = ArrayLike<number> & ArrayBufferView | BigInt64Array | BigUint64Array;
/** How raw bytes are to be read: "f4", "f8", "f2", "i1".."i8", "u1".."u8", "b1", or "float32"...; ">" in front: big-endian. */
export type DType = string;
/** Elements with a shape over a typed array, as ndarray packages and Pyodide's getBuffer() give them. */
export interface StridedArray {
  data: TypedArray | ArrayBuffer | DataView;
  /** Lengths, slowest dimension first. */
  shape?: ArrayLike<number>;
  /** Steps in elements, not bytes; without them the elements are side by side, row by row. */
  strides?: ArrayLike<number>;
  /** The first element's place, in elements. */
  offset?: number;
  dtype?: DType;
}
/**
 * Numbers in any form: a typed array (flat: x, y, z, x, y, z...), a list, a list of lists, a strided array, an iterable.
 * null and undefined inside a list count as missing (NaN).
 */
export type ArrayInput = TypedArray | StridedArray | readonly Item[] | Iterable<Item> | ArrayBuffer | DataView;
/** Dates count as seconds since 1970, as axes of dates want them. */
export type Item = number | bigint | boolean | Date | null | undefined | TypedArray | readonly Item[];
/** Red, green, blue (alpha) of each element: 0..1, or 0..255 in integers; or a list of names. */
export type ColorsInput = ArrayInput | readonly string[];
/** Pixels: an array (rows, columns), (rows, columns, 3) or (rows, columns, 4); anything a canvas can draw; a picture file's bytes. */
export type PixelInput = ArrayInput | ImageData | CanvasImageSource;
/** "tomato", "#f80", "#ff880080", "0.7" (grey), "C0".."C9", or 3 or 4 numbers in 0..1 (sRGB). */
export type ColorInput = string | readonly number[] | Float32Array | Float64Array;
/** Element numbers, or true and false for each element. */
export type SelectionInput = ArrayLike<number> | readonly boolean[];
/** Columns by their names, a text for each element, or what to say of element `index`. */
export type HoverInput = { readonly [name: string]: ArrayLike<unknown> } | readonly string[]
  | ((index: number) => string | number | Date | readonly (readonly [string, unknown])[] | { readonly [name: string]: unknown } | null);
/** Red, green, blue, alpha in 0..1 (sRGB). */
export type Color = readonly [number, number, number, number];
export type Vector2 = readonly [number, number];
export type Vector3 = readonly [number, number, number];
/** Three numbers, or one for all three. */
export type Vector3Input = number | ArrayLike<number>;
/** "viridis", "plasma", "inferno", "magma", "cividis", "turbo", "gray", "terrain", "coolwarm", "RdBu", "tab10", "tab20"..., each
 * reversed with _r, or a list of colours: "red, white, blue". */
export type Colormap = string;

// --- options of each kind: what create, set and the helpers take ---

export interface NodeOptions {
  /** Where the node's origin is in its parent. */
  position?: Vector3Input;
  /** Turns about x, then y, then z of the parent; degrees. */
  rotation?: Vector3Input;
  /** Factors along the node's own x, y, z. */
  scale?: Vector3Input;
  /** false hides the node and all below it. */
  visible?: boolean;
  /** A name for legends and descriptions. */
  label?: string;
}
export interface ArtistOptions extends NodeOptions {
  /** Opacity, 0 (clear) to 1 (opaque). */
  alpha?: number;
  /** Among marks at the same depth, the higher is in front; -1000 to 1000. */
  order?: number;
  /** false: pointers and selections pass through it. */
  pickable?: boolean;
  /** What tooltips and tables say besides: {name: values}, a text for each element, or a function of the element's number. */
  hover?: HoverInput | null;
  /** Whether a tooltip shows when the pointer is on it. Default true. */
  tooltip?: boolean;
}
export interface ColormapOptions {
  /** The colours that numbers are shown in. */
  cmap?: Colormap;
  /** The number at the colormap's low end; null: the smallest there is. */
  vmin?: number | null;
  /** The number at the colormap's high end; null: the largest there is. */
  vmax?: number | null;
  /** How numbers are spread over the colormap. */
  norm?: "linear" | "log";
  /** The colour where a number is NaN; clear: not drawn. */
  nan_color?: ColorInput;
  /** Names of the numbers 0, 1, 2..., one a line: the colour bar and the tooltip show them. */
  categories?: string;
  /** A colour bar beside the picture; auto: where numbers were given as colours. */
  colorbar?: "auto" | "on" | "off";
  /** What the numbers are; without it, the artist's label. */
  colorbar_label?: string;
}
/** What stands for the kind's main array, and for a colour or numbers to be coloured by. */
export interface DataOptions {
  /** The main array: positions, heights or pixels. */
  data?: ArrayInput | null;
  /** A colour, or a number for each element (shown through cmap). */
  c?: ColorInput | ColorsInput;
}

export interface PointsOptions extends ArtistOptions, ColormapOptions, DataOptions {
  /** The colour of all points, or a list of colours. */
  color?: ColorInput | ColorsInput;
  /** Diameter, or a list of diameters; null: 5 px, less in dense clouds. */
  size?: number | ArrayInput | null;
  /** What sizes are in: CSS pixels, or lengths in the scene. */
  unit?: "px" | "data";
  /** Flat and round, flat and square, or shaded like a ball. */
  marker?: "disc" | "square" | "sphere";
  /** Width of the rim in CSS pixels; null: a thin one up to some tens of thousands of points. */
  edge?: number | null;
  /** Colour of the rim; null: the point's own, darker. */
  edge_color?: ColorInput | null;
  /** x, y, z of each point, (N, 3); points with NaN or infinity are left out and counted in info. */
  positions?: ArrayInput | null;
  /** A number for each point, shown through the colormap. */
  scalars?: ArrayInput | null;
  /** Red, green, blue (alpha) of each point: 0..1, or 0..255 in integers; or a list of colour names. */
  colors?: ColorsInput | null;
  /** A diameter for each point. */
  sizes?: ArrayInput | null;
  /** Which points are selected: their numbers, or a list of true and false. null: none. */
  selected?: SelectionInput | null;
}

export interface StrokeOptions {
  /** The colour of all of it, or a list of colours. */
  color?: ColorInput | ColorsInput;
  /** Thickness in CSS pixels. */
  width?: number;
  /** How ends look. */
  cap?: "round" | "butt" | "square";
  /** On, off, on, off lengths in CSS pixels; zeros: solid. */
  dashes?: number | ArrayLike<number>;
}
export interface LineOptions extends ArtistOptions, ColormapOptions, StrokeOptions, DataOptions {
  /** How corners look. */
  join?: "round" | "bevel" | "miter";
  /** Join the last point to the first. */
  closed?: boolean;
  /** x, y, z of each corner, (N, 3); NaN breaks the line there. */
  positions?: ArrayInput | null;
  /** A number for each corner, shown through the colormap. */
  scalars?: ArrayInput | null;
  /** A colour for each corner: 0..1, or 0..255 in integers; or names. */
  colors?: ColorsInput | null;
  /** Which corners are selected: their numbers, or a list of true and false. null: none. */
  selected?: SelectionInput | null;
}
export interface SegmentsOptions extends ArtistOptions, ColormapOptions, StrokeOptions, DataOptions {
  /** Two points for each segment, (2 N, 3) or (N, 2, 3). */
  positions?: ArrayInput | null;
  /** A number for each end point, shown through the colormap. */
  scalars?: ArrayInput | null;
  /** A colour for each end point: 0..1, or 0..255 in integers; or names. */
  colors?: ColorsInput | null;
  /** Which segments are selected: their numbers, or a list of true and false. null: none. */
  selected?: SelectionInput | null;
}

export interface ShadingOptions {
  /** Light with rounded normals, with each face's own, or no light. */
  shading?: "smooth" | "flat" | "none";
  /** Strength of highlights, 0 to 1. */
  specular?: number;
}
export interface WireframeOptions {
  /** Thickness of the edges drawn over the faces in CSS pixels; 0: none. */
  wireframe?: number;
  /** Colour of those edges. */
  wireframe_color?: ColorInput;
}
export interface MeshOptions extends ArtistOptions, ColormapOptions, ShadingOptions, WireframeOptions, DataOptions {
  /** One colour for all, or a list (for vertices or faces); multiplies a texture. null: grey, or white under a texture. */
  color?: ColorInput | ColorsInput | null;
  /** Draw the backs of faces too. */
  two_sided?: boolean;
  /** How the texture is enlarged. */
  filter?: "linear" | "nearest";
  /** x, y, z of each vertex, (N, 3). */
  positions?: ArrayInput | null;
  /** Three (or four) vertex numbers for each face; without it, each three vertices are a face. */
  faces?: ArrayInput | null;
  /** A direction for each vertex; without it they are computed. */
  normals?: ArrayInput | null;
  /** A number for each vertex or each face, shown through the colormap. */
  scalars?: ArrayInput | null;
  /** A colour for each vertex or each face. */
  colors?: ColorsInput | null;
  /** u, v of each vertex in the texture, (0, 0) at its lower left. */
  texcoords?: ArrayInput | null;
  /** Rows of pixels, the top one first: grey, rgb or rgba. */
  texture?: PixelInput | null;
  /** Which faces are selected: their numbers, or a list of true and false. null: none. */
  selected?: SelectionInput | null;
}
export interface SurfaceOptions extends ArtistOptions, ColormapOptions, ShadingOptions, WireframeOptions, DataOptions {
  /** One colour for all; null: the heights through the colormap. */
  color?: ColorInput | ColorsInput | null;
  /** How many contour lines between vmin and vmax; 0: none. */
  contours?: number;
  /** Height between contour lines, instead of how many; null: by contours. */
  contour_step?: number | null;
  /** Colour of contour lines. */
  contour_color?: ColorInput;
  /** Thickness of contour lines in CSS pixels. */
  contour_width?: number;
  /** z on a grid (rows, columns), rows along y, columns along x; NaN leaves a hole. */
  heights?: ArrayInput | null;
  /** x of each column, or of each grid point; without it 0, 1, 2... */
  x?: ArrayInput | null;
  /** y of each row, or of each grid point; without it 0, 1, 2... */
  y?: ArrayInput | null;
  /** A number for each grid point, shown through the colormap instead of the heights. */
  scalars?: ArrayInput | null;
  /** A colour for each grid point, (rows, columns, 3 or 4). */
  colors?: ColorsInput | null;
  /** Which grid points are selected: their numbers, or a list of true and false. null: none. */
  selected?: SelectionInput | null;
}
export interface ImageOptions extends ArtistOptions, ColormapOptions, DataOptions {
  /** Multiplies the picture. */
  color?: ColorInput;
  /** Width along x and height along y, in the scene; null: one for each pixel. */
  size?: number | ArrayLike<number | null> | null;
  /** How pixels are enlarged. */
  filter?: "linear" | "nearest";
  /** Rows of pixels, the top one first: numbers (through the colormap), rgb or rgba. */
  pixels?: PixelInput | null;
  /** Which pixels are selected: their numbers, or a list of true and false. null: none. */
  selected?: SelectionInput | null;
}
export interface TextOptions extends ArtistOptions {
  /** What to write; a line break starts a new line. */
  text?: string;
  /** The letters' colour; null: the theme's. */
  color?: ColorInput | null;
  /** Height of the letters (em) in CSS pixels. */
  size?: number;
  /** Which part of the line stands at the position. */
  anchor?: "left" | "center" | "right";
  /** Which height of the text stands at the position. */
  baseline?: "top" | "middle" | "baseline" | "bottom";
  /** Moved right and up on the screen, in CSS pixels. */
  offset?: number | ArrayLike<number>;
  /** Width in CSS pixels of an outline that lifts the text off what is behind; at most a third of size. */
  halo?: number;
  /** The outline's colour. */
  halo_color?: ColorInput;
  /** Hidden by what is in front; false: always seen. */
  occluded?: boolean;
  /** screen: position is x, y in CSS pixels from the picture's top left, or from its right and bottom where negative. */
  space?: "world" | "screen";
  /** Thickness in CSS pixels of a line from the position to the text where offset moves it; 0: none. */
  leader?: number;
  /** Colour of that line; null: the axes'. */
  leader_color?: ColorInput | null;
  /** Shown as selected. */
  selected?: boolean;
}
export interface RulerOptions extends ArtistOptions {
  /** Where it begins. */
  start?: ArrayLike<number>;
  /** Where it ends. */
  end?: ArrayLike<number>;
  /** Its colour; null: the theme's accent. */
  color?: ColorInput | null;
  /** What it says; without it, the distance. */
  text?: string;
  /** Shown as selected. */
  selected?: boolean;
}
export interface ShapeOptions extends ArtistOptions {
  /** The shape's colour. */
  color?: ColorInput;
  /** Lengths along x, y, z in the scene, or one for all. */
  size?: Vector3Input;
  /** Light with rounded normals, with each face's own, or no light. */
  shading?: "smooth" | "flat" | "none";
  /** Shown as selected. */
  selected?: boolean;
}
export interface AxialOptions extends ShapeOptions {
  /** The direction the shape's z points to; its length multiplies size z. */
  axis?: ArrayLike<number>;
}
export interface BoxOptions extends ShapeOptions {}
export interface SphereOptions extends ShapeOptions {}
export interface CylinderOptions extends AxialOptions {}
export interface ConeOptions extends AxialOptions {}
export interface ArrowOptions extends AxialOptions {}
export interface TorusOptions extends AxialOptions {}
export interface PlaneOptions extends ShapeOptions {
  /** The direction that the plane faces. */
  normal?: ArrayLike<number>;
}
export interface GroupOptions extends NodeOptions {
  /** Opacity of all below it, times their own. */
  alpha?: number;
  /** A further transform of 16 numbers, column-major, applied first. */
  matrix?: ArrayLike<number>;
}
export interface LightOptions extends NodeOptions {
  /** The light's colour. */
  color?: ColorInput;
  /** Its strength; 1 is usual. */
  intensity?: number;
}
export interface AmbientLightOptions extends LightOptions {}
export interface DirectionalLightOptions extends LightOptions {
  /** Where the light goes. */
  direction?: ArrayLike<number>;
  /** direction is in the camera's frame (x right, y up, z to the reader). */
  follow?: boolean;
}
export interface PointLightOptions extends LightOptions {
  /** The distance in the scene at which it has faded away; null: never. */
  range?: number | null;
}
export interface ClipOptions extends NodeOptions {
  /** Show it, with handles to drag. */
  handles?: boolean;
  /** Colour of what is shown of it; null: the theme's accent. */
  color?: ColorInput | null;
}
export interface ClipPlaneOptions extends ClipOptions {
  /** Points to the side that is kept. */
  normal?: ArrayLike<number>;
}
export interface ClipBoxOptions extends ClipOptions {
  /** Lengths along x, y, z, or one for all; the position is its middle. */
  size?: Vector3Input;
  /** Which side of it is kept. */
  keep?: "inside" | "outside";
}
export interface CameraOptions {
  /** Where the camera is. */
  eye?: ArrayLike<number>;
  /** What it looks at and turns about. */
  target?: ArrayLike<number>;
  /** Which way is up in the picture. */
  up?: ArrayLike<number>;
  projection?: "perspective" | "orthographic";
  /** The angle from the picture's bottom to its top, in degrees. */
  fov?: number;
  /** Nearest distance drawn; null: fitted to the scene each frame. */
  near?: number | null;
  /** Farthest distance drawn; null: fitted to the scene each frame. */
  far?: number | null;
  /** Fit again when the data change; the first camera change turns it off. */
  autofit?: boolean;
  /** The picture's width in device pixels; a scene on a page sets it by itself. */
  width?: number;
  /** The picture's height in device pixels; a scene on a page sets it by itself. */
  height?: number;
  /** Device pixels in a CSS pixel; a scene on a page sets it by itself. */
  pixel_ratio?: number;
  /** Pictures averaged at rest (antialiasing), 1 to 256; twice as many where alpha < 1. */
  passes?: number;
  /** The page around the picture is dark; a scene on a page sets it by itself. */
  dark?: boolean;
}
export interface SceneProperties {
  /** The colour behind everything; alpha 0 shows the page; null: the theme's. */
  background?: ColorInput | null;
  /** A line at the top of the picture. */
  title?: string;
  /** How much the far end of the scene fades, 0 (none) to 1 (wholly). */
  fog?: number;
  /** What it fades to; null: the background. */
  fog_color?: ColorInput | null;
  /** Colours of all that is not data; auto: as the background, or the page. */
  theme?: "auto" | "light" | "dark" | "publication";
  /** Colour of titles, labels and texts; null: the theme's. */
  text_color?: ColorInput | null;
  /** Colour of axis lines and ticks; null: the theme's. */
  axis_color?: ColorInput | null;
  /** Colour of grid lines; null: the theme's. */
  grid_color?: ColorInput | null;
  /** Colour of the walls behind the grid; null: the theme's. */
  pane_color?: ColorInput | null;
  /** Colour of what is selected or pointed at; null: the theme's. */
  accent_color?: ColorInput | null;
  /** Lines with ticks round the data; auto: a box where there are points, lines or surfaces, or labels. */
  axes?: "auto" | "box" | "cross" | "off";
  /** Grid lines on the walls behind the data. */
  grid?: boolean;
  /** x axis: its title. */
  xlabel?: string;
  /** x axis: what its numbers are in, shown after its title. */
  xunit?: string;
  /** x axis: where it begins and ends; (high, low) reverses it; null: the data. Data outside is cut off. */
  xlim?: ArrayLike<number | null> | null;
  /** x axis: how numbers are spread over it. */
  xscale?: "linear" | "log" | "symlog" | "category" | "date";
  /** x axis, symlog: linear between minus this and this. */
  xthreshold?: number;
  /** x axis, date: days since 1970-01-01 and seconds of that day where its 0 is; data are in seconds. */
  xepoch?: ArrayLike<number>;
  /** x axis, category: names of 0, 1, 2..., one a line. */
  xcategories?: string;
  /** y axis: its title. */
  ylabel?: string;
  /** y axis: what its numbers are in, shown after its title. */
  yunit?: string;
  /** y axis: where it begins and ends; (high, low) reverses it; null: the data. Data outside is cut off. */
  ylim?: ArrayLike<number | null> | null;
  /** y axis: how numbers are spread over it. */
  yscale?: "linear" | "log" | "symlog" | "category" | "date";
  /** y axis, symlog: linear between minus this and this. */
  ythreshold?: number;
  /** y axis, date: days since 1970-01-01 and seconds of that day where its 0 is; data are in seconds. */
  yepoch?: ArrayLike<number>;
  /** y axis, category: names of 0, 1, 2..., one a line. */
  ycategories?: string;
  /** z axis: its title. */
  zlabel?: string;
  /** z axis: what its numbers are in, shown after its title. */
  zunit?: string;
  /** z axis: where it begins and ends; (high, low) reverses it; null: the data. Data outside is cut off. */
  zlim?: ArrayLike<number | null> | null;
  /** z axis: how numbers are spread over it. */
  zscale?: "linear" | "log" | "symlog" | "category" | "date";
  /** z axis, symlog: linear between minus this and this. */
  zthreshold?: number;
  /** z axis, date: days since 1970-01-01 and seconds of that day where its 0 is; data are in seconds. */
  zepoch?: ArrayLike<number>;
  /** z axis, category: names of 0, 1, 2..., one a line. */
  zcategories?: string;
  /** Lengths of the axes beside each other, such as [1, 1, 0.3]; "equal": equal units; null: equal units, unless one side would be too
   * thin to read. */
  aspect?: "auto" | "equal" | ArrayLike<number> | null;
  /** A list of the artists that have labels; auto: when there are two or more. */
  legend?: "auto" | "on" | "off";
  /** A bar that shows how long a length is in the middle of the picture; only where the axes that are seen have one scale. */
  scale_bar?: boolean;
  /** Three small arms that show where x, y and z point. */
  triad?: boolean;
}
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
