// In:  build/web in Chromium. Out: that a picture answers the pointer: hover, clicks, tooltips, legend, triad, handles, selections,
//      rulers, linked scenes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./harness.mjs";
import { keep } from "./pictures.mjs";
import { clickAgain, near, open, withPage } from "./scene-page.mjs";

// Three points in a row, seen from the front: at (80, 120), (160, 120), (240, 120).
const ROW = `window.p = scene.scatter(Float64Array.of(-2, 0, 0, 0, 0.30000000000000004, 0, 2, 0, 0), { size: 12, label: "Row", c: [10, 20, 30], hover: ["a", "b", "c"] });
    scene.set({ axes: "off", legend: "off", aspect: "equal" }); p.colorbar = "off"; scene.camera.set(flat); await scene.settled()`;
const NEWS = `window.news = []; for (const event of ["hover", "click", "dblclick", "select", "change"]) scene.on(event, (e) => news.push([event, e.what ?? e.count ?? e.changes.visible, e.index ?? null]))`;
const news = (page) => page.evaluate("(async () => { await frames(4); return news.splice(0); })()");
const clip = { x: 0, y: 0, width: 320, height: 240 };
const still = { reducedMotion: "reduce" };
const tip = (page) => page.evaluate("scene.ui.pointer.tooltip.box.hidden ? null : scene.ui.pointer.tooltip.box.innerText.split('\\n')");

test("hover tells what is under the pointer, once for each thing, and what it is", async () => {
    await withPage(still, async (page) => {
        await open(page, `${ROW}; ${NEWS}; scene.on("hover", (e) => { window.last = e; })`);
        await page.mouse.move(20, 20);
        assert.deepEqual(await news(page), []);
        await page.mouse.move(161, 121);
        assert.deepEqual(await news(page), [["hover", "element", 1]]);
        assert.deepEqual(await page.evaluate("[last.artist === p, last.node === p.id, last.position.map((x) => +x.toFixed(6)), last.x, last.y, last.shift, last.values.at(-1)]"),
            [true, true, [0, 0.3, 0], 161, 121, false, ["", "b"]]);
        assert.deepEqual(await tip(page), ["Row 1", "x", "0", "y", "0.30000000000000004", "z", "0", "value", "20", "b"]);
        keep("asking.tip", await page.screenshot({ clip }));
        await page.mouse.move(242, 120);
        await page.mouse.move(20, 20);
        assert.deepEqual((await news(page)).at(-1), ["hover", "nothing", null]);
        assert.equal(await tip(page), null);
    });
});

test("hover follows data that move under a pointer at rest, and says nothing while the picture is turned", async () => {
    await withPage(still, async (page) => {
        await open(page, `${ROW}; ${NEWS}; window.picks = 0; { const pick = scene.engine.pick; scene.engine.pick = function (...all) { picks++; return pick.apply(this, all); }; }`);
        await page.mouse.move(160, 120);
        assert.deepEqual(await news(page), [["hover", "element", 1]]);
        await page.evaluate("p.data = [[0, 0, 0], [0, 0, 5], [0, 0, 5]]");
        assert.deepEqual(await news(page), [["hover", "element", 0]]);
        await page.evaluate("p.data = [[3, 0, 3], [0, 0, 5], [0, 0, 5]]");
        assert.deepEqual(await news(page), [["hover", "nothing", null]]);
        await page.evaluate("(async () => { await scene.settled(); picks = 0; await frames(5); })()");
        assert.equal(await page.evaluate("picks"), 0, "nothing changed, nothing is asked");
        await page.mouse.move(100, 60);
        await page.mouse.down();
        await page.evaluate("picks = 0");
        for (let x = 105; x < 160; x += 5) await page.mouse.move(x, 90);
        assert.equal(await page.evaluate("picks"), 0);
        await page.mouse.up();
        await page.evaluate("frames(3)");
        assert.ok(await page.evaluate("picks") > 0);
    });
});

test("a tooltip stays in the picture, beside the pointer, and can be switched off", async () => {
    await withPage(still, async (page) => {
        await open(page, `${ROW}; p.data = [[-3.8, 0, 2.8], [3.8, 0, 2.8], [3.8, 0, -2.8], [-3.8, 0, -2.8]]; p.set({ c: [1, 2, 3, 4], hover: null }); await scene.settled()`);
        for (const [x, y] of [[8, 8], [312, 8], [312, 232], [8, 232]]) {
            await page.mouse.move(x, y);
            await until("the tooltip", () => tip(page));
            await page.evaluate("frames(2)");
            const box = await page.evaluate("scene.ui.pointer.tooltip.box.getBoundingClientRect().toJSON()");
            assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 320 && box.bottom <= 240, JSON.stringify(box));
            assert.ok(x < box.left || x > box.right || y < box.top || y > box.bottom, "not under the pointer");
        }
        assert.equal(await page.evaluate("getComputedStyle(scene.ui.pointer.tooltip.box).pointerEvents"), "none");
        await page.evaluate("p.tooltip = false");
        await page.mouse.move(310, 230);
        await until("it to go", async () => await tip(page) === null);
        assert.equal(await page.evaluate("scene.ui.pointer.target.index"), 2, "it is still known");
    });
});

