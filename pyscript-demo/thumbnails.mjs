// In:  build/site. Out: gallery/NAME.jpg, the picture of each demo's card, as a browser shows the page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, root, site } from "../tests/browser/harness.mjs";

const gallery = join(root, "pyscript-demo/gallery");
const pages = await site();
const browser = await chromium();
try {
    for (const { name } of JSON.parse(readFileSync(join(gallery, "gallery.json"), "utf8"))) {
        const tab = await browser.open(`${pages.url}${name}.html`, { width: 1200, height: 800 });
        await tab.page.addStyleTag({ content: ".bar, aside { display: none !important } .page { display: block !important } " +
            ".stage { width: 640px; height: 400px !important; min-height: 0 !important }" });
        await tab.page.waitForSelector(".stage.ready canvas", { timeout: 240_000 });
        await tab.page.waitForTimeout(15_000); // until antialiasing has converged, on a slow machine too
        await tab.page.locator(".stage").screenshot({ path: join(gallery, `${name}.jpg`), type: "jpeg", quality: 88, timeout: 120_000 });
        console.log(name);
        await tab.close();
    }
} finally {
    await browser.close();
    await pages.close();
}
