# In:  the native library through ctypes; scenes of every kind, looked at from many sides.
# Out: what is selected in a polygon is what NumPy finds by projecting all anchors; what is picked is what NumPy finds nearest;
#      only what nothing hides is selected where that was asked for.
"""Picking: against brute force in NumPy."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from ctypes import CDLL, POINTER, c_double, c_int, c_uint32

import numpy as np
import pytest
from conftest import WASM

import vitrail
from vitrail.hosts.native_library import native_library

REPLACE, ADD, REMOVE, TOGGLE, VISIBLE = 0, 1, 2, 3, 8
WIDTH, HEIGHT = 160, 120
DOUBLES, NUMBERS = POINTER(c_double), POINTER(c_uint32)
SIGNATURES = {
    "vt_view_pick": (c_int, [c_uint32, c_double, c_double, c_double, DOUBLES]),
    "vt_view_select": (c_int, [c_uint32, DOUBLES, c_int, c_int]),
    "vt_select": (c_int, [c_uint32, NUMBERS, c_uint32, c_int]),
    "vt_selected": (c_int, [c_uint32, NUMBERS, c_uint32]),
    "vt_place": (c_int, [c_uint32, c_uint32, DOUBLES]),
    "vt_world_matrix": (None, [c_uint32, DOUBLES]),
}
pytestmark = pytest.mark.skipif(WASM, reason="it calls the native library itself")
OWN = CDLL(native_library().path)  # the package's functions keep their own types
Look = Callable[[vitrail.Scene], None]


def call(name: str, *arguments: object) -> int:
    function = getattr(OWN, name)
    function.restype, function.argtypes = SIGNATURES[name]
    result = function(*arguments)
    if result is not None and result < 0:
        raise vitrail.Error(native_library().error_text())
    return result or 0


def doubles(values: object) -> ctypes.Array[c_double]:
    flat = np.asarray(values, "f8").ravel()
    return (c_double * len(flat))(*flat)


def pick(scene: vitrail.Scene, x: float, y: float, radius: float = 0) -> np.ndarray:
    numbers = (c_double * 12)()
    call("vt_view_pick", scene._host.view, x, y, radius, numbers)
    return np.array(numbers)


def select(scene: vitrail.Scene, polygon: np.ndarray, how: int = REPLACE) -> int:
    if how & VISIBLE:
        scene._host.page.render()  # opens the context
    return call("vt_view_select", scene._host.view, doubles(polygon), len(polygon), how)


def selected(node: int) -> np.ndarray:
    count = call("vt_selected", node, None, 0)
    numbers = (c_uint32 * max(count, 1))()
    assert call("vt_selected", node, numbers, count) == count
    return np.array(numbers[:count], int)


def set_selected(node: int, elements: list[int], how: int = REPLACE) -> int:
    return call("vt_select", node, (c_uint32 * max(len(elements), 1))(*elements), len(elements), how)


# --- the same by NumPy ---


def world_of(artist: object) -> np.ndarray:
    numbers = (c_double * 16)()
    call("vt_world_matrix", artist._id, numbers)  # type: ignore[attr-defined]
    return np.array(numbers).reshape(4, 4).T


def project(scene: vitrail.Scene, artist: object, places: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pixels (N, 2), whether they are before the camera, depths."""
    matrices = np.array(scene._queries.matrices())
    view, projection = matrices[:16].reshape(4, 4).T, matrices[16:].reshape(4, 4).T
    homogeneous = np.c_[places, np.ones(len(places))]
    clip = homogeneous @ (projection @ view @ world_of(artist)).T
    with np.errstate(all="ignore"):
        width, height = scene._queries.size()
        x = (clip[:, 0] / clip[:, 3] * 0.5 + 0.5) * width
        y = (0.5 - clip[:, 1] / clip[:, 3] * 0.5) * height
        return np.c_[x, y], clip[:, 3] > 0, clip[:, 2] / clip[:, 3]