test("a host that has the data says them, at once or later", async () => {
    await withPage(still, async (page) => {
        await open(page, `${ROW}; scene.source = (node, index) => index === 0 ? [["now", "yes"]] : index === 1 ? new Promise((done) => { window.answer = done; }) : false`);
        await page.mouse.move(80, 120);
        await until("the host's words", async () => (await tip(page))?.join() === "Row 0,now,yes");
        await page.mouse.move(160, 120);
        await until("what is known here", async () => (await tip(page))?.join().startsWith("Row 1,x,0,y,0.3"));
        await page.evaluate("answer([['exactly', '1/3']])");
        await until("the better words", async () => (await tip(page))?.join() === "Row 1,exactly,1/3");
        await page.mouse.move(240, 120);
        await until("none", async () => await tip(page) === null);
    });
});

test("a click is no drag; two are a double click, which brings the point into the middle", async () => {
    await withPage(still, async (page) => {
        await open(page, `${ROW}; ${NEWS}`);
        await page.mouse.click(240, 120, { modifiers: ["Shift"] });
        assert.deepEqual((await news(page)).filter(([event]) => event !== "hover"), [["click", "element", 2]]);
        await page.mouse.move(60, 60);
        await page.mouse.down();
        await page.mouse.move(90, 70, { steps: 3 });
        await page.mouse.up();
        assert.deepEqual((await news(page)).filter(([event]) => event !== "hover"), []);
        await page.evaluate("scene.camera.set(flat); window.before = { ...scene.camera.angles }; window.eye = [...scene.camera.eye]");
        await page.mouse.dblclick(240, 120);
        await until("the double click", () => page.evaluate("news.some(([event]) => event === 'dblclick')"));
        near(await page.evaluate("[...scene.camera.target, ...scene.camera.eye.map((x, i) => x - eye[i])]"), [2, 0, 0, 2, 0, 0], 1e-6);
        near(await page.evaluate("Object.values(scene.camera.angles).map((x, i) => x - Object.values(before)[i])"), [0, 0, 0], 1e-6);
        await page.evaluate("scene.camera.set(flat); scene.off('dblclick'); scene.on('dblclick', (e) => e.preventDefault())");
        await page.mouse.dblclick(80, 120);
        await page.evaluate("frames(5)");
        near(await page.evaluate("[...scene.camera.target]"), [0, 0, 0], 1e-9);
    });
});

test("an entry of the legend hides its artist and shows it again, unless a listener says no", async () => {
    await withPage(still, async (page) => {
        await page.evaluate("document.getElementById('plot').style.cssText = 'width: 600px; height: 400px'");
        await open(page, `window.a = scene.scatter([[0, 0, 0], [1, 1, 1]], { label: "First" }); window.b = scene.line([[0, 0, 0], [1, 1, 1]], { label: "Second" }); ${NEWS}`);
        const spot = await page.evaluate(`(() => { for (let y = 0; y < 400; y += 4) for (let x = 596; x > 300; x -= 4) {
            const hit = scene.engine.pick(scene.camera.id, x, y, 0);
            if (hit.what === 2 && hit.node === b.id) return [x, y];
        } })()`);
        assert.ok(spot, "the legend answers");
        await page.mouse.move(...spot);
        await until("the cursor", () => page.evaluate("scene.viewport.frame.style.cursor === 'pointer'"));
        await page.mouse.click(...spot);
        await until("it to hide", () => page.evaluate("b.visible === false"));
        assert.deepEqual((await news(page)).filter(([event]) => event === "change"), [["change", false, null]]);
        assert.equal(await page.evaluate("scene.ui.overlay.liveRegion.textContent"), "Second: off");
        await clickAgain(page, ...spot);
        await until("it to show", () => page.evaluate("b.visible === true"));
        await page.evaluate("scene.on('click', (e) => e.preventDefault())");
        await clickAgain(page, ...spot);
        await page.evaluate("frames(5)");
        assert.equal(await page.evaluate("b.visible"), true);
    });
});

