// In:  the built package in python/vitrail, JupyterLab from tests/packages, Chromium.
// Out: whether a scene lives in a real notebook: shown, changed, turned, reloaded, many of them, saved; and offline.
import assert from "node:assert/strict";
import { until } from "../browser/harness.mjs";
import { decode, drawn, keep } from "../browser/pictures.mjs";
import { lab, notebook, pause } from "./notebook.mjs";

const POINTS = `import math, vitrail
points = [(math.cos(t / 20) * t, math.sin(t / 20) * t, t / 2) for t in range(1000)]
scene = vitrail.Scene(title="Spiral", axes=False)
pts = scene.scatter(points, c=range(1000), size=6, colorbar=False)
scene`;

/** The share of two pictures' pixels that differ. */
function differing(a, b) {
    const [p, q] = [decode(a), decode(b)];
    assert.deepEqual([p.width, p.height], [q.width, q.height]);
    let count = 0;
    for (let i = 0; i < p.data.length; i += 4) {
        if (Math.max(...[0, 1, 2].map((k) => Math.abs(p.data[i + k] - q.data[i + k]))) > 16) count++;
    }
    return count / (p.width * p.height);
}

const SHOWN = "[...engine.scenes].find((s) => s.viewport)";
/** What the page has of the scene's points: a property, or the bounds. */
const property = (open, name) => open.engine(`engine.numbersOf([...engine.nodes(${SHOWN}.id)].find((n) => engine.kindAt(n).name === "points"), "${name}")[0]`);
const bounds = (open) => open.engine(`engine.bounds(${SHOWN}.id)`);
/** That no scene moves by itself. */
const rested = (open) => open.engine("[...engine.scenes].every((s) => !s.controls?.active && !s.camera.moving)");
const far = (a, b) => Math.max(...a.map((x, i) => Math.abs(x - b[i]) / (Math.abs(x) + 1)));

const numbers = (text) => text.match(/-?[\d.]+(e-?\d+)?/g).map(Number);

notebook("a_scene_as_the_last_line_is_shown_and_later_cells_change_it", [POINTS, "pts.size = 16", "pts.data = points[:200]"], async (open) => {
    assert.match(await open.run(0), /<Scene 'Spiral', 1 artist>/);
    const first = await open.picture();
    keep("notebook-shown", await open.page.screenshot());
    assert.ok(drawn(first).share > 0.01, "the canvas is empty");
    assert.equal(await open.run(1), "");
    await until("the size in the page", async () => (await property(open, "size")) === 16);
    const larger = await open.picture();
    assert.ok(drawn(larger).share > 1.5 * drawn(first).share, "larger points cover more");
    await open.run(2);
    await until("the data in the page", async () => (await bounds(open))[5] === 99.5);
    const fewer = await open.picture();
    keep("notebook-fewer", fewer);
    assert.ok(differing(larger, fewer) > 0.02, "new data show");
});

notebook("a_drag_in_the_page_moves_the_camera_in_the_kernel", [POINTS, `seen = []
@scene.on("camera")
def moved(event):
    seen.append(scene.camera.eye)
before = scene.camera.eye
before`, "scene.camera.eye, len(seen) > 0, scene.camera.autofit"], async (open) => {
    await open.run(0);
    await open.picture();
    const before = numbers(await open.run(1));
    const box = await open.canvases.first().boundingBox();
    await open.page.mouse.move(box.x + 200, box.y + 200);
    await open.page.mouse.down();
    await open.page.mouse.move(box.x + 330, box.y + 240, { steps: 10 });
    await open.page.mouse.up();
    await until("the camera to rest", () => rested(open));
    const shown = await open.engine(`[...${SHOWN}.camera.eye]`);
    let answer;
    await until(`the eye of ${shown} in Python`, async () => far(shown, numbers(answer = await open.run(2))) < 1e-6, { seconds: 20, explain: async () => answer });
    assert.match(answer, /True, False/);
    assert.ok(Math.hypot(...shown.map((v, i) => v - before[i])) > 1, `the eye stayed at ${before}`);
});

