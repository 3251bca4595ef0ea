// In:  build/web/kinds.json, the library's own list of what a scene can hold (npm run build writes it).
// Out: what editors, type checkers and programs would else repeat by hand, checked in: the files of FILES. With --check nothing
//      is written, and what is out of date is an error.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { javascriptConstants, pythonConstants } from "./generate/constants.mjs";
import { pythonKeywords, pythonProperties } from "./generate/python.mjs";
import { typescriptKinds } from "./generate/typescript.mjs";

const FILES = {
  "web/core/constants.js": javascriptConstants,
  "web/kinds.d.ts": typescriptKinds,
  "python/vitrail/_generated/constants.py": pythonConstants,
  "python/vitrail/_generated/keywords.py": pythonKeywords,
  "python/vitrail/_generated/properties.py": pythonProperties,
};

const root = dirname(dirname(fileURLToPath(import.meta.url))), check = process.argv.includes("--check");
const table = JSON.parse(readFileSync(join(root, "build/web/kinds.json"), "utf8"));
const stale = [];
for (const [name, make] of Object.entries(FILES)) {
  const path = join(root, name), text = make(table);
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  stale.push(name);
  if (check) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`${name} written`);
}
if (check && stale.length) {
  console.error(`out of date with src/kinds.h or web/generate: ${stale.join(", ")}\nrun: ./dev generate`);
  process.exit(1);
}
