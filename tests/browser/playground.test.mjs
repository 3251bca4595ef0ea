// In:  build/site's playground.
// Out: what a newcomer does there: types, makes mistakes, uses the prompt, turns the picture, picks an example.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium, site, until } from "./harness.mjs";
import { drawn } from "./pictures.mjs";

let pages, browser, tab, page;

before(async () => {
    pages = await site();
    browser = await chromium();
    tab = await browser.open(`${pages.url}playground.html`);
    ({ page } = tab);
    await page.waitForSelector("#stage.ready canvas", { timeout: 120_000 });
});
after(async () => {
    await browser?.close();
    await pages?.close();
});

const said = () => page.innerText("#output");
const canvases = () => page.locator("#stage canvas").count();
async function type(code) {
    await page.locator(".cm-content").fill(code);
}
async function enter(line) {
    await page.fill("#line", line);
    await page.press("#line", "Enter");
}
async function stage() {
    return page.locator("#stage").screenshot();
}

test("typing changes the picture, and one scene is left", async () => {
    await until("the first picture", async () => drawn(await stage()).share > 0.005);
    await type("import vitrail\nscene = vitrail.Scene()\nball = scene.sphere(color='red')\nprint('round', 1 + 1)\n");
    await until("the print", async () => (await said()).includes("round 2"));
    await until("the ball", async () => drawn(await stage()).share > 0.1);
    assert.equal(await canvases(), 1);
});

test("a mistake is shown with its line and leaves the picture", async () => {
    const before = drawn(await stage()).share;
    await type("import vitrail\nscene = vitrail.Scene()\nscene.box(sise=3)\n");
    await until("the error", async () => /line 3: TypeError: .*did you mean/.test(await said()));
    assert.equal(await page.locator(".cm-line.wrong").count(), 1);
    await type("import vitrail\nscene = (\n");
    await until("the syntax error", async () => /SyntaxError/.test(await said()));
    assert.ok(Math.abs(drawn(await stage()).share - before) < 0.02, "the picture changed");
    assert.equal(await canvases(), 1);
});

test("the prompt changes the scene that is seen", async () => {
    await enter("ball.size");
    await until("the answer", async () => /\(1\.0, 1\.0, 1\.0\)/.test(await said()));
    const before = drawn(await stage()).share;
    await enter("ball.visible = False");
    await until("nothing left", async () => drawn(await stage()).share < before / 10);
    await enter("ball.visible = True");
    await enter("nonsense");
    await until("the error", async () => /NameError/.test(await said()));
});

test("an animation runs until the next code, and an example loads its data", async () => {
    await type("import asyncio, vitrail\nscene = vitrail.Scene()\nb = scene.box()\nn = 0\nwhile True:\n    n += 1\n" +
        "    b.rotation = (0, 0, n)\n    await asyncio.sleep(0.01)\n");
    await until("the box", async () => drawn(await stage()).share > 0.05);
    await until("its turning", async () => {
        await enter("print('turn', n > 5)");
        return (await said()).includes("turn True");
    });
    await page.selectOption("#example", "volcano");
    await until("the volcano's code", async () => (await page.innerText(".cm-content")).includes("volcano.json"));
    await until("one scene", async () => (await canvases()) === 1 && drawn(await stage()).share > 0.1, { seconds: 120 });
    assert.deepEqual(await tab.problems(), []);
});
