// In:  python/vitrail, npm's MicroPython with ulab.
// Out: that the package's reading of arrays runs on MicroPython, and takes ulab's arrays of any type and stride.
// Called by: npm run test:web.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const home = join(root, "node_modules/@micropython/micropython-webassembly-pyscript");

function put(fs, from, to) {
  fs.mkdir(to);
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    if (statSync(path).isDirectory()) put(fs, path, `${to}/${name}`);
    else if (/\.(py|json)$/.test(name)) fs.writeFile(`${to}/${name}`, readFileSync(path));
  }
}

test("ulab's arrays are read where they lie", async () => {
  const { loadMicroPython } = await import(join(home, "micropython.mjs"));
  const said = [];
  const python = await loadMicroPython({ url: join(home, "micropython-ulab.wasm"), heapsize: 1 << 22, linebuffer: true,
    stdout: (line) => said.push(line) });
  put(python.FS, join(root, "python/vitrail"), "/vitrail");
  python.runPython(`
import sys
sys.path.insert(0, "/")
from ulab import numpy as np
from vitrail import arrays, shapes

for kind in (np.float, np.uint8, np.int8, np.uint16, np.int16):
    points = np.array([[1, 2, 3], [4, 5, 6]], dtype=kind)
    block = shapes.points([points], "points")
    assert block.shape == (2, 3) and block.parts[0] is points
    assert list(arrays.doubles(block)) == [1, 2, 3, 4, 5, 6]
    print(block.dtype)
wide = np.array([[1, 0, 2, 0, 3], [4, 0, 5, 0, 6]])
block = shapes.points([wide[:, ::2]], "points")
assert bytes(memoryview(block.parts[0])) == bytes(memoryview(np.array([[1, 2, 3], [4, 5, 6]])))
x, y, z = np.array([1, 4]), np.array([2, 5]), np.array([3, 6])
block = arrays.columns([x, y, z], "points")
assert block.shape == (2, 3) and len(block.parts) == 3
try:
    shapes.points([np.zeros((3, 50))], "points")
except ValueError as error:
    print(error)
`);
  assert.deepEqual(said, ["1", "4", "3", "6", "5", "points: got shape (3, 50), need (N, 3): did you mean data.T?"]);
});
