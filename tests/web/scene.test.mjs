// In:  scenes without a page. Out: that artists, cameras and events behave as index.d.ts says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Artist, Group, Scene } from "../../web/index.js";
import { engine, fails, open, written } from "./setup.mjs";

const near = (a, b, within = 1e-9) => a.forEach((x, i) => assert.ok(Math.abs(x - b[i]) <= within, `${a} is not ${b}`));

test("options and properties reach the library and come back", () => {
    const scene = open({ background: "#000000", title: "T", camera: { fov: 40 } });
    const p = scene.scatter([[0, 0, 0]], { size: 3, color: "tomato", marker: "sphere", visible: false, label: "L" });
    assert.ok(p instanceof Artist);
    assert.equal(p.size, 3);
    near(p.color, [1, 0.388, 0.278, 1], 0.002);
    assert.equal(p.marker, "sphere");
    assert.equal(p.visible, false);
    assert.equal(p.label, "L");
    p.size = null;
    assert.equal(p.size, null); // auto
    p.size = "auto";
    assert.equal(p.size, null);
    p.visible = true;
    p.position = [1, 2, 3];
    assert.deepEqual(p.position, [1, 2, 3]);
    p.scale = 2;
    assert.deepEqual(p.scale, [2, 2, 2]);
    assert.throws(() => { p.position[0] = 5; }, TypeError); // says at once that this changes nothing
    assert.deepEqual(scene.background, [0, 0, 0, 1]);
    near([scene.camera.fov], [40]);
    scene.dispose();
});

test("angles are degrees", () => {
    const scene = open(), p = scene.box({ rotation: [90, 0, 45], size: 2 });
    near(p.rotation, [90, 0, 45]);
    near([engine.getNumbers(p.id, p.spec.property.get("rotation").index)[0]], [Math.PI / 2]);
    scene.camera.fov = 60;
    near([engine.getNumbers(scene.camera.id, scene.camera.spec.property.get("fov").index)[0]], [Math.PI / 3]);
    scene.view({ elev: 30, azim: 120 });
    near([scene.camera.angles.elev, scene.camera.angles.azim, scene.camera.angles.roll], [30, 120, 0]);
    scene.view({ elev: 10 });
    near([scene.camera.angles.elev, scene.camera.angles.azim], [10, 120]);
    scene.dispose();
});

test("one value is for all, a list gives each its own", () => {
    const scene = open(), p = scene.scatter([[0, 0, 0], [1, 1, 1], [2, 2, 2]], { size: [1, 2, 3], color: ["red", "#0f0", "0.5"] });
    assert.equal(p.shape("sizes").rows, 3);
    assert.equal(p.shape("colors").components, 4);
    assert.deepEqual(written(() => scene.scatter([[1, 2, 3]], { position: [9, 9, 9], rotation: [0, 0, 90] })), [1, 2, 3]); // not positions
    p.size = 4;
    assert.equal(p.shape("sizes"), null);
    assert.equal(p.size, 4);
    p.color = [1, 0, 0];
    assert.equal(p.shape("colors"), null);
    assert.deepEqual(p.color, [1, 0, 0, 1]);
    p.set({ c: [5, 6, 7], cmap: "magma" });
    assert.equal(p.shape("scalars").rows, 3);
    p.set({ c: "blue" });
    assert.equal(p.shape("scalars"), null);
    assert.deepEqual(written(() => { p.color = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; }), [1, 0, 0, 0, 1, 0, 0, 0, 1]);
    assert.deepEqual(written(() => p.set({ data: [[1, 2, 3]], sizes: [9] })), [9, 2, 3]); // data first, then sizes
    scene.dispose();
});

test("a wrong name or value is answered with the right one", () => {
    const scene = open();
    fails(() => scene.scatter([[0, 0, 0]], { colour: "red" }), "colour", "color");
    fails(() => scene.scatter([[0, 0, 0]], { sise: 2 }), "size");
    fails(() => scene.create("pointz"), "points");
    fails(() => open({ backgroud: "red" }), "background");
    const p = scene.scatter([[0, 0, 0]]);
    fails(() => { p.color = "redd"; }, "redd");
    fails(() => { p.marker = "star"; }, "star", "disc");
    fails(() => { p.alpha = 2; }, "alpha", "2");
    fails(() => { p.size = "big"; }, "points.size", "big", "a number");
    fails(() => { p.position = [1, 2]; }, "position", "3");
    fails(() => { p.position = {}; }, "points.position", "[object Object]", "a finite number");
    fails(() => p.write("position", [1]), "positions");
    fails(() => scene.view({ elevation: 3 }), "elevation", "elev");
    fails(() => scene.on("click!", () => {}), "click!", "frame");
    fails(() => scene.on("frame", "f"), "wanted a function");
    scene.dispose();
});

test("a failed creation leaves nothing in the scene", () => {
    const scene = open(), nodes = engine.stats().nodes;
    fails(() => scene.scatter([[0, 0, 0]], { cmap: "virdis" }), "viridis");
    assert.equal(engine.stats().nodes, nodes);
    assert.equal(scene.artists.length, 0);
    scene.dispose();
});