notebook("keys_and_the_right_button_move_the_camera_and_leave_the_notebook_alone", [POINTS, "1"], async (open) => {
    await open.run(0);
    const first = await open.picture();
    await open.canvases.first().click();
    for (const key of ["1", "d", "d", "b"]) await open.page.keyboard.press(key);
    await open.canvases.first().click({ button: "right" });
    await until("the picture to rest", () => rested(open));
    await open.drawn();
    assert.equal(await open.page.locator(".lm-Menu").count(), 0);
    assert.equal(await open.page.evaluate(() => globalThis.jupyterapp.shell.currentWidget.content.widgets.length), 2);
    assert.ok(differing(first, await open.picture()) > 0.02, "1 jumps to the front view");
});

notebook("a_scene_of_a_function_stays_in_its_output", [`import gc, vitrail
from IPython.display import display
def show():
    scene = vitrail.Scene(height=200)
    scene.box(color="C1")
    display(scene)
show()
gc.collect()
None`, "gc.collect(); None"], async (open) => {
    await open.run(0);
    const first = await open.picture();
    assert.ok(drawn(first).share > 0.02);
    await open.run(1);
    await open.run(1); // when it has ended, what the first brought about is in the page
    assert.equal(differing(first, await open.picture()), 0);
});

notebook("the_camera_set_in_python_shows_and_stays_where_it_is", [POINTS, "scene.view(elev=80, azim=10)", "scene.camera.angles"], async (open) => {
    await open.run(0);
    const first = await open.picture();
    await open.run(1);
    await until("the view in the page", async () => Math.abs((await open.engine(`${SHOWN}.camera.angles.elev`)) - 80) < 1e-6);
    const above = await open.picture();
    assert.ok(differing(first, above) > 0.02);
    const [elev, azim] = numbers(await open.run(2));
    assert.ok(Math.abs(elev - 80) < 1e-6 && Math.abs(azim - 10) < 1e-6, `${elev}, ${azim}`);
    const angles = await open.engine("[...engine.scenes].find((s) => s.viewport).camera.angles");
    assert.ok(Math.abs(angles.elev - 80) < 1e-6 && Math.abs(angles.azim - 10) < 1e-6, JSON.stringify(angles));
});

notebook("a_reloaded_page_shows_the_same_picture", [POINTS, `scene.line(points, color="tomato", width=2)
scene.box((0, 0, 600), size=200, color="C1")
scene.view(elev=50)
pts.size = 9`], async (open) => {
    await open.run(0);
    await open.run(1);
    await until("the size in the page", async () => (await property(open, "size")) === 9);
    const before = await open.picture();
    await open.save();
    await open.reload();
    const after = await open.picture();
    keep("notebook-before-reload", before);
    keep("notebook-after-reload", after);
    assert.ok(drawn(after).share > 0.01);
    assert.ok(differing(before, after) < 0.001, `${differing(before, after)} of the pixels differ`);
});

notebook("twelve_scenes_are_right_with_one_engine_and_one_context", [`import vitrail
names = ["box", "sphere", "cylinder", "cone", "arrow", "torus"] * 2
scenes = []
for i, name in enumerate(names):
    one = vitrail.Scene(height=220, background=["white", "#fdf3e7", "#eef6f0"][i % 3])
    getattr(one, name)(color=f"C{i % 10}")
    scenes.append(one)`, ...Array.from({ length: 12 }, (_, i) => `scenes[${i}]`)], async (open) => {
    await open.page.evaluate(() => {
        const real = HTMLCanvasElement.prototype.getContext, off = OffscreenCanvas.prototype.getContext;
        globalThis.contexts = new Set();
        const count = (method) => function (kind, ...rest) {
            const made = method.call(this, kind, ...rest);
            if (kind === "webgl2" && made) globalThis.contexts.add(made);
            return made;
        };
        HTMLCanvasElement.prototype.getContext = count(real);
        OffscreenCanvas.prototype.getContext = count(off);
    });
    await open.runAll();
    await until("twelve canvases", () => open.canvases.count().then((n) => n === 12));
    const pictures = [];
    for (let i = 0; i < 12; i++) pictures.push(await open.picture(i));
    keep("notebook-twelve", await open.page.screenshot());
    for (const [i, picture] of pictures.entries()) {
        keep(`notebook-twelve-${i}`, picture);
        assert.ok(drawn(picture).share > 0.003, `scene ${i} is empty`);
    }
    for (const i of [0, 1, 2, 3, 4]) assert.ok(differing(pictures[i], pictures[i + 1]) > 0.02, `scenes ${i} and ${i + 1} look the same`);
    const [kept, alive] = await open.page.evaluate(() => [globalThis.contexts.size, [...globalThis.contexts].filter((gl) => !gl.isContextLost()).length]);
    assert.equal(alive, 1, `${alive} of ${kept} contexts are alive`);
    assert.equal(await open.engine("engine.presenter.mode"), "shared");
    assert.equal(await open.engine("widgets.connections.size"), 12);
    // After scrolling about, the first is as it was.
    assert.ok(differing(await open.picture(0), pictures[0]) < 0.001);
});

