// In:  build/web in Chromium, for one file of tests. Out: pages with a scene in #plot, and what is seen in them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before } from "node:test";
import { chromium, root, site } from "./harness.mjs";
import { decode } from "./pictures.mjs";

export let browser, server;
before(async () => {
    server = await site([["/web/", join(root, "build/web")]]);
    browser = await chromium();
});
after(async () => {
    await browser?.close();
    await server?.close();
});

/** A page with a scene in #plot made by `make` (code that sees `open`), closed at the end; nothing may have gone wrong in it. */
export async function withPage(options, act) {
    const tab = await browser.open(`${server.url}test/scene.html`, options);
    try {
        await tab.page.waitForFunction("window.ready");
        await act(tab.page, tab);
        assert.deepEqual(await tab.problems(), []);
    } finally {
        await tab.close();
    }
}
export const open = (page, code = "", options = "{}") => page.evaluate(`(async () => {
    window.scene = await vitrail.createScene("#plot", ${options});
    ${code};
    await scene.settled();
})()`);
/** What is on the screen in the middle of an element, found by an expression. */
export async function shown(page, element) {
    await page.evaluate("frames(2)");
    const { x, y, width, height } = await page.evaluate(`(${element}).getBoundingClientRect().toJSON()`);
    const picture = decode(await page.screenshot({ clip: { x, y, width, height } }));
    const at = 4 * ((picture.height >> 1) * picture.width + (picture.width >> 1));
    return [...picture.data.subarray(at, at + 3)];
}
/** Clicks where a click was before, so much later that the two are no double click. */
export const clickAgain = async (page, x, y) => {
    await page.waitForTimeout(450);
    await page.mouse.click(x, y);
};
export const near = (a, b, within, what = "") => a.forEach((x, i) => assert.ok(Math.abs(x - b[i]) <= within, `${what} ${a} is not ${b}`));
export const RED_BOX = "scene.box({ size: 2, color: '#f00', shading: 'none' }); scene.camera.set(flat)";
