"""A scene's life, artists, camera, frames and pictures, on Pyodide and on MicroPython alike.

In:  nothing.
Out: tests, each a function.
"""

import asyncio

import js
import vitrail
from page_help import POINTS, bytes_held, raises, small, wait

PNG = (  # of two pixels
    b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR"
    b"\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00{@\xe8\xdd"
    b"\x00\x00\x00\x0dIDATx\xdac\xf8\xcf\x00\x04\xff\x01\x07\x00\x01\xff=}\x8cI"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


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
        scene.image(PNG)
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
    await wait(lambda: len([s for s in seen if len(s) == 2]) >= 3 and [s for s in seen if len(s) == 3])
    scene.off("frame", each)
    count = len(seen)
    for _ in range(3):
        await scene.frame()
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