def inside(polygon: np.ndarray, places: np.ndarray) -> np.ndarray:
    result = np.zeros(len(places), bool)
    x, y = places.T
    with np.errstate(all="ignore"):
        for (x0, y0), (x1, y1) in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
            result ^= ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return result


def far_from_edges(polygon: np.ndarray, places: np.ndarray) -> np.ndarray:
    nearest = np.full(len(places), np.inf)
    for a, b in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
        way = b - a
        t = np.clip(((places - a) @ way) / (way @ way), 0, 1)
        nearest = np.minimum(nearest, np.linalg.norm(places - a - t[:, None] * way, axis=1))
    return ~(nearest < 1e-3)


# --- scenes ---


def box(x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], float)


def star(corners: int, seed: int) -> np.ndarray:
    """A lasso that crosses itself."""
    random = np.random.default_rng(seed)
    angles = np.linspace(0, 4 * np.pi, corners, endpoint=False)
    radii = random.uniform(15, 60, corners)
    return np.c_[WIDTH / 2 + radii * np.cos(angles), HEIGHT / 2 + radii * np.sin(angles)]


POLYGONS = {"box": box(40, 30, 110, 85), "lasso": star(40, 1), "long lasso": star(500, 2), "triangle": star(3, 3)}


def points(parent: vitrail.Scene) -> tuple[object, np.ndarray]:
    places = np.random.default_rng(1).normal(size=(500, 3))
    places[7] = np.nan
    return parent.scatter(places), places


def far_points(parent: vitrail.Scene) -> tuple[object, np.ndarray]:
    places = np.round(np.random.default_rng(2).normal(size=(300, 3)), 2) + (4.2e6, -3.1e5, 120)
    return parent.scatter(places), places


def line(parent: vitrail.Scene) -> tuple[object, np.ndarray]:
    places = np.random.default_rng(3).normal(size=(90, 3))
    places[33] = np.nan
    return parent.line(places), places


def segments(parent: vitrail.Scene) -> tuple[object, np.ndarray]:
    places = np.random.default_rng(4).normal(size=(80, 2, 3)).astype("f4").astype("f8")
    return parent.segments(places), places.mean(axis=1)


def triangles(parent: vitrail.Scene) -> tuple[object, np.ndarray]:
    random = np.random.default_rng(5)
    places, faces = random.normal(size=(60, 3)), random.integers(0, 60, (70, 3))
    places[11] = np.nan
    return parent.mesh(places, faces), places[faces].mean(axis=1)


def quads(parent: vitrail.Scene) -> tuple[object, np.ndarray]:
    random = np.random.default_rng(6)
    places, faces = random.normal(size=(60, 3)), random.integers(0, 60, (50, 4))
    return parent.mesh(places, faces), places[faces].mean(axis=1)


def surface(parent: vitrail.Scene) -> tuple[object, np.ndarray]:
    random = np.random.default_rng(7)
    heights, x = random.normal(size=(12, 17)), np.sort(random.normal(size=17))
    heights[3, 4] = np.nan
    y = np.arange(12.0)
    grid = np.stack(np.broadcast_arrays(x[None, :], y[:, None], heights), axis=-1)
    return parent.surface(heights, x=x, y=y), grid.reshape(-1, 3)


def image(parent: vitrail.Scene) -> tuple[object, np.ndarray]:
    pixels = np.random.default_rng(8).random((9, 14))
    rows, columns = np.mgrid[0:9, 0:14]
    x, y = (columns + 0.5) / 14 - 0.5, 0.5 - (rows + 0.5) / 9
    artist = parent.image(pixels, size=(5, 3))
    return artist, np.stack([5 * x, 3 * y, 0 * x], axis=-1).reshape(-1, 3)


KINDS = [points, far_points, line, segments, triangles, quads, surface, image]
VIEWS = [("perspective", 25, -60), ("orthographic", 25, -60), ("perspective", -70, 130), ("orthographic", 90, 0)]


