// In:  the pages beside this file, the built wheel and JavaScript, and npm's PyScript, Pyodide, MicroPython and data.
// Out: build/site/, a folder that any web server can serve and that asks no other host for anything.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buildSync } from "esbuild";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { REFERENCE, writePages } from "./pages.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const modules = join(root, "node_modules");

/** The folders of the site, each with the files that it holds. */
const PARTS = {
    ".": [join(root, "dist", wheel())],
    pyscript: all(join(modules, "@pyscript/core/dist"), /\.(js|css)$/),
    // Not pyodide.asm.js of the older layout: 314 has pyodide.asm.mjs.
    pyodide: named(join(modules, "pyodide"), ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip",
        "pyodide-lock.json"]),
    micropython: named(join(modules, "@micropython/micropython-webassembly-pyscript"), ["micropython.mjs", "micropython.wasm"]),
    vitrail: all(join(root, "build/web"), /\.(js|wasm)$/),
    data: named(join(modules, "vega-datasets/data"), ["cars.json", "earthquakes.json", "penguins.json", "seattle-weather-hourly-normals.csv",
        "volcano.json", "world-110m.json"]),
};

function named(folder, names) { return names.map((name) => join(folder, name)); }
function all(folder, pattern) {
    return existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)).map((name) => join(folder, name)) : [];
}
function wheel() {
    const { version } = JSON.parse(readFileSync(join(root, "web/package.json"), "utf8"));
    return `vitrail-${version}-py3-none-any.whl`;
}

/** Writes the site to `to`; `pages` are further folders of pages, for tests. */
export function assemble(to = join(root, "build/site"), pages = []) {
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to, { recursive: true });
    for (const [folder, files] of Object.entries(PARTS)) {
        if (!files.length) throw new Error(`nothing to put into ${folder}/: run ./dev demo, which builds it first`);
        for (const file of files) {
            if (!existsSync(file)) throw new Error(`${file} is missing: run ./dev demo, which builds it first`);
            // Times are kept, so that a browser's copy of an unchanged file stays valid.
            cpSync(file, join(to, folder, basename(file)), { preserveTimestamps: true });
        }
    }
    for (const folder of [here, ...pages]) {
        cpSync(folder, to, { recursive: true, preserveTimestamps: true, filter: (name) => !/\.mjs$|README/.test(basename(name)) });
    }
    if (existsSync(REFERENCE)) cpSync(REFERENCE, join(to, "reference"), { recursive: true, preserveTimestamps: true });
    writePages(to, wheel());
    const { positions, cells } = createRequire(import.meta.url)("bunny");
    writeFileSync(join(to, "data/bunny.json"), JSON.stringify({ positions, cells }));
    buildSync({ entryPoints: [join(here, "playground.js")], outfile: join(to, "playground.js"), bundle: true, minify: true,
        format: "esm", allowOverwrite: true, nodePaths: [modules] });
    return to;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`The site is in ${assemble().slice(root.length + 1)}/`);
