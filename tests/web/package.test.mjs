// In:  web/package.json. Out: that the npm package holds what its modules import, and has no run-time dependencies.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { path } from "./setup.mjs";

const manifest = JSON.parse(readFileSync(path("web/package.json"), "utf8"));

test("the package holds every module that index.js reaches, and no other", () => {
    const reached = new Set();
    const visit = (name) => {
        if (reached.has(name)) return;
        reached.add(name);
        const source = readFileSync(path(`web/${name}`), "utf8");
        for (const [, from] of source.matchAll(/^(?:import|export) [^"]*?from "(\.[\w./-]+)"/gm)) visit(posix.join(posix.dirname(name), from));
        assert.doesNotMatch(source, /^import [^"]*from "[^.]/m, `${name} imports a package`);
    };
    visit("index.js");
    const packed = manifest.files.flatMap((name) => (/\./.test(name) || name === "LICENSE" ? name : readdirSync(path(`web/${name}`)).map((file) => `${name}/${file}`)));
    assert.deepEqual(packed.filter((name) => name.endsWith(".js") && name !== "vitrail.js").sort(), [...reached].sort());
    for (const name of ["index.d.ts", "kinds.d.ts", "vitrail.wasm", "vitrail.js", "LICENSE", "OFL.txt"]) assert.ok(packed.includes(name), name);
    assert.equal(manifest.dependencies, undefined);
});
