// README's Python lines: tests/python/test_docs.py.
// In:  README.md, build/site. Out: that its page runs as it stands there, in a folder with only what it names, and draws.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium, pythonDone, root, site, until } from "./harness.mjs";
import { drawn, keep } from "./pictures.mjs";

test("the readme's page shows its scene", async () => {
    const [, html] = /```html\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")), wheel = /vitrail-[^"]*\.whl/.exec(html)[0];
    const folder = mkdtempSync(join(tmpdir(), "vitrail-readme-")), built = join(root, "build/site");
    let server, browser;
    try {
        writeFileSync(join(folder, "index.html"), html);
        copyFileSync(join(built, wheel), join(folder, wheel));
        server = await site([["/own/pyscript/", join(built, "pyscript")], ["/own/micropython/", join(built, "micropython")], ["/own/", folder]]);
        browser = await chromium();
        const page = await browser.open(`${server.url}own/index.html`);
        await pythonDone(page);
        let seen;
        await until("a picture", async () => {
            const picture = await page.screenshot();
            keep("readme.page", picture);
            seen = drawn(picture);
            return seen.share > 0.05 && seen.colours > 20;
        }, { explain: async () => JSON.stringify(seen) });
        assert.deepEqual(await page.problems(), []);
        assert.deepEqual(server.missing(), []);
    } finally {
        await browser?.close();
        await server?.close();
        rmSync(folder, { recursive: true });
    }
});
