// In:  build/site, the pages of this folder, browsers from the system.
// Out: the site served with a log, and pages in Chromium, Firefox and WebKitGTK behind one small interface:
//      evaluate, screenshot, problems, close. A page that asks for anything outside this machine has a problem.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../pyscript-demo/serve.mjs";
import { chromiumPath, closeDisplay, display, firefoxPath, freePort, start, webkitDriverPath, webkitPath } from "./programs.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

// Runs first in every page, in every browser: errors are kept, and the end of all Python scripts is noted.
const WATCH = `<script>
window.seen = { errors: [], done: false };
addEventListener("error", (e) => seen.errors.push(e.message || "could not load " + (e.target?.src ?? e.target?.href)), true);
addEventListener("unhandledrejection", (e) => seen.errors.push("unhandled: " + e.reason));
{ const say = console.error; console.error = (...words) => { seen.errors.push(words.join(" ")); say(...words); }; }
for (const name of ["py:all-done", "mpy:all-done"]) addEventListener(name, () => { seen.done = true; });
</script>`;

const LOCAL = /^(http:\/\/127\.0\.0\.1[:/]|ws:\/\/127\.0\.0\.1[:/]|data:|blob:|about:|chrome:|resource:|moz-extension:)/;

/**
 * Serves build/site, this folder's pages under /test/, and `mounts` ([prefix, folder]...):
 * { url, answers: [{path, status}], missing() -> paths that were asked for and not there, close() }.
 */
export async function site(mounts = []) {
    const answers = [];
    const server = await serve(join(root, "build/site"), {
        listen: (answer) => answers.push(answer),
        mounts: [["/test/", join(root, "tests/browser/pages")], ...mounts],
        head: WATCH,
    });
    const missing = () => answers.filter(({ status, path }) => status === 404 && path !== "/favicon.ico").map(({ path }) => path);
    return { ...server, answers, missing };
}

