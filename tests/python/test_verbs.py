# In:  each verb with its words.
# Out: what the core and the picture show of it.
"""Verbs and live artists."""

import gc
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import ROOT
from PIL import Image as Pillow

import vitrail

TRIANGLE = [(0, 0, 0), (1, 0, 0), (0, 1, 0)]


def picture(scene: vitrail.Scene) -> np.ndarray:
    """The saved picture as (height, width, 3) integers."""
    return np.asarray(Pillow.open(io.BytesIO(scene.save())).convert("RGB")).astype(int)


def middle(scene: vitrail.Scene) -> tuple[int, ...]:
    """The colour in the middle of the picture."""
    shown = picture(scene)
    return tuple(shown[shown.shape[0] // 2, shown.shape[1] // 2])


def close(a: Any, b: Any, by: int = 2) -> bool:
    return bool(np.abs(np.asarray(a) - np.asarray(b)).max() <= by)


def facing(scene: vitrail.Scene) -> vitrail.Scene:
    """A scene looked at from above, from 10 away, 2 units high, with nothing beside it."""
    scene.axes = False
    scene.camera.set(eye=(0, 0, 10), target=(0, 0, 0), up=(0, 1, 0), fov=11.42, autofit=False)
    return scene


# --- pictures ---


def test_the_background_is_what_was_said() -> None:
    for color, wanted in (("tomato", (255, 99, 71)), ((0, 0, 1), (0, 0, 255)), ("0.5", (128, 128, 128)), ("#fa0", (255, 170, 0))):
        with vitrail.Scene(background=color, width=20, height=10) as scene:
            assert close(middle(scene), wanted, 1), color


def test_a_clear_background_is_clear_in_the_file() -> None:
    with vitrail.Scene(background=(0, 0, 0, 0), width=20, height=10) as scene:
        shown = Pillow.open(io.BytesIO(scene.save()))
        assert shown.mode == "RGBA"
        assert shown.getpixel((5, 5))[3] == 0


def test_a_picture_has_the_size_that_was_asked_for() -> None:
    with vitrail.Scene(width=123, height=45) as scene:
        assert picture(scene).shape == (45, 123, 3)
        assert (scene.width, scene.height) == (123, 45)


def test_save_writes_the_file(scene: vitrail.Scene, tmp_path: Path) -> None:
    scene.box()
    data = scene.save(tmp_path / "box.png")
    assert (tmp_path / "box.png").read_bytes() == data
    assert Pillow.open(tmp_path / "box.png").size == (160, 120)


def test_the_png_is_right_pixel_for_pixel() -> None:
    from vitrail.io import png

    rng = np.random.default_rng(1)
    for opaque in (True, False):
        pixels = rng.integers(0, 256, (7, 5, 4), dtype="u1")
        if opaque:
            pixels[..., 3] = 255
        shown = np.asarray(Pillow.open(io.BytesIO(png.encode(5, 7, pixels.tobytes()))))
        assert (shown == pixels[..., : 3 if opaque else 4]).all()


# --- colours ---


def points_at_middle(scene: vitrail.Scene, **words: Any) -> vitrail.Points:
    return facing(scene).scatter([(0, 0, 0), (0.7, 0.7, 0)], size=40, edge=0, colorbar=False, **words)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ({"color": "tomato"}, (255, 99, 71)),
        ({"color": (1, 0.5, 0)}, (255, 128, 0)),
        ({"color": np.array([1, 0.5, 0])}, (255, 128, 0)),
        ({"color": np.array([255, 128, 0], "u1")}, (255, 128, 0)),
        ({"c": "C1"}, (255, 127, 14)),
        ({"color": ["lime", "red"]}, (0, 255, 0)),
        ({"c": ["lime", "red"]}, (0, 255, 0)),
        ({"color": [(0, 1, 0), (1, 0, 0)]}, (0, 255, 0)),
        ({"color": np.array([(0, 255, 0), (255, 0, 0)], "u1")}, (0, 255, 0)),
        ({"c": np.array([(0, 1, 0, 1), (1, 0, 0, 1)])}, (0, 255, 0)),
        ({"c": [0, 1], "cmap": "viridis"}, (68, 1, 84)),
        ({"c": [1, 0], "cmap": "viridis"}, (253, 231, 37)),
        ({"c": [1, 0], "cmap": "viridis_r"}, (68, 1, 84)),
        ({"c": [0, 1], "cmap": ["red", "blue"]}, (255, 0, 0)),
        ({"c": [0, 1], "cmap": [(0, 1, 0), (0, 0, 1)]}, (0, 255, 0)),
        ({"c": [0, 1], "cmap": ["red"]}, (255, 0, 0)),
        ({"c": [5, 1], "cmap": ["red", "blue"], "vmin": 5, "vmax": 9}, (255, 0, 0)),
        ({"c": ["oak", "ash"]}, (31, 119, 180)),
        ({"c": ["ash", "oak"], "cmap": "tab10"}, (31, 119, 180)),
        ({"c": [float("nan"), 1], "nan_color": "black"}, (0, 0, 0)),
    ],
)
def test_a_colour_arrives(scene: vitrail.Scene, words: dict[str, Any], wanted: tuple[int, ...]) -> None:
    points_at_middle(scene, **words)
    assert close(middle(scene), wanted)


