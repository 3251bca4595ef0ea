// In:  index.d.ts, kinds.d.ts, the library's table. Out: that the types name every kind, property, array and choice, no more.
// Called by: npm run test:web.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import * as vitrail from "../../web/index.js";
import { comingFrom } from "./documents.mjs";
import { engine, path } from "./setup.mjs";

const kinds = readFileSync(path("web/kinds.d.ts"), "utf8"), index = readFileSync(path("web/index.d.ts"), "utf8");
const interfaces = new Map();
for (const [, name, parents = "", body] of kinds.matchAll(/^export interface (\w+)(?: extends ([\w, ]+))? \{([\s\S]*?)\}$/gm)) {
    const members = new Map();
    for (const [, doc, member, type] of body.matchAll(/(\/\*\*[\s\S]*?\*\/)?\s*(\w+)\?: ([^;]+);/g)) members.set(member, { type, doc });
    interfaces.set(name, { parents: parents.split(", ").filter(Boolean), members });
}
function membersOf(name) {
    const { parents, members } = interfaces.get(name) ?? assert.fail(`kinds.d.ts has no ${name}`);
    return new Map([...parents.flatMap((parent) => [...membersOf(parent)]), ...members]);
}
const camel = (name) => name.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase());
const optionsOf = (name) => membersOf({ scene: "SceneProperties", view: "CameraOptions" }[name] ?? `${camel(name)}Options`);

for (const kind of engine.table.kinds) {
    test(`the types of ${kind.name} are those of the table`, () => {
        const options = optionsOf(kind.name);
        const wanted = [...kind.properties, ...kind.arrays].map(({ name }) => name);
        if (kind.arrays.length) wanted.push("data", "c");
        if (options.has("pickable")) wanted.push("hover", "tooltip"); // known to JavaScript only
        assert.deepEqual([...options.keys()].sort(), wanted.sort());
        for (const { name, type, choices, count, default: initial, unit } of kind.properties) {
            const { type: text, doc } = options.get(name), what = `${kind.name}.${name}: ${text}`;
            if (type === "bool") assert.equal(text, "boolean", what);
            if (type === "choice") assert.equal(text, choices.map((choice) => `"${choice}"`).join(" | "), what);
            if (type === "text") assert.match(text, /^(string|Colormap)$/, what);
            if (type === "color") assert.match(text, /^ColorInput/, what);
            if (type === "number" || type === "angle") assert.match(text, count === 1 ? /^number\b/ : /ArrayLike|Vector3Input/, what);
            if (type === "angle") assert.match(doc, /[Dd]egrees/, `${what} has no unit`);
            if (unit === "px") assert.match(doc, /CSS pixels/, `${what} has no unit`);
            const auto = type !== "text" && initial.some((value) => value === null);
            assert.equal(/\bnull$/.test(text), auto, `${what}; auto is ${auto}`);
            assert.ok(doc || name === "projection", `${what} has no comment`);
        }
    });
}

test("the list of kinds is the table's", () => {
    const [, body] = /export interface Kinds \{([\s\S]*?)\n\}/.exec(index);
    const listed = [...body.matchAll(/^ {2}(\w+): \[(\w+)Options, (\w+)\];$/gm)];
    assert.deepEqual(listed.map(([, name]) => name).sort(), engine.table.kinds.map(({ name }) => name).filter((n) => n !== "scene" && n !== "view").sort());
    for (const [, name, options, live] of listed) assert.deepEqual([options, live], [camel(name), camel(name)]);
});

const exported = Object.keys(vitrail).sort().filter((name) => name !== "Controls");

test("every export is typed, and every typed value is exported", () => {
    const typed = [...index.matchAll(/^export (?:declare )?(?:class|function|const) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual([...new Set(typed)].sort(), exported);
});

test("every method of scenes, groups, artists and cameras is typed", () => {
    const internal = /^(constructor|engine|remember|forget|artistOf|changed|looked|choose|chosen|active|tick|refresh|step|moving|main|toString|spec|known|places|said)$/;
    const members = (Class) => Object.getOwnPropertyNames(Class.prototype).filter((name) => !internal.test(name));
    const table = new Set(engine.table.kinds.flatMap(({ properties, arrays }) => [...properties, ...arrays].map(({ name }) => name)));
    const Making = Object.getPrototypeOf(vitrail.Scene), Drawing = Object.getPrototypeOf(Making);
    for (const Class of [vitrail.Scene, Making, Drawing, vitrail.Artist, vitrail.Camera]) {
        for (const name of members(Class)) {
            if (!table.has(name)) assert.match(index, new RegExp(`\\b${name}[(<]|get ${name}\\(|readonly ${name}:`), `${Class.name}.${name} is not in index.d.ts`);
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
