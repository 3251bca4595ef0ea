// In:  the built package in python/vitrail, JupyterLab from tests/packages, Chromium.
// Out: whether a scene in a real notebook answers: tooltips from the kernel's data, handlers in the kernel, selections both ways,
//      what the reader changed kept when a cell runs again.
import assert from "node:assert/strict";
import { until } from "../browser/harness.mjs";
import { keep } from "../browser/pictures.mjs";
import { notebook, pause } from "./notebook.mjs";

const SCENE = `import numpy as np, vitrail
scene = vitrail.Scene(title="Two", axes=False)
pts = scene.scatter([0.1, 1], [0, 0], [0, 1], c=[5, 6], size=14, label="pair", hover={"who": ["ann", "bob"]})
scene`;

const SHOWN = "[...engine.scenes].find((s) => s.viewport)";

/** Where a place of the scene is on the page. */
async function spot(open, place) {
    await open.picture();
    const box = await open.canvases.first().boundingBox();
    const [x, y] = await open.engine(`${SHOWN}.camera.project(${JSON.stringify(place)})`);
    return [box.x + x, box.y + y];
}

const tip = (open) => open.engine(`(() => {
    const box = ${SHOWN}.ui.overlay.root.querySelector(".tip");
    return box.hidden ? "" : box.textContent;
})()`);

notebook("the_tooltip_says_what_the_kernel_has", [SCENE, `pts.hover = lambda index: {"twice": 2 * index}`, "pts.hover = False"], async (open) => {
    await open.run(0);
    const [x, y] = await spot(open, [0.1, 0, 0]);
    await open.page.mouse.move(x, y);
    await until("the kernel's words", async () => (await tip(open)).includes("ann"));
    keep("notebook-tooltip", await open.page.screenshot());
    assert.match(await tip(open), /pair.*0\.1(?!0)/);
    await open.page.mouse.move(x + 200, y + 100);
    await until("the tooltip to go", async () => (await tip(open)) === "");
    await open.run(1);
    await open.page.mouse.move(...await spot(open, [1, 0, 1]));
    await until("the function's words", async () => (await tip(open)).includes("twice2"));
    await open.page.mouse.move(x + 200, y + 100);
    await open.run(2);
    await open.page.mouse.move(x, y);
    await until("the point", () => open.engine(`${SHOWN}.ui.pointer.target`));
    await pause(200); // in which the kernel would answer
    assert.equal(await tip(open), "");
});

notebook("handlers_run_in_the_kernel", [SCENE, `import asyncio
seen = []
@pts.on("click")
async def click(event):
    await asyncio.sleep(0.01)
    seen.append(("click", event.index, event.values, event.modifiers))
@scene.on("hover")
def hover(event):
    seen.append(("hover", event.artist is pts, event.index))
@scene.on("key")
def key(event):
    seen.append(("key", event.key))
None`, "seen", `pts.off("click", click); scene.off("hover"); scene.off("key"); seen.clear()`, "seen"], async (open) => {
    await open.run(0);
    await open.run(1);
    const [x, y] = await spot(open, [1, 0, 1]);
    await open.page.mouse.move(x, y);
    await until("the tooltip", () => tip(open));
    await open.page.keyboard.down("Shift");
    await open.page.mouse.click(x, y);
    await open.page.keyboard.up("Shift");
    await open.page.keyboard.press("f");
    await open.says(2, /\('hover', True, 1\)/, /\('click', 1, \{'x': 1, 'y': 0, 'z': 1, 'c': 6, 'who': 'bob'\}, \('shift',\)\)/, /\('key', 'f'\)/);
    await open.run(3);
    await open.page.mouse.click(x, y);
    await pause(200); // in which the kernel would hear of it
    assert.equal((await open.run(4)).trim(), "[]");
});

