// In:  build/web in Chromium. Out: that scenes on a page draw, move, resize, lose and find their context, and go.
// Called by: npm run test:browser.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium, root, site, until } from "./harness.mjs";
import { decode, keep } from "./pictures.mjs";

let browser, server;
before(async () => {
    server = await site([["/web/", join(root, "build/web")]]);
    browser = await chromium();
});
after(async () => {
    await browser?.close();
    await server?.close();
});

/** A page with a scene in #plot made by `make` (code that sees `open`), closed at the end; nothing may have gone wrong in it. */
async function withPage(options, act) {
    const tab = await browser.open(`${server.url}test/scene.html`, options);
    try {
        await tab.page.waitForFunction("window.ready");
        await act(tab.page, tab);
        assert.deepEqual(await tab.problems(), []);
    } finally {
        await tab.close();
    }
}
const open = (page, code = "", options = "{}") => page.evaluate(`(async () => {
    window.scene = await vitrail.createScene("#plot", ${options});
    ${code};
    await scene.settled();
})()`);
/** What is on the screen in the middle of an element, found by an expression. */
async function shown(page, element) {
    await page.evaluate("frames(2)");
    const { x, y, width, height } = await page.evaluate(`(${element}).getBoundingClientRect().toJSON()`);
    const picture = decode(await page.screenshot({ clip: { x, y, width, height } }));
    const at = 4 * ((picture.height >> 1) * picture.width + (picture.width >> 1));
    return [...picture.data.subarray(at, at + 3)];
}
const near = (a, b, within, what = "") => a.forEach((x, i) => assert.ok(Math.abs(x - b[i]) <= within, `${what} ${a} is not ${b}`));
const RED_BOX = "scene.box({ size: 2, color: '#f00', shading: 'none' }); scene.camera.set(flat)";

test("a scene draws straight into its own canvas, and stops when it is done", async () => {
    await withPage({}, async (page) => {
        await open(page, RED_BOX, "{ background: '#00f' }");
        assert.equal(await page.evaluate("vitrail.stats().presenter"), "direct");
        const { data, width } = decode(await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }));
        const at = (x, y) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
        assert.deepEqual(at(160, 120), [255, 0, 0]);
        assert.deepEqual(at(5, 5), [0, 0, 255]);
        assert.deepEqual(at(160 + 45, 120), [0, 0, 255]);
        assert.deepEqual(at(160 + 38, 120), [255, 0, 0]);
        const calls = await page.evaluate(`(async () => {
            let calls = 0;
            const original = requestAnimationFrame;
            window.requestAnimationFrame = (call) => original((time) => { if (call === scene.engine.tick) calls++; call(time); });
            await new Promise((done) => setTimeout(done, 300));
            return calls;
        })()`);
        assert.equal(calls, 0);
    });
});

test("what is set shows in the next frame, and render() draws at once", async () => {
    await withPage({}, async (page) => {
        await open(page, RED_BOX + "; window.box = scene.artists[0]");
        const colors = await page.evaluate(`(async () => {
            const seen = [];
            box.color = "#0f0"; scene.render(); seen.push(pixel(scene.stage.canvas));
            box.color = "#00f"; await frames(2); await scene.settled(); seen.push(scene.toImageData().data.slice(4 * (120 * 320 + 160), 4 * (120 * 320 + 160) + 4));
            box.visible = false; seen.push(scene.toImageData().data.slice(4 * (120 * 320 + 160), 4 * (120 * 320 + 160) + 4));
            return seen.map((c) => [...c]);
        })()`);
        assert.deepEqual(colors, [[0, 255, 0, 255], [0, 0, 255, 255], [255, 255, 255, 255]]);
    });
});

test("a drag turns, the right button and shift pan, and the event tells", async () => {
    await withPage({ reducedMotion: "reduce" }, async (page) => {
        await open(page, "scene.scatter([[-1,-1,-1],[1,1,1]]); window.told = 0; scene.on('camera', () => told++)");
        const angles = () => page.evaluate("scene.camera.angles");
        const target = () => page.evaluate("[...scene.camera.target]");
        const [before, from] = [await angles(), await target()];
        await page.mouse.move(160, 120);
        await page.mouse.down();
        await page.mouse.move(200, 150, { steps: 4 });
        await page.mouse.up();
        const turned = await angles();
        assert.ok(turned.azim < before.azim - 5, "the front goes right with the pointer");
        assert.ok(turned.elev > before.elev + 5, "and down with it");
        near(await target(), from, 1e-12);
        await page.mouse.move(300, 200);
        await page.mouse.down();
        await page.mouse.move(600, 200, { steps: 3 }); // outside the picture
        await page.mouse.up();
        const captured = await angles();
        assert.ok(Math.abs(captured.azim - turned.azim) > 60, "a drag goes on outside");
        await page.evaluate(`scene.view(${JSON.stringify(turned)})`);
        const drag = async (button, key) => {
            if (key) await page.keyboard.down(key);
            const was = await page.evaluate("scene.camera.project(scene.camera.target).slice(0, 2).map(Math.round)");
            const point = await target();
            await page.mouse.move(100, 100);
            await page.mouse.down({ button });
            await page.mouse.move(130, 90, { steps: 3 });
            await page.mouse.up({ button });
            if (key) await page.keyboard.up(key);
            const is = await page.evaluate(`scene.camera.project([${point}])`);
            near(is.slice(0, 2), [was[0] + 30, was[1] - 10], 0.6, `${button} ${key ?? ""}`);
        };
        await drag("right");
        await drag("middle");
        await drag("left", "Shift");
        near(Object.values(await angles()), Object.values(turned), 1e-9);
        await page.evaluate("frames(2)");
        assert.ok(await page.evaluate("told") > 3);
    });
});

