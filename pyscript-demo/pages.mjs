// In:  gallery/gallery.json and the Python files beside it.
// Out: the front page's cards, and for each demo a page for Pyodide and one for MicroPython: the scene and its code.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const INTERPRETERS = {
    pyodide: { title: "Pyodide", type: "py", path: "./pyodide/pyodide.mjs" },
    micropython: { title: "MicroPython", type: "mpy", path: "./micropython/micropython.mjs" },
};

// Where ./dev docs has made it; site.mjs takes it along.
export const REFERENCE = join(dirname(dirname(fileURLToPath(import.meta.url))), "build/reference/site");
const referenceLink = existsSync(REFERENCE) ? '\n<a href="./reference/index.html">Reference</a>' : "";

const LOGO = `<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="#e4572e" d="M12 1 2 7l10 4z"/><path fill="#f2b134"
 d="M12 1v10l10-4z"/><path fill="#3a86c8" d="M2 7v10l10-6z"/><path fill="#2a9d8f" d="M22 7v10l-10-6z"/><path
 fill="#7b4fa3" d="M2 17l10 6V11z"/><path fill="#1d3557" d="M22 17l-10 6V11z"/></svg>`;

function escape(text) {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const TOKENS = new RegExp([
    /(?<c>#.*)/, /(?<s>"""[^]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/,
    /(?<k>\b(?:import|from|as|for|in|if|else|elif|while|def|return|with|global|not|and|or|is|None|True|False|async|await|lambda|class|try|except)\b)/,
    /(?<n>\b\d[\d_]*(?:\.\d+)?(?:e-?\d+)?\b)/].map((part) => part.source).join("|"), "g");

/** Python source as HTML with the classes c(omment), s(tring), k(eyword), n(umber). */
export function highlight(source) {
    let html = "";
    let at = 0;
    for (const match of source.matchAll(TOKENS)) {
        const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [""];
        html += escape(source.slice(at, match.index)) + `<span class="${kind}">${escape(match[0])}</span>`;
        at = match.index + match[0].length;
    }
    return html + escape(source.slice(at));
}

function bar(extra = "") {
    return `<nav class="bar"><a class="name" href="./index.html">${LOGO}Vitrail</a><a href="./index.html#gallery">Gallery</a>
<a href="./playground.html">Playground</a>${referenceLink}<span class="grow"></span>${extra}</nav>`;
}

export function head(title) {
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="./pyscript/core.css">
<link rel="stylesheet" href="./style.css">
`;
}

function file(demo, interpreter) {
    return interpreter === (demo.interpreter ?? "pyodide") ? `${demo.name}.html` : `${demo.name}.${interpreter}.html`;
}

function page(demo, interpreter, source, wheel) {
    const { type, path } = INTERPRETERS[interpreter];
    const files = Object.fromEntries([[`./${wheel}`, "./*"], ...(demo.data ?? []).map((name) => [`./data/${name}`, `./${name}`])]);
    const config = escape(JSON.stringify({ interpreter: path, files }));
    const choices = Object.entries(INTERPRETERS).map(([name, { title }]) =>
        `<a href="./${file(demo, name)}"${name === interpreter ? ' aria-current="page"' : ""}>${title}</a>`).join("");
    const [, about, code] = source.match(/^"""([^]*?)"""\n([^]*)$/) ?? [null, "", source];
    const paragraphs = about.trim().split("\n\n").map((text) => `<p class="quiet">${escape(text)}</p>`).join("\n");
    return `${head(`${demo.title} - Vitrail`)}<script type="module" src="./pyscript/core.js"></script>
<script type="module" src="./page.js"></script>
</head>
<body>
${bar(`<span class="switch" aria-label="Interpreter">${choices}</span>`)}
<main class="page">
<div class="stage"><div class="loading" role="status">Starting Python</div>
<script type="${type}" src="./gallery/${demo.name}.py" config="${config}"></script>
</div>
<aside><header><h2>${escape(demo.title)}</h2>${paragraphs}
<p><a href="./playground.html#${demo.name}">Change it in the playground</a></p></header>
<pre tabindex="0" aria-label="The page's Python code"><code>${highlight(code.trim())}</code></pre></aside>
</main>
</body>
</html>
`;
}

function card(demo) {
    return `<li class="card"><a href="./${demo.name}.html"><img src="./gallery/${demo.name}.jpg" alt="" width="640" height="400" loading="lazy">
<div><h2>${escape(demo.title)}</h2><p>${escape(demo.by)}</p></div></a></li>`;
}

/** Writes the pages into `site`, a copy of this folder; `wheel` is the wheel's file name. */
export function writePages(site, wheel) {
    const gallery = join(site, "gallery");
    const demos = JSON.parse(readFileSync(join(gallery, "gallery.json"), "utf8"));
    for (const demo of demos) {
        const source = readFileSync(join(gallery, `${demo.name}.py`), "utf8");
        for (const interpreter of Object.keys(INTERPRETERS)) {
            writeFileSync(join(site, file(demo, interpreter)), page(demo, interpreter, source, wheel));
        }
    }
    for (const name of ["index.html", "playground.html"]) {
        const path = join(site, name);
        if (!existsSync(path)) continue;
        const text = readFileSync(path, "utf8").replace("<!--bar-->", bar()).replace("<!--cards-->", demos.map(card).join("\n"))
            .replaceAll("{{wheel}}", wheel)
            .replace(/<!--(\w+\.py)-->/g, (_, code) => `<pre><code>${highlight(readFileSync(join(gallery, code), "utf8").trim())}</code></pre>`);
        writeFileSync(path, text);
    }
}
