// In:  build/web in Chromium. Out: that a scene on a page draws, moves, resizes, takes pictures in and gives them out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./harness.mjs";
import { decode, keep } from "./pictures.mjs";
import { RED_BOX, browser, near, open, server, shown, withPage } from "./scene-page.mjs";

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
            await frames(10); // in which it would draw
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
            box.color = "#0f0"; scene.render(); seen.push(pixel(scene.viewport.canvas));
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
        await open(page, "scene.scatter([[-1,-1,-1],[1,1,1]])", "{ axes: 'off' }");
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
        await open(page, "scene.scatter([[-1,-1,-1],[1,1,1]]); scene.camera.set(flat)", "{ axes: 'off' }");
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
        // The same where axes take room on one side, so that the middle is not the canvas's.
        await page.evaluate("(async () => { scene.axes = 'box'; scene.camera.set(flat); await scene.settled(); })()");
        const [x0, y0] = await page.evaluate("scene.camera.project([1, 0, 0])");
        await touch("touchStart", [110, 120], [210, 120]);
        for (let a = 5; a <= 90; a += 5) {
            const [x, y] = [50 * Math.cos(a * Math.PI / 180), 50 * Math.sin(a * Math.PI / 180)];
            await touch("touchMove", [160 - x, 120 - y], [160 + x, 120 + y]);
        }
        await touch("touchEnd");
        near(await page.evaluate("scene.camera.project([1, 0, 0]).slice(0, 2)"), [160 - (y0 - 120), 120 + (x0 - 160)], 3);
        assert.equal(await page.evaluate("scrollY"), 0);
    });
});

test("keys turn, zoom, pan and jump, and only the picture with the focus listens", async () => {
    await withPage({ reducedMotion: "reduce" }, async (page) => {
        await open(page, "scene.scatter([[-1,-1,-1],[1,1,1]])", "{ axes: 'off' }");
        const angles = async () => { const { elev, azim } = await page.evaluate("scene.camera.angles"); return [elev, azim]; };
        await page.evaluate("scene.view({ elev: 25, azim: -60 })");
        await page.keyboard.press("ArrowRight");
        near(await angles(), [25, -60], 1e-6);
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate("document.activeElement === scene.viewport.canvas"), true);
        assert.match(await page.evaluate("scene.viewport.canvas.style.outline"), /2px/, "focus by keyboard shows");
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
        assert.equal(await page.evaluate("scene.viewport.canvas.getAttribute('role')"), "application");
        assert.equal(await page.evaluate("scene.viewport.canvas.getAttribute('aria-label')"), "3D picture");
        await page.mouse.click(160, 120);
        assert.doesNotMatch(await page.evaluate("scene.viewport.canvas.style.outline"), /2px/, "focus by mouse does not show");
    });
});

