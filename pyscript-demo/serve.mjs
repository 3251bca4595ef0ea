// In:  a folder, and --port N (8000 unless told; a free one where that is taken) or --check (asks for every page once).
// Out: the folder served on 127.0.0.1 alone; every request is offered to a listener, so that tests can read the log.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".py": "text/x-python; charset=utf-8",
    ".toml": "application/toml",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
    ".zip": "application/zip",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
};

/** The file that answers `path`, in the first of the mounts ([prefix, folder]) that has it. */
function lookup(path, mounts) {
    for (const [prefix, folder] of mounts) {
        if (!path.startsWith(prefix)) continue;
        let file = join(folder, normalize("/" + path.slice(prefix.length)));
        if (file !== folder && !file.startsWith(folder + sep)) continue;
        let found = statSync(file, { throwIfNoEntry: false });
        if (found?.isDirectory()) {
            file = join(file, "index.html");
            found = statSync(file, { throwIfNoEntry: false });
        }
        if (found?.isFile()) return { file, found };
    }
    return {};
}

/**
 * Serves `root` until close(). Port 0 is any free port. `listen({path, status})` hears every answer; `mounts` are further
 * folders, [prefix, folder] each, looked into after the root; `head` is put at the start of every page (tests watch for
 * errors from there, in every browser alike).
 */
export async function serve(root, { port = 0, listen = (_answer) => {}, mounts = [], head = "" } = {}) {
    const places = [["/", root], ...mounts].map(([prefix, folder]) => [prefix, resolve(folder)]);
    const server = createServer((request, response) => {
        const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
        const { file, found } = lookup(path, places);
        const answer = (status, headers) => {
            listen({ path, status });
            response.writeHead(status, headers);
        };
        if (!file) {
            answer(404, { "Content-Type": "text/plain; charset=utf-8" });
            response.end(`Nothing at ${path}\n`);
            return;
        }
        const tag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
        // no-cache means "ask before use": an edit shows on reload, and an unchanged 10 MB file is not sent again.
        const headers = { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "Cache-Control": "no-cache", ETag: tag };
        if (request.headers["if-none-match"] === tag) {
            answer(304, headers);
            response.end();
            return;
        }
        if (head && extname(file) === ".html") {
            const text = readFileSync(file, "utf8");
            const at = text.search(/<head>/i) < 0 ? 0 : text.search(/<head>/i) + 6;
            delete headers.ETag;
            answer(200, headers);
            response.end((at ? text.slice(0, at) : "<!doctype html>") + head + text.slice(at));
            return;
        }
        answer(200, { ...headers, "Content-Length": found.size });
        if (request.method === "HEAD") response.end();
        else createReadStream(file).on("error", () => response.destroy()).pipe(response);
    });
    await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", () => done(undefined)));
    const address = /** @type {import("node:net").AddressInfo} */ (server.address());
    return {
        url: `http://127.0.0.1:${address.port}/`,
        close: () => {
            server.closeAllConnections();
            return new Promise((done) => server.close(done));
        },
    };
}

/** Asks for every page of `root` and whatever it names by src, href or config; throws for one that is not there. */
async function check(root) {
    const site = await serve(root);
    const asked = new Set();
    try {
        const pages = (await readdir(root, { recursive: true })).filter((name) => name.endsWith(".html"));
        if (!pages.length) throw new Error(`there is no page in ${root}`);
        const waiting = pages.map((name) => site.url + relative("", name));
        for (let url = waiting.pop(); url; url = waiting.pop()) {
            if (asked.has(url)) continue;
            asked.add(url);
            const answer = await fetch(url);
            const body = Buffer.from(await answer.arrayBuffer());
            if (!answer.ok || !body.length) throw new Error(`${url}: ${answer.status}, ${body.length} bytes`);
            const type = answer.headers.get("Content-Type") ?? "";
            if (url.endsWith(".wasm") && type !== "application/wasm") throw new Error(`${url} is served as ${type}`);
            const text = body.toString("utf8");
            const found = [];
            if (type.startsWith("text/html")) {
                for (const [, name] of text.matchAll(/\b(?:src|href)=["']([^"']+)["']/g)) found.push(name);
                for (const [, , json] of text.matchAll(/\bconfig=(["'])([^]*?)\1/g)) {
                    const config = JSON.parse(json.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
                    found.push(config.interpreter, ...Object.keys(config.files ?? {}));
                }
            }
            for (const name of found) {
                const next = new URL(name, url);
                next.hash = next.search = "";
                if (next.href.startsWith(site.url)) waiting.push(next.href);
            }
        }
    } finally {
        await site.close();
    }
    console.log(`The demo is complete: ${asked.size} files answered.`);
}

async function main(words) {
    const root = words.find((word, i) => !word.startsWith("--") && words[i - 1] !== "--port") ?? "build/site";
    if (words.includes("--check")) return check(root);
    const at = words.indexOf("--port");
    const port = at < 0 ? 8000 : Number(words[at + 1]);
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
        throw new Error(`--port needs a number from 0 to 65535, got ${words[at + 1] ?? "nothing"}`);
    }
    const site = await serve(root, { port }).catch((error) => {
        if (error.code !== "EADDRINUSE" || at >= 0) throw error;
        return serve(root);
    });
    console.log(`\nOpen ${site.url} in a browser. Ctrl-C stops.`);
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => site.close().then(() => process.exit(0)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
    main(process.argv.slice(2)).catch((error) => {
        console.error(`serve: ${error.message}`);
        process.exitCode = 1;
    });
}
