// In:  index.js, python/host.js, notebook/widget.js and the modules that they import; build/wasm/ (or build/wasm-readable/).
// Out: build/web/: vitrail.js (one minified module), vitrail.wasm, host.js (a function's body, for Python), kinds.json, widget.js;
//      with --pack also what else the npm package carries: web/vitrail.js, web/vitrail.wasm, the licences.
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";

const web = dirname(fileURLToPath(import.meta.url)), root = dirname(web), out = join(root, "build/web");
const readable = Boolean(process.env.VITRAIL_READABLE); // names, lines and source maps instead of few bytes: docs/size.md
const built = join(root, readable ? "build/wasm-readable" : "build/wasm"), wasm = join(built, "vitrail.wasm");
if (!existsSync(wasm)) {
  console.error(`${wasm} is missing: ./dev size${readable ? " --readable" : ""} builds it`);
  process.exit(1);
}
const { version } = JSON.parse(readFileSync(join(web, "package.json"), "utf8"));
const cmake = /project\(vitrail VERSION ([\d.]+)/.exec(readFileSync(join(root, "CMakeLists.txt"), "utf8"))[1];
if (version !== cmake) throw new Error(`web/package.json says version ${version}, CMakeLists.txt ${cmake}`);

mkdirSync(out, { recursive: true });
copyFileSync(wasm, join(out, "vitrail.wasm"));
/** One file of build/web: esbuild puts the modules together, terser says the same in fewer bytes. */
async function bundle(entry, name, { map = false, change = (script) => script, ...options }) {
  const path = join(out, name), { outputFiles } = await build({
    bundle: true, minify: !readable, target: "es2022", charset: "utf8", legalComments: "none", logLevel: "warning", write: false,
    entryPoints: [join(web, entry)], outfile: path, format: "esm", sourcemap: readable ? "inline" : map ? "external" : false, ...options,
  });
  const [script, sourceMap] = outputFiles.map(({ text }) => text).reverse();
  if (readable) return writeFileSync(path, change(script));
  const { code, map: shorterMap } = await minify(change(script), {
    toplevel: true, ecma: 2022, compress: { passes: 3, sequences: false }, parse: { bare_returns: true },
    ...(map && { sourceMap: { content: sourceMap, filename: name, url: `${name}.map` } }),
  });
  writeFileSync(path, code);
  if (map) writeFileSync(`${path}.map`, String(shorterMap));
}
await bundle("index.js", "vitrail.js", { map: true });
await bundle("python/host.js", "host.js", { // a function's body: Python brings the bytes, nothing is fetched
  change: (script) => script.replace(/export\s*\{\s*(?:(\S+) as )?start\s*\};/, (_, name = "start") => `return ${name}(wasmBytes);`),
});
await bundle("notebook/widget.js", "widget.js", { // a notebook loads one file and nothing else, so the wasm is inside
  define: { WASM_GZIP_BASE64: JSON.stringify(gzipSync(readFileSync(wasm), { level: 9 }).toString("base64")) },
});
// The table of kinds, for Python, which names properties before the engine runs.
// With its help, which the page's WebAssembly does without: table.wasm holds nothing else.
const table = new WebAssembly.Module(readFileSync(join(built, "table.wasm"))), imports = {};
for (const { module, name } of WebAssembly.Module.imports(table)) (imports[module] ??= {})[name] = () => 0;
const { exports } = /** @type {any} */ (new WebAssembly.Instance(table, imports));
exports._initialize?.();
const start = exports.vt_kind_table_json();
const text = new TextDecoder().decode(new Uint8Array(exports.memory.buffer).subarray(start));
writeFileSync(join(out, "kinds.json"), text.slice(0, text.indexOf("\0")));
if (process.argv.includes("--pack")) {
  writeFileSync(join(web, "vitrail.js"), readFileSync(join(out, "vitrail.js"), "utf8").replace(/\/\/# sourceMappingURL.*\n?/, ""));
  copyFileSync(wasm, join(web, "vitrail.wasm"));
  for (const name of ["LICENSE", "LICENSES.md", "src/text/font/OFL.txt"]) copyFileSync(join(root, name), join(web, basename(name)));
}
for (const name of ["vitrail.js", "vitrail.wasm", "host.js", "widget.js"]) {
  const path = join(out, name);
  if (existsSync(path)) console.log(`build/web/${name}  ${(statSync(path).size / 1024).toFixed(1)} KB`);
}
