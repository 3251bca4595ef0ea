"""In: code from playground.js. Out: its scene in the page, what it prints, its errors.

Each run gets a fresh namespace and a box of its own, which replaces the last one's when the code has worked: an error while
typing leaves the picture as it was. The prompt runs in the namespace of the scene that is seen.
"""
import asyncio
import sys
import traceback
from pyodide.code import eval_code_async
from pyodide.ffi import create_proxy
from js import document, playground

import vitrail

stage = document.getElementById("stage")
PATIENCE = 0.3              # seconds until code that goes on (an animation) is shown


class Output:
    """A file that writes into the page."""

    def __init__(self, kind):
        self.kind = kind

    def write(self, text):
        playground.say(self.kind, text)
        return len(text)

    def flush(self):
        pass


class Run:
    """One run of the code: its namespace, scenes, task and place in the page."""

    def __init__(self):
        self.names = {"__name__": "__main__", "vitrail": vitrail}
        self.scenes = []
        self.task = None
        self.box = document.createElement("div")
        self.box.className = "box waiting"
        stage.append(self.box)

    def close(self):
        if self.task is not None:
            self.task.cancel()
        for scene in self.scenes:
            scene.close()
        self.box.remove()


class Scene(vitrail.Scene):
    """A scene that stands in the box of the run that makes it, whatever its target."""

    def __init__(self, *, target=None, **properties):
        super().__init__(target=latest.box, **properties)
        latest.scenes.append(self)


vitrail.Scene = Scene
shown = latest = Run()
sys.stdout, sys.stderr = Output("out"), Output("error")


def show(run):
    """Let the run's picture take the place of the last one; a camera that was moved by hand stays."""
    global shown
    if run is shown or run is not latest:
        return
    old = shown
    if old.scenes and run.scenes:
        before, now = old.scenes[0].camera, run.scenes[0].camera
        if now.autofit and not before.autofit:
            now.set(eye=before.eye, target=before.target, up=before.up)
    run.box.classList.remove("waiting")
    shown = run
    old.close()


def explain(error):
    """The error as the user's code has it, without this file's part; its line is marked."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<playground>"]
    if isinstance(error, SyntaxError):
        lines = [error.lineno or 0]
    if lines:
        playground.mark(lines[-1])
    where = "line %d: " % lines[-1] if lines else ""
    playground.say("error", "%s%s: %s\n" % (where, type(error).__name__, error))


async def perform(run, code):
    try:
        await eval_code_async(code, run.names, filename="<playground>", return_mode="none")
    except asyncio.CancelledError:
        return
    except BaseException as error:
        if run is latest:
            explain(error)
        if run is not shown:
            run.close()
        return
    show(run)


def start(code):
    """Run the editor's code."""
    global latest
    try:
        compile(code, "<playground>", "exec", flags=0x2000)  # await at the top is allowed
    except SyntaxError as error:
        playground.clear()
        explain(error)
        return
    if latest is not shown:
        latest.close()
    playground.clear()
    playground.mark(0)
    latest = Run()
    latest.task = asyncio.ensure_future(perform(latest, code))
    run = latest
    asyncio.get_event_loop().call_later(PATIENCE, lambda: show(run) if run.scenes and not run.task.done() else None)


async def answer(line):
    try:
        value = await eval_code_async(line, shown.names, filename="<prompt>")
    except BaseException as error:
        playground.say("error", "%s: %s\n" % (type(error).__name__, error))
        return
    if value is not None:
        shown.names["_"] = value
        playground.say("out", "%r\n" % (value,))


def enter(line):
    """Run a line of the prompt beside the scene that is seen."""
    asyncio.ensure_future(answer(line))


playground.connect(create_proxy(start), create_proxy(enter))