test("a removed artist says that it was removed", () => {
    const scene = open(), p = scene.scatter([[0, 0, 0]]);
    p.remove();
    fails(() => { p.size = 3; }, "removed");
    fails(() => { p.data = [[1, 2, 3]]; }, "removed");
    fails(() => p.info, "removed");
    assert.equal(scene.artists.length, 0);
    scene.dispose();
    fails(() => scene.scatter([[0, 0, 0]]), "removed");
});

test("groups hold artists, move them, and take them along", () => {
    const scene = open(), group = scene.group({ position: [10, 0, 0] }), box = group.box({ size: 2 });
    assert.ok(group instanceof Group);
    assert.deepEqual(box.bounds, [[9, -1, -1], [11, 1, 1]]);
    assert.equal(box.parent, group);
    box.parent = null;
    assert.deepEqual(box.bounds, [[-1, -1, -1], [1, 1, 1]]);
    box.parent = group;
    const inner = group.group().sphere();
    group.remove();
    assert.deepEqual(scene.artists, []);
    fails(() => { inner.size = 2; }, "removed");
    scene.dispose();
});

test("clear removes the artists and nothing else", () => {
    const scene = open({ background: "red" });
    scene.scatter([[0, 0, 0]]);
    scene.group().box();
    scene.point_light();
    scene.view({ elev: 77 });
    scene.clear();
    assert.equal(scene.bounds, null);
    assert.deepEqual(scene.artists, []);
    near([scene.camera.angles.elev], [77]);
    assert.deepEqual(scene.background, [1, 0, 0, 1]);
    scene.scatter([[1, 1, 1]]);
    scene.dispose();
});

test("plot shows points", () => {
    const scene = open();
    assert.equal(scene.plot([[1, 2, 3], [4, 5, 6]], { size: 3 }).kind, "points");
    assert.equal(scene.plot([1, 2], [3, 4], [5, 6]).kind, "points");
    assert.equal(scene.plot(new Float32Array(30)).kind, "points");
    fails(() => scene.plot({ data: new Float32Array(30), shape: [3, 10] }), "(3, 10)", "transpose");
    scene.dispose();
});

test("every kind can be made by its own name", () => {
    const scene = open();
    for (const { name } of engine.table.kinds) if (!["scene", "view"].includes(name)) assert.equal(scene.create(name).kind, name);
    for (const name of ["box", "sphere", "cylinder", "cone", "arrow", "torus", "plane", "ambient_light", "directional_light", "point_light"]) {
        assert.equal(scene[name]({ position: [1, 2, 3] }).kind, name);
    }
    assert.equal(scene.mesh([[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], { color: "red" }).shape("faces").rows, 1);
    assert.equal(scene.segments([[0, 0, 0], [1, 1, 1]]).data.rows, 2);
    assert.equal(scene.segments([[[0, 0, 0], [1, 1, 1]], [[2, 2, 2], [3, 3, 3]]]).data.rows, 4);
    assert.equal(scene.text("hello", { position: [1, 2, 3] }).text, "hello");
    scene.dispose();
});

test("the camera fits, looks, and says what it will use", () => {
    const scene = open({ width: 400, height: 300, axes: "off" });
    scene.scatter([[0, 0, 0], [10, 10, 10]]);
    near(scene.camera.target, [5, 5, 5]); // fitted by itself, before anything was drawn
    const [x, y, depth] = scene.camera.project([5, 5, 5]);
    near([x, y], [200, 150], 1e-6);
    assert.ok(depth > 0 && depth < 1);
    scene.camera.top();
    near(scene.camera.eye.slice(0, 2), [5, 5], 1e-3);
    near([scene.camera.angles.elev, scene.camera.angles.azim], [90, -90], 1e-3);
    scene.camera.home();
    near([scene.camera.angles.elev, scene.camera.angles.azim], [25, -60], 1e-6);
    const { view, projection } = scene.camera.matrices;
    scene.camera.matrices = { view, projection };
    near(scene.camera.matrices.view, view);
    scene.camera.matrices = null;
    fails(() => { scene.camera.matrices = { view: [1], projection }; }, "16 numbers");
    scene.camera.set({ eye: [1, 2, 3], target: [0, 0, 0], projection: "orthographic" });
    assert.deepEqual(scene.camera.eye, [1, 2, 3]);
    assert.equal(scene.camera.projection, "orthographic");
    const middle = scene.camera.project([0, 0, 0]);
    scene.camera.zoom(2);
    near(scene.camera.project([0, 0, 0]).slice(0, 2), middle, 1e-6);
    scene.camera.pan(10, 0);
    near([scene.camera.project([0, 0, 0])[0]], [middle[0] + 10], 1e-6);
    scene.dispose();
});

test("a picture without a browser is refused with the reason", () => {
    const scene = open();
    fails(() => scene.toImageData(), "browser");
    scene.render(); // nowhere to: nothing happens
    scene.dispose();
});

test("properties are defined from the table, on the kind's own class", () => {
    const scene = open();
    for (const kind of engine.table.kinds) {
        const node = kind.name === "scene" ? scene : kind.name === "view" ? scene.camera : scene.create(kind.name);
        for (const { name } of kind.properties) assert.ok(name in node, `${kind.name}.${name}`);
        for (const { name } of kind.arrays) assert.ok(name in node, `${kind.name}.${name}`);
    }
    assert.ok(!("heights" in scene.scatter([])));
    assert.equal(Object.keys(Scene.prototype).length, engine.kindOf("scene").properties.length);
    scene.dispose();
});