test("the wheel zooms to the pointer, but a page that scrolls past goes on scrolling", async () => {
    await withPage({}, async (page) => {
        await page.evaluate("document.body.style.paddingBottom = '3000px'");
        await open(page, "scene.scatter([[-1,-1,-1],[1,1,1]])");
        await page.mouse.move(220, 90);
        await page.mouse.move(222, 92);
        const setup = await page.evaluate("({ d: Math.hypot(...scene.camera.eye.map((x, i) => x - scene.camera.target[i])), t: [...scene.camera.target] })");
        const ray = "scene.camera.project([0.3, 0.2, 0.1])";
        assert.ok(await page.evaluate(ray));
        // A point in the plane through the target, under the pointer, stays there.
        const held = await page.evaluate(`(() => {
            const { view, projection } = scene.camera.matrices, distance = ${setup.d};
            const x = ((222 / 320) * 2 - 1) / projection[0] * distance, y = (1 - (92 / 240) * 2) / projection[5] * distance;
            return scene.camera.target.map((t, i) => t + x * view[i * 4] + y * view[i * 4 + 1]);
        })()`);
        near((await page.evaluate(`scene.camera.project([${held}])`)).slice(0, 2), [222, 92], 0.01);
        await page.mouse.wheel(0, -240);
        await until("the zoom", () => page.evaluate(`Math.hypot(...scene.camera.eye.map((x, i) => x - scene.camera.target[i])) < ${setup.d * 0.8}`));
        near((await page.evaluate(`scene.camera.project([${held}])`)).slice(0, 2), [222, 92], 0.01);
        assert.equal(await page.evaluate("scrollY"), 0);
        // The picture scrolls under a pointer that does not move: the wheel is the page's.
        await page.mouse.move(500, 600);
        await page.evaluate("document.activeElement.blur(); document.getElementById('plot').style.marginTop = '700px'");
        const distance = await page.evaluate("Math.hypot(...scene.camera.eye.map((x, i) => x - scene.camera.target[i]))");
        await page.mouse.move(150, 600);
        for (let i = 0; i < 12; i++) {
            await page.mouse.wheel(0, 40);
            await page.evaluate("frames(2)");
        }
        await until("the scrolling", () => page.evaluate("scrollY > 400"));
        assert.equal(await page.evaluate("Math.hypot(...scene.camera.eye.map((x, i) => x - scene.camera.target[i]))"), distance);
    });
});

test("one finger turns; two pan, zoom and twist", async () => {
    await withPage({ hasTouch: true, reducedMotion: "reduce" }, async (page, { context }) => {
        await open(page, "scene.scatter([[-1,-1,-1],[1,1,1]]); scene.camera.set(flat)");
        const cdp = await context.newCDPSession(page);
        const touch = (type, ...points) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
        const angles = () => page.evaluate("scene.camera.angles");
        const before = await angles();
        await touch("touchStart", [160, 120]);
        await touch("touchMove", [180, 120]);
        await touch("touchMove", [200, 120]);
        await touch("touchEnd");
        assert.ok((await angles()).azim < before.azim - 5);
        await page.evaluate("scene.camera.set(flat)");
        // Two fingers apart by 100 px, then by 200: twice as near, the middle stays.
        const distance = () => page.evaluate("Math.hypot(...scene.camera.eye.map((x, i) => x - scene.camera.target[i]))");
        const far = await distance();
        await touch("touchStart", [110, 120], [210, 120]);
        for (let d = 10; d <= 50; d += 10) await touch("touchMove", [110 - d, 120], [210 + d, 120]);
        await touch("touchEnd");
        near([await distance()], [far / 2], far * 0.01);
        near(await page.evaluate("scene.camera.project([0, 0, 0]).slice(0, 2)"), [160, 120], 1);
        await page.evaluate("scene.camera.set(flat)");
        await touch("touchStart", [110, 120], [210, 120]);
        for (let d = 10; d <= 40; d += 10) await touch("touchMove", [110 + d, 120 + d], [210 + d, 120 + d]);
        await touch("touchEnd");
        near(await page.evaluate("scene.camera.project([0, 0, 0]).slice(0, 2)"), [200, 160], 1);
        near([await distance()], [far], far * 0.01);
        // Turned by a quarter, clockwise: what was right of the middle is below it.
        await page.evaluate("scene.camera.set(flat)");
        await touch("touchStart", [110, 120], [210, 120]);
        for (let a = 5; a <= 90; a += 5) {
            const [x, y] = [50 * Math.cos(a * Math.PI / 180), 50 * Math.sin(a * Math.PI / 180)];
            await touch("touchMove", [160 - x, 120 - y], [160 + x, 120 + y]);
        }
        await touch("touchEnd");
        near(await page.evaluate("scene.camera.project([1, 0, 0]).slice(0, 2)"), [160, 160], 3);
        assert.equal(await page.evaluate("scrollY"), 0);
    });
});

