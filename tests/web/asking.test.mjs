// In:  scenes without a page. Out: that elements say what the user gave for them, that events and selections are as index.d.ts says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Events } from "../../web/api/events.js";
import { elementCount, elementName } from "../../web/core/elements.js";
import { csv } from "../../web/ui/data_table.js";
import { elementValues, toData, toScene } from "../../web/ui/element_values.js";
import { fails, open } from "./setup.mjs";

const said = (scene, artist, index, position) => Object.fromEntries(elementValues(scene, artist.id, index, position));

test("a point says its values in the precision that they were given in", () => {
    const scene = open({ xlabel: "$\\alpha_1$ now", yunit: "m" });
    const p = scene.scatter(new Float64Array([1e6 + 1e-9, 2, 3, 0.1 + 0.2, 5, 6]), { c: new Float32Array([0.1, 7]), label: "Stars", colorbar_label: "flux" });
    assert.deepEqual(said(scene, p, 0), { "alpha1 now": "1000000.000000001", y: "2 m", z: "3", flux: "0.1" });
    assert.equal(said(scene, p, 1)["alpha1 now"], "0.30000000000000004");
    assert.equal(elementName(scene, p.id, 1), "Stars 1");
    assert.equal(elementName(scene, scene.box().id, -1), "box");
    scene.dispose();
});

test("lists, columns, strided views and parts written later are all said as they are", () => {
    const scene = open(), { x, y, z } = { x: [1, 2, 3], y: Float32Array.of(0.1, 0.2, 0.3), z: 9 };
    assert.deepEqual(said(scene, scene.scatter(x, y, z), 2), { x: "3", y: "0.3", z: "9" });
    assert.deepEqual(said(scene, scene.scatter([[1, 2, 3], [4, 5, 6.125]]), 1), { x: "4", y: "5", z: "6.125" });
    const p = scene.scatter({ data: Float64Array.of(1, 4, 2, 5, 3, 6), shape: [2, 3], strides: [1, 2] });
    assert.deepEqual(said(scene, p, 1), { x: "4", y: "5", z: "6" });
    p.write("positions", [[7, 8, 9]], { first: 0 });
    assert.deepEqual([said(scene, p, 0).x, said(scene, p, 1).x], ["7", "4"]);
    const many = scene.scatter(new Float64Array(3 * 2000));
    for (let i = 0; i < 2000; i++) many.write("positions", Float64Array.of(i + 1e-12, 0, 0), { first: i });
    for (const i of [0, 499, 500, 777, 1999]) assert.equal(many.given("positions", i)[0], i + 1e-12);
    many.data = null;
    assert.equal(many.given("positions", 0), null);
    scene.dispose();
});