def test_categories_have_their_own_colours_and_names(scene: vitrail.Scene) -> None:
    import pandas as pd

    kinds = pd.Series(["oak", "ash", "oak"], dtype="category")
    pts = facing(scene).scatter([(0, 0, 0), (5, 5, 0), (6, 6, 0)], size=40, edge=0, c=kinds, colorbar=False)
    assert pts.categories == ["ash", "oak"]
    assert close(middle(scene), (255, 127, 14))  # C1: codes follow the categories' order
    pts.c = ["b", "a", "c"]
    assert pts.categories == ["b", "a", "c"]
    assert close(middle(scene), (31, 119, 180))


def test_one_colour_takes_back_a_colour_for_each(scene: vitrail.Scene) -> None:
    pts = points_at_middle(scene, c=[0, 1])
    for before in ([0, 1], ["red", "blue"], [(1, 1, 0), (0, 0, 1)]):
        pts.c = before
        assert not close(middle(scene), (0, 128, 0), 20)
        pts.color = "green"
        assert close(middle(scene), (0, 128, 0))
        assert close(np.array(pts.color[:3]), (0, 0.502, 0), 1)
    pts.c = [1, 0]
    assert close(middle(scene), (253, 231, 37))


def test_marks_take_the_next_colour(scene: vitrail.Scene) -> None:
    first, second = scene.scatter(TRIANGLE), scene.line(TRIANGLE)
    third = scene.scatter(TRIANGLE, c=[1, 2, 3])
    fourth = scene.segments(TRIANGLE, TRIANGLE)
    named = {name: scene._queries.color(name) for name in ("C0", "C1", "C2")}
    assert first.color == named["C0"]
    assert second.color == named["C1"]
    assert fourth.color == named["C2"]
    assert third.c == [1, 2, 3]


def test_c_of_three_points_is_numbers_and_color_is_a_colour(scene: vitrail.Scene) -> None:
    assert "scalars" in scene.scatter(TRIANGLE, c=(1, 0, 0)).info["arrays"]
    pts = scene.scatter(TRIANGLE, color=(1, 0, 0))
    assert "scalars" not in pts.info["arrays"]
    assert pts.color == (1, 0, 0, 1)


def test_sizes_for_each_and_one_for_all(scene: vitrail.Scene) -> None:
    pts = facing(scene).scatter([(0, 0, 0), (0.5, 0, 0)], size=[80, 10], color="black")
    wide = (picture(scene)[60] < 100).all(axis=1).sum()
    pts.size = 20
    narrow = (picture(scene)[60] < 100).all(axis=1).sum()
    assert 80 <= wide <= 100
    assert 36 <= narrow <= 44
    assert pts.size == 20
    pts.size = [5, 5]
    assert pts.size == [5, 5]
    pts.size = None
    assert pts.size is None


# --- verbs ---


def test_mesh_colours_are_for_vertices_or_faces(scene: vitrail.Scene) -> None:
    square = [(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)]
    faces = [(0, 1, 2), (0, 2, 3)]
    mesh = facing(scene).mesh(square, faces, shading="none", c=[0, 0, 1, 1])
    assert mesh.info["arrays"]["scalars"]["count"] == 4
    mesh.c = ["lime", "red"]
    shown = picture(scene)
    assert close(shown[80, 110], (0, 255, 0))
    assert close(shown[40, 50], (255, 0, 0))
    mesh.set(faces=[(0, 1, 2, 3)], color="blue")
    assert close(middle(scene), (0, 0, 255))
    loose = scene.mesh(np.array(square)[[0, 1, 2, 0, 2, 3]])
    assert len(loose) == 6


