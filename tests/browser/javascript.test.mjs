// In:  docs/javascript.md, docs/coming-from.md. Out: that each of their examples runs in a page as it stands there, and draws.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { comingFrom } from "../web/documents.mjs";
import { chromium, root, site } from "./harness.mjs";
import { drawn, keep } from "./pictures.mjs";

let browser, server;
before(async () => {
    server = await site([["/web/", join(root, "build/web")]]);
    browser = await chromium();
});
after(async () => {
    await browser?.close();
    await server?.close();
});

const guide = readFileSync(join(root, "docs/javascript.md"), "utf8");
const examples = [...guide.matchAll(/^## (.*)$|^```js\n([\s\S]*?)^```$/gm)].reduce((list, [, heading, code]) => {
    if (heading) list.push([heading, []]);
    else list.at(-1)[1].push(code);
    return list;
}, []);
assert.ok(examples.length >= 12);

// A reader who points, clicks and types, so that listeners run too.
async function use(page) {
    await page.mouse.move(250, 180);
    await page.mouse.move(300, 200);
    await page.mouse.dblclick(300, 200);
    await page.keyboard.press("x");
    await page.evaluate("frames(3)");
}

for (const { heading, code } of comingFrom()) examples.push([`Coming from ${heading}`, [code]]);

for (const [heading, blocks] of examples) {
    for (const [i, code] of blocks.entries()) {
        test(`"${heading}", example ${i + 1}, runs`, async () => {
            const tab = await browser.open(`${server.url}test/scene.html`, { width: 600, height: 720 });
            try {
                await tab.page.waitForFunction("window.ready");
                await tab.page.evaluate("document.querySelectorAll('.plot').forEach((plot) => { plot.className = ''; plot.style.height = '400px'; })");
                await tab.page.evaluate(`(async () => {
                    const { ${Object.keys(await tab.page.evaluate("vitrail"))} } = vitrail;
                    ${code}
                    window.scene = scene;
                    if (!scene.disposed) await scene.settled();
                })()`);
                const picture = await tab.screenshot();
                const listens = code.includes(".on(");
                if (listens) await use(tab.page);
                keep(`guide.${heading.toLowerCase().replace(/\W+/g, "-")}.${i + 1}`, picture);
                const empty = await tab.page.evaluate("scene.disposed || scene.bounds === null");
                assert.ok(empty || drawn(picture).share > 0.001, "something is drawn");
                assert.deepEqual(await tab.problems(), []);
            } finally {
                await tab.close();
            }
        });
    }
}
