// In:  build/web in Chromium. Out: that scenes lose and find their GL context, share one, and go without a trace.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./harness.mjs";
import { decode, keep } from "./pictures.mjs";
import { RED_BOX, near, open, shown, withPage } from "./scene-page.mjs";

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
        assert.deepEqual(await shown(page, "scene.viewport.canvas"), [0, 255, 0]);
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
        await page.evaluate("scene.viewport.canvas.focus(); scene.engine.presenter.context.getExtension('WEBGL_lose_context').loseContext()");
        await until("a new context", () => page.evaluate("scene.engine.presenter.lost === false && scene.engine.presenter.context !== null"), { seconds: 10 });
        await page.evaluate("scene.settled()");
        const { data, width } = decode(await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }));
        assert.deepEqual([...data.subarray(4 * (120 * width + 160), 4 * (120 * width + 160) + 3)], [255, 0, 0]);
        assert.equal(await page.evaluate("document.activeElement === scene.viewport.canvas"), true, "the focus stays");
    });
});

test("a second scene moves both to one shared context; the first keeps its picture, focus and events", async () => {
    await withPage({}, async (page) => {
        await open(page, RED_BOX);
        const result = await page.evaluate(`(async () => {
            scene.viewport.canvas.focus();
            const second = document.body.appendChild(Object.assign(document.createElement("div"), { className: "plot" }));
            window.other = await vitrail.createScene(second);
            other.box({ size: 2, color: "#0f0", shading: "none" });
            other.camera.set(flat);
            await other.settled(); await scene.settled();
            return { mode: vitrail.stats().presenter, focus: document.activeElement === scene.viewport.canvas };
        })()`);
        assert.deepEqual(result, { mode: "shared", focus: true });
        assert.deepEqual(await shown(page, "scene.viewport.canvas"), [255, 0, 0]);
        assert.deepEqual(await shown(page, "other.viewport.canvas"), [0, 255, 0]);
        await page.mouse.move(160, 120);
        await page.mouse.down();
        await page.mouse.move(190, 120);
        await page.mouse.up();
        assert.ok(await page.evaluate("scene.camera.angles.azim") < -95);
        await page.evaluate("scene.dispose(); other.artists[0].color = '#00f'; other.settled().then(() => 0)");
        assert.deepEqual(await shown(page, "other.viewport.canvas"), [0, 0, 255]);
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
            return scenes.map((scene) => scene.viewport.canvas.getBoundingClientRect().toJSON());
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
            const canvases = scenes.map((scene) => scene.viewport.frame);
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
        const top = await page.evaluate("Math.round(scene.viewport.frame.getBoundingClientRect().top)");
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
