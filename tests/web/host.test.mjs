// In:  build/web/host.js, what Python runs in a page. Out: that it never throws, and says what the library says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { engine, path, wasm } from "./setup.mjs";

const api = new Function("wasmBytes", readFileSync(path("build/web/host.js"), "utf8"))(wasm);
const table = JSON.parse(api.table().slice(1));
const points = api.find_kind("points"), positions = api.find_array(points, "positions"), size = api.find_property(points, "size");
const numbers = (text) => (assert.equal(text[0], "="), text.slice(1).split(" ").map(Number));

// A buffer as Pyodide shows one when asked for bytes: offset and strides count bytes.
const proxy = (data, shape, strides, offset = 0) => {
    const itemsize = data.BYTES_PER_ELEMENT, bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const buffer = { data: bytes, shape, itemsize, strides: strides.map((step) => step * itemsize), offset: offset * itemsize, released: 0,
        release() { this.released++; } };
    return { buffer, getBuffer: (type) => (assert.equal(type, "u8"), buffer) };
};

test("it shares the page's engine", () => {
    assert.equal(api.version(), `=${engine.version}`);
    assert.deepEqual(table, engine.table);
    assert.equal(api.open(null, "").scene.engine, engine);
});

test("names are found, and missed ones explained", () => {
    assert.equal(table.kinds[points].name, "points");
    assert.equal(table.kinds[points].properties[size].name, "size");
    assert.match(api.find_kind("pointz"), /^!.*points/);
    assert.match(api.find_property(points, "colour"), /^!.*color/);
    assert.match(api.find_array(points, "position"), /^!.*positions/);
    assert.deepEqual(numbers(api.color("#f00")), [1, 0, 0, 1]);
    assert.equal(api.colormap("viridis", 4).length, 16);
});

test("verbs do what they say", () => {
    const host = api.open(null, '{"background": "black"}'), node = host.create(points, host.root);
    assert.ok(node > 0);
    assert.equal(host.set_numbers(node, size, 7), 0);
    assert.deepEqual(numbers(host.get_numbers(node, size)), [7]);
    host.set_numbers(node, size, NaN);
    assert.ok(Number.isNaN(numbers(host.get_numbers(node, size))[0]));
    const label = api.find_property(points, "label");
    host.set_text(node, label, "!a\"ü");
    assert.equal(host.get_text(node, label), '=!a"ü');
    assert.equal(host.bounds(node), "=");
    assert.equal(host.write(node, positions, 0, 1, 2, 1, 3, 0, 2, Float32Array.of(1, 2, 3, 4, 5, 6)), 0);
    assert.deepEqual(numbers(host.bounds(node)), [1, 2, 3, 4, 5, 6]);
    assert.equal(JSON.parse(host.info(node).slice(1)).kind, "points");
    const group = host.create(api.find_kind("group"), host.root);
    assert.equal(host.move(node, group), 0);
    assert.equal(host.remove(group), 0);
    assert.match(host.set_numbers(node, size, 1), /^!.*removed/);
    host.close();
    assert.match(host.create(points, host.root), /^!.*removed/);
});

test("arrays come from buffers, strided too, and from addresses", () => {
    const host = api.open(null, ""), node = host.create(points, host.root);
    const bounds = (...values) => {
        assert.equal(host.write(node, positions, ...values), 0);
        return numbers(host.bounds(node));
    };
    const doubles = proxy(Float64Array.of(1, 4, 2, 5, 3, 6), [2, 3], [1, 2]);
    assert.deepEqual(bounds(1, 1, 2, 1, 3, 0, 2, doubles), [1, 2, 3, 4, 5, 6]);
    assert.equal(doubles.buffer.released, 1);
    const big = new Uint8Array(24);
    [9, 8, 7, 6, 5, 4].forEach((value, i) => new DataView(big.buffer).setFloat32(i * 4, value));
    assert.deepEqual(bounds(256, 1, 2, 1, 3, 0, 2, proxy(big, [24], [1])), [6, 5, 4, 9, 8, 7]);
    globalThis.Module = { HEAPU8: new Uint8Array(64) };
    new Float32Array(globalThis.Module.HEAPU8.buffer, 8, 6).set([1, 1, 1, 2, 2, 2]);
    assert.deepEqual(bounds(0, 1, 2, 1, 3, 0, 2, 8), [1, 1, 1, 2, 2, 2]);
    assert.deepEqual(bounds(0, 1, 2, 1, 3, 1, 1, Float32Array.of(5, 5, 5)), [1, 1, 1, 5, 5, 5]); // a part
    assert.match(host.write(node, positions, 0, 1, 3, 1, 1000, 0, 3, new Float32Array(3000)), /^!.*\(3, 1000\).*\(N, 3\).*transpose/);
    const failing = proxy(Float32Array.of(1), [1], [1]);
    assert.match(host.write(node, positions, 0, 1, 1, 1, 1, 0, 1, failing), /^!/);
    assert.equal(failing.buffer.released, 1);
    host.close();
});

test("the camera answers in radians", () => {
    const host = api.open(null, "");
    assert.equal(host.look(0.5, 1, 0), 0);
    const [elevation, azimuth] = numbers(host.angles());
    assert.ok(Math.abs(elevation - 0.5) < 1e-9 && Math.abs(azimuth - 1) < 1e-9);
    const matrices = numbers(host.matrices());
    assert.equal(matrices.length, 32);
    assert.equal(host.set_matrices(...matrices), 0);
    assert.equal(host.set_matrices(), 0);
    assert.equal(numbers(host.project(0, 0, 0)).length, 3);
    assert.match(host.fit(0), /^!.*nothing/);
    host.close();
});

test("callbacks are kept, told, and given back", () => {
    const host = api.open(null, "");
    const log = [];
    const callback = Object.assign((json) => log.push(json), { copies: 0, destroyed: 0 });
    callback.copy = () => (callback.copies++, callback);
    callback.destroy = () => { callback.destroyed++; };
    const token = host.on("resize", callback);
    assert.equal(callback.copies, 1);
    host.scene.events.emit("resize", { scene: host.scene, width: 3, height: 4 });
    assert.deepEqual(log.map((text) => JSON.parse(text)), [{ width: 3, height: 4 }]);
    host.off(token);
    host.off(token);
    assert.equal(callback.destroyed, 1);
    host.scene.events.emit("resize", {});
    assert.equal(log.length, 1);
    assert.match(host.on("klick", callback), /^!.*klick/);
    host.on("frame", callback);
    host.close();
    assert.equal(callback.destroyed, callback.copies);
});

test("nothing that is called wrongly throws", () => {
    const host = api.open(null, "");
    for (const [name, call] of Object.entries(host)) {
        if (typeof call !== "function" || ["png", "download", "next_frame", "settled", "close"].includes(name)) continue;
        for (const junk of [[], [-1, -1, -1], [null], ["x", {}, []]]) assert.doesNotThrow(() => call(...junk), name);
    }
    assert.match(api.open("#nowhere", ""), /^!/);
    assert.match(api.open(null, "{"), /^!/);
    assert.match(api.open(null, '{"tilte": "x"}'), /^!.*title/);
});
