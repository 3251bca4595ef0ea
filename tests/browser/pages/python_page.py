"""What Python sees of a scene in a page, on Pyodide and on MicroPython alike.

In:  the page's element #there. Out: run(), which tries each function here whose name starts with "test_".
Called by: python.py.html, python.mpy.html.
"""

import array
import asyncio
import json
import sys

import js
import vitrail

MICROPYTHON = sys.implementation.name == "micropython"
POINTS = [(0, 0, 0), (1, 2, 3), (-1, -2, -3), (2, 1, 0)]
FLAT = [0, 0, 0, 1, 2, 3, -1, -2, -3, 2, 1, 0]
BOUNDS = ((-1, -2, -3), (2, 2, 3))


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


def test_sequences_arrive():
    with small() as scene:
        for data in (POINTS, tuple(POINTS), [list(p) for p in POINTS], (p for p in POINTS), iter(POINTS)):
            assert scene.plot(data).bounds == BOUNDS
        x, y, z = zip(*POINTS)
        assert scene.scatter(x, list(y), array.array("i", z)).bounds == BOUNDS
        assert scene.scatter(x, y, 7).bounds == ((-1, -2, 7), (2, 2, 7))
        assert scene.scatter(array.array("h", x), array.array("h", y), array.array("h", z)).bounds == BOUNDS
        assert scene.scatter(array.array("f", x), array.array("f", y), array.array("f", z)).bounds == BOUNDS


def test_flat_buffers_arrive():
    with small() as scene:
        for code in "bhilqfd":
            data = array.array(code, FLAT)
            assert scene.plot(data).bounds == BOUNDS, code
            assert scene.plot(memoryview(data)).bounds == BOUNDS, code
        for code in "BHILQ":
            data = array.array(code, [abs(n) for n in FLAT])
            assert scene.plot(data).bounds == ((0, 0, 0), (2, 2, 3)), code
        for data in (bytes(range(12)), bytearray(range(12))):
            assert scene.plot(data).bounds == ((0, 1, 2), (9, 10, 11))
        assert len(scene.plot([])) == 0
        assert len(scene.plot(array.array("f"))) == 0


def test_typed_arrays_of_javascript_arrive():
    with small() as scene:
        for name in ("Float32Array", "Float64Array", "Int8Array", "Int16Array", "Int32Array"):
            data = getattr(js, name).new(12)
            for i in range(12):
                data[i] = FLAT[i]
            assert scene.plot(data).bounds == BOUNDS, name
            assert scene.plot(data.subarray(3, 6)).bounds == ((1, 2, 3), (1, 2, 3)), name
        assert len(scene.plot(js.Float32Array.new(0))) == 0


def test_none_and_nan_are_left_out():
    with small() as scene:
        nan = float("nan")
        assert scene.plot([(0, 0, 0), (None, 1, 1), (nan, 1, 1), (1, float("inf"), 1)]).info["left_out"] == 3


def test_large_arrays_arrive_whole():
    count = 50000  # several staging windows of 96 KB
    try:
        flat = array.array("d", bytearray(8 * 3 * count))
    except MemoryError:  # MicroPython's heap grows after the first refusal
        flat = array.array("d", bytearray(8 * 3 * count))
    xs = array.array("f", bytearray(4 * count))
    for i in range(count):
        flat[3 * i] = i
        flat[3 * i + 2] = -i
        xs[i] = i
    with small() as scene:
        cloud = scene.plot(flat)
        assert len(cloud) == count
        assert cloud.bounds == ((0, 0, 1 - count), (count - 1, 0, 0))
        cloud = scene.plot(xs, xs, xs)
        assert cloud.bounds == ((0, 0, 0), (count - 1,) * 3)


