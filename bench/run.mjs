// In:  build/site, npm's pyodide-numpy and three. --quick: fewer turns; --only TEXT: rows whose name holds it.
// Out: a table of medians in milliseconds and ratios to raw WebGL2, for each row; never a verdict.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { chromium, root, site } from "../tests/browser/harness.mjs";

const words = process.argv.slice(2), turns = words.includes("--quick") ? 3 : 9;
const only = words.includes("--only") ? words[words.indexOf("--only") + 1] ?? "" : "";
const wheels = join(root, "build/numpy"), settings = join(root, "build/bench");

mkdirSync(settings, { recursive: true });
const { version } = JSON.parse((await import("node:fs")).readFileSync(join(root, "web/package.json"), "utf8"));
writeFileSync(join(settings, "settings.json"), JSON.stringify({ wheel: `vitrail-${version}-py3-none-any.whl` }));
console.log(execFileSync("python", [join(root, "tests/browser/numpy_wheels.py"), wheels], { encoding: "utf8" }).trim());

const pages = await site([["/bench/", join(root, "bench")], ["/bench/", settings], ["/three/", join(root, "node_modules/three/build")],
    ["/pyodide-numpy/", join(root, "node_modules/pyodide-numpy")], ["/pyodide-numpy/", wheels]]);
const browser = await chromium();
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const pad = (text, width) => String(text).padStart(width);
try {
    const tab = await browser.open(`${pages.url}bench/bench.html`);
    const { rows, gpu } = await tab.page.evaluate(async () => {
        const gl = document.createElement("canvas").getContext("webgl2");
        const info = gl?.getExtension("WEBGL_debug_renderer_info");
        return { rows: (await window.bench).rows, gpu: info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : "unknown" };
    });
    console.log(`${cpus()[0].model}, ${cpus().length} cores; ${gpu}; medians of ${turns} turns, ms (ratio to raw WebGL2)`);
    for (const row of rows.filter((name) => name.includes(only))) {
        const times = await tab.page.evaluate(async ([name, n]) => (await window.bench).run(name, n), [row, turns]);
        const floor = median(times.raw);
        console.log(`\n${row}`);
        for (const [name, list] of Object.entries(times)) {
            console.log(`  ${name.padEnd(22)} ${pad(median(list).toFixed(1), 8)}  ${pad((median(list) / floor).toFixed(2), 6)}x` +
                `   (${Math.min(...list).toFixed(1)} to ${Math.max(...list).toFixed(1)})`);
        }
    }
} finally {
    await browser.close();
    await pages.close();
}
