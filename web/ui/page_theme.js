// In:  an element of the page. Out: whether the page behind it is dark, now and whenever that changes.
import { listen } from "../core/dom.js";

/** True when the page behind an element is dark, as far as its own colours tell. */
export function isDark(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host ?? null) {
    const [r, g, b, a = 1] = (getComputedStyle(at).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    if (a > 0.5) return 0.2126 * r + 0.7152 * g + 0.0722 * b < 96;
  }
  // Nothing painted: the browser's own canvas, dark only where the page says that it can be.
  return /dark/.test(getComputedStyle(document.documentElement).colorScheme) && matchMedia(DARK).matches;
}

const DARK = "(prefers-color-scheme: dark)";
const FADE_MS = 400; // a page that changes its colours slowly is asked again then

/**
 * Tells at once when the page is dark, and later when it changes. A page changes by the user's system, by a class, style or data
 * attribute of <html> or <body>, or (seen when the pointer or the focus next comes) in any other way.
 * @param {Element} element @param {(dark: boolean) => void} tell @param {AbortSignal} signal
 */
export function watchPage(element, tell, signal) {
  let known = false, timer = 0, frame = 0;
  const look = () => {
    const dark = element.isConnected ? isDark(element) : known;
    if (dark !== known) tell(known = dark);
  };
  const soon = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = requestAnimationFrame(look);
    timer = setTimeout(look, FADE_MS);
  };
  const changes = new MutationObserver(soon);
  for (const root of [document.documentElement, document.body]) if (root) changes.observe(root, { attributes: true });
  listen(matchMedia(DARK), signal, { change: soon });
  listen(element, signal, { "pointerenter focusin": look });
  signal.onabort = () => {
    changes.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  look();
}