def test_strided_and_foreign_buffers_arrive():
    if MICROPYTHON:
        return  # has no such buffers
    from _testbuffer import ND_FORTRAN, ndarray

    items = [float(n) for n in FLAT]
    with small() as scene:
        for code in ("f", "d", "h", "l", "q", "b", "e", "<d", ">d", ">f", ">h", ">q"):
            values = items if code[-1] in "fde" else FLAT
            fits = ndarray(values, shape=[4, 3], format=code)
            assert scene.plot(fits).bounds == BOUNDS, code
            columns = [values[i] for k in range(3) for i in range(k, 12, 3)]
            assert scene.plot(ndarray(columns, shape=[4, 3], format=code, flags=ND_FORTRAN)).bounds == BOUNDS, code
            wide = [v for v in values for _ in (0, 1)]
            size = fits.itemsize
            every = ndarray(wide, shape=[4, 3], strides=[6 * size, 2 * size], format=code)
            assert scene.plot(every).bounds == BOUNDS, code
            back = [values[3 * (3 - r) + c] for r in range(4) for c in range(3)]
            reverse = ndarray(back, shape=[4, 3], strides=[-3 * size, size], offset=9 * size, format=code)
            got = scene.plot(reverse)
            assert got.bounds == BOUNDS, code
        x, y, z = (ndarray(FLAT, shape=[4], strides=[12], offset=4 * k, format="l") for k in range(3))
        assert scene.plot(x, y, z).bounds == BOUNDS


def test_colours_sizes_and_categories():
    with small() as scene:
        dots = scene.scatter(POINTS, c=[1, 2, 3, 4], size=[2, 4, 6, 8], cmap="plasma", vmin=0)
        assert dots.info["arrays"]["scalars"]["count"] == 4
        assert dots.size == [2, 4, 6, 8]
        assert dots.vmin == 0
        assert dots.vmax is None
        dots.color = ["red", "lime", "blue", "C3"]
        assert "count" in dots.info["arrays"]["colors"]
        dots.c = ["oak", "ash", "oak", "elm"]
        assert dots.categories == ["oak", "ash", "elm"]
        assert dots.cmap == "tab10"
        dots.set(color="tomato", size=5, label="!trees", rotation=(0, 0, 90))
        assert dots.size == 5
        assert dots.label == "!trees"
        assert dots.rotation == (0, 0, 90)
        assert [round(255 * v) for v in dots.color] == [255, 99, 71, 255]
        dots.marker = "sphere"
        assert dots.marker == "sphere"
        dots.visible = False
        assert dots.visible is False


def test_errors_say_what_to_do_and_can_be_caught():
    with small() as scene:
        raises(lambda: scene.plot([(1, 2)]), vitrail.Error, "got shape (1, 2), need (N, 3)")
        raises(lambda: scene.plot([(1,) * 50] * 3), vitrail.Error, "did you mean points.T?")
        raises(lambda: scene.plot([(1, 2, 3), (1, 2)]), vitrail.Error, "row 0 has 3 numbers and row 1 has 2")
        raises(lambda: scene.plot([(1, 2, "x")]), vitrail.Error, "got 'x' at index 2, need a number")
        raises(lambda: scene.scatter(POINTS, sise=3), TypeError, 'did you mean "size"?')
        raises(lambda: scene.scatter(POINTS, color="tomatoe"), vitrail.Error, 'did you mean "tomato"?')
        raises(lambda: scene.scatter(POINTS, alpha=3), vitrail.Error, "points.alpha: got 3")
        raises(lambda: scene.scatter(POINTS, c=[1, 2]), ValueError, "got 2 values, need 4: one for each point")
        raises(lambda: vitrail.Scene(target="#nowhere"), vitrail.Error, "#nowhere")
        raises(lambda: vitrail.Scene(target=5), vitrail.Error, 'need "#id"')
        raises(lambda: scene.on("fram", print), vitrail.Error, 'there is no event "fram"')
        raises(lambda: scene.save("x.gif"), vitrail.Error, 'ends in ".png"')
        box = scene.box()
        raises(lambda: setattr(box, "colour", 3), AttributeError, "did you mean 'color'?")
        box.remove()
        raises(lambda: setattr(box, "size", 3), vitrail.Error, "removed")
        assert repr(box) == "<Box, removed>"
        assert scene.artists == []


def test_new_data_reallocate_nothing():
    with small() as scene:
        data = array.array("f", bytearray(4 * 3 * 20000))
        cloud = scene.plot(data)
        scene.render()
        before = cloud.info["bytes"]
        stats = bytes_held()
        for i in range(60):
            data[0] = i
            cloud.data = data
            scene.render()
        assert cloud.info["bytes"] == before
        assert bytes_held() == stats, (bytes_held(), stats)
        assert cloud.bounds[1][0] == 59


