// In:  build/web/.
// Out: what a page downloads from Vitrail, file by file, compressed as servers do; fails past the limit.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const LIMIT_KB = 200; // JavaScript, WebAssembly and the font inside it
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "build/web");

function measure(name) {
  const bytes = readFileSync(join(folder, name));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return { name, raw: bytes.length, brotli: brotli.length, gzip: gzipSync(bytes, { level: 9 }).length };
}
const kb = (bytes) => Math.ceil(bytes / 1000);
const row = (name, { raw, brotli, gzip }) =>
  `${name.padEnd(28)}${String(kb(raw)).padStart(8)}${String(kb(brotli)).padStart(9)}${String(kb(gzip)).padStart(7)}`;
const sum = (files) => ({ ...Object.fromEntries(["raw", "brotli", "gzip"].map((key) => [key, files.reduce((n, f) => n + f[key], 0)])) });

const wasm = measure("vitrail.wasm");
const pages = { "a JavaScript page": [measure("vitrail.js"), wasm], "a Python page": [measure("host.js"), wasm] };
console.log(`KB (1000 bytes)${"raw".padStart(21)}   brotli   gzip`);
for (const [name, files] of Object.entries(pages)) {
  console.log(`${name}:`);
  for (const file of files) console.log(row(`  ${file.name}`, file));
}
// The larger of the two pages; the wasm holds the shaders and the font.
const total = Object.values(pages).map(sum).reduce((a, b) => (b.brotli > a.brotli ? b : a));
console.log(`total: ${kb(total.brotli)} KB brotli, ${kb(total.gzip)} KB gzip`);
if (total.brotli > 1000 * LIMIT_KB && !process.env.VITRAIL_READABLE) {
  console.error(`over the limit of ${LIMIT_KB} KB brotli`);
  process.exitCode = 1;
}