test("keys turn, zoom, pan and jump, and only the picture with the focus listens", async () => {
    await withPage({ reducedMotion: "reduce" }, async (page) => {
        await open(page, "scene.scatter([[-1,-1,-1],[1,1,1]])");
        const angles = async () => { const { elev, azim } = await page.evaluate("scene.camera.angles"); return [elev, azim]; };
        await page.evaluate("scene.view({ elev: 25, azim: -60 })");
        await page.keyboard.press("ArrowRight");
        near(await angles(), [25, -60], 1e-6);
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate("document.activeElement === scene.stage.canvas"), true);
        assert.match(await page.evaluate("scene.stage.canvas.style.outline"), /2px/, "focus by keyboard shows");
        await page.keyboard.press("ArrowRight");
        near(await angles(), [25, -67.5], 1e-6);
        await page.keyboard.press("ArrowDown");
        near(await angles(), [32.5, -67.5], 1e-6);
        const distance = () => page.evaluate("Math.hypot(...scene.camera.eye.map((x, i) => x - scene.camera.target[i]))");
        const far = await distance();
        await page.keyboard.press("+");
        near([await distance()], [far / 1.2], 1e-6);
        await page.keyboard.press("-");
        near([await distance()], [far], 1e-6);
        for (const [key, elev, azim] of /** @type {[string, number, number][]} */ ([["1", 0, -90], ["2", 0, 0],
            ["3", 90, -90], ["h", 25, -60]])) {
            await page.keyboard.press(key);
            near(await angles(), [elev, azim], 1e-3, key);
        }
        await page.keyboard.press("Shift+ArrowRight");
        near(await page.evaluate("scene.camera.project([0, 0, 0]).slice(0, 2)"), [200, 120], 0.5);
        await page.keyboard.press("f");
        near(await page.evaluate("scene.camera.project([0, 0, 0]).slice(0, 2)"), [160, 120], 0.5);
        assert.equal(await page.evaluate("scene.stage.canvas.getAttribute('role')"), "img");
        assert.equal(await page.evaluate("scene.stage.canvas.getAttribute('aria-label')"), "3D picture");
        await page.mouse.click(160, 120);
        assert.doesNotMatch(await page.evaluate("scene.stage.canvas.style.outline"), /2px/, "focus by mouse does not show");
    });
});

test("a flick runs out, a jump glides, and both stop at a touch; neither where less motion is wanted", async () => {
    const flick = async (page) => {
        await page.mouse.move(100, 120);
        await page.mouse.down();
        for (let x = 105; x < 150; x += 5) await page.mouse.move(x, 120);
        await page.evaluate("addEventListener('pointerup', () => { window.held = scene.camera.angles.azim; }, { capture: true, once: true })");
        for (let x = 150; x <= 180; x += 5) await page.mouse.move(x, 120);
        await page.mouse.up();
        await new Promise((done) => setTimeout(done, 600));
        return page.evaluate("[held, scene.camera.angles.azim]");
    };
    await withPage({ reducedMotion: "no-preference" }, async (page) => {
        await open(page, "scene.scatter([[-1,-1,-1],[1,1,1]])");
        const [held, after] = await flick(page);
        assert.ok(after < held - 1, `${held} ran out to ${after}`);
        const steps = await page.evaluate(`(async () => {
            const seen = [];
            scene.camera.glide((camera) => camera.top());
            for (let i = 0; i < 40 && (scene.camera.moving || i < 2); i++) { await frames(1); seen.push(scene.camera.angles.elev); }
            return seen;
        })()`);
        assert.ok(steps.some((elev) => elev > 30 && elev < 85), `on the way: ${steps}`);
        assert.ok(steps.every((elev, i) => !i || elev >= steps[i - 1] - 1e-6), "it only rises");
        near([steps.at(-1)], [90], 1e-3);
        await page.evaluate("scene.camera.glide((camera) => camera.front())");
        await page.evaluate("frames(3)");
        await page.mouse.down();
        const stopped = await page.evaluate("[scene.camera.moving, scene.camera.angles.elev, scene.camera.up.join()]");
        await page.mouse.up();
        assert.equal(stopped[0], false);
        assert.ok(stopped[1] > 1);
        assert.equal(stopped[2], "0,0,1");
    });
    await withPage({ reducedMotion: "reduce" }, async (page) => {
        await open(page, "scene.scatter([[-1,-1,-1],[1,1,1]])");
        const [held, after] = await flick(page);
        assert.equal(after, held);
        await page.evaluate("scene.camera.glide((camera) => camera.top())");
        near([await page.evaluate("scene.camera.angles.elev")], [90], 1e-3);
    });
});

