// In:  Pyodide with NumPy, the wheel, bench.py. Out: window.bench.rows and window.bench.run(row, turns) -> milliseconds.
import { loadPyodide } from "/pyodide-numpy/pyodide.mjs";
import { hover, index, select } from "./asking.js";
import { threeBoxes, threePoints } from "./peers.js";
import { rawBoxes, rawPoints } from "./raw.js";

const WIDTH = 800, HEIGHT = 600, BOXES = 50_000;
let py, python;

async function start() {
    py = await loadPyodide({ packages: ["numpy"] });
    const { wheel } = await (await fetch("./settings.json")).json();
    py.unpackArchive(await (await fetch(`/${wheel}`)).arrayBuffer(), "wheel", { extractDir: "/home/pyodide" });
    py.FS.writeFile("/home/pyodide/bench.py", await (await fetch("./bench.py")).text());
    python = py.pyimport("bench");
}

function element() {
    const made = document.createElement("div");
    made.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px`;
    document.body.append(made);
    return made;
}
function canvas() {
    const made = document.createElement("canvas");
    made.width = WIDTH, made.height = HEIGHT;
    document.body.append(made);
    return made;
}
const numbers = (proxy) => { const list = proxy.toJs(); proxy.destroy(); return list; };
function multiply(a, b) { // column-major 4 x 4
    const out = new Float32Array(16);
    for (let c = 0; c < 4; c++) for (let r = 0; r < 4; r++) for (let k = 0; k < 4; k++) out[4 * c + r] += a[4 * k + r] * b[4 * c + k];
    return out;
}
/** Calls use(typed array) with the array's memory, as float32: what a hand-written page would do with NumPy. */
function asFloats(array, use) {
    const single = array.dtype.char === "f" ? array : array.astype("f4");
    const buffer = single.getBuffer();
    try { use(buffer.data); } finally { buffer.release(); if (single !== array) single.destroy(); }
}
function timed(act) {
    const begin = performance.now();
    act();
    return performance.now() - begin;
}
const pause = () => new Promise((done) => setTimeout(done, 30));

/** Reads a pixel of a scene's canvas, which waits until it is drawn. */
function finisher(host) {
    const gl = host.querySelector("canvas").getContext("webgl2"), pixel = new Uint8Array(4);
    if (!gl) throw new Error("the scene does not own its canvas; a scene before it was left open");
    return () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
}

async function points(count, dtype, turns, first) {
    const arrays = [python.cloud(count, dtype), python.cloud(count, dtype)], times = { vitrail: [], raw: [], three: [] };
    const host = element(), ours = python.Points.callKwargs({ target: host });
    const [view, projection] = numbers(ours.look(arrays[0])), finish = finisher(host);
    const both = multiply(projection, view);
    const engine = globalThis[Object.getOwnPropertySymbols(globalThis).find((key) => key.description.startsWith("vitrail@"))];
    const whole = () => { // all of the array has been sent and drawn
        for (let sent = engine.stats().gl.upload_bytes; sent < 12 * count; sent += engine.stats().gl.upload_bytes) ours.go_on();
        finish();
    };
    ours.draw(arrays[0]); // warm: memory has been touched, shaders are compiled, as for the others
    whole();
    let raw = rawPoints(canvas(), both), three = threePoints(canvas(), view, projection);
    for (const other of [raw, three]) asFloats(arrays[0], (data) => other.draw(data));
    for (let turn = 0; turn < turns; turn++) {
        const array = arrays[(turn + 1) % 2];
        if (first) {
            ours.forget();
            raw.close(), three.close();
            raw = rawPoints(canvas(), both), three = threePoints(canvas(), view, projection);
            for (const other of [raw, three]) other.draw(new Float32Array(3)); // compiles; the array is still new
        }
        await pause();
        times.raw.push(timed(() => asFloats(array, (data) => raw.draw(data))));
        await pause();
        times.vitrail.push(timed(() => { ours.draw(array); whole(); }));
        await pause();
        times.three.push(timed(() => asFloats(array, (data) => three.draw(data))));
    }
    for (const each of [ours, raw, three]) each.close();
    host.remove();
    for (const proxy of [ours, ...arrays]) proxy.destroy();
    return times;
}

async function boxes(turns) {
    const places = [python.grid(BOXES, 0), python.grid(BOXES, 1)], times = { vitrail: [], "vitrail, JavaScript": [], raw: [], three: [] };
    const host = element(), ours = python.Boxes.callKwargs({ target: host, places: places[0] });
    const [view, projection] = numbers(ours.matrices()), finish = finisher(host);
    const raw = rawBoxes(canvas(), multiply(projection, view), BOXES), three = threeBoxes(canvas(), view, projection, BOXES);
    for (let turn = 0; turn <= turns; turn++) {
        const array = places[turn % 2], note = (name, time) => turn && times[name].push(time); // the first turn warms up
        await pause();
        note("raw", timed(() => asFloats(array, (data) => raw.draw(data))));
        await pause();
        note("vitrail", timed(() => { ours.draw(array); finish(); }));
        await pause();
        note("three", timed(() => asFloats(array, (data) => three.draw(data))));
    }
    for (const each of [ours, raw, three]) each.close();
    host.remove();
    const { createScene } = await import("/vitrail/vitrail.js");
    const other = element(), scene = await createScene(other), made = [];
    asFloats(places[0], (data) => {
        for (let i = 0; i < BOXES; i++) made.push(scene.box({ position: [data[3 * i], data[3 * i + 1], data[3 * i + 2]], size: 0.8 }));
    });
    scene.render();
    const end = finisher(other);
    for (let turn = 0; turn <= turns; turn++) {
        await pause();
        const time = timed(() => {
            asFloats(places[turn % 2], (data) => {
                for (let i = 0; i < BOXES; i++) made[i].position = [data[3 * i], data[3 * i + 1], data[3 * i + 2]];
            });
            scene.render();
            end();
        });
        if (turn) times["vitrail, JavaScript"].push(time);
    }
    scene.dispose();
    other.remove();
    for (const proxy of [ours, ...places]) proxy.destroy();
    return times;
}

const ROWS = {
    "first frame of 1M float32 points": (turns) => points(1e6, "f4", turns, true),
    "first frame of 1M float64 points": (turns) => points(1e6, "f8", turns, true),
    "first frame of 10M float32 points": (turns) => points(1e7, "f4", Math.ceil(turns / 3), true),
    "first frame of 10M float64 points": (turns) => points(1e7, "f8", Math.ceil(turns / 3), true),
    "update of 1M float32 points": (turns) => points(1e6, "f4", turns, false),
    "update of 1M float64 points": (turns) => points(1e6, "f8", turns, false),
    "50,000 boxes that move": (turns) => boxes(turns),
    "hover over 10,000 points": (turns) => hover(1e4, 3 * turns),
    "hover over 1M points": (turns) => hover(1e6, 3 * turns),
    "hover over 10M points": (turns) => hover(1e7, turns),
    "search index of 10M points": (turns) => index(1e7, Math.ceil(turns / 3)),
    "box over 10M points": (turns) => select(1e7, 4, turns),
    "lasso of 500 corners over 10M points": (turns) => select(1e7, 500, turns),
};

window.bench = start().then(() => ({ rows: Object.keys(ROWS), run: (row, turns) => ROWS[row](turns) }));
