// In:  the real wasm, in node. Out: that the engine gives it all it imports, and hands its words and numbers through.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Engine } from "../../web/core/engine.js";
import { GL } from "../../web/core/gl.js";
import { color, colormap, load, loadSync, stats, table, version } from "../../web/index.js";
import { engine, fails, open, path, wasm } from "./setup.mjs";

test("every import of the wasm is provided, and is a function", () => {
    const given = new Engine().imports();
    const wanted = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
    assert.ok(wanted.some(({ name }) => name === "glDrawArrays"), "the wasm draws");
    const missing = wanted.filter(({ module, name }) => typeof given[module]?.[name] !== "function").map(({ name }) => name);
    assert.deepEqual(missing, []);
    const strange = wanted.filter(({ module, name }) => !/^gl[A-Z]|^emscripten_notify_memory_growth$/.test(name) && module === "env");
    assert.deepEqual(strange, [], "what is not OpenGL is of no use to the library");
});

test("gl.js knows what WebGL2 calls the functions that gl_api.h lists", () => {
    const header = readFileSync(path("src/gl/gl_api.h"), "utf8");
    const list = header.slice(header.indexOf("#define VT_GL_FUNCTIONS"), header.indexOf("#ifndef __wasm__"));
    const listed = [...list.matchAll(/F\((\w+)\)/g)].map(([, name]) => name).filter((name) => name !== "F");
    listed.sort((a, b) => Number(a.startsWith("Gen")) - Number(b.startsWith("Gen")));
    const calls = new Set(), answer = (name) => (name.startsWith("create") ? {} : 0);
    const gl = new GL({ exports: { memory: { buffer: new ArrayBuffer(1024) } }, string: () => "", text: () => 0, encode() {} });
    gl.use(new Proxy({}, { get: (_, name) => () => { calls.add(name); return answer(name); } }));
    const functions = gl.imports();
    for (let round = 0; round < 2; round++) { // what the first one made is deleted in the second
        for (const name of listed) functions[`gl${name}`](1, 64, 128, 192, 256, 0, 0, 0, 0);
    }
    const [typescript] = readdirSync(path("node_modules/@typescript")); // of this machine
    const dom = readFileSync(path(`node_modules/@typescript/${typescript}/lib/lib.dom.d.ts`), "utf8");
    const interfaces = dom.matchAll(/^interface WebGL2?RenderingContext(?:Base|Overloads) \{([^]*?)^\}/gm);
    const known = new Set([...interfaces].flatMap(([, body]) => body.match(/\w+(?=\()/g)));
    assert.ok(["drawArrays", "createShader", "deleteBuffer", "readPixels"].every((name) => known.has(name) && calls.has(name)));
    assert.deepEqual([...calls].filter((name) => !known.has(name)), []);
});

test("the wasm exports what vitrail.h declares for it", () => {
    const header = readFileSync(path("src/vitrail.h"), "utf8").replace(/#if !defined\(__wasm__\)[\s\S]*?#endif/, "");
    const declared = [...header.matchAll(/^VT_API [^(]*?\*?(vt_\w+)\(/gm)].map(([, name]) => name);
    assert.ok(declared.length > 40);
    assert.deepEqual(declared.filter((name) => typeof engine.exports[name] !== "function"), []);
});

test("all versions are one", () => {
    assert.equal(engine.version, version);
    assert.equal(JSON.parse(readFileSync(path("web/package.json"), "utf8")).version, version);
    assert.equal(globalThis[Symbol.for(`vitrail@${version}`)], engine);
    const [, inReadme] = /vitrail-([\d.]+)-py3-none-any\.whl/.exec(readFileSync(path("README.md"), "utf8"));
    assert.equal(inReadme, version);
});

test("a page has one engine, however often it is loaded", async () => {
    assert.equal(loadSync(wasm), engine);
    assert.equal(await load(wasm), engine);
    assert.equal(await load("nowhere.wasm"), engine);
});

test("colours and colormaps answer", () => {
    assert.deepEqual(color("#f00"), [1, 0, 0, 1]);
    assert.equal(colormap("viridis", 3).length, 12);
    fails(() => color("tomatoe"), "tomato");
    fails(() => colormap("virdis", 3), "viridis");
});

test("the table lists kinds with properties and arrays", () => {
    assert.ok(table().kinds.find(({ name }) => name === "points").arrays.length >= 4);
    assert.equal(table().dtypes[0], "f4");
});

test("texts of any script come back as they went in", () => {
    const scene = open({ title: "" });
    for (const words of ["µ² ∂x Ω", "日本語 🦊", "", "a\nb", "x".repeat(100_000)]) {
        scene.title = words;
        assert.equal(scene.title, words);
    }
    scene.title = "a\0b";
    assert.equal(scene.title, "a\ufffdb");
    scene.dispose();
});

test("disposed scenes leave nothing behind", () => {
    const left = () => ({ ...stats(), allocations: 0 }); // that one counts all there ever were
    const before = left();
    for (let i = 0; i < 20; i++) {
        const scene = open({ background: "black" });
        scene.scatter(new Float32Array(30_000), { c: new Float32Array(10_000) });
        scene.group().box();
        scene.on("frame", () => {});
        scene.dispose();
        scene.dispose();
    }
    assert.deepEqual(left(), before);
});
