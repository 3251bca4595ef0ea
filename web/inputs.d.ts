// In:  nothing. Out: the types of what users give (arrays, colours, pictures) and of single values that come back.

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
