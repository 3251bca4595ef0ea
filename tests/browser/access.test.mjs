// In:  build/web in Chromium, axe-core. Out: that everything can be done and known without a mouse and without seeing the picture,
//      that the parts over the picture are built right, and that nothing of them is left behind.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root, until } from "./harness.mjs";
import { keep } from "./pictures.mjs";
import { open, withPage } from "./scene-page.mjs";

const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const CLOUD = `scene.title = "Quakes"; scene.xlabel = "lon"; scene.scatter([[-1, 0.125, -1], [0, 0, 0], [1, 1, 1]], { label: "Quakes", c: [1, 2, 3], colorbar_label: "magnitude", size: 12 });
    scene.line([[-1, -1, 1], [1, 1, -1]], { label: "Route" })`;
const spoken = (page) => page.evaluate("scene.ui.overlay.liveRegion.textContent");
const wide = "document.getElementById('plot').style.cssText = 'width: 600px; height: 460px'";

for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing wrong, ${colorScheme}: picture, tools, list of keys, table`, async () => {
        await withPage({ reducedMotion: "reduce" }, async (page) => {
            await page.evaluate(`${wide}; document.body.style.background = '${colorScheme === "dark" ? "#111418" : "#fff"}'`);
            await open(page, CLOUD);
            await page.evaluate(axe);
            const check = async (what) => {
                const violations = await page.evaluate("axe.run('#plot').then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html + n.failureSummary).join(' ')}`))");
                assert.deepEqual(violations, [], what);
                keep(`access.${colorScheme}.${what}`, await page.screenshot({ clip: { x: 0, y: 0, width: 600, height: 460 } }));
            };
            assert.equal(await page.evaluate("scene.ui.overlay.host.hasAttribute('data-dark')"), colorScheme === "dark");
            await page.keyboard.press("Tab");
            await page.keyboard.press("Tab");
            await page.evaluate("frames(3)");
            await check("tools");
            await page.keyboard.press("Shift+Tab");
            await page.keyboard.press("?");
            await check("keys");
            await page.keyboard.press("Escape");
            await until("the picture's focus", () => page.evaluate("document.activeElement === scene.viewport.canvas"));
            await page.keyboard.press("t");
            await until("the table", () => page.evaluate("scene.ui.overlay.openDialog?.querySelectorAll('tbody tr').length === 3"));
            await check("table");
        });
    });
}

test("the picture has a role, a name and a description that follows the data", async () => {
    await withPage({}, async (page) => {
        await open(page, CLOUD);
        const attribute = (name) => page.evaluate(`scene.viewport.canvas.getAttribute("${name}")`);
        await until("the description", async () => /Quakes: 3 points/.test(await attribute("aria-description") ?? ""));
        assert.deepEqual([await attribute("role"), await attribute("aria-label"), await attribute("aria-roledescription")], ["application", "Quakes", "3D picture"]);
        await page.evaluate("scene.artists[0].data = [[0, 0, 0], [1, 1, 1], [2, 2, 2], [3, 3, 3]]; scene.title = 'More'");
        await until("the new description", async () => /4 points/.test(await attribute("aria-description")) && await attribute("aria-label") === "More");
        await page.evaluate("scene.dispose()");
        await open(page, CLOUD, "{ controls: false, description: 'Three quakes' }");
        assert.deepEqual([await attribute("role"), await attribute("aria-label")], ["img", "Three quakes"]);
        assert.equal(await page.evaluate("scene.ui.toolbar"), null);
    });
});

test("by keys alone: elements are found, told, clicked and selected", async () => {
    await withPage({ reducedMotion: "reduce" }, async (page) => {
        await open(page, `${CLOUD}; window.news = []; for (const event of ["hover", "click", "select", "key"])
            scene.on(event, (e) => news.push([event, event === "key" ? e.key : event === "select" ? e.count : e.artist && e.artist.label + e.index]))`);
        const news = () => page.evaluate("(async () => { await frames(3); return news.splice(0); })()");
        await page.keyboard.press("Tab");
        await page.keyboard.press(".");
        assert.match(await spoken(page), /^Quakes 0: lon \u2212?-?1, y 0\.125, z .?1, magnitude 1$/);
        assert.deepEqual(await news(), [["key", "."], ["hover", "Quakes0"]]);
        assert.equal(await page.evaluate("scene.ui.pointer.tooltip.box.hidden"), false);
        await page.keyboard.press(".");
        await page.keyboard.press(" ");
        assert.deepEqual(await news(), [["key", "."], ["hover", "Quakes1"], ["key", " "], ["select", 1]]);
        assert.deepEqual(await page.evaluate("[...scene.artists[0].selected]"), [1]);
        assert.equal(await spoken(page), "1 selected");
        await page.keyboard.press(",");
        await page.keyboard.press("Shift+Space");
        assert.deepEqual(await page.evaluate("[...scene.artists[0].selected]"), [0, 1]);
        await page.keyboard.press("Control+Space");
        assert.deepEqual(await page.evaluate("[...scene.artists[0].selected]"), [1]);
        await news();
        await page.keyboard.press(",");
        await page.keyboard.press("Enter");
        assert.deepEqual((await news()).slice(-2), [["key", "Enter"], ["click", "Quakes2"]]);
        await page.keyboard.press(";");
        assert.match(await spoken(page), /^Route 0: /);
        await page.keyboard.press("Escape");
        assert.deepEqual(await page.evaluate("[scene.selection.size, scene.ui.pointer.tooltip.box.hidden, scene.ui.pointer.target]"), [0, true, null]);
        await page.evaluate("scene.on('key', (event) => { if (event.key === 'h') event.preventDefault(); }); scene.view({ elev: 70 })");
        await page.keyboard.press("h");
        assert.equal(Math.round(await page.evaluate("scene.camera.angles.elev")), 70, "the user called it off");
    });
});

