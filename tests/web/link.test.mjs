// In:  scenes of the same data and of other data, in node. Out: that linked cameras go together, each about its own data, and come to rest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { link } from "../../web/index.js";
import { engine, fails, open } from "./setup.mjs";

const of = (low, high) => {
    const scene = open();
    scene.scatter([low, high]);
    return scene;
};
// What the page's loop says in each frame, until nobody has news.
const settle = (...scenes) => {
    let rounds = 0;
    for (let news = new Set(scenes); news.size; rounds++) {
        assert.ok(rounds < 10, "the news does not end");
        const now = [...news];
        news = new Set();
        for (const scene of scenes) scene.looked = () => { news.add(scene); };
        for (const scene of now) scene.events.emit("camera", { scene, camera: scene.camera });
        for (const scene of scenes) delete scene.looked;
    }
    return rounds;
};
const pose = (scene) => engine.pose(scene.camera.id);
const near = (a, b, tolerance = 1e-9) => a.every((value, i) => Math.abs(value - b[i]) <= tolerance);
const UNIT = [[0, 0, 0], [1, 1, 1]], FAR = [[500000, 5000000, -0.001], [580000, 5001000, 0.001]];

test("scenes of the same data have the very same camera", () => {
    const a = of(...UNIT), b = of(...UNIT), off = link(a, b);
    a.camera.set({ eye: [3, 1, 2], target: [0.1, 0.2, 0.3], projection: "orthographic", fov: 20 });
    settle(a, b);
    for (const name of ["eye", "target", "up", "projection", "fov"]) assert.deepEqual(b.camera[name], a.camera[name]);
    b.camera.pan(10, 5);
    settle(a, b);
    assert.deepEqual(a.camera.eye, b.camera.eye);
    off();
    b.camera.orbit(50, 0);
    settle(a, b);
    assert.notDeepEqual(a.camera.eye, b.camera.eye);
});

test("scenes of other data turn, zoom and move together, each about its own", () => {
    const a = of(...UNIT), b = of(...FAR), off = link(a, b);
    a.view({ elev: 40, azim: 10 });
    settle(a, b);
    assert.ok(a.camera.autofit && b.camera.autofit, "a direction leaves both fitted");
    assert.ok(near(pose(a).slice(0, 3), pose(b).slice(0, 3)));
    const fitted = pose(b)[6];
    a.camera.zoom(4);
    a.camera.set({ projection: "orthographic" });
    settle(a, b);
    assert.ok(near(pose(a), pose(b)), `${pose(a)} ${pose(b)}`);
    assert.ok(pose(b)[6] < fitted / 3 && b.camera.projection === "orthographic");
    assert.ok(b.camera.target[1] > 5000000 && b.camera.target[1] < 5001000, "it still looks at its own data");
    b.camera.pan(40, -20);
    settle(a, b);
    assert.ok(near(pose(a), pose(b), 1e-7));
    b.camera.home();
    settle(a, b);
    assert.ok(a.camera.autofit, "home is home for all");
    off();
});

test("a thousand changes leave no drift, and no news goes round", () => {
    const a = of(...UNIT), b = of(...FAR), c = of(...UNIT), off = link(a, b, c);
    a.camera.zoom(1.5);
    settle(a, b, c);
    const before = [a, b, c].map((scene) => pose(scene));
    for (let i = 0; i < 1000; i++) {
        const scene = [a, b, c][i % 3];
        scene.camera.orbit(i % 2 ? 30 : -30, 0);
        assert.ok(settle(a, b, c) <= 3);
    }
    [a, b, c].forEach((scene, i) => assert.ok(near(pose(scene), before[i]), `${pose(scene)} ${before[i]}`));
    a.view({ elev: 90, azim: -90 }); // where the azimuth is hardly known
    assert.ok(settle(a, b, c) <= 3);
    off();
});

test("a pose that is no number or has no distance is refused", () => {
    const scene = of(...UNIT), before = pose(scene);
    fails(() => engine.setPose(scene.camera.id, [0, 0, NaN, 0, 0, 0, 1]), "a pose with nan");
    fails(() => engine.setPose(scene.camera.id, [0, 0, 0, 0, 0, 0, 0]), "a distance above 0");
    assert.deepEqual(pose(scene), before);
});
