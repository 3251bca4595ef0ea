// In:  PNG pictures as bytes.
// Out: their pixels, how much of a picture is drawn, and how two differ; every picture looked at is left in build/pictures/.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { root } from "./harness.mjs";

const kept = join(root, "build/pictures");

/** Leaves a picture where a person can look at it; gives its path. */
export function keep(name, png) {
    mkdirSync(kept, { recursive: true });
    const path = join(kept, `${name}.png`);
    writeFileSync(path, png);
    return path;
}

export const decode = (png) => PNG.sync.read(Buffer.from(png));

/** The share (0..1) of pixels inside `box` (all when left out) that differ from the picture's commonest colour. */
export function drawn(png, box) {
    const { width, height, data } = decode(png);
    const { x = 0, y = 0, w = width, h = height } = box ?? {};
    const counts = new Map();
    for (let row = y; row < y + h; row++) {
        for (let column = x; column < x + w; column++) {
            const key = data.readUInt32LE(4 * (row * width + column));
            counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    }
    return { share: 1 - Math.max(...counts.values()) / (w * h), colours: counts.size };
}

/**
 * Fails unless the picture is the expected one: at most `allowed` (a share) of the pixels may differ by more than
 * `threshold` (0..1, pixelmatch's perceptual distance). Both pictures and their difference are kept.
 */
export function same(name, png, expectedPath, { threshold = 0.1, allowed = 0.005 } = {}) {
    const path = keep(name, png);
    const got = decode(png);
    const want = decode(readFileSync(expectedPath));
    if (got.width !== want.width || got.height !== want.height) {
        throw new Error(`${name} is ${got.width} x ${got.height}, expected ${want.width} x ${want.height}: ${path}`);
    }
    const difference = new PNG({ width: got.width, height: got.height });
    const count = pixelmatch(got.data, want.data, difference.data, got.width, got.height, { threshold });
    const share = count / (got.width * got.height);
    if (share > allowed) {
        const shown = keep(`${name}.difference`, PNG.sync.write(difference));
        throw new Error(`${name}: ${(100 * share).toFixed(2)} % of the pixels differ, ${100 * allowed} % may. See ${path}, ${shown}`);
    }
    return share;
}
