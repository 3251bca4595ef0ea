// In:  build/site, npm's pyodide-numpy (Pyodide 0.27.7) and its wheels, pages/numpy_inputs.py.
// Out: what NumPy and pandas users see in a page: one subtest for each function of that file.
// Prints where the wheels came from.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium, pythonDone, root, site } from "./harness.mjs";
import { drawn, keep, same } from "./pictures.mjs";

const wheels = join(root, "build/numpy");
let pages, browser;

before(async () => {
    console.log(execFileSync("python", [join(root, "tests/browser/numpy_wheels.py"), wheels], { encoding: "utf8" }).trim());
    pages = await site([["/pyodide-numpy/", join(root, "node_modules/pyodide-numpy")], ["/pyodide-numpy/", wheels]]);
    browser = await chromium();
});
after(async () => {
    await browser?.close();
    await pages?.close();
});

test("NumPy and pandas in a page", async (t) => {
    const page = await browser.open(`${pages.url}test/numpy.html`);
    await pythonDone(page, 240);
    const results = JSON.parse(await page.evaluate("window.results"));
    if (results.length < 10) throw new Error(`only ${results.length} of the tests ran`);
    for (const [name, error] of results) {
        await t.test(name.replace("test_", "").replaceAll("_", " "), () => {
            if (error) throw new Error(error);
        });
    }
    await t.test("float64 five million units from the origin keeps its centimetres", async () => {
        const near = Buffer.from(await page.evaluate("near"), "hex");
        if (drawn(near).share < 0.05) throw new Error(`${keep("numpy.near", near)} is empty`);
        same("numpy.far", Buffer.from(await page.evaluate("far"), "hex"), keep("numpy.near", near), { allowed: 0.002 });
    });
    const problems = await page.problems();
    if (problems.length) throw new Error(problems.join("\n"));
});