test("the picture follows its element: size, device pixels, nothing, away and back", async () => {
    for (const scale of [1, 2, 1.5]) {
        await withPage({ scale }, async (page) => {
            await open(page, RED_BOX);
            const size = () => page.evaluate("[scene.stage.canvas.width, scene.stage.canvas.height, scene.camera.pixel_ratio]");
            assert.deepEqual(await size(), [320 * scale, 240 * scale, scale]);
            await page.evaluate("document.getElementById('plot').style.width = '400px'; frames(3)");
            assert.deepEqual(await size(), [400 * scale, 240 * scale, scale]);
            const middle = "(async () => { await scene.settled(); scene.render(); return pixel(scene.stage.canvas); })()";
            assert.deepEqual(await page.evaluate(middle), [255, 0, 0, 255]);
            await page.evaluate("document.getElementById('plot').style.display = 'none'; frames(3)");
            await page.evaluate("scene.artists[0].color = '#0f0'; frames(3)");
            await page.evaluate("document.getElementById('plot').style.display = ''; frames(4)");
            const { data, width, height } = decode(await page.screenshot({ clip: { x: 0, y: 0, width: 400, height: 240 } }));
            const at = 4 * ((height >> 1) * width + (width >> 1));
            assert.deepEqual([...data.subarray(at, at + 3)], [0, 255, 0]);
            await page.evaluate("window.plot_ = document.getElementById('plot'); plot_.remove(); frames(3)");
            await page.evaluate("scene.artists[0].color = '#00f'; document.body.append(plot_); frames(4)");
            const again = decode(await page.screenshot({ clip: { x: 0, y: 0, width: 400, height: 240 } }));
            assert.deepEqual([...again.data.subarray(at, at + 3)], [0, 0, 255]);
        });
    }
});

test("an element without a height gets one; width and height are CSS lengths", async () => {
    await withPage({}, async (page) => {
        const sizes = await page.evaluate(`(async () => {
            const plot = document.getElementById("plot");
            plot.className = "";
            const sizes = [];
            for (const options of [{}, { height: 200 }, { width: "50%", height: "10em" }]) {
                const scene = await vitrail.createScene(plot, options);
                await frames(2);
                sizes.push([scene.stage.width, scene.stage.height]);
                scene.dispose();
            }
            return sizes;
        })()`);
        assert.deepEqual(sizes, [[1000, 480], [1000, 200], [500, 140]]);
        const hidden = await page.evaluate(`(async () => {
            const plot = document.getElementById("plot"), sizes = [];
            for (const style of ["height: 300px", "height: 50px", "max-width: 400px", "display: flex; flex-direction: column; height: 120px"]) {
                plot.style.cssText = style + "; display: none";
                const scene = await vitrail.createScene(plot);
                await frames(2);
                plot.style.cssText = style;
                await frames(3);
                sizes.push([scene.stage.width, scene.stage.height]);
                scene.dispose();
            }
            return sizes;
        })()`);
        assert.deepEqual(hidden, [[1000, 300], [1000, 50], [400, 480], [1000, 120]]);
    });
});

test("a lost context comes back with the same picture", async () => {
    await withPage({}, async (page) => {
        await open(page, `
            scene.scatter(Float32Array.from({ length: 3000 }, (_, i) => Math.sin(i * 0.7)), { c: Float32Array.from({ length: 1000 }, (_, i) => i) });
            scene.line(Float32Array.from({ length: 300 }, (_, i) => Math.cos(i)), { color: 'tomato' });
            scene.surface(Array.from({ length: 20 }, (_, i) => Array.from({ length: 20 }, (_, k) => Math.sin(i / 3) * Math.cos(k / 3))), { scale: 0.1, alpha: 0.7 });
            scene.text('words', { position: [0, 0, 1] }); scene.sphere({ size: 0.5, position: [1, 1, 1] });
            window.log = []; for (const name of ['contextlost', 'contextrestored']) scene.on(name, () => log.push(name))`);
        const shot = () => page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } });
        const before = await shot();
        const read = "[...scene.toImageData().data].join()";
        const pixels = await page.evaluate(read);
        for (let i = 0; i < 3; i++) {
            await page.evaluate(`(async () => {
                const lose = scene.engine.presenter.context.getExtension("WEBGL_lose_context");
                lose.loseContext();
                await frames(2);
                scene.render();
                lose.restoreContext();
                await new Promise((done) => { const off = scene.on("contextrestored", () => { off(); done(); }); });
                await scene.settled();
            })()`);
            assert.deepEqual(decode(await shot()).data, decode(before).data);
            assert.equal(await page.evaluate(read), pixels);
        }
        assert.deepEqual(await page.evaluate("log"), ["contextlost", "contextrestored", "contextlost", "contextrestored", "contextlost", "contextrestored"]);
        keep("scene.context", before);
    });
});

