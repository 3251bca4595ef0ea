// In:  Pyodide 0.27.7 (npm's pyodide-numpy) in the same folder, by address.
// Out: that Pyodide with the one name that PyScript 0.7.31 wants from newer ones (pyodide.ffi.jsnull).
import { loadPyodide as load, version } from "/pyodide-numpy/pyodide.mjs";

export { version };
export async function loadPyodide(options) {
    const python = await load({ ...options, indexURL: "/pyodide-numpy/" });
    python.runPython("import pyodide.ffi as f\nif not hasattr(f, 'jsnull'): f.jsnull = None\ndel f");
    return python;
}