def test_a_texture_comes_from_pixels_or_a_file(scene: vitrail.Scene) -> None:
    square = [(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)]
    pixels = np.zeros((2, 2, 3), "u1")
    pixels[0] = (255, 0, 0)  # the top row
    pixels[1] = (0, 0, 255)
    coords = [(0, 0), (1, 0), (1, 1), (0, 1)]
    mesh = facing(scene).mesh(
        square, [(0, 1, 2, 3)], texture=pixels, texcoords=coords, shading="none", filter="nearest", color="white"
    )
    shown = picture(scene)
    assert close(shown[30, 80], (255, 0, 0))
    assert close(shown[90, 80], (0, 0, 255))
    file = io.BytesIO()
    Pillow.fromarray(pixels[::-1].copy()).save(file, "png")
    mesh.texture = file.getvalue()
    assert close(picture(scene)[30, 80], (0, 0, 255))


def test_an_image_shows_its_top_row_at_the_top(scene: vitrail.Scene, tmp_path: Path) -> None:
    pixels = np.zeros((4, 6, 3), "u1")
    pixels[:2] = (255, 0, 0)
    pixels[2:] = (0, 0, 255)
    image = facing(scene).image(pixels, size=(2, 2), filter="nearest")
    assert close(picture(scene)[30, 80], (255, 0, 0))
    Pillow.fromarray(pixels[::-1].copy()).save(tmp_path / "x.png")
    image.data = str(tmp_path / "x.png")
    assert close(picture(scene)[30, 80], (0, 0, 255))
    image.data = [[0, 0], [1, 1]]
    assert close(picture(scene)[30, 80], (68, 1, 84))
    assert scene.image(pixels[:, :, 0].T, cmap="gray").info["arrays"]["pixels"]["columns"] == 4


def test_a_surface_takes_ticks_or_grids(scene: vitrail.Scene) -> None:
    x, y = np.linspace(0, 10, 5), np.linspace(-3, 3, 4)
    xx, yy = np.meshgrid(x, y)
    heights = xx + yy
    for land in (
        scene.surface(heights, x=x, y=y),
        scene.surface(heights, x=xx, y=yy),
        scene.surface(xx, yy, heights),
        scene.surface(x, y, heights),
        scene.surface(np.asfortranarray(heights), x=x.tolist(), y=y[:, None]),
    ):
        assert land.bounds == ((0, -3, -3), (10, 3, 13))
        assert len(land) == 20
    assert scene.surface(heights).bounds == ((0, 0, -3), (4, 3, 13))
    assert scene.surface(heights, c=xx).info["arrays"]["scalars"]["max"] == [10]


def test_segments_come_in_pairs(scene: vitrail.Scene) -> None:
    starts, ends = np.zeros((5, 3)), np.ones((5, 3))
    both = np.stack([starts, ends], axis=1)
    for data in ((starts, ends), (both,), (both.reshape(-1, 3),), tuple(both.reshape(-1, 3).T)):
        lines = scene.segments(*data, c=[1, 2, 3, 4, 5])
        assert len(lines) == 10
        assert lines.info["arrays"]["scalars"]["count"] == 10
        assert lines.bounds == ((0, 0, 0), (1, 1, 1))
    lines.color = ["red", "green", "blue", "C0", "0.5"]
    assert lines.info["arrays"]["colors"]["count"] == 10


def test_shapes_take_one_size_or_three(scene: vitrail.Scene) -> None:
    assert scene.box((1, 2, 3), size=2).bounds == ((0, 1, 2), (2, 3, 4))
    assert scene.box(position=(1, 2, 3), size=(2, 4, 6)).bounds == ((0, 0, 0), (2, 4, 6))
    assert scene.sphere(size=np.float32(2)).size == (2, 2, 2)
    assert scene.plane(normal=(1, 0, 0), size=(2, 2, 1)).bounds[0][0] == pytest.approx(0, abs=1e-12)
    for name in ("cylinder", "cone", "arrow", "torus"):
        shape = getattr(scene, name)((1, 1, 1), axis=(0, 2, 0))
        assert shape.axis == (0, 2, 0)


def test_rotations_are_degrees(scene: vitrail.Scene) -> None:
    box = scene.box(size=(4, 2, 1), rotation=(0, 0, 90))
    assert box.rotation == (0, 0, 90)
    assert np.allclose(box.bounds, ((-1, -2, -0.5), (1, 2, 0.5)))
    scene.camera.fov = 45
    assert scene.camera.fov == 45


