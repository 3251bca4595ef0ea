// In:  build/web in Chromium, Firefox and WebKitGTK. Out: that letters which the library's font lacks are drawn with the browser's fonts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEngines } from "./engines.mjs";
import { decode, keep } from "./pictures.mjs";
import { open, withPage } from "./scene-page.mjs";

const LABELS = `
    scene.camera.set(flat);
    scene.text("深度 (m) − 温度", { space: "screen", position: [160, 40, 0], size: 20 });
    scene.text("درجة الحرارة (°C) 12", { space: "screen", position: [160, 80, 0], size: 20 });
    scene.text("שלום עולם, Łódź", { space: "screen", position: [160, 120, 0], size: 20 });
    scene.text("ok 😀 👩‍🔬 done", { space: "screen", position: [160, 160, 0], size: 20 });
    scene.text("x̄ = 2, $\\\\sigma^2$ हिन्दी ไทย", { space: "screen", position: [160, 200, 0], size: 20, halo: 3, halo_color: "#ffd54a" });`;

// How many pixels of a band of the picture are neither light nor grey, and how many are dark.
const BAND = `(y0, y1) => {
    const { width, data } = scene.toImageData(), ratio = width / 320;
    let colored = 0, dark = 0;
    for (let i = 4 * width * Math.round(y0 * ratio); i < 4 * width * Math.round(y1 * ratio); i += 4) {
        const [r, g, b] = data.subarray(i, i + 3);
        if (Math.max(r, g, b) - Math.min(r, g, b) > 60) colored++;
        if (r + g + b < 300) dark++;
    }
    return { colored, dark };
}`;

test("letters that the font lacks are drawn by the browser, in the text's colour; emoji in their own", async () => {
    for (const deviceScaleFactor of [1, 2]) await withPage({ deviceScaleFactor }, async (page) => {
        await open(page, LABELS, "{ background: '#fff' }");
        await page.evaluate("frames(2)");
        const shot = await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } });
        keep(`glyphs-${deviceScaleFactor}`, shot);
        assert.equal(await page.evaluate("Number(scene.engine.exports.vt_text_wanted(0))"), 0, "nothing waits");
        const bands = [];
        for (const y of [40, 80, 120, 160]) bands.push(await page.evaluate(`(${BAND})(${y} - 14, ${y} + 14)`));
        for (const band of bands) assert.ok(band.dark > 150, JSON.stringify(bands));
        for (const band of bands.slice(0, 3)) assert.equal(band.colored, 0, JSON.stringify(bands));
        assert.ok(decode(shot).width === 320 * deviceScaleFactor);
    });
});

test("the first frame that is seen has them already, and at rest nothing is asked for", async () => {
    await withPage({}, async (page) => {
        const seen = await page.evaluate(`(async () => {
            window.scene = await vitrail.createScene("#plot", { background: "#fff" });
            scene.camera.set(flat);
            scene.text("漢", { space: "screen", position: [160, 120, 0], size: 100 });
            scene.render();
            const at = () => {
                const copy = document.createElement("canvas").getContext("2d");
                copy.canvas.width = 320, copy.canvas.height = 240;
                copy.drawImage(scene.viewport.canvas, 0, 0);
                let dark = 0;
                for (const c of copy.getImageData(110, 70, 100, 100).data.filter((_, i) => i % 4 === 0)) dark += c < 128;
                return dark;
            };
            const first = at();
            await scene.settled();
            return { first, last: at() };
        })()`);
        assert.ok(seen.first > 800 && Math.abs(seen.first - seen.last) < 200, JSON.stringify(seen));
    });
});

inEngines("letters that the font lacks are drawn", async (tab, run, name) => {
    await run(`window.scene = await vitrail.createScene("#plot", { background: "#fff" });
        ${LABELS}
        await scene.settled();
        await frames(2);`);
    const { dark } = await tab.evaluate(`(${BAND})(66, 94)`);
    keep(`glyphs.${name}`, await tab.screenshot());
    assert.ok(dark > 150, `${dark}`);

    // From the right, a number behind brackets stands at the left end whatever they hold.
    await run(`scene.clear();
        ["C", "WWW"].forEach((unit, i) => scene.text("درجة (" + unit + ") (" + unit + ") 12", { space: "screen", position: [40, 80 + 80 * i, 0], size: 20, anchor: "left" }));
        await scene.settled(); await frames(2);
        const { data, width } = scene.toImageData({ pixelRatio: 1 });
        window.ends = [80, 160].map((y) => Array.from({ length: 28 * 22 }, (_, i) => data[4 * (width * (y - 14 + Math.floor(i / 22)) + 40 + i % 22)]));`);
    keep(`glyphs.right.${name}`, await tab.screenshot());
    const [short, long] = await tab.evaluate("ends");
    assert.ok(short.filter((red) => red < 128).length > 30, "there is something");
    assert.deepEqual(short, long);
});
