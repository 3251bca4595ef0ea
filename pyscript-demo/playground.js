// In:  keys in the editor and the prompt; the gallery's examples.
// Out: code handed to Python (playground.py) when it rests for a moment; what Python prints and raises, shown.
import { python } from "@codemirror/lang-python";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";

const FIRST = `from math import cos, sin
import vitrail

scene = vitrail.Scene()
spiral = [(cos(t / 20) * t, sin(t / 20) * t, t / 3)
          for t in range(900)]
points = scene.plot(spiral, c=range(900), cmap="viridis")
ball = scene.sphere(size=120, color="tomato")

# Change a number here, or type below:
#   points.size = 12
#   ball.position = (0, 0, 300)
`;
const REST = 350; // ms without a key, then the code runs

const by = (id) => document.getElementById(id);
const output = by("output"), line = by("line"), example = by("example");
let backend = null, waiting = 0;

// --- the editor ---
const setWrong = StateEffect.define();
const wrong = StateField.define({
    create: () => Decoration.none,
    update(marks, change) {
        marks = change.docChanged ? Decoration.none : marks;
        for (const effect of change.effects) {
            if (!effect.is(setWrong)) continue;
            const number = effect.value;
            marks = number >= 1 && number <= change.state.doc.lines
                ? Decoration.set([Decoration.line({ class: "wrong" }).range(change.state.doc.line(number).from)]) : Decoration.none;
        }
        return marks;
    },
    provide: (field) => EditorView.decorations.from(field),
});
const colors = HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], color: "var(--keyword)" },
    { tag: [tags.string, tags.special(tags.string)], color: "var(--string)" },
    { tag: tags.comment, color: "var(--comment)" },
    { tag: tags.number, color: "var(--number)" },
]);
const editor = new EditorView({
    parent: by("editor"),
    state: EditorState.create({
        doc: FIRST,
        extensions: [
            keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }]),
            basicSetup, python(), syntaxHighlighting(colors), wrong,
            EditorView.contentAttributes.of({ "aria-label": "Python code" }),
            EditorView.updateListener.of((change) => {
                if (!change.docChanged || !by("live").checked) return;
                clearTimeout(waiting);
                waiting = setTimeout(run, REST);
            }),
        ],
    }),
});

// --- what Python says ---
function say(kind, text) {
    if (!text) return;
    const part = document.createElement("span");
    part.className = kind;
    part.textContent = text;
    output.append(part);
    output.scrollTop = output.scrollHeight;
}

function run() {
    clearTimeout(waiting);
    backend?.run(editor.state.doc.toString());
}

// --- the prompt ---
const history = [];
let at = 0;
by("prompt").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = line.value;
    if (!backend || !text.trim()) return;
    history.push(text);
    at = history.length;
    line.value = "";
    say("input", `>>> ${text}\n`);
    backend.enter(text);
});
line.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || at + step < 0 || at + step > history.length) return;
    event.preventDefault();
    at += step;
    line.value = history[at] ?? "";
});

// --- examples ---
async function choose(name) {
    const text = name ? await (await fetch(`./gallery/${name}.py`)).text() : FIRST;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
    run();
}
example.addEventListener("change", () => {
    location.hash = example.value;
    choose(example.value);
});
by("run").addEventListener("click", run);

async function start() {
    const demos = await (await fetch("./gallery/gallery.json")).json();
    example.append(new Option("A first scene", ""), ...demos.map(({ name, title }) => new Option(title, name)));
    const named = location.hash.slice(1);
    example.value = demos.some(({ name }) => name === named) ? named : "";
    if (example.value) await choose(example.value);
}
const ready = start();

// playground.py takes this to speak, and gives itself.
globalThis.playground = {
    say,
    clear: () => output.replaceChildren(),
    mark: (number) => editor.dispatch({ effects: setWrong.of(number) }),
    async connect(start, enter) {
        await ready;
        backend = { run: start, enter };
        by("run").disabled = line.disabled = false;
        by("stage").classList.add("ready");
        run();
    },
};