test("a context that is lost in the middle of the work is no error", async () => {
    await withPage({}, async (page) => {
        await open(page, RED_BOX);
        const result = await page.evaluate(`(async () => {
            const lose = scene.engine.presenter.context.getExtension("WEBGL_lose_context");
            lose.loseContext(); // the event comes later: what follows meets a context that answers nothing
            scene.line([[0, 0, 0], [1, 1, 1]]); scene.text("words"); scene.surface([[1, 2], [3, 4]]); scene.artists[0].color = "#0f0";
            scene.render();
            let thrown = "";
            try { scene.toImageData(); } catch (error) { thrown = error.message; }
            await frames(3);
            lose.restoreContext();
            await new Promise((done) => { const off = scene.on("contextrestored", () => { off(); done(); }); });
            await scene.settled();
            return [thrown, document.querySelector("[role=alert]")];
        })()`);
        assert.match(result[0], /contextrestored/);
        assert.equal(result[1], null);
        assert.deepEqual(await shown(page, "scene.stage.canvas"), [0, 255, 0]);
    });
});

test("a context may be lost at any GL call", async () => {
    await withPage({}, async (page) => {
        await open(page, `scene.scatter(Float32Array.from({ length: 300 }, (_, i) => Math.sin(i)), { c: Float32Array.from({ length: 100 }, (_, i) => i) });
            scene.mesh([[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], { color: 'tomato' }); scene.text('words'); scene.camera.passes = 3`);
        const wrong = await page.evaluate(`(async () => {
            const read = () => scene.toImageData().data, wanted = read(), wrong = [];
            const { prototype } = WebGL2RenderingContext, calls = [];
            for (const name of Object.getOwnPropertyNames(prototype)) {
                const { value } = Object.getOwnPropertyDescriptor(prototype, name);
                if (typeof value !== "function" || /isContextLost|getExtension/.test(name)) continue;
                prototype[name] = function (...values) {
                    if (--window.left === 0) this.getExtension("WEBGL_lose_context").loseContext();
                    return value.apply(this, values);
                };
            }
            for (const k of [1, 2, 3, 10, 40, 80, 120, 160, 200, 240, 300, 400]) {
                const lose = scene.engine.presenter.context.getExtension("WEBGL_lose_context");
                const back = new Promise((done) => { const off = scene.on("contextrestored", () => { off(); done(); }); });
                window.left = k;
                for (let i = 0; window.left > 0 && i < 50; i++) { scene.camera.orbit(0, 0); scene.artists[1].color = i % 2 ? "tomato" : "red"; scene.artists[1].color = "tomato"; scene.render(); }
                if (window.left > 0) { wrong.push(["never", k]); continue; }
                await frames(2);
                lose.restoreContext();
                await back;
                await scene.settled();
                const got = read();
                let differ = 0;
                for (let i = 0; i < got.length; i++) if (got[i] !== wanted[i]) differ++;
                if (differ) wrong.push([k, differ]);
            }
            return wrong;
        })()`);
        assert.deepEqual(wrong, []);
    });
});

test("a context that does not come back is replaced", async () => {
    await withPage({}, async (page) => {
        await open(page, RED_BOX);
        await page.evaluate("scene.stage.canvas.focus(); scene.engine.presenter.context.getExtension('WEBGL_lose_context').loseContext()");
        await until("a new context", () => page.evaluate("scene.engine.presenter.lost === false && scene.engine.presenter.context !== null"), { seconds: 10 });
        await page.evaluate("scene.settled()");
        const { data, width } = decode(await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }));
        assert.deepEqual([...data.subarray(4 * (120 * width + 160), 4 * (120 * width + 160) + 3)], [255, 0, 0]);
        assert.equal(await page.evaluate("document.activeElement === scene.stage.canvas"), true, "the focus stays");
    });
});

test("a second scene moves both to one shared context; the first keeps its picture, focus and events", async () => {
    await withPage({}, async (page) => {
        await open(page, RED_BOX);
        const result = await page.evaluate(`(async () => {
            scene.stage.canvas.focus();
            const second = document.body.appendChild(Object.assign(document.createElement("div"), { className: "plot" }));
            window.other = await vitrail.createScene(second);
            other.box({ size: 2, color: "#0f0", shading: "none" });
            other.camera.set(flat);
            await other.settled(); await scene.settled();
            return { mode: vitrail.stats().presenter, focus: document.activeElement === scene.stage.canvas };
        })()`);
        assert.deepEqual(result, { mode: "shared", focus: true });
        assert.deepEqual(await shown(page, "scene.stage.canvas"), [255, 0, 0]);
        assert.deepEqual(await shown(page, "other.stage.canvas"), [0, 255, 0]);
        await page.mouse.move(160, 120);
        await page.mouse.down();
        await page.mouse.move(190, 120);
        await page.mouse.up();
        assert.ok(await page.evaluate("scene.camera.angles.azim") < -95);
        await page.evaluate("scene.dispose(); other.artists[0].color = '#00f'; other.settled().then(() => 0)");
        assert.deepEqual(await shown(page, "other.stage.canvas"), [0, 0, 255]);
    });
});