/** Asks again until `ask` gives something true; fails with what the page has to say for itself. */
export async function until(what, ask, { seconds = 60, explain = async () => "" } = {}) {
    const end = Date.now() + 1000 * seconds;
    for (;;) {
        const answer = await ask();
        if (answer) return answer;
        if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}. ${await explain()}`);
        await new Promise((done) => setTimeout(done, 50));
    }
}

/** Waits until all Python scripts of the page have ended; a Python error ends the wait at once. */
export async function pythonDone(page, seconds = 90) {
    const problem = () => page.evaluate("seen.errors.join('\\n') + [...document.querySelectorAll('.py-error,.mpy-error')]" +
        ".map((e) => e.textContent).join('\\n')");
    await until("the page's Python", async () => {
        const text = await problem();
        if (text) throw new Error(`the page reports:\n${text}`);
        return page.evaluate("seen.done");
    }, { seconds, explain: problem });
}

/** What went wrong in a page, whichever browser: errors it noted, Python errors it shows, requests to elsewhere. */
async function problemsOf(evaluate, asked) {
    const { errors, names } = await evaluate(`({
        errors: [...(window.seen?.errors ?? []), ...[...document.querySelectorAll(".py-error,.mpy-error")].map((e) => e.textContent)],
        names: performance.getEntriesByType("resource").map((entry) => entry.name) })`);
    const outside = new Set([...asked, ...names].filter((name) => !LOCAL.test(name)));
    return [...errors, ...[...outside].map((name) => `asked another host: ${name}`)];
}

/** Chromium by Playwright. A page's own `page` and `context` are Playwright's, for mouse, touch and keys. */
export async function chromium({ args = [] } = {}) {
    const { chromium: type } = await import("playwright-core");
    const browser = await type.launch({
        executablePath: chromiumPath(),
        headless: false, // --headless=new below is the whole browser without a window; Playwright's own means another program
        args: ["--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
            "--ignore-gpu-blocklist", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", ...args],
    });
    return {
        name: "Chromium",
        browser,
        async open(url, { width = 1000, height = 700, scale = 1, ...options } = {}) {
            const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, ...options });
            context.setDefaultTimeout(120_000); // software draws large pictures for many seconds where the machine has other work
            const page = await context.newPage();
            const asked = [];
            page.on("request", (request) => asked.push(request.url()));
            await page.goto(url);
            const evaluate = (/** @type {string} */ text) => page.evaluate(text);
            return {
                page,
                context,
                evaluate,
                screenshot: (clip) => page.screenshot(clip ? { clip } : {}),
                problems: () => problemsOf(evaluate, asked),
                close: () => context.close(),
            };
        },
        close: () => browser.close(),
    };
}

/** Firefox by Puppeteer over WebDriver BiDi, on a virtual screen: headless Firefox has no WebGL in software. */
export async function firefox() {
    const { default: puppeteer } = await import("puppeteer-core");
    const browser = await puppeteer.launch({
        browser: "firefox",
        executablePath: firefoxPath(),
        headless: false,
        env: { ...process.env, DISPLAY: (await display()).name, LIBGL_ALWAYS_SOFTWARE: "1" },
        extraPrefsFirefox: {
            "webgl.force-enabled": true,
            // Whatever is not on this machine goes to a proxy that nobody serves.
            "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
            "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9, "network.proxy.no_proxies_on": "127.0.0.1",
            "network.proxy.allow_hijacking_localhost": false,
        },
    });
    return {
        name: "Firefox",
        browser,
        async open(url, { width = 1000, height = 700 } = {}) {
            const page = await browser.newPage();
            const asked = [];
            page.on("request", (request) => asked.push(request.url()));
            await page.setViewport({ width, height });
            await page.goto(url);
            const evaluate = (/** @type {string} */ text) => page.evaluate(text);
            return {
                page,
                evaluate,
                screenshot: async () => Buffer.from(await page.screenshot()),
                problems: () => problemsOf(evaluate, asked),
                close: () => page.close(),
            };
        },
        async close() {
            await browser.close();
            await closeDisplay();
        },
    };
}

/** WebKitGTK by the W3C WebDriver protocol; one page at a time. */
export async function webkit() {
    const port = await freePort();
    const home = mkdtempSync(join(tmpdir(), "vitrail-webkit-"));
    const driver = start(webkitDriverPath(), [`--port=${port}`, "--host=127.0.0.1"], {
        env: { DISPLAY: (await display()).name, LIBGL_ALWAYS_SOFTWARE: "1", HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home,
            WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
    });
    const ask = async (method, path, body) => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
        const { value } = await answer.json();
        if (!answer.ok) throw new Error(`WebKit, ${method} ${path}: ${value?.message ?? answer.status}`);
        return value;
    };
    await until("WebKit's driver", () => ask("GET", "/status").catch(() => false), { seconds: 20 });
    const { sessionId } = await ask("POST", "/session", {
        capabilities: { alwaysMatch: { "webkitgtk:browserOptions": {
            binary: webkitPath(),
            args: ["--automation", "--proxy=http://127.0.0.1:9", "--ignore-host=127.0.0.1"],
        } } },
    });
    const at = `/session/${sessionId}`;
    await ask("POST", `${at}/timeouts`, { script: 120_000, pageLoad: 120_000 });
    const evaluate = (/** @type {string} */ text) => ask("POST", `${at}/execute/sync`, { script: `return (${text})`, args: [] });
    return {
        name: "WebKitGTK",
        async open(url, { width = 1000, height = 700 } = {}) {
            await ask("POST", `${at}/window/rect`, { width, height });
            await ask("POST", `${at}/url`, { url });
            return {
                evaluate,
                screenshot: async () => Buffer.from(await ask("GET", `${at}/screenshot`), "base64"),
                problems: () => problemsOf(evaluate, []),
                close: () => ask("POST", `${at}/url`, { url: "about:blank" }),
            };
        },
        async close() {
            await ask("DELETE", at).catch(() => {});
            await driver.stop();
            await closeDisplay();
            rmSync(home, { recursive: true, force: true });
        },
    };
}