def test_a_group_moves_hides_and_fades_what_is_in_it(scene: vitrail.Scene) -> None:
    group = facing(scene).group(position=(0, 0, 1))
    box = group.box(size=1, color="black", shading="none")
    inner = group.group(position=(5, 0, 0))
    ball = inner.sphere()
    assert np.allclose(ball.bounds, ((4.5, -0.5, 0.5), (5.5, 0.5, 1.5)))
    assert close(middle(scene), (0, 0, 0))
    group.alpha = 0.5
    assert close(middle(scene), (128, 128, 128), 12)
    group.visible = False
    assert close(middle(scene), (255, 255, 255))
    assert set(scene.artists) == {group, box, inner, ball}
    group.remove()
    assert scene.artists == []
    assert repr(ball) == "<Sphere, removed>"
    with pytest.raises(vitrail.Error, match="removed"):
        ball.size = 2


def test_lights_replace_the_standard_ones(scene: vitrail.Scene) -> None:
    facing(scene).box(size=1, color="white")
    bright = middle(scene)
    lamp = scene.ambient_light(intensity=0, color="red")
    assert close(middle(scene), (0, 0, 0))
    lamp.intensity = 0.5
    red = middle(scene)
    assert red[0] > 100 and red[1] == red[2] == 0
    lamp.remove()
    assert middle(scene) == bright


# --- live artists ---


def test_new_data_replace_the_old_in_place(scene: vitrail.Scene) -> None:
    pts = scene.scatter(np.random.default_rng(0).random((1000, 3)), c=np.arange(1000.0))
    held = pts.info["bytes"]
    for i in range(5):
        pts.data = np.full((1000, 3), float(i)) + np.random.default_rng(i).random((1000, 3))
        assert pts.info["bytes"] == held
    assert pts.bounds[0][0] >= 4
    pts.set(c=np.arange(10.0), data=np.zeros((10, 3)))
    assert len(pts) == 10


def test_data_gives_back_what_was_given(scene: vitrail.Scene) -> None:
    values = np.zeros((3, 3))
    pts = scene.plot(values)
    assert pts.data is values
    x, y, z = [1, 2], [3, 4], [5, 6]
    pts = scene.scatter(x, y, z)
    assert pts.data == (x, y, z)
    pts.data = pts.data
    assert pts.bounds == ((1, 3, 5), (2, 4, 6))
    assert scene.box((1, 2, 3)).data == (1, 2, 3)
    text = scene.text("a")
    text.data = "b"
    assert text.text == "b"


def test_a_removed_artist_says_so(scene: vitrail.Scene) -> None:
    pts = scene.plot(TRIANGLE)
    assert repr(pts) == "<Points, 3 points>"
    pts.remove()
    assert repr(pts) == "<Points, removed>"
    assert scene.artists == []
    for use in (lambda: pts.size, lambda: pts.set(size=3), lambda: pts.info, pts.remove, lambda: setattr(pts, "data", TRIANGLE)):
        with pytest.raises(vitrail.Error, match="removed"):
            use()


def test_clear_removes_all_artists_and_keeps_the_rest(scene: vitrail.Scene) -> None:
    scene.title = "kept"
    group = scene.group()
    group.box()
    scene.plot(TRIANGLE)
    scene.ambient_light()
    scene.clear()
    assert scene.artists == []
    assert scene.bounds is None
    assert scene.title == "kept"
    assert scene.scatter(TRIANGLE).color == scene._queries.color("C0")


def test_a_failed_verb_leaves_nothing_behind(scene: vitrail.Scene) -> None:
    before = json.loads(scene._queries.lib.vt_stats())
    for attempt in (
        lambda: scene.scatter(TRIANGLE, color="nope"),
        lambda: scene.scatter(TRIANGLE, nope=1),
        lambda: scene.scatter(TRIANGLE, c=[1, 2]),
        lambda: scene.mesh(TRIANGLE, [(0, 1)]),
        lambda: scene.plot([(1, 2)]),
    ):
        with pytest.raises((vitrail.Error, TypeError)):
            attempt()
    assert scene.artists == []
    assert json.loads(scene._queries.lib.vt_stats())["nodes"] == before["nodes"]


def test_scenes_are_freed(scene: vitrail.Scene) -> None:
    def nodes() -> Any:
        return json.loads(scene._queries.lib.vt_stats())["nodes"]

    before = nodes()
    other = vitrail.Scene()
    other.plot(TRIANGLE)
    assert nodes() == before + 3
    other.close()
    assert nodes() == before
    forgotten: Any = vitrail.Scene()
    forgotten.plot(TRIANGLE)
    del forgotten
    gc.collect()
    assert nodes() == before
    assert repr(other) == "<Scene, closed>"
    with pytest.raises(vitrail.Error):
        other.plot(TRIANGLE)


# --- looking ---