notebook("selections_go_both_ways_and_are_there_after_a_reload", [SCENE, `seen = []
scene.on("select", lambda event: seen.append({a.label: v.tolist() for a, v in event.selection.items()}))
None`, "pts.selected, seen", "pts.selected = [0]", "pts.selected"], async (open) => {
    await open.run(0);
    await open.run(1);
    const [x, y] = await spot(open, [1, 0, 1]);
    await open.engine(`(${SHOWN}.mode = "box")`);
    await open.page.mouse.move(x - 30, y - 30);
    await open.page.mouse.down();
    await open.page.mouse.move(x + 30, y + 30, { steps: 5 });
    await open.page.mouse.up();
    await open.says(2, /\(array\(\[1\]\), \[\{'pair': \[1\]\}\]\)/);
    keep("notebook-selected", await open.page.screenshot());
    await open.save();
    await open.reload();
    await open.drawn();
    const inPage = () => open.engine(`[...${SHOWN}.selection.values()].map((list) => [...list])`);
    await until("the selection in the new page", async () => JSON.stringify(await inPage()) === "[[1]]");
    await open.run(3);
    await until("Python's selection in the page", async () => JSON.stringify(await inPage()) === "[[0]]");
    assert.match(await open.run(4), /array\(\[0\]\)/);
});

notebook("a_cell_that_runs_again_keeps_the_reader_s_view_unless_it_says_another", [SCENE, "scene.camera.angles, pts.selected",
    "scene.view(elev=10, azim=5)"], async (open) => {
    await open.run(0);
    await open.picture();
    const box = await open.canvases.first().boundingBox();
    await open.page.mouse.move(box.x + 200, box.y + 300);
    await open.page.mouse.down();
    await open.page.mouse.move(box.x + 330, box.y + 340, { steps: 10 });
    await open.page.mouse.up();
    const agree = async () => Math.abs((await open.engine(`${SHOWN}.camera.angles.elev`)) - Number(turned.match(/[\d.]+/)[0])) < 1e-6;
    let turned = await open.run(1);
    await until("the turned view in the kernel", async () => {
        const rests = await open.engine(`!${SHOWN}.controls.active && !${SHOWN}.camera.moving`);
        turned = await open.run(1);
        return rests && await agree();
    });
    await open.run(0);
    await open.drawn();
    await until("the same view in the page", agree);
    assert.equal(await open.run(1), turned);
});

notebook("linked_scenes_turn_and_select_together", [`import vitrail
from IPython.display import display
a, b = vitrail.Scene(height=200), vitrail.Scene(height=200)
for s in (a, b):
    s.scatter([(0, 0, 0), (1, 1, 1)], label="pair")
    display(s)
together = vitrail.link(a, b)`, "a.view(elev=70, azim=10); a.artists[0].selected = 1", "b.camera.angles, b.artists[0].selected"], async (open) => {
    await open.run(0);
    await open.drawn(2);
    await open.run(1);
    const shown = "[...engine.scenes].filter((s) => s.viewport)";
    const both = () => open.engine(`${shown}.map((s) => [Math.round(s.camera.angles.elev), [...s.selection.values()].map((l) => [...l])])`);
    await until("both pictures", async () => JSON.stringify(await both()) === "[[70,[[1]]],[70,[[1]]]]", { explain: async () => JSON.stringify(await both()) });
    await open.engine(`void ${shown}[1].camera.view({ elev: 33 })`);
    await open.says(2, /\(33\.0, 10\.0, 0\.0\), array\(.*\[1\]\)/);
    assert.deepEqual(await open.engine(`${shown}.map((s) => Math.round(s.camera.angles.elev))`), [33, 33]);
});

notebook("what_the_reader_hides_is_hidden_in_the_kernel", [SCENE, "seen = []; scene.on('change', lambda e: seen.append((e.artist.label, e.changes))); None",
    "pts.visible, seen"], async (open) => {
    await open.run(0);
    await open.run(1);
    await open.drawn();
    await open.engine(`void ${SHOWN}.ui.toggleVisible([...engine.nodes(${SHOWN}.id)].find((n) => engine.kindAt(n).name === "points"))`);
    await open.says(2, /^\(False, \[\('pair', \('visible',\)\)\]\)\s*$/);
});

