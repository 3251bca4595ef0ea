// In:  build/site, pages/python_page.py and the modules that it runs.
// Out: what Python users see in a page, on Pyodide and MicroPython: one subtest for each function.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium, pythonDone, site } from "./harness.mjs";

let pages, browser;
before(async () => {
    pages = await site();
    browser = await chromium();
});
after(async () => {
    await browser?.close();
    await pages?.close();
});

for (const [interpreter, type] of [["Pyodide", "py"], ["MicroPython", "mpy"]]) {
    test(`Python in a page, on ${interpreter}`, async (t) => {
        const page = await browser.open(`${pages.url}test/python.${type}.html`);
        await pythonDone(page, 240);
        const results = JSON.parse(await page.evaluate("window.results"));
        assert.ok(results.length >= 28, `only ${results.length} of the tests ran`);
        for (const [name, error] of results) {
            await t.test(name.replace("test_", "").replaceAll("_", " "), () => {
                if (error) throw new Error(error);
            });
        }
        assert.deepEqual(await page.problems(), []);
        await page.close();
    });

    test(`${interpreter} saves a picture as a download`, async () => {
        const { page, close, evaluate, problems } = await browser.open(`${pages.url}test/python.${type}.html`);
        await pythonDone({ evaluate }, 240);
        const [download] = await Promise.all([
            page.waitForEvent("download"),
            page.evaluate(`(() => {
                const script = document.createElement("script");
                script.type = "${type}";
                script.textContent = "import vitrail; s = vitrail.Scene(width=50, height=40); s.box(); s.save('folder/box.png')";
                document.body.append(script);
            })()`),
        ]);
        assert.equal(download.suggestedFilename(), "box.png");
        assert.deepEqual(await problems(), []);
        await close();
    });
}
