// In:  the document. Out: elements with their attributes, listeners that go when a signal says so.

/** An element with attributes, properties (on...) and content; "svg" and what is inside are drawings. */
export function element(tag, attributes = {}, ...content) {
  const made = /^(svg|path)$/.test(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "style") made.style.cssText = value; // a page's policy may refuse the attribute
    else if (name.startsWith("on")) made[name] = value;
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...content);
  return made;
}

/** Listens until the signal ends it: {"event event": listener...}. */
export function listen(target, signal, listeners, options) {
  for (const [events, listener] of Object.entries(listeners)) {
    for (const event of events.split(" ")) target.addEventListener(event, listener, { signal, ...options });
  }
}
