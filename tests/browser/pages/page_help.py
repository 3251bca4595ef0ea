"""What the tests of Python in a page have in common.

In:  the page's element #there.
Out: scenes, events of a pointer, waiting, what must fail.
"""

import asyncio
import json
import sys

import js
import vitrail

MICROPYTHON = sys.implementation.name == "micropython"
POINTS = [(0, 0, 0), (1, 2, 3), (-1, -2, -3), (2, 1, 0)]


def small():
    return vitrail.Scene(width=100, height=80)


def raises(call, kind, *words):
    try:
        call()
    except Exception as error:
        assert isinstance(error, kind), repr(error)
        for word in words:
            assert word in str(error), str(error)
        return
    raise AssertionError("no error")


def bytes_held():
    from vitrail.hosts import page

    stats = json.loads(page._engine[0].stats()[1:])
    return [stats[key] for key in sorted(stats) if "bytes" in key or key in ("nodes", "buffers", "textures")]


def pointer(scene, kind, x, y, **more):
    """Has the browser's own kind of event happen at a place in a scene's picture."""
    frame = scene._host.page._js.element
    box = frame.getBoundingClientRect()
    detail = {
        "clientX": box.left + x,
        "clientY": box.top + y,
        "bubbles": True,
        "isPrimary": True,
        "pointerId": 1,
        "pointerType": "mouse",
    }
    detail.update(more)
    target = frame.querySelector("canvas")
    target.dispatchEvent(js.PointerEvent.new(kind, js.JSON.parse(json.dumps(detail))))


async def wait(what, seconds=10):
    for _ in range(int(seconds / 0.02)):
        if what():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("waited for ever")


async def shown(**words):
    """A scene in sight, with two points, a tenth of which float32 does not know."""
    js.document.getElementById("there").scrollIntoView()
    scene = vitrail.Scene(target="#there", width=300, height=200, axes=False, **words)
    points = scene.scatter([0.1, 1], [0, 0], [0, 0], c=[5, 6], size=12, label="two", hover={"who": ["ann", "bob"]})
    await scene.frame()
    return scene, points
