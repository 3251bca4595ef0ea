// In:  build/web in Firefox and WebKitGTK. Out: that one scene, then two, draw there too (WebKitGTK has no WebGL2 off the page).
import assert from "node:assert/strict";
import { inEngines } from "./engines.mjs";
import { until } from "./harness.mjs";
import { decode, keep } from "./pictures.mjs";

inEngines("scenes are right", async (tab, run, engine) => {
    // Screenshots have the screen's pixels, which may be more than the page's.
    const look = async (name) => {
        const picture = await tab.screenshot(), { data, width } = decode(picture);
        keep(`scene.${name}.${engine}`, picture);
        const ratio = width / await tab.evaluate("innerWidth");
        return (x, y) => [...data.subarray(4 * (Math.floor(y * ratio) * width + Math.floor(x * ratio)), 4 * (Math.floor(y * ratio) * width + Math.floor(x * ratio)) + 3)];
    };
    await run(`window.scene = await vitrail.createScene("#plot", { background: "#00f", toolbar: false });
        scene.box({ size: 2, color: "#f00", shading: "none" }); scene.camera.set(flat); await scene.settled(); await frames(2);`);
    assert.equal(await tab.evaluate("vitrail.stats().presenter"), "direct");
    let at = await look("one");
    assert.deepEqual(at(160, 120), [255, 0, 0]);
    assert.deepEqual(at(20, 20), [0, 0, 255]);
    await run(`const div = document.body.appendChild(Object.assign(document.createElement("div"), { className: "plot" }));
        window.other = await vitrail.createScene(div, { toolbar: false });
        other.box({ size: 2, color: "#0f0", shading: "none" }); other.camera.set(flat);
        await other.settled(); await scene.settled(); await frames(2);`);
    assert.equal(await tab.evaluate("vitrail.stats().presenter"), "shared");
    at = await look("two");
    assert.deepEqual(at(160, 120), [255, 0, 0]);
    assert.deepEqual(at(160, 360), [0, 255, 0]);
    assert.deepEqual(at(20, 260), [255, 255, 255]);
    assert.deepEqual(await tab.evaluate("Array.from(scene.toImageData({ width: 8, height: 8 }).data.slice(0, 4))"), [0, 0, 255, 255]);
    if (tab.page) { // Firefox's own mouse, wheel and keys
        const state = () => tab.evaluate("({ ...other.camera.angles, eye: [...other.camera.eye], target: [...other.camera.target] })");
        const away = ({ eye, target }) => Math.hypot(...eye.map((x, i) => x - target[i]));
        const { page } = tab, before = await state();
        await page.mouse.move(160, 360);
        await page.mouse.down();
        await page.mouse.move(200, 340, { steps: 4 });
        await page.mouse.up();
        let turned;
        await until("the picture to have turned and come to rest", async () => {
            turned = await state();
            return turned.azim !== before.azim && !(await tab.evaluate("other.controls.active || other.camera.moving"));
        });
        assert.ok(turned.azim < before.azim - 5 && turned.elev < before.elev - 2, "a drag turns");
        await page.mouse.move(160, 365);
        await page.mouse.wheel({ deltaY: -300 });
        await until("the zoom", async () => away(await state()) < away(turned) * 0.9);
        await page.keyboard.press("3");
        await until("the jump", async () => Math.abs((await state()).elev - 90) < 0.01);
    }
    await run("scene.dispose(); other.dispose();");
    assert.equal(await tab.evaluate("vitrail.stats().nodes"), 0);
});
