// In:  docs/coming-from.md. Out: the JavaScript in it, a section at a time: its blocks, then the code in the last column of its table.
import { readFileSync } from "node:fs";
import { path } from "./setup.mjs";

/** [{ heading, code }...]; a section without a block of JavaScript holds none. */
export function comingFrom() {
    const sections = readFileSync(path("docs/coming-from.md"), "utf8").split(/^## /m).filter((section) => section.includes("```js\n"));
    return sections.map((section) => {
        const blocks = [...section.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
        const rows = [...section.matchAll(/^\| .* \| (?!Vitrail|---)(.*) \|$/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([^`]+)`/g)]);
        if (rows.length < 20) throw new Error(`docs/coming-from.md: ${rows.length} lines of JavaScript`);
        return { heading: section.split("\n", 1)[0], code: [...blocks, ...rows.map(([, code]) => code)].join("\n") };
    });
}
