// In:  a notebook's models (anywidget) and the elements of its outputs.
// Out: anywidget's two functions. build.mjs makes this one file with the engine inside.
import { heightOf, KernelConnection } from "./kernel_connection.js";
import { shared } from "./page_state.js";

/** The connection of a model: of what a kernel calls one scene, however many objects the host makes of it. */
function connectionOf(model) {
  const id = model.get("scene");
  if (!shared.connections.has(id)) shared.connections.set(id, new KernelConnection(model));
  return shared.connections.get(id);
}

// anywidget 0.9 wants a function that cleans up; 0.11 gives a signal as well. Both may come; closing twice does nothing.
function cleanup(signal, close) {
  signal?.addEventListener("abort", close, { once: true });
  return close;
}

function initialize({ model, signal }) {
  const id = model.get("scene"), old = shared.connections.get(id);
  old?.close(); // the page's front end was made anew for the same scene
  shared.connections.set(id, new KernelConnection(model)); // not awaited: the host waits two seconds, a slow machine may need more
  const connection = shared.connections.get(id);
  return cleanup(signal, () => {
    connection.close();
    if (shared.connections.get(id) === connection) shared.connections.delete(id);
  });
}

function render({ model, el, signal }) {
  const connection = connectionOf(model);
  const frame = document.createElement("div");
  // In JupyterLab the right button opens a menu; here it moves the camera.
  frame.addEventListener("contextmenu", (event) => event.stopPropagation());
  frame.style.minHeight = `${heightOf(model)}px`; // else the page jumps when the scene comes
  el.append(frame);
  connection.addView(frame);
  return cleanup(signal, () => {
    connection.removeView(frame);
    frame.remove();
  });
}

export default { initialize, render };