test("a flick runs out, a jump glides, and both stop at a touch; neither where less motion is wanted", async () => {
    const flick = async (page) => {
        // In the page, since a hand that a slow machine holds still before it lets go throws nothing.
        await page.evaluate(`(() => {
            const send = (type, x) => scene.viewport.canvas.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: 120, pointerId: 1,
                isPrimary: true, pointerType: "mouse", button: 0, buttons: type === "pointerup" ? 0 : 1, bubbles: true }));
            send("pointerdown", 100);
            for (let x = 105; x <= 180; x += 5) {
                for (const start = performance.now(); performance.now() - start < 8;);
                send("pointermove", x);
            }
            window.held = scene.camera.angles.azim;
            send("pointerup", 180);
        })()`);
        await page.evaluate("frames(3)"); // one to begin, where it does
        await until("rest", () => page.evaluate("!scene.controls.active && !scene.camera.moving"));
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
            const size = () => page.evaluate("[scene.viewport.canvas.width, scene.viewport.canvas.height, scene.camera.pixel_ratio]");
            assert.deepEqual(await size(), [320 * scale, 240 * scale, scale]);
            await page.evaluate("document.getElementById('plot').style.width = '400px'; frames(3)");
            assert.deepEqual(await size(), [400 * scale, 240 * scale, scale]);
            const middle = "(async () => { await scene.settled(); scene.render(); return pixel(scene.viewport.canvas); })()";
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
                sizes.push([scene.viewport.width, scene.viewport.height]);
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
                sizes.push([scene.viewport.width, scene.viewport.height]);
                scene.dispose();
            }
            return sizes;
        })()`);
        assert.deepEqual(hidden, [[1000, 300], [1000, 50], [400, 480], [1000, 120]]);
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
        assert.match(said[1], /could not be fetched from .*nowhere\.wasm: status 404; say where it is with load/);
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

test("a clear background shows the page; a scene without one follows the page's light and dark", async () => {
    await withPage({}, async (page) => {
        await page.evaluate("document.body.style.background = 'rgb(0, 128, 0)'");
        await open(page, RED_BOX, "{ background: [0, 0, 0, 0] }");
        const { data } = decode(await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }));
        assert.deepEqual([...data.subarray(0, 3)], [0, 128, 0]);
        await page.evaluate("scene.dispose(); document.body.style.background = '#101014'");
        await open(page, "scene.text('words', { size: 30 })");
        assert.equal(await page.evaluate("scene.dark"), true);
        assert.equal(await page.evaluate("scene.background"), null);
        const corner = () => page.evaluate("[...scene.toImageData().data.slice(0, 3)]");
        assert.deepEqual(await corner(), [17, 20, 24]);
        await page.evaluate("document.body.style.background = '#fff'; frames(3)");
        assert.equal(await page.evaluate("scene.dark"), false);
        assert.deepEqual(await corner(), [255, 255, 255]);
        await page.evaluate("document.body.style.background = ''; document.documentElement.style.colorScheme = 'light dark'; frames(3)");
        assert.deepEqual(await corner(), [255, 255, 255]);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.evaluate("frames(3)");
        assert.deepEqual(await corner(), [17, 20, 24]);
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
        assert.deepEqual(await shown(page, "scene.viewport.canvas"), [255, 0, 0]);
        assert.equal(await page.evaluate("scene.dispose(); scene.viewport.canvas.isConnected"), true);
    });
});

test("<vitrail-scene> makes a scene, moves with it, and takes it away when it goes", async () => {
    await withPage({}, async (page) => {
        const result = await page.evaluate(`(async () => {
            document.body.innerHTML = '<vitrail-scene id="v" title="Words" background="#00f" elev="10" azim="20" fov="40" projection="orthographic" style="width: 200px; height: 100px" wasm="/web/vitrail.wasm"></vitrail-scene>';
            // An element that was moved has two seconds to come back, here a tenth of them.
            const start = setTimeout, wait = (ms) => new Promise((done) => start(done, ms));
            window.setTimeout = (call, ms) => start(call, ms / 10);
            const element = document.getElementById("v"), scene = window.scene = await element.ready;
            const { elev, azim } = scene.camera.angles;
            const out = { same: element.scene === scene, elev: Math.round(elev), azim: Math.round(azim), fov: Math.round(scene.camera.fov),
                projection: scene.camera.projection, background: [...scene.background], title: scene.title, tip: element.title,
                label: scene.viewport.canvas.getAttribute("aria-label") };
            element.setAttribute("background", "red");
            out.after = [...scene.background];
            document.body.append(document.createElement("p"));
            document.body.append(element); // moved
            await wait(300); // longer than it has
            out.moved = scene.disposed;
            element.remove();
            for (let i = 0; i < 200 && !scene.disposed; i++) await wait(20);
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
        assert.deepEqual([...data.subarray(4 * (50 * width + 300), 4 * (50 * width + 300) + 3)], [255, 0, 0]);
        assert.deepEqual(await tab.page.evaluate("blocked"), []);
    } finally {
        await tab.close();
    }
});
