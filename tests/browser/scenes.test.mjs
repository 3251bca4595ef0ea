// In:  build/site, pages/scenes.py.
// Out: the same Python gives the same picture in CPython (the native library), Pyodide and MicroPython (WebGL2).
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium, pythonDone, root, site } from "./harness.mjs";
import { drawn, keep, same } from "./pictures.mjs";

const NAMES = ["points", "line", "surface", "shapes", "mesh", "words"];
let pages, browser, native;

before(async () => {
    const text = execFileSync("python", [join(root, "tests/browser/pages/scenes.py")], {
        encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, PYTHONPATH: join(root, "python") },
    });
    native = new Map(text.trim().split("\n").map((line) => {
        const [name, hex] = line.split(" ");
        return [name, keep(`native.${name}`, Buffer.from(hex, "hex"))];
    }));
    pages = await site();
    browser = await chromium();
});
after(async () => {
    await browser?.close();
    await pages?.close();
});

for (const [interpreter, type] of [["Pyodide", "py"], ["MicroPython", "mpy"]]) {
    test(`${interpreter} draws what the native library draws`, async (t) => {
        const page = await browser.open(`${pages.url}test/scenes.${type}.html`);
        await pythonDone(page);
        const pictures = await page.evaluate("window.pictures");
        for (const name of NAMES) {
            await t.test(name, () => {
                const png = Buffer.from(pictures[name], "hex");
                if (drawn(png).share < 0.01) throw new Error(`${keep(`${type}.${name}`, png)} is empty`);
                same(`${type}.${name}`, png, native.get(name));
            });
        }
        const problems = await page.problems();
        if (problems.length) throw new Error(problems.join("\n"));
        await page.close();
    });
}