@pytest.fixture(params=["plain", "grouped", "stretched"])
def made(request: pytest.FixtureRequest) -> Iterator[tuple[vitrail.Scene, Callable[..., tuple[object, np.ndarray]]]]:
    with vitrail.Scene(width=WIDTH, height=HEIGHT) as scene:
        parent = scene
        if request.param == "grouped":
            outer = scene.group(position=(3, -2, 1), rotation=(20, 0, 40), scale=(2, 1, 0.5))
            parent = outer.group(rotation=(0, 70, 0), position=(0, 1, 0))  # type: ignore[assignment]
        if request.param == "stretched":
            scene.aspect = (1, 2, 0.4)
        yield scene, lambda kind: kind(parent)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_selection_is_what_numpy_finds_in_the_polygon(kind: Callable[..., object], made: tuple) -> None:
    scene, make = made
    artist, anchors = make(kind)
    scene.fit()
    for projection, elevation, azimuth in VIEWS:
        scene.camera.projection = projection
        scene.view(elev=elevation, azim=azimuth)
        places, before, _ = project(scene, artist, anchors)
        for name, polygon in POLYGONS.items():
            wanted = np.flatnonzero(inside(polygon, places) & before)
            count = select(scene, polygon)
            found = selected(artist._id)
            assert count == len(found)
            different = np.setxor1d(found, wanted)
            assert not far_from_edges(polygon, places[different]).any(), (projection, elevation, name)
            if name == "box":
                assert len(found) > 0


@pytest.mark.parametrize("how", [REPLACE, ADD, REMOVE, TOGGLE])
def test_selections_are_joined_as_asked(scene: vitrail.Scene, how: int) -> None:
    artist, anchors = points(scene)
    scene.fit()
    places, _, _ = project(scene, artist, anchors)
    first, second = box(40, 30, 90, 85), box(70, 50, 130, 110)
    a, b = inside(first, places), inside(second, places)
    select(scene, first)
    count = select(scene, second, how)
    wanted = {REPLACE: b, ADD: a | b, REMOVE: a & ~b, TOGGLE: a ^ b}[how]
    assert count == wanted.sum() > 3
    assert (selected(artist._id) == np.flatnonzero(wanted)).all()
    set_selected(artist._id, [3, 4, 4], REPLACE)
    set_selected(artist._id, [4, 5], how)
    numbers = {REPLACE: [4, 5], ADD: [3, 4, 5], REMOVE: [3], TOGGLE: [3, 5]}[how]
    assert selected(artist._id).tolist() == numbers


def test_what_cannot_be_seen_is_not_selected(scene: vitrail.Scene) -> None:
    artist, anchors = points(scene)
    everything = box(-1000, -1000, 2000, 2000)
    scene.fit()
    assert select(scene, everything) == len(anchors) - 1  # one is NaN
    artist.visible = False
    assert select(scene, everything) == 0
    artist.visible = True
    artist.pickable = False
    assert select(scene, everything) == 0
    artist.pickable = True
    artist.alpha = 0
    assert select(scene, everything) == 0
    artist.alpha = 1
    numbers = np.arange(len(anchors), dtype=float)
    numbers[20:30] = np.nan
    artist.c = numbers
    select(scene, everything)
    assert not np.isin(np.arange(20, 30), selected(artist._id)).any()


def test_shapes_and_texts_are_selected_by_their_places(scene: vitrail.Scene) -> None:
    places = np.random.default_rng(9).normal(size=(30, 3))
    artists = [scene.box(position=tuple(p), size=0.2) for p in places[:15]]
    artists += [scene.text("word", position=tuple(p)) for p in places[15:]]
    scene.fit()
    zeros = np.zeros((1, 3))
    polygon = box(30, 25, 100, 100)
    wanted = [bool(inside(polygon, project(scene, a, zeros)[0])[0]) for a in artists]
    assert 5 < sum(wanted) < 30
    assert select(scene, polygon) == sum(wanted)
    assert [len(selected(a._id)) == 1 for a in artists] == wanted


def test_a_selection_goes_on_with_data_that_grow(scene: vitrail.Scene) -> None:
    artist, anchors = points(scene)
    set_selected(artist._id, [2, 499])
    artist.data = np.r_[anchors, anchors]
    assert selected(artist._id).tolist() == [2, 499]
    artist.data = anchors[:100]
    assert selected(artist._id).tolist() == [2]