test("an arm of the triad turns the camera to look along it, on a reversed axis too", async () => {
    await withPage(still, async (page) => {
        await page.evaluate("document.getElementById('plot').style.cssText = 'width: 600px; height: 400px'");
        await open(page, "scene.scatter([[0, 0, 0], [1, 1, 1]]); scene.triad = true; window.arm = (part) => { for (let y = 396; y > 200; y -= 3) for (let x = 0; x < 200; x += 3) { const hit = scene.engine.pick(scene.camera.id, x, y, 0); if (hit.what === 4 && hit.part === part) return [x, y]; } }");
        for (const [xlim, part, elev, azim] of /** @type {[string, number, number, number][]} */ ([["null", 0, 0, 0], ["null", 4, 0, -90],
            ["null", 2, 90, -90], ["[1, 0]", 0, 0, 180]])) {
            await page.evaluate(`scene.xlim = ${xlim}; scene.view({ elev: 25, azim: -60, roll: 0 }); scene.render()`);
            const spot = await page.evaluate(`arm(${part})`);
            assert.ok(spot, `arm ${part}`);
            await page.mouse.click(...spot);
            await until(`looking along ${part}`, async () => {
                const { elev: e, azim: a } = await page.evaluate("scene.camera.angles");
                return Math.abs(e - elev) < 0.01 && Math.cos((a - azim) * Math.PI / 180) > 0.9999;
            }, { seconds: 5 });
        }
    });
});

test("the clip box's handles are dragged, and the camera stays", async () => {
    await withPage(still, async (page) => {
        await page.evaluate("document.getElementById('plot').style.cssText = 'width: 600px; height: 400px'");
        await open(page, `const xyz = []; for (let i = 0; i < 27; i++) xyz.push([i % 3, Math.floor(i / 3) % 3, Math.floor(i / 9)]); scene.scatter(xyz);
            window.told = []; scene.on("change", ({ action, artist, changes }) => told.push([action, Object.keys(changes).filter((name) => changes[name] === artist[name] || String(changes[name]) === String(artist[name]))]))`);
        await page.keyboard.press("Tab");
        await page.keyboard.press("c");
        await page.evaluate("(async () => { await scene.settled(); window.box = scene.artists.at(-1); })()");
        near(await page.evaluate("[...box.position, ...box.size]"), [1, 1, 1, 2.002, 2.002, 2.002], 1e-3);
        const spot = await page.evaluate(`(() => { for (let y = 0; y < 400; y += 3) for (let x = 0; x < 600; x += 3) { const hit = scene.engine.pick(scene.camera.id, x, y, 0); if (hit.what === 3) return [x, y]; } })()`);
        assert.ok(spot, "a handle answers");
        const before = await page.evaluate("[...scene.camera.eye, ...box.size]");
        await page.mouse.move(...spot);
        await until("the cursor", () => page.evaluate("scene.viewport.frame.style.cursor === 'move'"));
        await page.mouse.down();
        await page.mouse.move(300, 200, { steps: 4 });
        await page.mouse.up();
        const after = await page.evaluate("[...scene.camera.eye, ...box.size]");
        assert.deepEqual(after.slice(0, 3), before.slice(0, 3));
        assert.notDeepEqual(after.slice(3), before.slice(3));
        assert.deepEqual(await page.evaluate("told"), [["made", ["position", "size", "handles"]], ["set", ["position", "size"]]]);
        keep("asking.clip", await page.screenshot({ clip: { x: 0, y: 0, width: 600, height: 400 } }));
    });
});

test("two clicks measure; Escape ends it", async () => {
    await withPage(still, async (page) => {
        await open(page, `${ROW}; window.told = []; scene.on("change", ({ action, artist }) => told.push([action, artist.kind]))`);
        await page.keyboard.press("Tab");
        await page.keyboard.press("m");
        await page.mouse.click(80, 120);
        await until("the first end", () => page.evaluate("scene.artists.length === 2"));
        await page.mouse.move(200, 60);
        await page.mouse.click(240, 120);
        await until("the distance", () => page.evaluate("/4/.test(scene.ui.overlay.liveRegion.textContent)"));
        near([await page.evaluate("scene.artists[1].distance")], [4], 1e-6);
        await page.evaluate("(async () => { await scene.settled(); await frames(2); })()");
        keep("asking.ruler", await page.screenshot({ clip }));
        await page.mouse.click(80, 120);
        await until("another", () => page.evaluate("scene.artists.length === 3"));
        await page.keyboard.press("Escape");
        assert.equal(await page.evaluate("scene.artists.length"), 2, "an unfinished one goes");
        await page.keyboard.press("Escape");
        assert.equal(await page.evaluate("scene.mode"), "orbit");
        await page.mouse.move(160, 120); // on the ruler
        await until("the ruler to be found", () => page.evaluate("scene.ui.pointer.target?.node === scene.artists[1].id"));
        await page.keyboard.press("Delete");
        assert.equal(await page.evaluate("scene.artists.length"), 1);
        assert.deepEqual(await page.evaluate("told"), [["made", "ruler"], ["removed", "ruler"]]);
        await page.mouse.move(80, 120); // on a point
        await until("the point", () => page.evaluate("scene.ui.pointer.target?.node === p.id"));
        await page.keyboard.press("Delete");
        assert.equal(await page.evaluate("scene.artists.length"), 1, "data stay");
    });
});