test("40 scenes on one page are all right, with one context, and go without a trace", async () => {
    await withPage({ width: 1000, height: 900 }, async (page) => {
        const boxes = await page.evaluate(`(async () => {
            window.contexts = [];
            for (const Class of [HTMLCanvasElement, OffscreenCanvas]) {
                const original = Class.prototype.getContext;
                Class.prototype.getContext = function (kind, ...rest) {
                    const context = original.call(this, kind, ...rest);
                    if (kind === "webgl2" && context) contexts.push(context);
                    return context;
                };
            }
            document.getElementById("plot").remove();
            window.scenes = [];
            for (let i = 0; i < 40; i++) {
                const div = document.body.appendChild(document.createElement("div"));
                div.style.cssText = "display: inline-block; width: " + (100 + (i % 3) * 10) + "px; height: 90px";
                const scene = await vitrail.createScene(div, { camera: { ...flat, passes: 2 } });
                scene.box({ size: 2, shading: "none", color: [i / 39, 1 - i / 39, (i % 5) / 4] });
                scenes.push(scene);
            }
            await Promise.all(scenes.map((scene) => scene.settled()));
            await frames(2);
            return scenes.map((scene) => scene.stage.canvas.getBoundingClientRect().toJSON());
        })()`);
        const png = await page.screenshot(), { data, width } = decode(png);
        keep("scene.forty", png);
        boxes.forEach(({ x, y, width: w, height: h }, i) => {
            const at = 4 * (Math.round(y + h / 2) * width + Math.round(x + w / 2));
            near([...data.subarray(at, at + 3)], [i / 39, 1 - i / 39, (i % 5) / 4].map((c) => c * 255), 1, `scene ${i}`);
        });
        assert.equal(await page.evaluate("contexts.filter((context) => !context.isContextLost()).length"), 1);
        assert.equal(await page.evaluate("vitrail.stats().presenter"), "shared");
        const left = await page.evaluate(`(async () => {
            const canvases = scenes.map((scene) => scene.stage.frame);
            for (const scene of scenes) scene.dispose();
            await frames(2);
            const { nodes, scenes: count, presenter, gl } = vitrail.stats();
            return { nodes, count, presenter, gl: [gl.ready, gl.programs, gl.buffers, gl.textures, gl.framebuffers, gl.memory_bytes],
                names: scenes[0].engine.gl.count, elements: canvases.filter((canvas) => canvas.isConnected).length };
        })()`);
        assert.deepEqual(left, { nodes: 0, count: 0, presenter: "none", gl: [false, 0, 0, 0, 0, 0], names: 0, elements: 0 });
    });
});

test("scenes that come and go give every byte and every listener back", async () => {
    await withPage({}, async (page, { context }) => {
        const cdp = await context.newCDPSession(page);
        const round = `(async () => {
            for (let i = 0; i < 5; i++) {
                const scene = await vitrail.createScene("#plot");
                scene.scatter(new Float32Array(3000).fill(1));
                scene.on("frame", () => {});
                scene.render();
                scene.dispose();
            }
            const { bytes, blocks, nodes } = vitrail.stats();
            return [bytes, blocks, nodes];
        })()`;
        const first = await page.evaluate(round);
        const count = async () => {
            await cdp.send("HeapProfiler.collectGarbage");
            const { jsEventListeners, nodes } = await cdp.send("Memory.getDOMCounters");
            return { jsEventListeners, nodes };
        };
        const before = await count();
        assert.deepEqual(await page.evaluate(round), first);
        assert.deepEqual(await page.evaluate(round), first);
        const after = await count();
        assert.ok(after.jsEventListeners <= before.jsEventListeners, `${after.jsEventListeners} listeners, ${before.jsEventListeners} before`);
    });
});

test("scenes out of sight do not draw; they are right when they come into sight", async () => {
    await withPage({}, async (page) => {
        await page.evaluate("document.getElementById('plot').style.marginTop = '3000px'");
        await page.evaluate(`(async () => {
            window.scene = await vitrail.createScene("#plot");
            ${RED_BOX};
            window.drawn = 0; window.ticks = 0;
            scene.on("frame", () => ticks++);
            await frames(10);
        })()`);
        assert.equal(await page.evaluate("ticks"), 0);
        assert.equal(await page.evaluate("vitrail.stats().presenter"), "none");
        await page.evaluate("scrollTo(0, 3000); frames(10)");
        await until("frames", () => page.evaluate("ticks > 2"));
        const { data, width } = decode(await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 700 } }));
        const top = await page.evaluate("Math.round(scene.stage.frame.getBoundingClientRect().top)");
        const at = 4 * ((top + 120) * width + 160);
        assert.deepEqual([...data.subarray(at, at + 3)], [255, 0, 0]);
    });
});