test("by keys alone: boxes and lassos are drawn, all is selected, and inverted", async () => {
    await withPage({ reducedMotion: "reduce" }, async (page) => {
        await open(page, "scene.scatter([[-2, 0, 0], [0, 0, 0], [2, 0, 0]], { size: 10 }); scene.set({ axes: 'off', aspect: 'equal' }); scene.camera.set(flat)");
        const selected = () => page.evaluate("[...scene.artists[0].selected]");
        const press = async (keys) => { for (const key of keys) await page.keyboard.press(key); };
        await page.keyboard.press("Tab");
        await press(["b"]);
        assert.equal(await page.evaluate("scene.mode"), "box");
        assert.match(await spoken(page), /Select a box: on/);
        await press([...Array(3).fill("ArrowLeft"), ...Array(3).fill("ArrowUp"), "Enter", "Shift+ArrowDown", "Shift+ArrowRight", "Enter"]);
        assert.deepEqual(await selected(), [1]);
        await press(["i"]);
        assert.deepEqual(await selected(), [0, 2]);
        await press(["Control+a"]);
        assert.deepEqual(await selected(), [0, 1, 2]);
        await press(["Escape", "l"]); // the cross goes first
        await press(["Shift+ArrowRight", "Shift+ArrowUp", "Enter", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter", "Shift+ArrowDown", "Shift+ArrowDown", "Enter", "Enter"]);
        assert.deepEqual(await selected(), [2]);
        keep("access.lasso", await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }));
        await press(["Escape", "Escape", "Escape"]);
        assert.deepEqual(await page.evaluate("[scene.mode, scene.selection.size]"), ["orbit", 0]);
    });
});

test("by keys alone: the toolbar is one stop, its buttons are reached by arrows and show that they are on", async () => {
    await withPage({ reducedMotion: "reduce" }, async (page) => {
        await page.evaluate(wide);
        await open(page, CLOUD);
        const focused = () => page.evaluate("scene.ui.overlay.root.activeElement?.getAttribute('aria-label') ?? document.activeElement.localName");
        await page.keyboard.press("Tab");
        assert.equal(await focused(), "canvas");
        assert.equal(await page.evaluate("getComputedStyle(scene.ui.toolbar.bar).visibility"), "visible");
        await page.keyboard.press("Tab");
        assert.equal(await focused(), "Home view");
        await page.keyboard.press("ArrowDown");
        assert.equal(await focused(), "From the top");
        await page.keyboard.press("Enter");
        assert.equal(Math.round(await page.evaluate("scene.camera.angles.elev")), 90);
        assert.equal(await spoken(page), "From the top");
        await page.keyboard.press("End");
        assert.equal(await focused(), "Keys");
        await page.keyboard.press("ArrowDown");
        assert.equal(await focused(), "Home view");
        for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
        assert.equal(await focused(), "Parallel projection");
        await page.keyboard.press(" ");
        assert.equal(await page.evaluate("scene.camera.projection + scene.ui.overlay.root.activeElement.getAttribute('aria-pressed')"), "orthographictrue");
        assert.equal(await spoken(page), "Parallel projection: on");
        await page.keyboard.press("Shift+Tab");
        assert.equal(await focused(), "canvas");
        await page.keyboard.press("Tab");
        assert.equal(await focused(), "Parallel projection", "where it was left");
        await page.keyboard.press("Escape");
        assert.equal(await focused(), "canvas");
        await page.keyboard.press("c");
        assert.equal(await page.evaluate("scene.artists.at(-1).kind"), "clip_box");
        await page.keyboard.press("c");
        assert.deepEqual(await page.evaluate("[scene.artists.length, scene.artists.at(-1).visible]"), [3, false], "the box waits where it was");
        await page.keyboard.press("c");
        assert.equal(await page.evaluate("scene.artists.at(-1).visible"), true);
        await page.evaluate("document.activeElement.blur()");
        await page.mouse.move(900, 600);
        await until("it to go", () => page.evaluate("getComputedStyle(scene.ui.toolbar.bar).visibility === 'hidden'"));
    });
});