test("boxes and lassos select: modifiers add, remove and swap; a click selects one, nothing clears", async () => {
    await withPage(still, async (page) => {
        await open(page, `${ROW}; ${NEWS}`);
        const selected = () => page.evaluate("[...p.selected]");
        const drag = async (points, key) => {
            if (key) await page.keyboard.down(key);
            await page.mouse.move(...points[0]);
            await page.mouse.down();
            for (const point of points.slice(1)) await page.mouse.move(...point, { steps: 3 });
            await page.mouse.up();
            if (key) await page.keyboard.up(key);
            await page.evaluate("frames(3)");
            return selected();
        };
        await page.evaluate("scene.mode = 'box'");
        assert.deepEqual(await drag([[60, 100], [180, 140]]), [0, 1]);
        assert.deepEqual(await drag([[260, 140], [200, 100]], "Shift"), [0, 1, 2]);
        assert.deepEqual(await drag([[140, 100], [180, 140]], "Alt"), [0, 2]);
        assert.deepEqual(await drag([[60, 100], [180, 140]], "Control"), [1, 2]);
        assert.deepEqual((await news(page)).filter(([event]) => event === "select").map(([, count]) => count), [2, 3, 2, 2]);
        await page.mouse.move(10, 10);
        await page.evaluate("(async () => { await scene.settled(); await frames(2); })()");
        keep("asking.selected", await page.screenshot({ clip }));
        await page.evaluate("scene.mode = 'lasso'");
        assert.deepEqual(await drag([[150, 60], [200, 60], [170, 120], [200, 180], [120, 180], [140, 100]]), [1]);
        await page.mouse.click(80, 120);
        await until("the click", async () => (await selected()).join() === "0");
        await page.keyboard.down("Shift");
        await page.mouse.click(240, 120);
        await page.keyboard.up("Shift");
        await until("the second", async () => (await selected()).join() === "0,2");
        await page.mouse.click(160, 30);
        await until("none", async () => (await selected()).length === 0);
        await page.evaluate("scene.mode = 'orbit'");
        const azim = await page.evaluate("scene.camera.angles.azim");
        await drag([[60, 100], [180, 140]]);
        assert.notEqual(await page.evaluate("scene.camera.angles.azim"), azim);
    });
});

test("selections can be set and read, by numbers or masks, and live through an update", async () => {
    await withPage(still, async (page) => {
        await open(page, `${ROW}; ${NEWS}`);
        const selected = () => page.evaluate("[...p.selected]");
        assert.deepEqual(await page.evaluate(`(() => {
            const seen = [];
            p.selected = [2, 0]; seen.push(p.selected.join());
            p.selected = [false, true, false]; seen.push(p.selected.join());
            p.set({ selected: Uint32Array.of(1, 2), size: 9 }); seen.push(p.selected.join());
            return seen;
        })()`), ["0,2", "1", "1,2"]);
        assert.deepEqual((await news(page)).filter(([event]) => event === "select"), [["select", 2, null]], "once a frame");
        await page.evaluate("scene.camera.azim = 0; p.data = [[0, 0, 0], [1, 0, 0], [2, 0, 1]]");
        assert.deepEqual(await selected(), [1, 2]);
        await page.evaluate("p.scalars = null; p.data = [[0, 0, 0], [1, 0, 0]]");
        assert.deepEqual(await selected(), [1], "what is gone is not selected");
        assert.equal(await page.evaluate("scene.scatter([[0, 0, 0], [1, 1, 1]], { selected: [true, false] }).selected.join()"), "0");
        assert.equal(await page.evaluate("scene.selection.size"), 2);
        assert.equal(await page.evaluate("scene.clearSelection().selection.size"), 0);
        assert.equal(await page.evaluate("scene.box({ selected: true }).selected"), true);
        assert.equal(await page.evaluate("scene.camera.set(flat), p.selected = null, scene.select([[0, 0], [320, 0], [320, 240], [0, 240]])"), 5);
    });
});

