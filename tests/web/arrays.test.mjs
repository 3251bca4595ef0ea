// In:  every kind of JavaScript array. Out: that the library gets the same numbers, or the user a sentence that helps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrayShape, stridedArray } from "../../web/api/array_input.js";
import { writeArray } from "../../web/core/array_write.js";
import { engine, fails, open, written } from "./setup.mjs";

const scene = open();
const points = (input, options) => written(() => scene.scatter(input, options));
const six = [1, 2, 3, 4, 5, 6];

test("typed arrays of every type give their numbers", () => {
    for (const Type of [Float32Array, Float64Array, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array]) {
        assert.deepEqual(points(Type.from(six)), six, Type.name);
    }
    assert.deepEqual(points(BigInt64Array.from([1n, -2n, 3n])), [1, -2, 3]);
    assert.deepEqual(points(BigUint64Array.from([1n, 2n, 2n ** 40n])), [1, 2, 2 ** 40]);
});

test("lists, lists of lists, typed rows and iterables give their numbers", () => {
    assert.deepEqual(points(six), six);
    assert.deepEqual(points([[1, 2, 3], [4, 5, 6]]), six);
    assert.deepEqual(points([Float32Array.of(1, 2, 3), Int8Array.of(4, 5, 6)]), six);
    assert.deepEqual(points(new Set(six)), six);
    assert.deepEqual(points((function* () { yield [1, 2, 3]; yield [4, 5, 6]; })()), six);
    assert.deepEqual(points([[1n, true, null]]), [1, 1, NaN]);
});

test("raw bytes are read as dtype says", () => {
    const bytes = (setter, size, order) => {
        const view = new DataView(new ArrayBuffer(6 * size));
        six.forEach((value, i) => view[setter](i * size, value, order));
        return view.buffer;
    };
    const make = (data, dtype) => written(() => scene.create("points").write("positions", data, { dtype }));
    assert.deepEqual(make(bytes("setFloat32", 4, true), "<f4"), six);
    assert.deepEqual(make(bytes("setFloat32", 4, false), ">f4"), six);
    assert.deepEqual(make(new DataView(bytes("setFloat64", 8, false)), ">float64"), six);
    assert.deepEqual(make(new Uint8Array(bytes("setInt16", 2, false)), ">i2"), six);
    assert.deepEqual(points({ data: bytes("setInt32", 4, false), dtype: ">i4", shape: [2, 3] }), six);
    const odd = new Uint8Array(25);
    odd.set(new Uint8Array(bytes("setFloat32", 4, true)), 1);
    assert.deepEqual(make(odd.subarray(1), "f4"), six); // not at a multiple of four
    assert.deepEqual(make(Uint16Array.of(0x3c00, 0xc000, 0x7e00), "f2"), [1, -2, NaN]);
    fails(() => scene.scatter(bytes("setFloat32", 4, true)), "raw bytes", "dtype");
    fails(() => make(new Uint8Array(7), "f4"), "7 bytes", "multiple of 4");
    fails(() => make(new Uint8Array(8), "f3"), '"f3"', "f4, f8");
});

test("strided views are read in order: transposed, reversed, every other, broadcast, with an offset", () => {
    const data = Float32Array.from({ length: 12 }, (_, i) => i);
    assert.deepEqual(points({ data, shape: [4, 3] }), [...data]);
    assert.deepEqual(points({ data, shape: [4, 3], strides: [1, 4] }), [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]);
    assert.deepEqual(points({ data, shape: [4, 3], strides: [-3, 1], offset: 9 }), [9, 10, 11, 6, 7, 8, 3, 4, 5, 0, 1, 2]);
    assert.deepEqual(points({ data, shape: [2, 3], strides: [6, 2] }), [0, 2, 4, 6, 8, 10]);
    assert.deepEqual(points({ data, shape: [2, 3], stride: [0, 1], offset: 3 }), [3, 4, 5, 3, 4, 5]);
    assert.deepEqual(points({ data: BigInt64Array.from(six.map(BigInt)), shape: [2, 3], strides: [1, 2] }), [1, 3, 5, 2, 4, 6]);
    const swapped = new DataView(new ArrayBuffer(24));
    six.forEach((value, i) => swapped.setFloat32(i * 4, value));
    assert.deepEqual(points({ data: swapped, dtype: ">f4", shape: [2, 3], strides: [1, 2] }), [1, 3, 5, 2, 4, 6]);
    fails(() => scene.scatter({ data, shape: [5, 3] }), "12 elements", "(5, 3)", "12 elements");
    fails(() => scene.scatter({ data, shape: [2, 3], strides: [-3, 1] }), "(-3, 1)");
    fails(() => scene.scatter({ data, shape: [2, 3], strides: [3] }), "as many strides");
});

