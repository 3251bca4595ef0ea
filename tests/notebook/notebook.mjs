// In:  JupyterLab and Chromium, for one file of tests. Out: tests that each have a notebook of their own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "../browser/harness.mjs";
import { keep } from "../browser/pictures.mjs";
import { jupyter } from "./jupyter.mjs";

export let lab;
let browser;
before(async () => { [lab, browser] = await Promise.all([jupyter(), chromium()]); });
after(async () => {
    await browser?.close();
    await lab?.close();
});

/** A test in a notebook of these cells, none of which has run; nothing may go wrong in its page. */
export const notebook = (name, cells, act, options) => test(name.replaceAll("_", " "), { timeout: 180000 }, async () => {
    const open = await lab.open(browser, name, cells, options);
    try {
        await act(open);
        assert.deepEqual(await open.tab.problems(), []);
    } catch (error) {
        keep(`notebook-${name}`, await open.page.screenshot());
        throw error;
    } finally {
        await open.end();
    }
});

/** For what must not happen: time in which it would. */
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