test("visible only leaves out what is hidden; through takes it", async () => {
    await withPage(still, async (page) => {
        await open(page, `${ROW}; window.wall = scene.box({ size: [2, 0.2, 2], position: [0, -2, 0], pickable: false }); await scene.settled()`);
        const whole = "[[0, 0], [320, 0], [320, 240], [0, 240]]";
        assert.equal(await page.evaluate(`scene.select(${whole}, { visible: true }), [...p.selected].join()`), "0,2");
        assert.equal(await page.evaluate(`scene.select(${whole}), [...p.selected].join()`), "0,1,2");
    });
});

test("a finger taps for the tooltip, draws a lasso, and two fingers still move the picture", async () => {
    await withPage({ ...still, hasTouch: true }, async (page, { context }) => {
        await open(page, ROW);
        const cdp = await context.newCDPSession(page);
        const touch = (type, ...points) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
        await page.touchscreen.tap(166, 126);
        await until("the tooltip", () => tip(page));
        assert.match(await page.evaluate("scene.ui.toolbar.bar.className"), /small open/);
        await page.evaluate("scene.mode = 'lasso'");
        await touch("touchStart", [60, 90]);
        for (const point of [[180, 90], [180, 150], [60, 150]]) await touch("touchMove", point);
        await touch("touchEnd");
        assert.deepEqual(await page.evaluate("[...p.selected]"), [0, 1]);
        await touch("touchStart", [60, 90]);
        await touch("touchMove", [80, 90]);
        await touch("touchStart", [80, 90], [180, 90]);
        await touch("touchMove", [90, 110], [190, 110]);
        await touch("touchEnd");
        assert.deepEqual(await page.evaluate("[[...p.selected].join(), scene.ui.selector.path]"), ["0,1", null], "no lasso of it");
        near(await page.evaluate("scene.camera.project([0, 0, 0]).slice(0, 2)"), [170, 140], 2);
    });
});

test("linked scenes have one camera and one selection, until they are parted", async () => {
    await withPage(still, async (page) => {
        await page.evaluate("for (const id of ['second', 'third']) document.body.append(Object.assign(document.createElement('div'), { id, className: 'plot' }))");
        const result = await page.evaluate(`(async () => {
            const scenes = [];
            for (const id of ["plot", "second", "third"]) scenes.push(await vitrail.createScene("#" + id));
            const [a, b, c] = scenes, points = [[0, 0, 0], [1, 0, 0], [0, 1, 1]];
            a.scatter(points, { label: "one" }); a.line(points, { label: "two" });
            b.line(points, { label: "two" }); b.scatter(points.slice(0, 2), { label: "one" }); // by label, and shorter
            c.scatter(points); c.line(points);                                                  // by order
            for (const scene of scenes) await scene.settled();
            let told = 0;
            for (const scene of scenes) scene.on("camera", () => told++);
            const angles = () => scenes.map((scene) => Math.round(scene.camera.angles.azim));
            const unlink = vitrail.link(a, b, c), out = {};
            a.view({ azim: 10 }); await frames(6);
            out.first = angles();
            c.view({ azim: 50 }); c.camera.projection = "orthographic"; await frames(6);
            out.last = [angles(), scenes.map((scene) => scene.camera.projection)];
            told = 0; await frames(6);
            out.loops = told;
            const chosen = () => scenes.map((scene) => scene.artists.map((artist) => artist.kind + [...artist.selected]).sort().join());
            a.artists[0].selected = [1, 2]; await frames(6);
            out.chosen = chosen();
            b.artists[0].selected = [0]; await frames(6);
            out.back = chosen();
            unlink();
            a.view({ azim: 99 }); a.clearSelection(); await frames(6);
            out.parted = [angles(), chosen()[2]];
            for (const scene of scenes) scene.dispose();
            return out;
        })()`);
        assert.deepEqual(result.first, [10, 10, 10]);
        assert.deepEqual(result.last, [[50, 50, 50], Array(3).fill("orthographic")]);
        assert.equal(result.loops, 0);
        assert.deepEqual(result.chosen, ["line,points1,2", "line,points1", "line,points1,2"]);
        assert.deepEqual(result.back, ["line0,points1,2", "line0,points1", "line0,points1,2"]);
        assert.deepEqual(result.parted, [[99, 50, 50], "line0,points1,2"]);
    });
});
