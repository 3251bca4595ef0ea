// In:  the bytes of vitrail.wasm, or where they are.
// Out: the page's one Engine, started; who asks for it before is told so.
import { Engine, VERSION } from "./engine.js";
import { VitrailError } from "./errors.js";

const KEY = Symbol.for(`vitrail@${VERSION}`);

/** The page's engine, or null before it was loaded. @returns {Engine | null} */
export function pageEngine() { return globalThis[KEY] ?? null; }

/** The page's engine. @returns {Engine} */
export function requireEngine() {
  const found = pageEngine();
  if (!found) throw new VitrailError("the engine is not loaded yet: `await load()` first, or use `await createScene(...)`", "engine");
  return found;
}

/**
 * Starts the engine from the bytes of vitrail.wasm (or a compiled module) at once, unless it runs already.
 * @param {BufferSource | WebAssembly.Module} source
 */
export function loadSync(source) {
  if (pageEngine()) return pageEngine();
  const made = new Engine();
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  return (globalThis[KEY] = made.start(new WebAssembly.Instance(module, made.imports())));
}

let loading = null, defaultSource = null;

/** Says where vitrail.wasm is when load() is not told. @param {string | URL} url */
export function setDefaultSource(url) { defaultSource = url; }

/**
 * Starts the engine, unless it runs already.
 * @param {string | URL | Response | BufferSource | WebAssembly.Module} [source] where vitrail.wasm is, or its content;
 *   without it, where setDefaultSource() said
 */
export async function load(source = defaultSource) {
  loading ??= start(source).finally(() => { loading = null; });
  return pageEngine() ?? loading;
}

async function start(given) {
  let source = await given;
  const fetchError = (why) => new VitrailError(`vitrail.wasm could not be fetched from ${source.url ?? source}: ${why}; say where it is with load(url)`, "engine");
  if (typeof source === "string" || source instanceof URL) source = await fetch(source).catch(({ message }) => { throw fetchError(message); });
  if (globalThis.Response && source instanceof Response) {
    if (!source.ok) throw fetchError(`status ${source.status}`);
    source = await source.arrayBuffer(); // not streaming, which needs the server to name the right type
  }
  return loadSync(source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source));
}