test("a scene that is slow takes no frames from the others", async () => {
    await withPage({}, async (page) => {
        const ticks = await page.evaluate(`(async () => {
            const made = [];
            for (let i = 0; i < 3; i++) made.push(await vitrail.createScene(document.body.appendChild(Object.assign(document.createElement("div"), { className: "plot" }))));
            const ticks = [0, 0, 0];
            made.forEach((scene, i) => scene.on("frame", () => {
                ticks[i]++;
                for (const end = performance.now() + (i === 0 ? 40 : 0); performance.now() < end;);
            }));
            await frames(40);
            return ticks;
        })()`);
        assert.ok(Math.min(...ticks) > 8, `${ticks}`);
    });
});

test("without WebGL2 the element says so", async () => {
    await withPage({}, async (page) => {
        const said = await page.evaluate(`(async () => {
            for (const Class of [HTMLCanvasElement, OffscreenCanvas]) {
                const original = Class.prototype.getContext;
                Class.prototype.getContext = function (kind, ...rest) { return kind === "webgl2" ? null : original.call(this, kind, ...rest); };
            }
            window.addEventListener("error", (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);
            const scene = await vitrail.createScene("#plot");
            scene.box();
            let thrown = "";
            try { scene.render(); } catch (error) { thrown = error.code; }
            await frames(3);
            const alert = document.querySelector("#plot [role=alert]");
            return [alert?.textContent ?? "", thrown, alert?.clientHeight];
        })()`);
        assert.match(said[0], /needs WebGL2.*hardware acceleration/);
        assert.equal(said[1], "gl");
        assert.ok(said[2] > 100);
        keep("scene.no-webgl", await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }));
        await page.evaluate("seen.errors.length = 0"); // the message is what this is about
    });
});

test("an engine that cannot be fetched is told in the element", async () => {
    await withPage({}, async (page) => {
        const said = await page.evaluate(`vitrail.createScene("#plot", { wasm: "/nowhere.wasm" }).catch((error) => [error.code, error.message])`);
        assert.equal(said[0], "engine");
        assert.match(said[1], /not found at .*nowhere\.wasm \(status 404\); say where it is with load/);
        assert.equal(await page.evaluate("document.querySelector('#plot [role=alert]').textContent"), said[1]);
        await page.evaluate("seen.errors.length = 0; document.getElementById('plot').textContent = ''");
        await open(page, RED_BOX); // the next try may find it
        assert.equal(await page.evaluate("vitrail.stats().presenter"), "direct");
    });
});

test("pictures come out as files, at any size", async () => {
    await withPage({}, async (page) => {
        await open(page, RED_BOX);
        const result = await page.evaluate(`(async () => {
            const blob = await scene.toBlob(), large = await createImageBitmap(await scene.toBlob({ pixelRatio: 2 }));
            const wide = scene.toImageData({ width: 100, height: 50 }), jpeg = await scene.toBlob({ type: "image/jpeg", quality: 0.8 });
            const canvas = new OffscreenCanvas(320, 240), context = canvas.getContext("2d");
            context.drawImage(await createImageBitmap(blob), 0, 0);
            return { type: blob.type, large: [large.width, large.height], wide: [wide.width, wide.height], jpeg: jpeg.type,
                middle: [...context.getImageData(160, 120, 1, 1).data], corner: [...context.getImageData(1, 1, 1, 1).data],
                after: [scene.camera.width, scene.camera.height, scene.camera.pixel_ratio] };
        })()`);
        assert.deepEqual(result, { type: "image/png", large: [640, 480], wide: [100, 50], jpeg: "image/jpeg", middle: [255, 0, 0, 255],
            corner: [255, 255, 255, 255], after: [320, 240, 1] });
    });
});

test("pictures go in as canvases, bitmaps, images and files, the right way up; half floats too", async () => {
    await withPage({}, async (page) => {
        await open(page, "scene.camera.set({ eye: [0, 0, 22.39], target: [0, 0, 0], up: [0, 1, 0], fov: 30, projection: 'orthographic' })");
        const corners = await page.evaluate(`(async () => {
            const canvas = Object.assign(document.createElement("canvas"), { width: 4, height: 4 }), context = canvas.getContext("2d");
            for (const [color, x, y] of [["#f00", 0, 0], ["#0f0", 2, 0], ["#00f", 0, 2], ["#ff0", 2, 2]]) {
                context.fillStyle = color;
                context.fillRect(x, y, 2, 2);
            }
            const file = new Uint8Array(await (await new Promise((done) => canvas.toBlob(done))).arrayBuffer());
            const image = Object.assign(new Image(), { src: canvas.toDataURL() });
            await image.decode();
            const seen = [];
            for (const pixels of [canvas, context.getImageData(0, 0, 4, 4), await createImageBitmap(canvas), image, file, file.buffer]) {
                scene.clear().image(pixels, { filter: "nearest", size: 8 });
                const { data } = scene.toImageData();
                seen.push([[100, 60], [220, 60], [100, 180], [220, 180]].map(([x, y]) => data.slice(4 * (y * 320 + x), 4 * (y * 320 + x) + 3).join()).join(" "));
            }
            return seen;
        })()`);
        for (const seen of corners) assert.equal(seen, "255,0,0 0,255,0 0,0,255 255,255,0");
        const bounds = await page.evaluate("scene.clear().scatter(Float16Array.of(1, 2, 3, 4, 5.5, -6)).bounds");
        assert.deepEqual(bounds, [[1, 2, -6], [4, 5.5, 3]]);
    });
});