def bytes_held():
    from vitrail.hosts import page

    stats = json.loads(page._engine[0].stats()[1:])
    return [stats[key] for key in sorted(stats) if "bytes" in key or key in ("nodes", "buffers", "textures")]


def test_scenes_give_everything_back():
    small().close()
    before = bytes_held()
    for _ in range(5):
        with small() as scene:
            scene.plot(POINTS)
            scene.on("frame", print)
            scene.render()
    assert bytes_held() == before, (bytes_held(), before)


def test_the_scene_stands_where_it_was_told():
    there = js.document.getElementById("there")
    scene = vitrail.Scene(target="#there", width=200, height=150)
    assert there.querySelector("canvas")
    assert (scene.width, scene.height) == (200, 150)
    scene.close()
    assert not there.querySelector("canvas")
    scene = vitrail.Scene(target=there)
    assert there.querySelector("canvas")
    scene.close()


def test_display_moves_the_scene():
    from pyscript import display

    scene = small()
    display(scene, target="there")
    assert js.document.getElementById("there").querySelector("canvas")
    scene.box()
    scene.render()
    scene.close()


def test_a_picture_is_a_png():
    with small() as scene:
        scene.background = "tomato"
        data = scene.save()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert (data[19], data[23]) == (100, 80)


def test_the_camera_is_set_and_read():
    with small() as scene:
        scene.axes = "off"  # whose labels would move the middle
        scene.plot(POINTS)
        scene.view(elev=30, azim=40)
        assert [round(a) for a in scene.camera.angles] == [30, 40, 0]
        scene.view("top")
        scene.camera.set(eye=(9, 0, 0), target=(0, 0, 0), fov=40)
        assert scene.camera.eye == (9, 0, 0)
        assert scene.camera.fov == 40
        assert [round(v) for v in scene.camera.project((0, 0, 0))[:2]] == [50, 40]
        view, projection = scene.camera.matrices
        scene.camera.matrices = (view, projection)
        assert scene.camera.matrices[0] == view


def test_groups_lights_and_the_rest():
    with small() as scene:
        group = scene.group(position=(1, 0, 0))
        ball = group.sphere(size=2)
        assert ball.bounds == ((0, -1, -1), (2, 1, 1))
        scene.surface([[1, 2, 3], [4, 5, 6]], x=[0, 10, 20])
        scene.mesh(POINTS, [(0, 1, 2), (0, 2, 3)], c=[1, 2])
        scene.image([[0, 1], [2, 3]], size=(2, 2))
        scene.image(
            bytes(
                [
                    137,
                    80,
                    78,
                    71,
                    13,
                    10,
                    26,
                    10,
                    0,
                    0,
                    0,
                    13,
                    73,
                    72,
                    68,
                    82,
                    0,
                    0,
                    0,
                    2,
                    0,
                    0,
                    0,
                    1,
                    8,
                    2,
                    0,
                    0,
                    0,
                    123,
                    64,
                    232,
                    221,
                    0,
                    0,
                    0,
                    13,
                    73,
                    68,
                    65,
                    84,
                    120,
                    218,
                    99,
                    248,
                    207,
                    0,
                    4,
                    255,
                    1,
                    7,
                    0,
                    1,
                    255,
                    61,
                    125,
                    140,
                    73,
                    0,
                    0,
                    0,
                    0,
                    73,
                    69,
                    78,
                    68,
                    174,
                    66,
                    96,
                    130,
                ]
            )
        )  # a PNG of two pixels
        scene.segments(POINTS, c=[1, 2], width=3)
        scene.text("Grüße, κόσμε", (0, 0, 1))
        scene.point_light((0, 0, 5))
        assert len(scene.artists) == 9
        assert len(scene.save()) > 500
        scene.clear()
        assert scene.artists == []


async def test_frames_and_the_camera_call_back():
    scene = vitrail.Scene(target="#there", width=100, height=80)
    scene.plot(POINTS)
    seen = []

    @scene.on("frame")
    def each(event):
        seen.append((event.time, event.delta))

    @scene.on("camera")
    async def moved(event):
        await asyncio.sleep(0)
        seen.append(event.scene.camera.eye)

    first = await scene.frame()
    scene.view(elev=10)
    for _ in range(3):
        last = await scene.frame()
    assert last.time > first.time >= 0
    await asyncio.sleep(0.05)
    scene.off("frame", each)
    assert len([s for s in seen if len(s) == 2]) >= 3
    assert [s for s in seen if len(s) == 3]
    count = len(seen)
    await asyncio.sleep(0.1)
    assert len(seen) == count
    scene.close()


