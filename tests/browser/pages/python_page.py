"""What Python sees of a scene in a page, on Pyodide and on MicroPython alike.

In:  the page's element #there, the tests of three modules.
Out: run(), which tries each function of theirs whose name starts with "test_".
"""

import json
import sys

import js
import page_asking
import page_data
import page_scene
from page_help import MICROPYTHON


async def run():
    results = []
    for module in (page_data, page_scene, page_asking):
        for name in dir(module):
            if name.startswith("test_"):
                error = await outcome(getattr(module, name))
                results.append((name, error))
                js.console.log(name + ": " + (error or "ok"))
    return json.dumps(results)


async def outcome(test):
    try:
        answer = test()
        if answer is not None:
            await answer
    except Exception as error:
        return text_of(error)
    return ""


def text_of(error):
    import io

    if MICROPYTHON:
        out = io.StringIO()
        sys.print_exception(error, out)
        return out.getvalue()
    import traceback

    return "".join(traceback.format_exception(error))