def test_an_element_that_is_not_there_is_refused(scene: vitrail.Scene) -> None:
    artist, _ = points(scene)
    with pytest.raises(vitrail.Error, match="element 500 of points, wanted numbers below 500"):
        set_selected(artist._id, [1, 500])
    assert len(selected(artist._id)) == 0


# --- picking ---


def test_the_picked_point_is_the_one_that_numpy_finds(made: tuple) -> None:
    scene, make = made
    artist, anchors = make(points)
    artist.size = 6
    scene.fit()
    random = np.random.default_rng(10)
    hits = 0
    for projection, elevation, azimuth in VIEWS:
        scene.camera.projection = projection
        scene.view(elev=elevation, azim=azimuth)
        places, before, depths = project(scene, artist, anchors)
        near = places[random.integers(0, 500, 100)] + random.normal(scale=4, size=(100, 2))
        for x, y in near[np.isfinite(near).all(axis=1)]:
            away = np.where(before, np.hypot(*(places - (x, y)).T), np.inf)
            covering = np.flatnonzero(away <= 3)
            numbers = pick(scene, x, y, 5)
            if len(covering):
                hits += 1
                # Two at the same depth stand side by side; the one nearer to the picture's middle may be drawn in front.
                assert depths[int(numbers[2])] < depths[covering].min() + 1e-4
                assert int(numbers[2]) in covering
                assert numbers[7] == 0
            elif np.nanmin(away) < 8:
                assert numbers[2] == np.nanargmin(away)
                assert numbers[7] == pytest.approx(np.nanmin(away) - 3, abs=1e-3)
            else:
                assert numbers[0] == 0
    assert hits > 100


def test_the_picked_place_is_in_the_data_s_own_numbers(made: tuple) -> None:
    scene, make = made
    artist, anchors = make(far_points)
    scene.fit()
    places, _, _ = project(scene, artist, anchors)
    for x, y in places[:40]:
        numbers = pick(scene, x, y)
        place = (world_of(artist) @ np.r_[anchors[int(numbers[2])], 1])[:3]
        assert numbers[3:6] == pytest.approx(place, abs=1e-6)
        exact = (c_double * 3)()
        call("vt_place", artist._id, int(numbers[2]), exact)
        assert np.array(exact) == pytest.approx(place, abs=1e-6)


@pytest.mark.parametrize("kind", ["points", "line", "segments", "mesh"])
def test_a_large_array_is_picked_as_its_parts_are(kind: str) -> None:
    """The index against brute force: the same elements in many arrays that are too small for one."""
    random = np.random.default_rng(11)
    count, parts = (240_000, 3) if kind == "points" else (60_000, 3)
    places = random.normal(size=(count, 3)) * (1, 1, 0.2)
    places[0] = (3000, 0, 0)  # an outlier, which crowds all others into one cell
    places[random.integers(1, count, 100)] = np.nan
    corners = places[:, None, :] + random.normal(scale=0.01, size=(count, 3, 3))
    steps = np.cumsum(random.normal(scale=0.02, size=(count, 3)), axis=0)

    def add(scene: vitrail.Scene, part: slice) -> object:
        if kind == "points":
            return scene.scatter(places[part], size=2)
        if kind == "line":
            return scene.line(steps[part])
        if kind == "segments":
            return scene.segments(corners[part, :2])
        return scene.mesh(corners[part].reshape(-1, 3), np.arange(3 * len(corners[part])).reshape(-1, 3))

    with vitrail.Scene(width=WIDTH, height=HEIGHT) as whole, vitrail.Scene(width=WIDTH, height=HEIGHT) as cut:
        large = add(whole, slice(0, count))
        overlap = 1 if kind == "line" else 0
        size = count // parts // 4 if kind != "points" else count // parts
        starts = range(0, count - overlap, size)
        small = {add(cut, slice(s, min(s + size + overlap, count)))._id: s for s in starts}
        for scene in (whole, cut):
            scene.aspect = "equal"
            scene.camera.eye, scene.camera.target = (2, -3, 2), (0, 0, 0)
        found = 0
        for x, y in random.uniform((0, 0), (WIDTH, HEIGHT), (60, 2)):
            one, other = pick(whole, x, y, 4), pick(cut, x, y, 4)
            assert one[0] == other[0]
            if one[0]:
                found += 1
                assert one[1] == large._id
                assert one[2] == other[2] + small[int(other[1])]
                assert one[3:] == pytest.approx(other[3:], abs=1e-4)
        assert found > 12