notebook("two_outputs_of_one_scene_agree", [POINTS, "scene", "pts.color = 'crimson'", "scene.view('top')"], async (open) => {
    await open.run(0);
    await open.run(1);
    await open.picture(1);
    await open.run(2);
    await open.run(3);
    await until("the view in the page", async () => (await open.engine(`${SHOWN}.camera.angles.elev`)) > 89.9);
    const [a, b] = [await open.picture(0), await open.picture(1)];
    keep("notebook-two-a", a);
    assert.ok(drawn(a).share > 0.01);
    assert.ok(differing(a, b) < 0.001);
    assert.equal(await open.engine("engine.stats().kinds.points"), 1, "the data are there once");
    const box = await open.canvases.nth(1).boundingBox();
    await open.page.mouse.move(box.x + 200, box.y + 200);
    await open.page.mouse.down();
    await open.page.mouse.move(box.x + 300, box.y + 240, { steps: 5 });
    await open.page.mouse.up();
    await until("the other to turn", async () => differing(await open.picture(0), a) > 0.02);
});

notebook("large_data_arrive_whole_and_an_unchanged_cell_sends_nothing_again", [`import numpy as np, vitrail
cloud = np.random.default_rng(1).normal(size=(400_000, 3))
from vitrail.hosts.jupyter import JupyterWidget
sent = {}
send = JupyterWidget.send
def counted(self, message, buffers):
    if message["op"] == "data":  # a message that is sent again counts once
        sent[message["stream"], message["seq"]] = sum(len(b) for b in buffers)
    send(self, message, buffers)
JupyterWidget.send = counted`, `scene = vitrail.Scene()
scene.scatter(cloud, c=cloud[:, 2], size=2)
scene`, "sum(sent.values())"], async (open) => {
    await open.run(0);
    await open.run(1);
    const first = await open.picture();
    keep("notebook-large", first);
    assert.ok(drawn(first).share > 0.05);
    assert.equal(Number(await open.run(2)), 400_000 * 32);
    await open.run(1);
    const again = await open.picture();
    assert.equal(Number(await open.run(2)), 400_000 * 32, "the same data went over again");
    assert.ok(differing(first, again) < 0.001);
});

notebook("what_jupyter_drops_is_sent_again", [`import math, random, vitrail
from vitrail.hosts.jupyter import JupyterWidget
chance, send, lost = random.Random(3), JupyterWidget.send, []
def lossy(self, message, buffers):
    if message["op"] == "data" and chance.random() < 0.4:
        lost.append(message["seq"])
    else:
        send(self, message, buffers)
JupyterWidget.send = lossy
scene = vitrail.Scene()
boxes = []
scene`, `for i in range(6000):
    boxes.append(scene.box((i % 80, i // 80, math.sin(i / 40)), color=(i % 80 / 80, 0.5, 0.3)))
cloud = scene.scatter([(i % 80, i // 80, 5) for i in range(100000)], size=1)`, "len(lost)"], async (open) => {
    await open.run(0);
    await open.run(1);
    await until("all boxes", async () => (await open.engine("engine.stats().kinds.box")) === 6000);
    await until("the cloud", async () => (await open.engine("engine.bounds([...engine.scenes][0].id)"))?.[5] === 5, { seconds: 30 });
    assert.ok(Number(await open.run(2)) > 3);
});

notebook("a_loop_in_the_cell_that_shows_the_scene_is_seen_while_it_runs", [`import time, vitrail
from IPython.display import display
scene = vitrail.Scene()
box = scene.box(color="C0")
scene.sphere((2, 0, 0), color="C2")
display(scene)
for i in range(60):
    time.sleep(0.05)
    box.color = f"C{i % 10}"
    box.position = (i / 10, 0, 0)
box.color = "tomato"`], async (open) => {
    let running = true;
    const run = open.run(0).finally(() => { running = false; });
    const seen = new Set();
    await until("the loop's end", async () => {
        seen.add(String(await open.engine("[...(engine?.scenes ?? [])].filter((s) => s.viewport).map((s) => engine.bounds(s.id)[3])")));
        return !running;
    });
    await run;
    assert.ok(seen.size > 3, `the page saw ${[...seen]}`);
    await until("the last place", async () => (await bounds(open))[3] === 6.4);
    keep("notebook-loop", await open.picture());
});

