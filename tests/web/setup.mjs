// In:  build/wasm/vitrail.wasm, or the file that VITRAIL_WASM names.
// Out: the engine running in node, without a page and without GL; scenes; what was written to arrays.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadSync, Scene, VitrailError } from "../../web/index.js";

export const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
export const wasm = readFileSync(process.env.VITRAIL_WASM ?? path("build/wasm/vitrail.wasm"));
export const engine = /** @type {any} */ (loadSync(wasm));
export const open = (options) => Scene.open(null, options);

/** Runs `act`; it must throw a VitrailError whose sentence holds all of `words`. */
export function fails(act, ...words) {
    assert.throws(act, (error) => {
        assert.ok(error instanceof VitrailError, `threw ${error}`);
        for (const word of words) {
            assert.ok(word instanceof RegExp ? word.test(error.message) : error.message.includes(word), `"${error.message}" does not say ${word}`);
        }
        return true;
    });
}

/** What `act` writes to the library: the values of each element, as numbers, whatever way they took. */
export function written(act) {
    const original = engine.exports, values = [];
    let open = null;
    const read = (address, first, count) => {
        const { code, components } = open, view = new DataView(engine.exports.memory.buffer), little = code < 256;
        const size = [4, 8, 2, 1, 1, 2, 2, 4, 4, 8, 8, 1][code & 255];
        const one = (at) => [() => view.getFloat32(at, little), () => view.getFloat64(at, little), () => half(view.getUint16(at, little)),
            () => view.getInt8(at), () => view.getUint8(at), () => view.getInt16(at, little), () => view.getUint16(at, little),
            () => view.getInt32(at, little), () => view.getUint32(at, little), () => Number(view.getBigInt64(at, little)),
            () => Number(view.getBigUint64(at, little)), () => view.getUint8(at)][code & 255]();
        for (let i = 0; i < count * components; i++) values[first * components + i] = one((address >>> 0) + i * size);
    };
    engine.exports = { ...original,
        vt_array_begin(node, array, code, layers, rows, columns, components) {
            open = { code, components };
            return original.vt_array_begin(node, array, code, layers, rows, columns, components);
        },
        vt_array_place(node, array, first) { return (open.place = original.vt_array_place(node, array, first)); },
        vt_array_put(node, array, first, count, address) {
            read(address, first, count);
            return original.vt_array_put(node, array, first, count, address);
        },
        vt_array_end(node, array, first, count) {
            if (count) read(open.place, first, count);
            return original.vt_array_end(node, array, first, count);
        } };
    try {
        act();
    } finally {
        engine.exports = original;
    }
    return values;
}

function half(bits) {
    const e = (bits >> 10) & 31, f = bits & 1023, s = bits >> 15 ? -1 : 1;
    return e === 31 ? (f ? NaN : s * Infinity) : s * (e ? 2 ** (e - 15) * (1 + f / 1024) : 2 ** -24 * f);
}
