// In:  the engine's bytes, which the build puts into this file.
// Out: what all widgets on a page share: the engine, contents of arrays, the connections to kernels.
/* global WASM_GZIP_BASE64 */
import { VERSION } from "../core/engine.js";
import { load } from "../core/load.js";
import { ContentStore, fromBase64 } from "./stream_receiver.js";

// Every widget evaluates this file anew, and modules are never collected: what is shared lives on the page.
const KEY = Symbol.for(`vitrail.widget@${VERSION}`);
export const shared = globalThis[KEY] ??= { store: new ContentStore(), connections: new Map(), engine: null, text: /^vscode/.test(location.protocol) };

async function unpack(base64) {
  const stream = new Blob([fromBase64(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** The page's engine, started once. */
export function startEngine() {
  return shared.engine ??= unpack(WASM_GZIP_BASE64).then(load).catch((error) => {
    shared.engine = null; // another widget may try again
    throw error;
  });
}