notebook("frames_from_the_kernel_animate", [`import vitrail
scene = vitrail.Scene()
box = scene.box()
frames = []
@scene.on("frame")
def turn(event):
    box.rotation = (0, 0, 60 * event.time)
    frames.append(event.delta)
scene`, "scene.off('frame', turn); len(frames)", "1"], async (open) => {
    await open.run(0);
    // The kernel hears of a frame when the page draws it, so a box that has turned has been drawn.
    const turned = () => open.engine(`String([...(engine?.scenes ?? [])].filter((s) => s.viewport).flatMap((s) => [...engine.nodes(s.id)])
        .filter((n) => engine.kindAt(n).name === 'box').map((n) => engine.numbersOf(n, 'rotation')))`);
    await until("the first frame", async () => /[1-9]/.test(await turned()));
    const first = await open.canvases.first().screenshot();
    const seen = new Set();
    await until("ten more", async () => seen.add(await turned()).size > 10); // as fast as the page draws, which may be slowly
    const second = await open.canvases.first().screenshot();
    assert.ok(differing(first, second) > 0.005);
    const count = Number(await open.run(1));
    assert.ok(count > 5, `${count} frames`);
    await open.run(2); // when it has ended, the last turn is in the page
    const still = await open.picture();
    await pause(200);
    assert.equal(differing(still, await open.picture()), 0, "frames go on after off()");
});

notebook("errors_are_raised_in_the_cell_that_made_them", [POINTS, "pts.size = -1", "pts.sise = 3", "scene.plot([[1, 2]])"], async (open) => {
    await open.run(0);
    assert.match(await open.run(1), /Error: points\.size.*-1/);
    assert.match(await open.run(2), /AttributeError: .*size/);
    assert.match(await open.run(3), /Error: .*\(1, 2\)/);
});

notebook("without_the_native_library_the_page_still_shows_the_scene", ["import os; os.environ['VITRAIL_HOST'] = 'wasm'", POINTS, "pts.size = 12",
    "pts.marker = 'square'; scene.view(elev=70); scene.camera.angles", "pts.alpha = 2", "scene.save('a.png')"], async (open) => {
    await open.run(0);
    assert.doesNotMatch(await open.run(1), /rror/);
    const first = await open.picture();
    assert.ok(drawn(first).share > 0.01);
    await open.run(2);
    assert.match(await open.run(3), /^\(70/);
    await until("the view in the page", async () => Math.abs((await open.engine(`${SHOWN}.camera.angles.elev`)) - 70) < 1e-6);
    assert.ok(differing(first, await open.picture()) > 0.02);
    assert.match(await open.run(4), /Error: points\.alpha: got 2/);
    assert.match(await open.run(5), /Error: a picture without a browser needs Vitrail's native library/);
});

notebook("a_saved_notebook_holds_a_picture_and_text_beside_the_widget", [POINTS], async (open) => {
    await open.run(0);
    await open.picture();
    await open.save();
    const [[output]] = lab.outputs("a_saved_notebook_holds_a_picture_and_text_beside_the_widget");
    assert.deepEqual(Object.keys(output.data).sort(), ["application/vnd.jupyter.widget-view+json", "image/png", "text/plain"]);
    const picture = Buffer.from(output.data["image/png"], "base64");
    keep("notebook-saved", picture);
    assert.ok(drawn(picture).share > 0.01);
    assert.match([output.data["text/plain"]].flat().join(""), /<Scene 'Spiral', 1 artist>/);
});

notebook("a_deleted_scene_leaves_the_page", [POINTS.replace(/\nscene$/, "\nfrom IPython.display import display\ndisplay(scene)"), `import gc
scene.close()
del scene, pts
gc.collect()
None`], async (open) => {
    await open.run(0);
    await open.picture();
    await open.run(1);
    await until("the page to let go", async () => (await open.engine("engine.scenes.size")) === 0, { seconds: 15 });
    assert.equal(await open.engine("engine.stats().nodes"), 0);
    assert.equal(await open.engine("engine.presenter.mode"), "none");
});