async def test_a_loop_with_await_animates():
    scene = vitrail.Scene(target="#there", width=100, height=80)
    cloud = scene.plot(POINTS)
    for i in range(5):
        cloud.data = [(x + i, y, z) for x, y, z in POINTS]
        await asyncio.sleep(0.02)
    assert cloud.bounds[1][0] == 6
    scene.close()


def test_many_boxes_one_by_one_are_usable():
    started = js.performance.now()
    count = 2000
    with small() as scene:
        boxes = [scene.box((i % 50, i // 50, 0), size=0.5, color="C1") for i in range(count)]
        boxes[7].position = (9, 9, 9)
        scene.render()
        took = (js.performance.now() - started) / count
    js.console.log("ms for each box: " + str(took))
    assert took < 1.5, took


def test_dates_and_names_arrive():
    with small() as scene:
        points = scene.scatter(["2024-05-31T00:00:00.25", "2024-06-01"], ["oak", "elm"], 0)
        assert (scene.xscale, scene.xepoch, scene.ycategories) == ("date", (19874.0, 0.0), ["oak", "elm"])
        assert points.bounds == ((0.25, 0, 0), (86400, 1, 0))
        raises(lambda: scene.scatter([1], ["oak"], 0), vitrail.Error, "the x axis has dates")
        scene.xlim = ("2024-05-30", None)
        assert scene.xlim[1] is None


def pointer(scene, kind, x, y, **more):
    """Has the browser's own kind of event happen at a place in a scene's picture."""
    frame = scene._host._js.element
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
    root = scene._host._js.scene.tools.ui.root
    x, y, _ = scene.camera.project((0.1, 0, 0))
    pointer(scene, "pointermove", x, y)
    await wait(lambda: not root.querySelector(".tip").hidden)
    text = root.querySelector(".tip").textContent
    for word in ("two", "0.1", "ann"):
        assert word in text, text
    assert "0.100000" not in text, text
    pointer(scene, "pointerleave", 0, 0)
    points.hover = False
    scene._host._js.element.dispatchEvent(js.PointerEvent.new("pointerleave"))
    pointer(scene, "pointermove", x, y)
    await asyncio.sleep(0.2)
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
    canvas = scene._host._js.element.querySelector("canvas")
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
    await asyncio.sleep(0.1)
    assert abs(one.camera.angles[0] - 70) < 0.01
    one.close()
    two.close()


async def test_a_script_that_runs_again_keeps_the_readers_view():
    there = js.document.getElementById("there")
    scene, points = await shown(title="again")
    scene._host._js.scene.camera.orbit(40, 30)
    points.selected = [0]
    turned = scene.camera.angles
    there.replaceChildren()
    scene, points = await shown(title="again")
    await asyncio.sleep(0.1)
    assert scene.camera.angles == turned, (scene.camera.angles, turned)
    assert list(points.selected) == [0]
    there.replaceChildren()
    scene, points = await shown(title="another")
    await asyncio.sleep(0.1)
    assert scene.camera.angles != turned
    assert list(points.selected) == []
    there.replaceChildren()


def test_without_tools_there_are_none():
    scene = vitrail.Scene(
        target="#there", width=100, height=80, toolbar=False, tooltip=False, description="Two points."
    )
    inner = scene._host._js.scene
    assert not inner.tooltip
    assert not inner.tools.toolbar
    assert "Two points." in scene._host._js.element.innerHTML
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
    await asyncio.sleep(0.05)
    gc.collect()
    assert [ref() for ref in gone] == [None, None, None]


async def run():
    results = []
    for name, function in list(globals().items()):
        if not name.startswith("test_"):
            continue
        try:
            answer = function()
            if answer is not None:
                await answer
            results.append((name, ""))
        except Exception as error:
            results.append((name, text_of(error)))
        js.console.log(name + ": " + (results[-1][1] or "ok"))
    return json.dumps(results)


def text_of(error):
    import io

    if MICROPYTHON:
        out = io.StringIO()
        sys.print_exception(error, out)
        return out.getvalue()
    import traceback

    return "".join(traceback.format_exception(error))
