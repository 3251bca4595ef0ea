// In:  build/web, Firefox and WebKitGTK. Out: tests that run in each, in a page with code that `run` has happen there.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { firefox, root, site, until, webkit } from "./harness.mjs";

/**
 * A test in each: act(tab, run, name of the browser). run(code) waits for the code's end and fails with its error.
 * @param {string} words @param {(tab: any, run: (code: string) => Promise<void>, name: string) => Promise<void>} act
 */
export function inEngines(words, act) {
    for (const launch of [firefox, webkit]) {
        test(`${words} in ${launch.name}`, async () => {
            const server = await site([["/web/", join(root, "build/web")]]);
            let browser;
            try {
                browser = await launch();
                const tab = await browser.open(`${server.url}test/scene.html`);
                await until("the page", () => tab.evaluate("window.ready === true"));
                await act(tab, async (code) => {
                    await tab.evaluate(`void (async () => { ${code} })().then(() => { window.done = true; }, (error) => { window.done = String(error) + error.stack; })`);
                    const done = await until("the scene", () => tab.evaluate("window.done"));
                    await tab.evaluate("window.done = false");
                    assert.equal(done, true);
                }, browser.name);
                assert.deepEqual(await tab.problems(), []);
                await tab.close();
            } finally {
                await browser?.close();
                await server.close();
            }
        });
    }
}
