// In:  JupyterLab in a Python's environment (VITRAIL_PYTHON, else .venv), notebooks as lists of cells.
// Out: a JupyterLab of its own on this machine, and its notebooks open in a browser: cells run, pixels and outputs read.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, until } from "../browser/harness.mjs";
import { freePort, start } from "../browser/programs.mjs";

export const python = process.env.VITRAIL_PYTHON ?? join(root, ".venv/bin/python");
const TOKEN = "vitrail";

/** Starts JupyterLab: { open(browser, name, cells), outputs(name), close() }. */
export async function jupyter({ env = {}, words = [] } = {}) {
    const home = mkdtempSync(join(tmpdir(), "vitrail-jupyter-"));
    const notebooks = join(home, "notebooks");
    mkdirSync(notebooks);
    // What has nothing to do with notebooks, and would stand in front of them.
    mkdirSync(join(home, "config/labconfig"), { recursive: true });
    writeFileSync(join(home, "config/labconfig/page_config.json"), JSON.stringify({ disabledExtensions: {
        "@jupyterlab/apputils-extension:announcements": true, "@jupyterlab/extensionmanager-extension": true } }));
    const port = await freePort();
    const server = start(python, ["-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", `--port=${port}`,
        "--ServerApp.port_retries=0", `--IdentityProvider.token=${TOKEN}`, `--ServerApp.root_dir=${notebooks}`,
        "--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly", ...words], {
        env: { HOME: home, IPYTHONDIR: join(home, "ipython"), JUPYTER_CONFIG_DIR: join(home, "config"),
            JUPYTER_DATA_DIR: join(home, "data"), JUPYTER_RUNTIME_DIR: join(home, "runtime"),
            PYTHONPATH: join(root, "python"), PYTHONDONTWRITEBYTECODE: "1", ...env },
    });
    const url = `http://127.0.0.1:${port}`;
    const answers = () => fetch(`${url}/api?token=${TOKEN}`).then((answer) => answer.ok, () => false);
    await until("JupyterLab", answers);
    return {
        async open(browser, name, cells, options = {}) {
            const code = (source, i) => ({ cell_type: "code", id: `cell-${i}`, execution_count: null, metadata: {}, outputs: [], source });
            writeFileSync(join(notebooks, `${name}.ipynb`), JSON.stringify({
                cells: cells.map(code), metadata: { kernelspec: { display_name: "Python 3", language: "python", name: "python3" } },
                nbformat: 4, nbformat_minor: 5,
            }));
            const tab = await browser.open(`${url}/doc/tree/${name}.ipynb?token=${TOKEN}`, { width: 1100, height: 1000, ...options });
            const notebook = new Notebook(tab);
            await notebook.ready();
            return notebook;
        },
        outputs(name) {
            const saved = JSON.parse(readFileSync(join(notebooks, `${name}.ipynb`), "utf8"));
            return saved.cells.map((cell) => cell.outputs);
        },
        async close() {
            await server.stop();
            rmSync(home, { recursive: true, force: true });
        },
    };
}

/** A notebook in a page. Everything goes through JupyterLab's own commands and models. */
class Notebook {
    constructor(tab) {
        this.tab = tab;
        this.page = tab.page;
    }

    async ready() {
        await until("the notebook's kernel", () => this.page.evaluate(() => {
            const panel = globalThis.jupyterapp?.shell.currentWidget;
            return panel?.context?.isReady && panel.context.sessionContext.session?.kernel?.status === "idle";
        }));
    }

    /** Runs a cell to its end; gives its texts and errors. */
    async run(index) {
        return this.page.evaluate(async (i) => {
            const app = globalThis.jupyterapp, panel = app.shell.currentWidget;
            panel.content.activeCellIndex = i;
            panel.content.deselectAll();
            await app.commands.execute("notebook:run-cell");
            const outputs = panel.content.widgets[i].model.outputs.toJSON();
            return outputs.map((o) => o.text ?? (o.ename ? `${o.ename}: ${o.evalue}` : o.data?.["text/plain"]) ?? "").flat().join("");
        }, index);
    }

    /** Runs a cell until it says what matches all patterns, since what the page tells the kernel is on its way for a while. */
    async says(index, ...patterns) {
        let text;
        await until(`cell ${index} to say ${patterns.join(" and ")}`, async () => {
            text = await this.run(index);
            return patterns.every((pattern) => pattern.test(text));
        }, { seconds: 20, explain: async () => `It says ${text}` });
        return text;
    }

    /** Adds a cell at the end and runs it. */
    async cell(source) {
        const index = await this.page.evaluate((text) => {
            const { sharedModel } = globalThis.jupyterapp.shell.currentWidget.content.model;
            sharedModel.addCell({ cell_type: "code", source: text });
            return sharedModel.cells.length - 1;
        }, source);
        return this.run(index);
    }

    async runAll() {
        await this.page.evaluate(() => globalThis.jupyterapp.commands.execute("notebook:run-all-cells"));
    }

    async save() {
        await this.page.evaluate(() => globalThis.jupyterapp.commands.execute("docmanager:save"));
    }

    /** Loads the page again; the kernel lives on. */
    async reload() {
        await this.page.reload();
        await this.ready();
    }

    /** The canvases of all outputs, in the order of the page. */
    get canvases() { return this.page.locator(".vitrail canvas"); }

    /** Waits until so many scenes are drawn to the end. */
    async drawn(count = 1) {
        await until(`${count} finished scenes`, () => this.page.evaluate((wanted) => {
            const engine = globalThis[Object.getOwnPropertySymbols(globalThis).find((s) => /^vitrail@/.test(s.description ?? ""))];
            const shown = [...(engine?.scenes ?? [])].filter((scene) => scene.viewport);
            return shown.length >= wanted && shown.some((scene) => scene.viewport.isVisible) && shown.every((scene) => !scene.viewport.isVisible || !scene.dirty)
                && document.querySelectorAll(".vitrail canvas").length >= wanted;
        }, count), { explain: async () => (await this.tab.problems()).join("\n") });
    }

    /** A picture of one scene's canvas. */
    async picture(index = 0) {
        const canvas = this.canvases.nth(index);
        await canvas.scrollIntoViewIfNeeded();
        await this.drawn(index + 1);
        return canvas.screenshot();
    }

    /** Ends the kernel and the page. */
    async end() {
        await this.page.evaluate(() => globalThis.jupyterapp?.shell.currentWidget?.context.sessionContext.shutdown()).catch(() => {});
        await this.tab.close();
    }

    /** A JavaScript expression over `engine` and `widgets`, what Vitrail keeps on the page. */
    engine(expression) {
        return this.page.evaluate(`(() => {
            const of = (name) => globalThis[Object.getOwnPropertySymbols(globalThis).find((s) => s.description?.startsWith(name + "@"))];
            const engine = of("vitrail"), widgets = of("vitrail.widget");
            return ${expression};
        })()`);
    }
}
