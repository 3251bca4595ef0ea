// In:  index.d.ts, kinds.d.ts, the library's table. Out: that the types are those of the table, and name all that is exported.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import * as vitrail from "../../web/index.js";
import { comingFrom } from "./documents.mjs";
import { engine, path } from "./setup.mjs";

const index = readFileSync(path("web/index.d.ts"), "utf8"), typed = index + readFileSync(path("web/kinds.d.ts"), "utf8");

test("what is generated from the library's table is up to date", () => {
    const { stderr, status } = spawnSync(process.execPath, [path("web/generate.mjs"), "--check"], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
});

const exported = Object.keys(vitrail).sort().filter((name) => name !== "Controls");

test("every export is typed, and every typed value is exported", () => {
    const names = [...index.matchAll(/^export (?:declare )?(?:class|function|const) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual([...new Set(names)].sort(), exported);
});

test("every method of scenes, groups, artists and cameras is typed", () => {
    const internal = /^(constructor|engine|addArtist|removeArtist|artistOf|nodeChanged|cameraChanged|setSelected|selectionChanged|active|tick|refresh|step|moving|main|toString|spec|artistsById|sourcePositions|sourceRows)$/;
    const members = (Class) => Object.getOwnPropertyNames(Class.prototype).filter((name) => !internal.test(name));
    const table = new Set(engine.table.kinds.flatMap(({ properties, arrays }) => [...properties, ...arrays].map(({ name }) => name)));
    const Making = Object.getPrototypeOf(vitrail.Scene), Drawing = Object.getPrototypeOf(Making);
    for (const Class of [vitrail.Scene, Making, Drawing, vitrail.Artist, vitrail.Camera]) {
        for (const name of members(Class)) {
            if (!table.has(name)) assert.match(typed, new RegExp(`\\b${name}[(<]|get ${name}\\(|readonly ${name}:`), `${Class.name}.${name} has no type`);
        }
    }
});

function compile(...args) {
    return spawnSync(process.execPath, [path("node_modules/typescript/bin/tsc"), "--ignoreConfig", "--noEmit", "--target", "es2022",
        "--module", "nodenext", "--moduleResolution", "nodenext", "--lib", "es2022,dom,dom.iterable", "--types", "", ...args], { encoding: "utf8" });
}

test("the types compile, allow what is right and refuse what is wrong", () => {
    const { stdout, status } = compile("--strict", path("tests/web/types/usage.ts"));
    assert.equal(stdout, "");
    assert.equal(status, 0);
});

test("the types know all that the documents' examples use", (t) => {
    const examples = [...readFileSync(path("docs/javascript.md"), "utf8").matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code)
        .filter((code) => !code.includes("catch (error)")) // that one is wrong, to show what is said of it
        .concat(comingFrom().map(({ code }) => code));
    assert.ok(examples.length > 12);
    const folder = mkdtempSync(path("build/types-")), file = `${folder}/guide.mts`;
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(file, [`import { ${exported.join(", ")} } from "../../web/index.js";`,
        ...examples.map((code) => `await (async () => {\n${code}\n})();`)].join("\n"));
    const { stdout } = compile("--strict", "--strictNullChecks", "false", file); // what document.querySelector finds is there
    assert.equal(stdout, "");
});
