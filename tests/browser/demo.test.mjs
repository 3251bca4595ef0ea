// In:  build/site as ./dev demo serves it.
// Out: every page of the demo runs its Python to the end and draws, in Chromium, Firefox and WebKitGTK, and asks no other
//      host for anything. Its pictures are left in build/pictures/.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium, firefox, pythonDone, root, site, until, webkit } from "./harness.mjs";
import { drawn, keep } from "./pictures.mjs";

const folder = join(root, "build/site");
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
const withPython = (name) => /<script type="m?py"/.test(readFileSync(join(folder, name), "utf8"));

for (const open of [chromium, firefox, webkit]) {
    describe(`the demo in ${open.name}`, () => {
        // Chromium is fresh for every page: its one GPU process, software here, would still be busy with the last page's.
        const fresh = open === chromium;
        let browser, server;
        before(async () => {
            server = await site();
            if (!fresh) browser = await open();
        });
        after(async () => {
            if (!fresh) await browser?.close();
            await server?.close();
        });
        for (const name of pages) {
            test(name, async () => {
                if (fresh) browser = await open();
                try {
                    await look(browser, server, name, `${open.name}.${name.replace(".html", "")}`);
                } finally {
                    if (fresh) await browser.close();
                }
            });
        }
    });
}

const FEW = `(() => {
    const key = Object.getOwnPropertySymbols(globalThis).find((symbol) => /^vitrail@/.test(symbol.description ?? ""));
    for (const scene of globalThis[key]?.scenes ?? []) scene.camera.set({ passes: 4 });
})()`;

async function look(browser, server, name, picture) {
    server.answers.length = 0;
    const page = await browser.open(server.url + name, { width: 1200, height: 800 });
    if (withPython(name)) {
        await pythonDone(page, 180);
        // Edges are smoothed by 16 pictures or more, each of which takes software seconds where it draws fifty thousand boxes and the machine
        // has other work; a screenshot waits behind all of them.
        await page.evaluate(FEW);
        // Python ends before the first frame: wait for one that shows more than a ground.
        let png, seen;
        await until("a picture", async () => {
            await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
            png = await page.screenshot();
            seen = drawn(png, { x: 20, y: 80, w: 560, h: 600 });
            return seen.share > 0.01 && seen.colours > 20;
        }, { seconds: 120, explain: async () => `${keep(picture, png)}: ${(100 * seen.share).toFixed(2)} % drawn` });
        keep(picture, png);
    } else {
        await until("the page", () => page.evaluate("document.readyState === 'complete'"));
        keep(picture, await page.screenshot());
    }
    const problems = [...await page.problems(), ...server.missing().map((path) => `there is no ${path}`)];
    await page.close();
    if (problems.length) throw new Error(problems.join("\n"));
}
