"""Pointing, selecting and keys, on Pyodide and on MicroPython alike.

In:  nothing.
Out: tests, each a function.
"""

import asyncio

import js
import vitrail
from page_help import MICROPYTHON, pointer, raises, shown, wait


async def test_hover_and_click_say_what_was_given():
    scene, points = await shown()
    seen = []

    @scene.on("hover")
    def over(event):
        seen.append(("hover", event.artist, event.index))

    @points.on("click")
    async def click(event):
        await asyncio.sleep(0)
        seen.append(("click", event.index, event.values, event.modifiers, event.pixel))

    x, y, _ = scene.camera.project((0.1, 0, 0))
    pointer(scene, "pointermove", x, y)
    await wait(lambda: seen)
    assert seen[0] == ("hover", points, 0), seen
    pointer(scene, "pointerdown", x, y, button=0, buttons=1, shiftKey=True)
    pointer(scene, "pointerup", x, y, button=0, shiftKey=True)
    await wait(lambda: len(seen) > 1)
    name, index, values, modifiers, pixel = seen[1]
    assert (name, index, modifiers) == ("click", 0, ("shift",)), seen
    assert dict(values) == {"x": 0.1, "y": 0, "z": 0, "c": 5, "who": "ann"}, values
    assert list(values) == ["x", "y", "z", "c", "who"], values  # in MicroPython too, whose dicts have no order
    assert abs(pixel[0] - x) < 1
    found = scene.pick(x, y)
    assert (found.artist, found.index, found.values["who"]) == (points, 0, "ann")
    scene.close()


async def test_the_tooltip_has_python_s_values():
    scene, points = await shown()
    root = scene._host.page._js.scene.ui.overlay.root
    x, y, _ = scene.camera.project((0.1, 0, 0))
    pointer(scene, "pointermove", x, y)
    await wait(lambda: not root.querySelector(".tip").hidden)
    text = root.querySelector(".tip").textContent
    for word in ("two", "0.1", "ann"):
        assert word in text, text
    assert "0.100000" not in text, text
    pointer(scene, "pointerleave", 0, 0)
    points.hover = False
    scene._host.page._js.element.dispatchEvent(js.PointerEvent.new("pointerleave"))
    pointer(scene, "pointermove", x, y)
    await wait(lambda: scene._host.page._js.scene.ui.pointer.target)
    await scene.frame()
    assert root.querySelector(".tip").hidden
    scene.close()


async def test_selections_are_set_read_and_told():
    scene, points = await shown()
    seen = []
    scene.on("select", lambda event: seen.append({a: list(event.selection[a]) for a in event.selection}))
    points.selected = [1]
    await wait(lambda: seen)
    assert seen == [{points: [1]}], seen
    assert list(points.selected) == [1]
    chosen = scene.select((0, 0, 300, 200))
    assert list(chosen[points]) == [0, 1]
    scene.clear_selection()
    assert scene.selection == {}
    raises(lambda: setattr(points, "selected", [2]), vitrail.Error, "need whole numbers from 0 to 1")
    scene.close()


async def test_keys_may_be_kept_from_the_page():
    scene, points = await shown()
    keys = []

    @scene.on("key")
    def key(event):
        keys.append(event.key)
        event.prevent_default()

    before = scene.camera.angles
    canvas = scene._host.page._js.element.querySelector("canvas")
    canvas.dispatchEvent(js.KeyboardEvent.new("keydown", js.JSON.parse('{"key": "ArrowLeft", "bubbles": true}')))
    assert keys == ["ArrowLeft"]
    assert scene.camera.angles == before
    scene.off("key", key)
    canvas.dispatchEvent(js.KeyboardEvent.new("keydown", js.JSON.parse('{"key": "ArrowLeft", "bubbles": true}')))
    assert scene.camera.angles != before
    scene.close()


async def test_linked_scenes_turn_together():
    one, _ = await shown()
    two, _ = await shown()
    together = vitrail.link(one, two)
    one.view(elev=70, azim=10)
    await wait(lambda: abs(two.camera.angles[0] - 70) < 0.01)
    together.close()
    two.view(elev=5)
    for scene in (two, one, two):
        await scene.frame()  # in which it would follow
    assert abs(one.camera.angles[0] - 70) < 0.01
    one.close()
    two.close()


async def test_a_script_that_runs_again_keeps_the_readers_view():
    there = js.document.getElementById("there")
    scene, points = await shown(title="again")
    scene._host.page._js.scene.camera.orbit(40, 30)
    points.selected = [0]
    turned = scene.camera.angles
    there.replaceChildren()
    scene, points = await shown(title="again")
    await wait(lambda: scene.camera.angles == turned)
    assert list(points.selected) == [0]
    there.replaceChildren()
    scene, points = await shown(title="another")
    for _ in range(3):
        await scene.frame()  # in which the view would come back
    assert scene.camera.angles != turned
    assert list(points.selected) == []
    there.replaceChildren()


async def test_what_the_reader_makes_is_an_artist():
    scene, points = await shown()
    canvas = scene._host.page._js.element.querySelector("canvas")
    seen = []

    def press(key):
        canvas.dispatchEvent(js.KeyboardEvent.new("keydown", js.JSON.parse('{"key": "%s", "bubbles": true}' % key)))

    @scene.on("change")
    def tell(event):
        seen.append((event.action, event.artist, event.changes))

    press("c")
    _, box = scene.artists
    assert isinstance(box, vitrail.ClipBox)
    assert seen == [("made", box, ("position", "size", "handles"))], seen
    assert [round(v, 2) for v in box.position] == [0.55, 0, 0]
    scene.off("change", tell)
    press("c")
    assert not box.visible
    box.remove()
    press("m")
    for place in ((0.1, 0, 0), (1, 0, 0)):
        x, y, _ = scene.camera.project(place)
        pointer(scene, "pointerdown", x, y, button=0, buttons=1)
        pointer(scene, "pointerup", x, y, button=0)
        await scene.frame()
    await wait(lambda: len(scene.artists) == 2)
    ruler = scene.artists[1]
    assert round(ruler.distance, 6) == 0.9, ruler.distance
    x, y, _ = scene.camera.project((0.55, 0, 0))
    pointer(scene, "pointermove", x, y)
    await wait(lambda: scene._host.page._js.scene.ui.pointer.target)
    press("Delete")
    assert scene.artists == [points]
    assert repr(ruler) == "<Ruler, removed>"
    scene.close()


def test_without_tools_there_are_none():
    scene = vitrail.Scene(
        target="#there", width=100, height=80, toolbar=False, tooltip=False, description="Two points."
    )
    inner = scene._host.page._js.scene
    assert not inner.tooltip
    assert not inner.ui.toolbar
    assert "Two points." in scene._host.page._js.element.innerHTML
    assert scene.description == "Two points."
    scene.close()


async def test_handlers_leave_no_proxies_behind():
    if MICROPYTHON:  # whose proxies go when JavaScript collects them, which nobody can ask for
        return
    import gc
    import weakref

    gone = []
    for _ in range(3):
        scene, points = await shown()
        for name in ("hover", "click", "select", "key", "camera", "frame"):
            scene.on(name, lambda event: None)
        points.on("click", lambda event: None)
        scene.off("hover")
        await scene.frame()
        scene.close()
        gone.append(weakref.ref(scene))
        del scene, points
    await wait(lambda: gc.collect() is not None and not any(ref() for ref in gone))