test("a clear background shows the page; a dark page gets a dark scene", async () => {
    await withPage({}, async (page) => {
        await page.evaluate("document.body.style.background = 'rgb(0, 128, 0)'");
        await open(page, RED_BOX, "{ background: [0, 0, 0, 0] }");
        const { data } = decode(await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }));
        assert.deepEqual([...data.subarray(0, 3)], [0, 128, 0]);
        await page.evaluate("scene.dispose(); document.body.style.background = '#101014'");
        await open(page, "scene.text('words', { size: 30 })");
        assert.equal(await page.evaluate("scene.dark"), true);
        near(await page.evaluate("[...scene.background]"), [17 / 255, 20 / 255, 24 / 255, 1], 0.002);
        assert.ok(await page.evaluate("scene.artists[0].color[0] > 0.8"));
    });
});

test("a canvas can be given, and keeps being that canvas", async () => {
    await withPage({}, async (page) => {
        const result = await page.evaluate(`(async () => {
            const canvas = document.createElement("canvas");
            canvas.style.cssText = "width: 200px; height: 100px";
            document.getElementById("plot").append(canvas);
            window.scene = await vitrail.createScene(canvas);
            ${RED_BOX};
            await scene.settled();
            return [canvas.width, canvas.height];
        })()`);
        assert.deepEqual(result, [200, 100]);
        assert.deepEqual(await shown(page, "scene.stage.canvas"), [255, 0, 0]);
        assert.equal(await page.evaluate("scene.dispose(); scene.stage.canvas.isConnected"), true);
    });
});

test("<vitrail-scene> makes a scene, moves with it, and takes it away when it goes", async () => {
    await withPage({}, async (page) => {
        const result = await page.evaluate(`(async () => {
            document.body.innerHTML = '<vitrail-scene id="v" title="Words" background="#00f" elev="10" azim="20" fov="40" projection="orthographic" style="width: 200px; height: 100px" wasm="/web/vitrail.wasm"></vitrail-scene>';
            const element = document.getElementById("v"), scene = window.scene = await element.ready;
            const { elev, azim } = scene.camera.angles;
            const out = { same: element.scene === scene, elev: Math.round(elev), azim: Math.round(azim), fov: Math.round(scene.camera.fov),
                projection: scene.camera.projection, background: [...scene.background], title: scene.title, tip: element.title,
                label: scene.stage.canvas.getAttribute("aria-label") };
            element.setAttribute("background", "red");
            out.after = [...scene.background];
            document.body.append(document.createElement("p"));
            document.body.append(element); // moved
            await new Promise((done) => setTimeout(done, 2300));
            out.moved = scene.disposed;
            element.remove();
            await new Promise((done) => setTimeout(done, 2300));
            out.removed = scene.disposed;
            return out;
        })()`);
        assert.deepEqual(result, { same: true, elev: 10, azim: 20, fov: 40, projection: "orthographic", background: [0, 0, 1, 1], title: "Words", tip: "", label: "Words", after: [1, 0, 0, 1],
            moved: false, removed: true });
    });
});

test("a strict content security policy is enough", async () => {
    const tab = await browser.open(`${server.url}test/policy.html`);
    try {
        await tab.page.evaluate(`(async () => {
            window.vitrail = await import("/web/vitrail.js");
            window.frames = (count) => new Promise((done) => { const next = () => (count-- > 0 ? requestAnimationFrame(next) : done()); next(); });
            window.blocked = [];
            document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.violatedDirective));
            window.scene = await vitrail.createScene("#plot", { height: 200, background: "#f00" });
            scene.text("words");
            await scene.settled();
            await scene.toBlob();
        })()`);
        await tab.page.keyboard.press("Tab");
        await tab.page.evaluate("frames(2)");
        const { data, width } = decode(await tab.page.screenshot());
        assert.deepEqual([...data.subarray(4 * (50 * width + 50), 4 * (50 * width + 50) + 3)], [255, 0, 0]);
        assert.deepEqual(await tab.page.evaluate("blocked"), []);
    } finally {
        await tab.close();
    }
});