test("every kind says what its elements are", () => {
    const scene = open();
    const segments = scene.segments([[0, 0, 0], [1, 1.5, 1]], { c: [3, 4] });
    assert.deepEqual(said(scene, segments, 0), { x: "0 \u2013 1", y: "0 \u2013 1.5", z: "0 \u2013 1", value: "3 \u2013 4" });
    const surface = scene.surface([[1, 2, 3], [4, 5, 6.5]], { x: [10, 20, 30], y: [-1, 1] });
    assert.deepEqual(said(scene, surface, 5), { x: "30", y: "1", z: "6.5" });
    const bare = scene.surface([[1, 2, 3], [4, 5, 6.5]]);
    assert.deepEqual(said(scene, bare, 3), { x: "0", y: "1", z: "4" });
    const image = scene.image({ data: Float64Array.of(1, 2, 3, 4.25), shape: [2, 2] });
    assert.deepEqual(said(scene, image, 3, [1, 0, 0]), { x: "1", y: "0", z: "0", "row, column": "1, 1", value: "4.25" });
    const mesh = scene.mesh([[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], { scalars: [5, 6, 7] });
    assert.equal(said(scene, mesh, 0, [0.9, 0.05, 0]).value, "6"); // the vertex next to it
    mesh.scalars = [42];
    assert.equal(said(scene, mesh, 0, [0.9, 0.05, 0]).value, "42"); // the face's own
    const named = scene.scatter([[0, 0, 0], [1, 1, 1]], { c: [1, 0], categories: "sea\nland" });
    assert.equal(said(scene, named, 0).value, "land");
    assert.deepEqual([segments, surface, image, mesh, named, scene.box()].map(({ id }) => elementCount(scene.engine, id)), [1, 6, 4, 1, 2, 1]);
    scene.dispose();
});

test("hover adds columns, texts, or what a function says", () => {
    const scene = open(), make = (hover) => scene.scatter([[0, 0, 0], [1, 1, 1]], { hover });
    const rest = (artist, index) => elementValues(scene, artist.id, index).slice(3);
    assert.deepEqual(rest(make({ town: ["A", "B"], when: [new Date(0), new Date(1000)] }), 1), [["town", "B"], ["when", "1970-01-01T00:00:01.000Z"]]);
    assert.deepEqual(rest(make(["one", "two"]), 1), [["", "two"]]);
    assert.deepEqual(rest(make((index) => ({ square: index * index })), 1), [["square", "1"]]);
    assert.deepEqual(rest(make((index) => `no. ${index}`), 0), [["", "no. 0"]]);
    assert.deepEqual(rest(make(() => null), 0), []);
    assert.deepEqual(rest(make(null), 0), []);
    const p = make(null);
    p.set({ tooltip: false, hover: ["x", "y"] });
    assert.equal(p.tooltip, false);
    fails(() => scene.scatter([[0, 0, 0]], { hoover: [1] }), "hoover");
    scene.dispose();
});

test("data numbers and the scene's go into each other on every scale", () => {
    const scene = open({ xscale: "log", yscale: "symlog", ythreshold: 10 });
    for (const place of [[1000, -5000, 3], [0.01, 5, -3], [1, -10, 0]]) {
        toData(scene, toScene(scene, place)).forEach((value, i) => assert.ok(Math.abs(value - place[i]) <= 1e-9 * Math.abs(place[i])));
    }
    assert.deepEqual(toScene(scene, [1000, 100, 3]), [3, 2, 3]);
    assert.equal(Math.round(scene.measure([10, 0, 0], [1010, 0, 0]).distance), 1000);
    scene.dispose();
});

test("a listener is called once, later, or not again, and can call off what would follow", async () => {
    const events = new Events(), calls = [];
    const listener = (event) => { calls.push(event.n); };
    events.on("click", listener, true);
    events.emit("click", { n: 1 });
    events.emit("click", { n: 2 });
    assert.deepEqual(calls, [1]);
    events.on("click", listener);
    events.off("click", listener);
    assert.equal(events.has("click"), false);
    assert.equal(events.emitCancelable("key", {}), true);
    events.on("key", (event) => event.preventDefault());
    assert.equal(events.emitCancelable("key", {}), false);
    const scene = open(), camera = scene.once("camera");
    scene.events.emit("camera", { scene });
    assert.equal((await camera).scene, scene);
    assert.equal(scene.events.has("camera"), false);
    scene.dispose();
});

test("wrong modes and elements are answered with the right ones", () => {
    const scene = open(), p = scene.scatter([[0, 0, 0], [1, 1, 1]]);
    fails(() => { scene.mode = "boxes"; }, "boxes", "lasso");
    fails(() => scene.select([[0, 0], [1, 0], [1, 1]], { mode: "plus" }), "plus", "replace");
    fails(() => scene.select([[0, 0], [1, 0]]), "2 corners");
    fails(() => { p.selected = [1.5]; }, "1.5");
    fails(() => scene.table(), "page");
    assert.equal(scene.mode, "orbit");
    scene.dispose();
});

test("numbers that have names are set and read by them", () => {
    const scene = open();
    assert.equal(scene.aspect, null);
    scene.aspect = "equal";
    assert.equal(scene.aspect, "equal");
    scene.set({ aspect: [1, 1, 0.5] });
    assert.deepEqual(scene.aspect, [1, 1, 0.5]);
    scene.aspect = "auto";
    assert.equal(scene.aspect, null);
    scene.xlim = [null, 5];
    assert.deepEqual(scene.xlim, [null, 5]);
    scene.dispose();
});

test("a table's file has quotes where they are needed, and plain minus signs", () => {
    assert.equal(csv([["a", 'b "c"'], ["\u22121.5", "x, y"]]), 'a,"b ""c"""\n-1.5,"x, y"');
});

test("what is at a place of the picture is said without a pointer", () => {
    const scene = open({ width: 400, height: 300, axes: "off" }), p = scene.scatter([[0, 0, 0], [1, 2, 3]], { size: 12, c: [7.5, 8.5] });
    const [x, y] = scene.camera.project([1, 2, 3]), found = scene.pick(x, y);
    assert.deepEqual([found.what, found.artist, found.index, found.position, found.x, found.y], ["element", p, 1, [1, 2, 3], x, y]);
    assert.equal(Object.fromEntries(found.values).value, "8.5");
    assert.equal(scene.pick(x + 12, y), null);
    assert.equal(scene.pick(x + 12, y, 10).index, 1);
    scene.dispose();
});

test("dates are seconds, as axes of dates count them", () => {
    const scene = open({ xscale: "date" }), p = scene.scatter([new Date(1.5e12), new Date(Date.UTC(2026, 0, 2))], [0, 1], 0);
    assert.equal(p.bounds[0][0], 1.5e9);
    assert.match(said(scene, p, 1).x, /^2026-01-02/);
    scene.dispose();
});

test("measuring and cutting by hand go by the axes' own numbers, on logarithmic ones too", () => {
    const scene = open({ width: 400, height: 300, xscale: "log" }), p = scene.scatter([[10, 0, 0], [1000, 2, 3]]), told = [];
    scene.on("change", ({ action, artist }) => told.push([action, artist.kind]));
    scene.mode = "measure";
    for (const index of [0, 1]) scene.ui.selector.click({ what: 1, ...pickOf(scene, p, index) }, {});
    const ruler = scene.artists[1];
    assert.deepEqual([ruler.start, ruler.end], [[10, 0, 0], [1000, 2, 3]]);
    const clip = () => scene.ui.run(scene.ui.commands.find(({ name }) => name === "clip"));
    clip();
    const box = scene.artists[2];
    assert.ok(Math.abs(box.position[0] - 100) < 1e-9 && Math.abs(box.size[0] - 2.002) < 1e-9, `${box.position} ${box.size}`);
    assert.deepEqual(told, [["made", "ruler"], ["made", "clip_box"]]);
    clip();
    assert.equal(box.visible, false);
    scene.dispose();
});

function pickOf(scene, artist, index) {
    const position = scene.engine.elementPosition(artist.id, index);
    return { node: artist.id, index, position, place: toScene(scene, position) };
}