notebook("what_the_reader_measures_and_cuts_is_python_s_too_and_stays", [SCENE, "scene", `rulers = [a for a in scene.artists if isinstance(a, vitrail.Ruler)]
boxes = [a for a in scene.artists if isinstance(a, vitrail.ClipBox)]
[tuple(round(v, 6) for v in (*r.start, *r.end, r.distance)) for r in rulers], [(tuple(round(v, 3) for v in b.position + b.size), b.visible) for b in boxes], scene`,
    "rulers[0].end = (0.1, 0, 0.5); boxes[0].size = 3; None"], async (open) => {
    await open.run(0);
    await open.run(1);
    await open.drawn(2);
    const [first, second] = [await spot(open, [0.1, 0, 0]), await spot(open, [1, 0, 1])];
    await open.page.mouse.click(first[0] - 60, first[1]);
    await open.page.keyboard.press("m");
    await open.page.mouse.click(...first);
    await open.page.mouse.move(...second, { steps: 4 });
    await open.page.mouse.click(...second);
    await open.page.keyboard.press("Escape");
    await open.page.keyboard.press("c");
    const last = "[...engine.scenes].filter((s) => s.viewport).at(-1)"; // the first two show the same
    const kinds = () => open.engine(`[...engine.nodes(${last}.id)].map((n) => engine.kindAt(n).name).filter((k) => k === "ruler" || k === "clip_box")`);
    const whole = /\(0\.1, 0\.0, 0\.0, 1\.0, 0\.0, 1\.0, 1\.345362\)\],\s*\[\(\(0\.55, 0\.0, 0\.5, 0\.901, 0\.1, 1\.001\), True/;
    await open.says(2, whole, /3 artists/);
    keep("notebook-tools", await open.page.screenshot());
    assert.deepEqual(await kinds(), ["ruler", "clip_box"], "once, though the kernel said it back");

    const handle = await open.engine(`(() => { const scene = ${SHOWN}, { width, height } = scene.viewport.frame.getBoundingClientRect();
        for (let y = 0; y < height; y += 3) for (let x = 0; x < width; x += 3) { const hit = scene.engine.pick(scene.camera.id, x, y, 0); if (hit?.what === 3 && hit.part > 0) return [x, y]; } })()`);
    await open.canvases.first().scrollIntoViewIfNeeded();
    const box = await open.canvases.first().boundingBox();
    await open.page.mouse.move(box.x + handle[0], box.y + handle[1]);
    await until("the cursor of a handle", () => open.engine(`${SHOWN}.viewport.frame.style.cursor === "move"`));
    await open.page.mouse.down();
    await open.page.mouse.move(box.x + handle[0] + 40, box.y + handle[1] + 30, { steps: 5 });
    await open.page.mouse.up();
    const size = () => open.engine(`[...engine.nodes(${last}.id)].filter((n) => engine.kindAt(n).name === "clip_box").map((n) => engine.numbersOf(n, "size").map((v) => Math.round(v * 1000) / 1000).join())`);
    let moved, numbers;
    await until("the moved box in the kernel", async () => {
        moved = await open.run(2);
        numbers = moved.match(/\[\(\(([^)]*)\), True/)[1].split(", ").map(Number);
        return !whole.test(moved) && String(await size()) === numbers.slice(3).join();
    }, { explain: async () => `${moved}, and ${await size()} in the page` });

    await open.save();
    await open.reload(); // the notebook as it was saved, and its kernel
    await open.drawn();
    await until("both in the new page", async () => String(await kinds()) === "ruler,clip_box");
    assert.equal(String(await size()), numbers.slice(3).join());

    await open.run(0); // again
    await open.drawn();
    assert.equal((await open.run(2)).split("<Scene")[0], moved.split("<Scene")[0]);
    await until("both in the new scene", async () => String(await kinds()) === "ruler,clip_box");
    await open.run(3);
    await until("Python's own word", async () => String(await size()) === "3,3,3");
});

notebook("a_scene_without_tools_has_none", [`import vitrail
scene = vitrail.Scene(toolbar=False, tooltip=False, description="A box.")
scene.box()
scene`], async (open) => {
    await open.run(0);
    await open.drawn();
    assert.deepEqual(await open.engine(`[Boolean(${SHOWN}.ui.toolbar), ${SHOWN}.tooltip, ${SHOWN}.viewport.description]`), [false, false, "A box."]);
});