test("the table shows pages of the source's values, and copies them", async () => {
    await withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
        await page.evaluate(wide);
        await open(page, `const xyz = new Float64Array(3 * 250); for (let i = 0; i < 250; i++) xyz[3 * i] = i + 1e-9;
            window.p = scene.scatter(xyz, { label: "Many", hover: { name: Array.from({ length: 250 }, (_, i) => "n" + i) } }); scene.box()`);
        await page.evaluate("p.selected = [3, 240]; scene.viewport.canvas.focus()");
        await page.keyboard.press("t");
        const inside = (code) => page.evaluate(`(() => { const box = scene.ui.overlay.openDialog; return ${code}; })()`);
        const caption = (text) => until(text, () => inside(`box.querySelector("caption").textContent === ${JSON.stringify(text)}`));
        await caption("Many: rows 1 to 100 of 250, 2 selected");
        assert.deepEqual(await inside("[...box.querySelectorAll('tr')].slice(3, 5).map((row) => [...row.children].map((cell) => cell.textContent))"),
            [["2", "2.000000001", "0", "0", "n2"], ["3 (selected)", "3.000000001", "0", "0", "n3"]]);
        await page.getByRole("button", { name: "Last" }).click();
        await caption("Many: rows 201 to 250 of 250, 2 selected");
        assert.equal(await inside("box.querySelectorAll('button:disabled').length"), 2);
        await page.getByLabel("Selected only").check();
        await caption("Many: rows 1 to 2 of 2");
        await page.getByRole("button", { name: "Copy these rows as CSV" }).click();
        await until("the copy", () => inside("box.querySelector('[role=status]').textContent === 'Copied.'"));
        assert.equal(await page.evaluate("navigator.clipboard.readText()"), "index,x,y,z,name\n3,3.000000001,0,0,n3\n240,240.000000001,0,0,n240");
        await page.getByLabel("Artist").selectOption("2. box");
        await caption("box: one element");
        await page.evaluate("scene.source = (node, index) => Promise.resolve([['row', String(index)], ['from', 'Python']])");
        await page.getByLabel("Artist").selectOption("1. Many");
        await until("the host's words", () => inside("box.querySelector('tbody td:last-child')?.textContent === 'Python'"));
        await page.keyboard.press("Escape");
        await until("the picture's focus", () => page.evaluate("document.activeElement === scene.viewport.canvas && scene.ui.overlay.openDialog === null"));
    });
});

test("where colours are forced or motion is unwanted, the tools follow", async () => {
    await withPage({ forcedColors: "active", reducedMotion: "reduce" }, async (page) => {
        await page.evaluate(wide);
        await open(page, CLOUD);
        await page.keyboard.press("Tab");
        await page.keyboard.press("b");
        await page.mouse.move(200, 100);
        await page.mouse.down();
        await page.mouse.move(400, 300);
        keep("access.forced", await page.screenshot({ clip: { x: 0, y: 0, width: 600, height: 460 } }));
        const style = (selector, name) => page.evaluate(`getComputedStyle(scene.ui.overlay.root.querySelector("${selector}")).${name}`);
        assert.equal(await style(".bar", "transitionDuration"), "0s");
        assert.notEqual(await style("[aria-pressed=true]", "outlineStyle"), "none");
        await page.mouse.up();
    });
});

test("a scene that is gone has no listener, timer or frame left", async () => {
    await withPage({}, async (page) => {
        const left = await page.evaluate(`(async () => {
            const live = new Set(), names = new WeakMap(), { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
            EventTarget.prototype.addEventListener = function (type, listener, options) {
                const entry = { target: this, type, listener };
                if (!options?.signal?.aborted && !options?.once) {
                    live.add(entry);
                    if (options?.signal) add.call(options.signal, "abort", () => live.delete(entry));
                }
                return add.call(this, type, listener, options);
            };
            EventTarget.prototype.removeEventListener = function (type, listener, options) {
                for (const entry of live) if (entry.target === this && entry.type === type && entry.listener === listener) live.delete(entry);
                return remove.call(this, type, listener, options);
            };
            let timers = new Set(), { setTimeout: start, clearTimeout: stop } = window;
            window.setTimeout = (call, ms) => { const id = start(() => { timers.delete(id); call(); }, ms); timers.add(id); return id; };
            window.clearTimeout = (id) => { timers.delete(id); stop(id); };
            const make = async () => {
                window.scene = await vitrail.createScene("#plot");
                ${CLOUD};
                scene.on("hover", () => {});
                await scene.settled();
                scene.table();
                scene.ui.toolbar.help();
            };
            await make();
            const during = live.size;
            scene.dispose();
            const after = [...live].map(({ target, type }) => target.constructor.name + " " + type);
            const scenes = [await make() ?? scene, await make() ?? scene];
            const off = vitrail.link(scenes[0], scenes[1]);
            off();
            const linked = ["camera", "select"].filter((event) => scenes.some((scene) => scene.events.has(event)));
            for (const one of scenes) one.dispose();
            const end = [...live].map(({ target, type }) => target.constructor.name + " " + type);
            return { during, after, end, linked, timers: timers.size, plot: document.getElementById("plot").childElementCount, nodes: vitrail.stats().nodes };
        })()`);
        assert.ok(left.during > 20, `${left.during} while it lives`);
        assert.deepEqual({ ...left, during: 0 }, { during: 0, after: [], end: [], linked: [], timers: 0, plot: 0, nodes: 0 });
    });
});
