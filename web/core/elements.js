// In:  a node, the number of an element.
// Out: which nodes have elements that can be pointed at and selected, how many, and what they are called.

/** @typedef {import("./engine.js").Engine} Engine */

/** Text without the marks of the formulas that it may have in $...$. @param {string} text */
export const withoutFormulas = (text) => text.replace(/\$([^$]*)\$/g, (_, formula) => formula.replace(/[\\{}_]/g, ""));

/** How many elements a node has. @param {Engine} engine @param {number} node */
export function elementCount(engine, node) {
  return engine.info(node).elements;
}

/**
 * Whether nodes of a kind have elements or are one, so that they can be pointed at and selected.
 * @param {import("./engine.js").KindSpec | undefined} kind
 */
export const isSelectable = (kind) => Boolean(kind && (kind.array.has("selected") || kind.property.has("selected")));

/** The nodes of a scene that are so, in their order. @param {{engine: Engine, id: number}} scene */
export const selectableNodes = ({ engine, id }) => [...engine.nodes(id)].filter((node) => isSelectable(engine.kindAt(node)));

/**
 * A property of a node in plain letters; "" when it has none of that name.
 * @param {{engine: Engine}} scene @param {number} node @param {string} name
 */
export function textOf({ engine }, node, name) {
  const property = engine.kindAt(node)?.property.get(name);
  return property ? withoutFormulas(engine.getText(node, property.index)) : "";
}

/** "Quakes 12", "box". @param {{engine: Engine}} scene @param {number} node @param {number} index below 0: of the node */
export function elementName(scene, node, index) {
  const kind = scene.engine.kindAt(node), name = textOf(scene, node, "label") || kind?.name || "";
  return kind?.array.has("selected") && index >= 0 ? `${name} ${index}` : name;
}