test("strided views longer than the staging window arrive whole", () => {
    const n = 20_000, data = Float64Array.from({ length: n * 6 }, (_, i) => i % 1000);
    const got = points({ data, shape: [n, 3], strides: [6, 2] });
    assert.equal(got.length, n * 3);
    for (let i = 0; i < n; i += 777) assert.deepEqual(got.slice(i * 3, i * 3 + 3), [0, 2, 4].map((k) => (i * 6 + k) % 1000));
});

test("float64 far from the origin keeps its differences", () => {
    const at = 5e6, p = scene.scatter([[at, at, at], [at + 0.01, at, at]]);
    const [low, high] = p.bounds;
    assert.ok(Math.abs(high[0] - low[0] - 0.01) < 1e-6, `${high[0] - low[0]}`);
    assert.equal(low[1], at);
});

test("columns are put side by side; a number stands for a whole column", () => {
    assert.deepEqual(written(() => scene.scatter([1, 4], Int8Array.of(2, 5), { data: Float32Array.of(3, 0, 6), shape: [2], strides: [2] })), six);
    assert.deepEqual(written(() => scene.scatter([1, 4], [2, 5], 0)), [1, 2, 0, 4, 5, 0]);
    assert.deepEqual(written(() => scene.line(Float32Array.of(1, 4), Float32Array.of(2, 5), Float32Array.of(3, 6))), six);
    const n = 9000, x = Float64Array.from({ length: n }, (_, i) => i);
    const got = written(() => scene.scatter(x, x, BigInt64Array.from(x, BigInt)));
    assert.deepEqual(got.slice(-3), [n - 1, n - 1, n - 1]);
    assert.equal(got.length, n * 3);
    fails(() => scene.scatter([1, 2], [1], [1, 2]), "x has 2", "y has 1");
    fails(() => scene.scatter([1, 2], [1]), "x and y", "z");
});

test("wrong shapes say what came, what was wanted and the fix", () => {
    fails(() => scene.scatter({ data: new Float32Array(3000), shape: [3, 1000] }), "(3, 1000)", "(N, 3)", "transpose");
    fails(() => scene.scatter([[1, 2], [3, 4]]), "(2, 2)", "(N, 3)");
    fails(() => scene.scatter([[1, 2, 3], [4, 5]]), "row 1 has 2", "row 0 has 3");
    fails(() => scene.scatter([[1, 2, 3], 4]), "row 1 is number 4");
    fails(() => scene.scatter([1, 2, 3, 4]), "(4, 1)", "(N, 3)");
    fails(() => scene.scatter([[1, 2, "three"]]), '"three"', "wanted a number");
    fails(() => scene.scatter(7), "number 7", "a list");
    fails(() => scene.scatter("points"), "points", "a typed array");
    fails(() => scene.scatter([[[[1]]]]), "(1, 1, 1, 1)", "(N, 3)");
    fails(() => scene.surface([1, 2, 3]), "heights", "(rows, columns)");
    fails(() => scene.scatter([[1, 2, 3]], { sizes: [1, 2, 3].map(String) }), "wanted a number");
});

test("empty arrays are fine everywhere", () => {
    for (const input of [[], new Float32Array(0), { data: new Float32Array(0), shape: [0, 3] }]) {
        const p = scene.scatter(input);
        assert.equal(p.bounds, null);
        assert.equal(p.data.rows, 0);
    }
    assert.equal(scene.scatter([], [], []).data.rows, 0);
    assert.equal(scene.mesh([], []).bounds, null);
});

test("a part of an array can be rewritten, in any type", () => {
    const p = scene.scatter(new Float64Array(300));
    p.write("positions", [[7, 8, 9]], { first: 99 });
    assert.deepEqual(p.bounds, [[0, 0, 0], [7, 8, 9]]);
    p.write("positions", Float32Array.of(-1, 0, 0), { first: 0 });
    assert.deepEqual(p.bounds, [[-1, 0, 0], [7, 8, 9]]);
    fails(() => p.write("positions", [[1, 2, 3]], { first: 100 }), "100 to 100", "100 that are there");
    fails(() => p.write("positions", [[1, 2, 3]], { first: -1 }), "-1");
    fails(() => p.write("scalars", [1], { first: 0 }), "the 0 that are there", "write the whole first");
});

test("flat colours are counted against the points", () => {
    const p = scene.scatter(new Float32Array(12), { colors: new Uint8Array(16).fill(255) });
    assert.equal(p.shape("colors").components, 4);
    p.colors = new Uint8Array(12);
    assert.equal(p.shape("colors").components, 3);
});

