// In:  build/web in Firefox and WebKitGTK. Out: that pointing, selecting, keys, the tools and the table work there too.
import assert from "node:assert/strict";
import { inEngines } from "./engines.mjs";
import { until } from "./harness.mjs";
import { keep } from "./pictures.mjs";

inEngines("a picture answers", async (tab, run, name) => {
    await run(`document.getElementById("plot").style.cssText = "width: 600px; height: 460px";
        window.scene = await vitrail.createScene("#plot", { axes: "off", legend: "off", aspect: "equal", title: "Row" });
        window.p = scene.scatter(Float64Array.of(-2, 0, 0, 0, 0.125, 0, 2, 0, 0), { size: 12, label: "Row", hover: ["a", "b", "c"] });
        scene.camera.set({ ...flat, projection: "orthographic" }); await scene.settled();
        window.news = []; for (const event of ["hover", "click", "select", "key"]) scene.on(event, (e) => { news.push(event + (e.index ?? e.count ?? e.key ?? "")); });
        // Events as a mouse and a keyboard make them, for browsers whose own cannot be had.
        window.mouse = (type, [x, y], more = {}) => scene.viewport.canvas.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true,
            clientX: x, clientY: y, pointerId: 1, isPrimary: true, pointerType: "mouse", ...more }));
        window.press = (key, more = {}) => (scene.ui.overlay.root.activeElement ?? document.activeElement).dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }));
        window.at = (i) => scene.camera.project(scene.engine.elementPosition(p.id, i)).slice(0, 2);
        mouse("pointermove", at(1)); await frames(4);`);
    assert.deepEqual(await tab.evaluate("news.splice(0)"), ["hover1"]);
    assert.equal(await tab.evaluate("scene.ui.pointer.tooltip.box.textContent"), "Row 1x0y0.125z0b");
    await run("mouse('pointerdown', at(2)); mouse('pointerup', at(2)); await frames(4)");
    assert.ok((await tab.evaluate("news.splice(0)")).includes("click2"));
    await run(`scene.viewport.canvas.focus(); press("b"); const [x, y] = at(0), [u, v] = at(1);
        mouse("pointerdown", [x - 20, y - 20]); mouse("pointermove", [u + 20, v + 20]); await frames(2);`);
    keep(`asking.box.${name}`, await tab.screenshot());
    await run("const [u, v] = at(1); mouse('pointerup', [u + 20, v + 20]); await frames(4)");
    assert.deepEqual(await tab.evaluate("Array.from(p.selected)"), [0, 1]);
    await run("press('i'); press('Escape'); await frames(3); press('.'); await frames(3)");
    assert.deepEqual(await tab.evaluate("[Array.from(p.selected).join(), scene.mode, scene.ui.pointer.target.node === p.id]"), ["2", "orbit", true]);
    assert.match(await tab.evaluate("scene.ui.overlay.liveRegion.textContent"), /^Row \d: x/);
    await run("press('t'); await frames(6)");
    assert.equal(await tab.evaluate("scene.ui.overlay.openDialog.querySelectorAll('tbody tr').length"), 3);
    keep(`asking.table.${name}`, await tab.screenshot());
    await run("scene.ui.overlay.openDialog.close(); await frames(3); press('?'); await frames(3)");
    assert.ok(await tab.evaluate("scene.ui.overlay.openDialog.querySelectorAll('tr').length > 15"));
    await run("scene.ui.overlay.openDialog.close(); await frames(3)");
    assert.equal(await tab.evaluate("document.activeElement === scene.viewport.canvas"), true);
    if (tab.page) { // Firefox's own keys
        await tab.page.keyboard.press("Tab");
        assert.equal(await tab.evaluate("scene.ui.overlay.root.activeElement.getAttribute('aria-label')"), "Home view");
        await tab.page.keyboard.press("ArrowDown");
        await tab.page.keyboard.press("Enter");
        await until("the top", async () => Math.abs(await tab.evaluate("scene.camera.angles.elev") - 90) < 0.01);
    }
    await run("scene.dispose()");
});
