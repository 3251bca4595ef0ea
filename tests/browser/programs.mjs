// In:  VITRAIL_CHROMIUM, VITRAIL_FIREFOX where another browser than the system's is wanted.
// Out: the programs that the page tests start, a screen for those that need one, free ports.
import { spawn } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";

/** The first of these commands that is on PATH. */
function find(what, names) {
    for (const name of names) {
        if (!name) continue;
        for (const folder of name.includes("/") ? [""] : (process.env.PATH ?? "").split(delimiter)) {
            const path = folder ? join(folder, name) : name;
            try {
                accessSync(path, constants.X_OK);
                return path;
            } catch { /* look further */ }
        }
    }
    throw new Error(`${what} is not installed (looked for ${names.filter(Boolean).join(", ")}); ./dev test installs it`);
}

export const chromiumPath = () => find("Chromium", [process.env.VITRAIL_CHROMIUM, "chromium", "chromium-browser", "google-chrome"]);
export const firefoxPath = () => find("Firefox", [process.env.VITRAIL_FIREFOX, "firefox-esr", "firefox"]);
export const webkitDriverPath = () => find("WebKitGTK's driver", ["WebKitWebDriver"]);

/** WebKitGTK's own small browser, which its package keeps out of PATH. */
export function webkitPath() {
    const candidates = [];
    for (const machine of readdirSync("/usr/lib")) {
        for (const version of ["4.1", "4.0", "6.0"]) candidates.push(`/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`);
        candidates.push(`/usr/lib/${machine}/webkitgtk-6.0/MiniBrowser`);
    }
    return find("WebKitGTK", candidates);
}

export function freePort() {
    return new Promise((done, failed) => {
        const server = createServer().once("error", failed).listen(0, "127.0.0.1", () => {
            const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
            server.close(() => done(port));
        });
    });
}

/** Starts a program that ends with this process at the latest; `stop()` waits until it has. */
export function start(path, words, { env = {}, fds = 0 } = {}) {
    const child = spawn(path, words, {
        env: { ...process.env, ...env },
        stdio: ["ignore", "ignore", "ignore", ...Array(fds).fill("pipe")],
    });
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    const ended = new Promise((done) => child.once("exit", done));
    return {
        child,
        ended,
        async stop() {
            child.kill("SIGTERM");
            const timer = setTimeout(kill, 3000);
            await ended;
            clearTimeout(timer);
            process.off("exit", kill);
        },
    };
}

let screen;
/** A virtual screen for this process: Firefox has no WebGL without one. */
export function display() {
    screen ??= new Promise((done, failed) => {
        const server = start(find("Xvfb", ["Xvfb"]), ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { fds: 1 });
        let text = "";
        server.child.stdio[3].on("data", (bytes) => {
            text += bytes;
            if (text.endsWith("\n")) done({ name: `:${text.trim()}`, stop: server.stop });
        });
        server.ended.then(() => failed(new Error("Xvfb ended before it had a screen")));
        server.child.unref();
        /** @type {any} */ (server.child.stdio[3]).unref();
    });
    return screen;
}
export async function closeDisplay() {
    if (screen) await (await screen).stop();
    screen = undefined;
}
