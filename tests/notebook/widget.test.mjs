// In:  build/web/widget.js and Chromium; pages/host.html, a host of widgets of forty lines instead of a notebook.
// Out: whether the widget keeps to anywidget's rules, old and new, and lives in hosts that treat bytes badly.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium, root, site, until } from "../browser/harness.mjs";
import { drawn, keep } from "../browser/pictures.mjs";

let browser, server;
before(async () => { [browser, server] = await Promise.all([chromium(), site([["/widget/", `${root}/build/web`], ["/host/", `${root}/tests/notebook/pages`]])]); });
after(async () => {
    await browser?.close();
    await server?.close();
});

const page = (name, act) => test(name, { timeout: 90000 }, async () => {
    const tab = await browser.open(new URL("/host/host.html", server.url).href);
    try {
        await act(tab);
        assert.deepEqual(await tab.problems(), []);
    } finally {
        await tab.close();
    }
});

async function picture(tab, id) {
    const finished = `(() => { const c = widgets.get("${id}").el.querySelector("canvas");
        return c && [...shared("vitrail").scenes].some((s) => s.viewport?.canvas === c && s.viewport.isVisible && !s.dirty); })()`;
    await until(`the picture of ${id}`, () => tab.evaluate(finished), { seconds: 30 });
    const png = await tab.page.locator("canvas").nth(await tab.evaluate(`[...widgets.keys()].indexOf("${id}")`)).screenshot();
    assert.ok(drawn(png).share > 0.01, `${id} is empty: ${keep(`widget-${id}`, png)}`);
}

for (const [version, signal] of [["0.9", false], ["0.11", true]]) {
    page(`a host like anywidget ${version} shows a scene and ends it`, async (tab) => {
        await tab.evaluate(`show("one", { signal: ${signal} })`);
        await picture(tab, "one");
        await tab.evaluate(`end("one"), end("one")`);
        assert.deepEqual(await tab.evaluate(`[shared("vitrail").scenes.size, shared("vitrail").stats().nodes, shared("vitrail.widget").connections.size,
            document.querySelectorAll("canvas").length]`), [0, 0, 0, 0]);
    });
}

page("a host that only renders shows the scene", async (tab) => {
    await tab.evaluate(`show("one", { initialize: false })`);
    await picture(tab, "one");
});

page("widgets from modules of their own share one engine and what they were sent", async (tab) => {
    await tab.evaluate(`Promise.all(["a", "b", "c"].map((id) => show(id)))`);
    for (const id of ["a", "b", "c"]) await picture(tab, id);
    assert.equal(await tab.evaluate(`shared("vitrail").presenter.mode`), "shared");
    await tab.evaluate(`show("late")`);
    assert.deepEqual(await tab.evaluate(`widgets.get("late").model.sent.find((m) => m.op === "hello").have`), ["hash"]);
});

page("bytes as lists of numbers, as some editors make of them, are read", async (tab) => {
    await tab.evaluate(`show("one", { make: (bytes) => ({ ...binary(bytes), buffers: [[...bytes]] }) })`);
    await picture(tab, "one");
});

page("where bytes get lost they come as text", async (tab) => {
    await tab.evaluate(`show("one", { make: (bytes, text) => (text ? textual(bytes) : { ...binary(bytes), buffers: [] }) })`);
    await picture(tab, "one");
    assert.deepEqual(await tab.evaluate(`widgets.get("one").model.sent.filter((m) => m.op === "hello").map((m) => m.text)`), [false, true]);
});

page("a view that goes and comes back asks for the scene again, and finds the data there", async (tab) => {
    await tab.evaluate(`show("one")`);
    await picture(tab, "one");
    await tab.evaluate(`widgets.get("one").ends.pop()()`); // the view's, not the model's
    await until("the page to let go", () => tab.evaluate(`shared("vitrail").scenes.size === 0`), { seconds: 10 });
    assert.equal(await tab.evaluate(`widgets.get("one").model.sent.at(-1).op`), "bye");
    await tab.evaluate(`(async () => { const w = widgets.get("one"); w.el.remove(); w.el = document.body.appendChild(document.createElement("div"));
        w.el.className = "out"; w.ends.push((await load()).render({ model: w.model, el: w.el })); })()`);
    await picture(tab, "one");
    const hellos = await tab.evaluate(`widgets.get("one").model.sent.filter((m) => m.op === "hello").map((m) => m.have)`);
    assert.deepEqual(hellos, [[], ["hash"]]);
});

page("an engine that cannot start says so in its place", async (tab) => {
    await tab.evaluate(`globalThis.DecompressionStream = class { constructor() { throw new Error("no streams here"); } }`);
    await tab.evaluate(`show("one")`);
    await until("the message", () => tab.evaluate(`document.querySelector("[role=alert]")?.textContent.includes("no streams here")`), { seconds: 10 });
    await tab.evaluate("seen.errors.length = 0").catch(() => {});
});