# --- only what nothing hides ---


@pytest.mark.parametrize("projection", ["perspective", "orthographic"])
def test_what_is_behind_something_is_not_selected_where_only_the_visible_is(projection: str) -> None:
    random = np.random.default_rng(12)
    places = random.uniform((-1, -1, -1), (1, 1, 1), (400, 3))
    with vitrail.Scene(width=640, height=480, axes="off") as scene:
        artist = scene.scatter(places, size=2)
        wall = scene.box(size=(1.2, 0.02, 1), position=(0.2, 0, 0.1))
        scene.fit()
        scene.camera.projection = projection
        scene.view(elev=10, azim=-80)
        pixels, _, _ = project(scene, artist, places)
        # Where each point's line of sight goes through the plane of the wall's front.
        matrices = np.array(scene._queries.matrices())
        back = np.linalg.inv(matrices[16:].reshape(4, 4).T @ matrices[:16].reshape(4, 4).T)
        x, y = pixels[:, 0] / 320 - 1, 1 - pixels[:, 1] / 240
        near = np.c_[x, y, np.full(400, -1), np.ones(400)] @ back.T
        near = near[:, :3] / near[:, 3:]
        t = (-0.01 - near[:, 1]) / (places[:, 1] - near[:, 1])
        meets = near + t[:, None] * (places - near)
        off = np.abs(meets[:, [0, 2]] - (0.2, 0.1)) - (0.6, 0.5)
        hidden = (t > 0) & (t < 1) & (off < 0).all(axis=1)
        clear = (np.abs(off) > 0.03).all(axis=1) & (np.abs(places[:, 1]) > 0.05)  # not at the wall's rim or in it
        crowd = np.array([(np.hypot(*(pixels - p).T) < 3).sum() > 1 for p in pixels])  # points may hide each other too
        sure = clear & ~crowd
        assert select(scene, box(0, 0, 640, 480)) == 401
        select(scene, box(0, 0, 640, 480), REPLACE | VISIBLE)
        found = np.isin(np.arange(400), selected(artist._id))
        assert (hidden & sure).sum() > 20 and (~hidden & sure).sum() > 100
        assert (found[sure] == ~hidden[sure]).all()
        assert len(selected(wall._id)) == 0  # its middle is inside it


@pytest.mark.parametrize(("lift", "seen"), [(0.5, (True, False)), (0, (True, True)), (-0.5, (False, True))])
def test_points_on_a_surface_are_seen_and_those_behind_it_are_not(
    scene: vitrail.Scene, lift: float, seen: tuple[bool, bool]
) -> None:
    y, x = np.mgrid[0:40, 0:50] / 10
    heights = np.sin(x) * np.cos(y)
    land = scene.surface(heights, x=x[0], y=y[:, 0])
    rows, columns = np.mgrid[8:32:4, 8:42:4].reshape(2, -1)
    places = np.c_[x[rows, columns], y[rows, columns], heights[rows, columns] + lift]
    artist = scene.scatter(places, size=3)
    scene.axes = "off"
    scene.fit()
    for elevation, wanted in zip((60, -60), seen, strict=True):
        scene.view(elev=elevation, azim=-60)
        for _ in range(2):  # what is selected is drawn in front, which must not change what can be seen
            select(scene, box(0, 0, WIDTH, HEIGHT), REPLACE | VISIBLE)
            assert len(selected(artist._id)) == (len(places) if wanted else 0)
            assert len(selected(land._id)) > 0.75 * heights.size
