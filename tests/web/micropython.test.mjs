// In:  python/vitrail, npm's MicroPython with ulab.
// Out: that the package's reading of arrays runs on MicroPython, and takes ulab's arrays of any type and stride.
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

/** MicroPython with the package beside it; what it prints is in `said`. */
async function micropython() {
  const { loadMicroPython } = await import(join(home, "micropython.mjs"));
  const said = [];
  const python = await loadMicroPython({ url: join(home, "micropython-ulab.wasm"), heapsize: 1 << 22, linebuffer: true,
    stdout: (line) => said.push(line) });
  put(python.FS, join(root, "python/vitrail"), "/vitrail");
  return { python, said };
}

test("dates become exact seconds, and stay nanoseconds in words", async () => {
  const { python, said } = await micropython();
  python.runPython(`
import sys
sys.path.insert(0, "/")
from vitrail._artists import source_values
from vitrail._data import arrays, buffers, dates, indices, items
arr = dates.from_names(arrays.read(["2024-05-31T00:00:00.000000001", None, "2024-06-01", "1600-01-01"][:3], "x"))
print(dates.first_day(arr), [round(v, 9) for v in buffers.doubles(dates.seconds(arr, (19874.0, 0.0)))])
print(dates.text_of(19874, 3661.5), dates.for_colorbar(arr)[1])
wide = dates.from_names(arrays.read(["1600-01-01", "9999-12-31"], "x"))
print(wide.time, list(buffers.doubles(dates.seconds(wide, (dates.first_day(wide), 0.0)))))
print(dates.from_names(arrays.read(["oak", "2024-06-01"], "x")), dates.instant((19874.0, 0.0), 60.0))
print(source_values.format_value(0.1), items.array_item(arr, 0), items.item([4, 5], 1), indices.indexes([True, False, True], 3, "x"),
    list(indices.indexes(True, 2, "x")))
print(dict(source_values.check_hover({"a": [1, 2]}, 2, "x")), source_values.check_hover(str, 2, "x") is str, source_values._extras(lambda i: "n" + str(i), 1))
`);
  assert.deepEqual(said, [
    "19874 [1e-09, nan, 86400.0]", "2024-05-31T01:01:01.5 hours since 2024-05-31",
    "(1, 1000000) [0.0, 265078310400.0]", "None 2024-05-31 00:01:00", "0.1 2024-05-31T00:00:00.000000001 5 array('I', [0, 2]) [0, 1]",
    "{'a': [1, 2]} True {'': 'n1'}",
  ]);
});

test("ulab's arrays are read where they lie", async () => {
  const { python, said } = await micropython();
  python.runPython(`
import sys
sys.path.insert(0, "/")
from ulab import numpy as np
from vitrail._data import array_shapes, arrays, buffers

for kind in (np.float, np.uint8, np.int8, np.uint16, np.int16):
    points = np.array([[1, 2, 3], [4, 5, 6]], dtype=kind)
    arr = array_shapes.points([points], "points")
    assert arr.shape == (2, 3) and arr.parts[0] is points
    assert list(buffers.doubles(arr)) == [1, 2, 3, 4, 5, 6]
    print(arr.dtype)
wide = np.array([[1, 0, 2, 0, 3], [4, 0, 5, 0, 6]])
arr = array_shapes.points([wide[:, ::2]], "points")
assert bytes(memoryview(arr.parts[0])) == bytes(memoryview(np.array([[1, 2, 3], [4, 5, 6]])))
x, y, z = np.array([1, 4]), np.array([2, 5]), np.array([3, 6])
arr = arrays.columns([x, y, z], "points")
assert arr.shape == (2, 3) and len(arr.parts) == 3
try:
    array_shapes.points([np.zeros((3, 50))], "points")
except ValueError as error:
    print(error)
`);
  assert.deepEqual(said, ["1", "4", "3", "6", "5", "points: got shape (3, 50), need (N, 3): did you mean data.T?"]);
});