test("grids, pictures and their vectors have the shapes that they say", () => {
    const s = scene.surface({ data: new Float32Array(12), shape: [3, 4] }, { x: [1, 2, 3, 4], y: [5, 6, 7] });
    assert.deepEqual(s.bounds, [[1, 5, 0], [4, 7, 0]]);
    const picture = { data: new Uint8ClampedArray(2 * 3 * 4), width: 3, height: 2 };
    assert.deepEqual(scene.image(picture).shape("pixels"), { rows: 2, columns: 3, components: 4, dtype: 4 });
    assert.equal(scene.image([[1, 2], [3, 4]]).shape("pixels").components, 1);
});

test("a picture file's bytes are decoded", () => {
    const png = Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/4iOeWQAAAABJRU5ErkJggg=="), (c) => c.charCodeAt(0));
    fails(() => scene.image(png.subarray(0, 30)), "PNG");
    assert.ok(engine.stats());
});

// No kind has an array of three dimensions yet: what is said to the library is looked at, not what it keeps.
function saidOf(source, shape, ...part) {
    const said = [], memory = engine.exports.memory, values = [];
    const told = (name) => (...given) => { said.push([name, ...given.slice(2)]); return 0; };
    const fake = { stagingBytes: 64, staging: engine.staging, check() {}, exports: { memory,
        vt_array_begin: told("begin"), vt_array_end: told("end"), vt_array_place: () => 0,
        vt_array_put(node, array, first, count, address) { values.push(...new Float64Array(memory.buffer, address, count * shape.components)); return 0; } } };
    Object.defineProperty(fake, "bytes", { get: () => new Uint8Array(memory.buffer) });
    writeArray(fake, 1, 0, source, shape, ...part);
    return { said, values };
}

test("volumes are [z][y][x], vectors in them have their components last", () => {
    const scalars = { dimensions: 3, components: [1, 1], index: 0 }, vectors = { dimensions: 3, components: [3, 3], index: 1 };
    const numbers = Float64Array.from({ length: 24 }, (_, i) => i), lists = [0, 1].map((z) => [0, 1, 2].map((y) => [0, 1, 2, 3].map((x) => z * 12 + y * 4 + x)));
    const plain = stridedArray({ data: numbers, shape: [2, 3, 4] }, "v"), field = stridedArray({ data: numbers, shape: [2, 2, 2, 3] }, "v");
    const size = { layers: 2, rows: 3, columns: 4, components: 1 };
    assert.deepEqual(arrayShape(plain, scalars, "v"), size);
    assert.deepEqual(arrayShape(stridedArray(lists, "v"), scalars, "v"), size);
    assert.deepEqual(arrayShape(field, vectors, "v"), { layers: 2, rows: 2, columns: 2, components: 3 });
    assert.deepEqual(saidOf(plain, size).values, [...numbers]); // in windows of eight
    assert.deepEqual(saidOf(plain, size).said, [["begin", 1, 2, 3, 4, 1], ["end", 0, 0]]);
    const fortran = stridedArray({ data: numbers, shape: [4, 3, 2], strides: [1, 4, 12] }, "v"); // z fastest of all
    assert.deepEqual(saidOf(fortran, { ...size, layers: 4, columns: 2 }).values.slice(0, 4), [0, 12, 4, 16]);
    assert.deepEqual(saidOf(stridedArray(Float64Array.of(5, 6), "v"), size, 11, 2).said, [["begin", 1, 2, 3, 4, 1], ["end", 11, 0]]);
    fails(() => arrayShape(stridedArray([[1, 2], [3, 4]], "v"), scalars, "volume.values"), "volume.values", "(2, 2)", "(layers, rows, columns)");
    fails(() => arrayShape(plain, vectors, "volume.vectors"), "(2, 3, 4)", "(layers, rows, columns, 3)");
    fails(() => arrayShape(stridedArray({ data: numbers, shape: [3, 2, 2, 2] }, "v"), vectors, "v"), "(3, 2, 2, 2)", "components come last");
    fails(() => saidOf(plain, { ...size, rows: 2 ** 32 + 3 }), "4294967299", "a part of it");
});

test("grids have no layers", () => {
    const surface = scene.create("surface"), { exports } = engine;
    assert.ok(exports.vt_array_begin(surface.id, 0, 0, 2, 3, 4, 1) < 0);
    fails(() => engine.check(exports.vt_array_begin(surface.id, 0, 0, 2, 3, 4, 1)), "(2, 3, 4, 1)", "(rows, columns)", "choose one layer");
});
