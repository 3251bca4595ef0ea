// In:  clouds of points. Out: milliseconds of the main thread for hovering, building a search index, selecting.
//
// Two others answer the same. raw: a loop that looks at each point once, which is what asking costs without any preparation.
// readback: raw WebGL2 draws all points again, into one pixel, and reads it back, as tools do that pick by colour.
import { rawPoints } from "./raw.js";

const WIDTH = 800, HEIGHT = 600, REACH = 5;
let seed = 1;
const random = () => ((seed = (Math.imul(seed, 1664525) + 1013904223) | 0) >>> 8) / 16777216;

function timed(act) {
    const begin = performance.now();
    act();
    return performance.now() - begin;
}
const pause = () => new Promise((done) => { setTimeout(done, 30); });

async function stage(count) {
    const { createScene } = await import("/vitrail/vitrail.js"), host = document.createElement("div");
    host.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px`;
    document.body.append(host);
    const scene = await createScene(host, { toolbar: false }), data = new Float32Array(3 * count);
    for (let i = 0; i < data.length; i++) data[i] = random() + random() + random();
    scene.camera.passes = 1;
    scene.scatter(data, { size: 2, edge: 0 });
    await scene.settled();
    const { view, projection } = scene.camera.matrices, matrix = new Float32Array(16);
    for (let i = 0; i < 64; i++) matrix[i >> 2] += projection[4 * (i & 3) + (i >> 2 & 3)] * view[4 * (i >> 4) + (i & 3)];
    return { scene, data, matrix, id: scene.camera.id, close() { scene.dispose(); host.remove(); } };
}

/** Calls use(x, y, i) with the place of each point in the picture. */
function each(data, m, use) {
    for (let i = 0; i < data.length; i += 3) {
        const x = data[i], y = data[i + 1], z = data[i + 2], w = m[3] * x + m[7] * y + m[11] * z + m[15];
        use(WIDTH / 2 * (1 + (m[0] * x + m[4] * y + m[8] * z + m[12]) / w), HEIGHT / 2 * (1 - (m[1] * x + m[5] * y + m[9] * z + m[13]) / w), i);
    }
}

export async function hover(count, turns) {
    const times = { vitrail: [], raw: [], readback: [] }, { scene, data, matrix, id, close } = await stage(count);
    while (scene.engine.ready(id));
    const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
    document.body.append(canvas);
    const raw = rawPoints(canvas, matrix), { pointer } = scene.ui;
    raw.draw(data);
    for (let turn = 0; turn < turns; turn++) {
        const at = { x: WIDTH * (0.4 + 0.2 * random()), y: HEIGHT * (0.4 + 0.2 * random()), reach: REACH };
        await pause();
        Object.assign(pointer, { at, stale: true });
        times.vitrail.push(timed(() => pointer.tick()));
        times.raw.push(timed(() => {
            let nearest = REACH * REACH, found = -1;
            each(data, matrix, (x, y, i) => {
                const far = (x - at.x) ** 2 + (y - at.y) ** 2;
                if (far < nearest) nearest = far, found = i;
            });
            return found;
        }));
        times.readback.push(timed(() => raw.pick(at.x, HEIGHT - at.y)));
    }
    raw.close();
    close();
    return times;
}

export async function index(count, turns) {
    const times = { vitrail: [], "longest slice": [], raw: [] }, { scene, data, matrix, id, close } = await stage(count);
    for (let turn = 0; turn < turns; turn++) {
        let whole = 0, longest = 0, again = 1;
        scene.artists[0].data = data; // not drawn yet, which asking does not wait for
        while (again) {
            const slice = timed(() => { again = scene.engine.ready(id); });
            whole += slice, longest = Math.max(longest, slice);
        }
        times.vitrail.push(whole);
        times["longest slice"].push(longest);
        times.raw.push(timed(() => {
            let sum = 0;
            each(data, matrix, (x, y) => { sum += x + y; });
            return sum;
        }));
    }
    close();
    return times;
}

export async function select(count, corners, turns) {
    const times = { vitrail: [], raw: [] }, { scene, data, matrix, id, close } = await stage(count);
    const polygon = Array.from({ length: corners }, (_, i) => { // twice round the middle
        const angle = 4 * Math.PI * i / corners, far = corners === 4 ? 100 : 50 + 100 * random();
        return [WIDTH / 2 + far * Math.cos(corners === 4 ? angle / 2 : angle), HEIGHT / 2 + far * Math.sin(corners === 4 ? angle / 2 : angle)];
    }).flat();
    for (let turn = 0; turn < turns; turn++) {
        await pause();
        times.vitrail.push(timed(() => scene.engine.select(id, polygon, 0)));
        times.raw.push(timed(() => {
            let inside = 0;
            each(data, matrix, (x, y) => { inside += Math.abs(x - WIDTH / 2) < 100 && Math.abs(y - HEIGHT / 2) < 100; });
            return inside;
        }));
    }
    close();
    return times;
}