def test_view_turns_about_the_target(scene: vitrail.Scene) -> None:
    scene.plot(TRIANGLE)
    scene.view(elev=30, azim=40)
    assert np.allclose(scene.camera.angles, (30, 40, 0), atol=1e-6)
    scene.view(azim=-10)
    assert np.allclose(scene.camera.angles, (30, -10, 0), atol=1e-6)
    for preset, (elev, azim) in {"front": (0, -90), "side": (0, 0), "back": (0, 90), "home": (25, -60)}.items():
        scene.view(preset)
        assert np.allclose(scene.camera.angles[:2], (elev, azim), atol=1e-6)
    scene.view("top")
    assert scene.camera.angles[0] > 89


def test_the_camera_is_set_exactly_and_read_back(scene: vitrail.Scene) -> None:
    camera = scene.camera
    camera.set(eye=(1, 2, 30), target=(1, 2, 3), up=(0, 1, 0), fov=50, projection="orthographic")
    assert (camera.eye, camera.target, camera.up, camera.projection) == ((1, 2, 30), (1, 2, 3), (0, 1, 0), "orthographic")
    view, projection = camera.matrices
    assert np.allclose(np.reshape(view, (4, 4)).T @ (1, 2, 3, 1), (0, 0, -27, 1))
    camera.matrices = (np.reshape(view, (4, 4)).T, projection)
    assert np.allclose(camera.matrices[0], view)
    camera.matrices = None
    assert np.allclose(camera.project((1, 2, 3))[:2], (80, 60))
    assert camera.near is None
    camera.near = 0.5
    assert camera.near == 0.5


def test_frames_come_from_render(scene: vitrail.Scene) -> None:
    seen: list[vitrail.Event] = []

    @scene.on("frame")
    def count(event: vitrail.Event) -> None:
        seen.append(event)

    scene.render()
    scene.render()
    assert [event.name for event in seen] == ["frame", "frame"]
    assert seen[1].time >= seen[0].time == 0
    assert seen[1].delta == pytest.approx(seen[1].time - seen[0].time)
    scene.off("frame", count)
    scene.render()
    assert len(seen) == 2
    scene.on("camera", seen.append)
    scene.view(elev=3)
    assert seen[-1].name == "camera"
    assert seen[-1].scene is scene


def test_a_frame_handler_that_raises_is_taken_off(scene: vitrail.Scene, capsys: pytest.CaptureFixture[str]) -> None:
    @scene.on("frame")
    def bad(event: vitrail.Event) -> None:
        raise ZeroDivisionError("oops")

    scene.render()
    assert "oops" in capsys.readouterr().err
    scene.render()
    assert "oops" not in capsys.readouterr().err


def test_async_frames_can_be_awaited(scene: vitrail.Scene) -> None:
    import asyncio

    done: list[float] = []

    async def animate() -> None:
        @scene.on("frame")
        async def handler(event: vitrail.Event) -> None:
            await asyncio.sleep(0)
            done.append(event.time)

        for _ in range(3):
            await scene.frame()
            await asyncio.sleep(0.001)

    asyncio.run(animate())
    assert len(done) == 3


def test_the_design_example_works(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    points = rng.normal(size=(500, 3))
    x, y, z = points.T
    lon, lat = np.linspace(-3, 3, 30), np.linspace(-2, 2, 20)
    scene = vitrail.Scene(title="Quakes")
    pts = scene.plot(points)
    pts = scene.scatter(x, y, z, c=np.hypot(x, y), cmap="viridis", size=4, alpha=0.8)
    path = scene.line(points[:50], color="tomato", width=3)
    land = scene.surface(np.outer(lat, lon), x=lon, y=lat, cmap="terrain", vmin=0, vmax=2000)
    thing = scene.mesh(points[:3], [(0, 1, 2)], color="0.7")
    pts.set(c=z, size=6)
    pts.data = points * 2
    land.visible = False
    path.remove()
    scene.view(elev=25, azim=-60)
    scene.camera.target = (0, 0, 10)
    assert thing.color[0] == pytest.approx(0.7, abs=0.01)
    assert scene.save(tmp_path / "quakes.png").startswith(b"\x89PNG")
    assert (ROOT / "README.md").exists()


def test_artists_are_in_the_order_in_which_they_were_made_whatever_was_removed() -> None:
    scene = vitrail.Scene()
    boxes = [scene.box(label=str(i)) for i in range(3)]
    boxes[0].remove()
    boxes[1].remove()
    more = [scene.box(label=str(i)) for i in range(3, 6)]
    assert scene.artists == [boxes[2], *more]
