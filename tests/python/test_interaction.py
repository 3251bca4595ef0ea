# In:  scenes that are pointed at, selected in, linked.
# Out: what events, picks, selections and tables say: the source values, untouched.
"""Asking a scene."""

import asyncio
import datetime
import gc
import weakref
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import vitrail
from vitrail._artists import source_values

P = [(0, 0, 0), (1, 0, 0), (0, 1, 0)]
TINY = 0.1 + 2**-50  # float32 loses this


def tell(scene: vitrail.Scene, name: str, **detail: Any) -> None:
    """As a host does."""
    scene._dispatch(name, detail)


# --- source values ---

COLUMNS: dict[str, Any] = {
    "list": [TINY, 2.0],
    "tuple": (TINY, 2.0),
    "numpy": np.array([TINY, 2.0]),
    "strided": np.array([TINY, 0, 2.0, 0])[::2],
    "series": pd.Series([TINY, 2.0], index=[7, 9]),
    "polars": pl.Series([TINY, 2.0]),
    "arrow": pa.array([TINY, 2.0]),
    "chunked": pa.chunked_array([[TINY], [2.0]]),
    "memoryview": memoryview(np.array([TINY, 2.0])),
    "big-endian": np.array([TINY, 2.0], ">f8"),
}


@pytest.mark.parametrize("make", COLUMNS)
def test_values_are_those_that_were_given_bit_by_bit(scene: vitrail.Scene, make: str) -> None:
    points = scene.scatter(COLUMNS[make], [5, 6], 0, c=COLUMNS[make], hover={"who": COLUMNS[make]})
    assert source_values.values(points, 0) == {"x": TINY, "y": 5, "z": 0, "c": TINY, "who": TINY}
    assert source_values.values(points, 1)["x"] == 2.0


TABLES: dict[str, Any] = {
    "list": [(TINY, 5, 0), (1, 2, 3)],
    "numpy": np.array([(TINY, 5, 0), (1, 2, 3)]),
    "transposed": np.array([(TINY, 1), (5, 2), (0, 3)]).T,
    "big-endian": np.array([(TINY, 5, 0), (1, 2, 3)], ">f8"),
    "pandas": pd.DataFrame({"x": [TINY, 1], "y": [5, 2], "z": [0, 3]}, index=[3, 4]),
    "polars": pl.DataFrame({"x": [TINY, 1], "y": [5, 2], "z": [0, 3]}),
    "arrow": pa.table({"x": [TINY, 1], "y": [5, 2], "z": [0, 3]}),
    "dict": {"x": [TINY, 1], "y": [5, 2], "z": [0, 3]},
    "loose": memoryview(np.array([TINY, 5, 0, 1, 2, 3])).cast("B").cast("d"),
    "generator": None,
}


@pytest.mark.parametrize("make", TABLES)
def test_rows_of_tables_too(scene: vitrail.Scene, make: str) -> None:
    data = TABLES[make] if make != "generator" else (row for row in TABLES["list"])
    points = scene.plot(data)
    assert source_values.values(points, 0) == {"x": TINY, "y": 5, "z": 0}
    assert source_values.values(points, 1) == {"x": 1, "y": 2, "z": 3}


def test_dates_and_names_stay_what_they_are(scene: vitrail.Scene) -> None:
    when = np.datetime64("2024-05-31T12:00:00.000000001", "ns")
    points = scene.scatter(np.array([when]), ["oak"], 0, c=["red oak"])
    assert source_values.values(points, 0) == {"x": when, "y": "oak", "z": 0, "c": "red oak"}
    assert source_values.tooltip_rows(points, 0) == [["x", "2024-05-31 12:00:00.000000001"], ["y", "oak"], ["z", "0"], ["c", "red oak"]]
    stamps = scene.scatter(pd.Series(pd.to_datetime(["2024-05-31"])), ["elm"], 0)
    assert source_values.values(stamps, 0)["x"] == pd.Timestamp("2024-05-31")


def test_integers_stay_whole(scene: vitrail.Scene) -> None:
    big = 2**60 + 1
    points = scene.scatter(np.array([big]), [1], 0)
    assert source_values.values(points, 0)["x"] == big
    assert type(source_values.values(points, 0)["x"]) is int


def test_every_kind_says_its_elements(scene: vitrail.Scene) -> None:
    assert source_values.values(scene.line(P, c=[7, 8, 9]), 2) == {"x": 0, "y": 1, "z": 0, "c": 9}
    ends = {"x0": 1, "y0": 0, "z0": 0, "x1": 0, "y1": 1, "z1": 0}
    assert source_values.values(scene.segments([P[0], P[1], P[1], P[2]], c=[5, 6]), 1) == {**ends, "c": 6}
    assert source_values.values(scene.segments([P[0], P[1]], [P[1], P[2]]), 1) == ends
    assert source_values.values(scene.segments(np.array([[P[0], P[1]], [P[1], P[2]]])), 1) == ends
    mesh = scene.mesh(P, [(0, 1, 2)], c=[4.5])
    assert source_values.values(mesh, 0) == {"face": 0, "vertices": (0, 1, 2), "x": pytest.approx(1 / 3), "y": pytest.approx(1 / 3), "z": 0, "c": 4.5}
    land = scene.surface([[1, 2, TINY], [4, 5, 6]], x=[10, 20, 30], y=[7, 8], c=[[1, 2, 3], [4, 5, 6]])
    assert source_values.values(land, 2) == {"x": 30, "y": 7, "z": TINY, "row": 0, "column": 2, "c": 3}
    bare = scene.surface(np.arange(6.0).reshape(2, 3))
    assert source_values.values(bare, 4) == {"x": 1, "y": 1, "z": 4.0, "row": 1, "column": 1}
    assert source_values.values(scene.image([[1, 2], [3, TINY]]), 3) == {"row": 1, "column": 1, "value": TINY}
    rgb = np.arange(12, dtype="u1").reshape(2, 2, 3)
    assert source_values.values(scene.image(rgb), 3) == {"row": 1, "column": 1, "red": 9, "green": 10, "blue": 11}
    assert source_values.values(scene.box((1, 2, 3)), 0) == {"x": 1, "y": 2, "z": 3}
    assert source_values.values(scene.text("hi", (1, 2, 3)), 0)["text"] == "hi"


def test_tooltips_say_names_and_units_of_the_axes(scene: vitrail.Scene) -> None:
    scene.xlabel, scene.xunit, scene.ylabel = "depth", "km", "$v_p$"
    points = scene.scatter([TINY], [-2], 0, c=[5], colorbar_label="magnitude")
    assert source_values.tooltip_rows(points, 0) == [["depth", f"{TINY!r} km"], ["vp", "\u22122"], ["z", "0"], ["magnitude", "5"]]


HOVERS: list[tuple[Any, dict[str, Any]]] = [
    ({"name": ["a", "b", "c"], "mag": np.array([1.5, 2.5, 3.5])}, {"name": "b", "mag": 2.5}),
    (["a", "b", "c"], {"": "b"}),
    (np.array(["a", "b", "c"]), {"": "b"}),
    (pd.Series(["a", "b", "c"], index=[5, 6, 7]), {"": "b"}),
    (pd.DataFrame({"name": ["a", "b", "c"], "mag": [1, 2, 3]}), {"name": "b", "mag": 2}),
    (pl.DataFrame({"name": ["a", "b", "c"]}), {"name": "b"}),
    (pa.table({"name": ["a", "b", "c"]}), {"name": "b"}),
    (lambda index: f"number {index}", {"": "number 1"}),
    (lambda index: {"n": index}, {"n": 1}),
    (lambda index: [("n", index)], {"n": 1}),
    (lambda index: None, {}),
    (None, {}),
    (True, {}),
]


@pytest.mark.parametrize("number", range(len(HOVERS)))
def test_extra_columns_of_every_make(scene: vitrail.Scene, number: int) -> None:
    hover, wanted = HOVERS[number]
    points = scene.scatter(P, hover=hover)
    found = source_values.values(points, 1)
    assert {name: found[name] for name in found if name not in "xyz" or name == ""} == wanted


@pytest.mark.parametrize(
    ("hover", "words"),
    [
        (["a"], "points.hover: got 1 values, need 3: one for each element"),
        ({"name": ["a", "b"]}, "points.hover: 'name': got 2 values, need 3"),
        ({"name": 5}, "points.hover: 'name': got 5, need 3 values"),
        ("name", "got the text 'name', need one for each of the 3 elements, or a dict of columns"),
        (5, "points.hover: got 5, need columns by name"),
    ],
)
def test_extra_columns_that_do_not_fit(scene: vitrail.Scene, hover: Any, words: str) -> None:
    with pytest.raises(vitrail.Error) as caught:
        scene.scatter(P, hover=hover)
    assert words in str(caught.value)


def test_hover_false_means_no_tooltip(scene: vitrail.Scene) -> None:
    points = scene.scatter(P, hover=False)
    assert scene._source(points._id, 0) is False
    points.hover = None
    assert scene._source(points._id, 1) == [["x", "1"], ["y", "0"], ["z", "0"]]
    assert scene._source(99999, 0) is None


# --- events ---


def test_an_event_says_what_was_pointed_at(scene: vitrail.Scene) -> None:
    points = scene.scatter(np.array(["2024-05-30", "2024-05-31"], "M8[D]"), ["oak", "elm"], [TINY, 3], c=[7, 8])
    seen: list[vitrail.Event] = []
    scene.on("click", seen.append)
    tell(scene, "click", what="element", node=points._id, index=1, position=[86400, 1, 3], x=10.5, y=20, button=2, shift=True, meta=False)
    (event,) = seen
    assert (event.artist, event.index, event.position, event.pixel) == (points, 1, (86400.0, 1.0, 3.0), (10.5, 20))
    assert event.place == (datetime.datetime(2024, 5, 31), "elm", 3.0)
    assert event.values == {"x": np.datetime64("2024-05-31"), "y": "elm", "z": 3, "c": 8}
    assert (event.button, event.modifiers) == (2, ("shift",))
    tell(scene, "click", what="nothing", node=0, index=None, position=None, x=1, y=2)
    assert (seen[1].artist, seen[1].index, seen[1].position, seen[1].values, seen[1].place) == (None, None, None, {}, None)


def test_artists_have_handlers_of_their_own(scene: vitrail.Scene) -> None:
    one, two = scene.scatter(P), scene.scatter(P)
    heard: list[Any] = []

    @one.on("click")
    def click(event: vitrail.Event) -> None:
        heard.append(("one", event.index))

    scene.on("click", lambda event: heard.append(("all", event.index)))
    for node in (one._id, two._id, 0):
        tell(scene, "click", what="element", node=node, index=0, position=[0, 0, 0])
    assert heard == [("one", 0), ("all", 0), ("all", 0), ("all", 0)]
    one.off("click", click)
    tell(scene, "click", what="element", node=one._id, index=0, position=[0, 0, 0])
    assert heard[4:] == [("all", 0)]
    with pytest.raises(vitrail.Error, match='there is no event "frame"; there are click, dblclick, hover, select'):
        one.on("frame", print)


def test_an_artist_hears_that_the_pointer_left(scene: vitrail.Scene) -> None:
    one, two = scene.scatter(P), scene.scatter(P)
    heard: list[Any] = []
    one.on("hover", lambda event: heard.append(event.artist))
    for node in (one._id, two._id, two._id, 0, one._id, 0, 0):
        tell(scene, "hover", what="element" if node else "nothing", node=node, index=0, position=[0, 0, 0])
    assert heard == [one, two, one, None]


def test_once_is_once_and_handlers_of_removed_artists_go(scene: vitrail.Scene) -> None:
    heard: list[str] = []
    scene.once("key", lambda event: heard.append(event.key))
    scene.on("key", lambda event: heard.append("!"), once=True)
    tell(scene, "key", key="a")
    tell(scene, "key", key="b")
    assert heard == ["a", "!"]
    points = scene.scatter(P)
    points.on("click", print)
    assert scene._events.names() == ["click"]
    points.remove()
    assert scene._events.names() == []


def test_async_handlers_run_and_clicks_do_not_wait_for_each_other(scene: vitrail.Scene) -> None:
    heard: list[int] = []

    async def main() -> None:
        @scene.on("click")
        async def slow(event: vitrail.Event) -> None:
            await asyncio.sleep(0)
            heard.append(event.index or 0)

        points = scene.scatter(P)
        for index in (1, 2):
            tell(scene, "click", what="element", node=points._id, index=index, position=[0, 0, 0])
        while len(heard) < 2:
            await asyncio.sleep(0)

    asyncio.run(asyncio.wait_for(main(), 10))
    assert heard == [1, 2]


def test_a_handler_may_keep_the_page_from_acting(scene: vitrail.Scene) -> None:
    scene.on("key", lambda event: event.prevent_default() if event.key == "f" else None)
    assert scene._dispatch("key", {"key": "f"}) is True
    assert scene._dispatch("key", {"key": "g"}) is False


def test_a_scene_with_handlers_can_be_collected() -> None:
    scene = vitrail.Scene()
    scene.on("click", print)
    scene.scatter(P).on("hover", print)
    gone = weakref.ref(scene)
    del scene
    gc.collect()
    assert gone() is None


# --- selecting ---


def test_selected_can_be_set_and_read(scene: vitrail.Scene) -> None:
    points = scene.scatter(P)
    for value, wanted in (
        ([2, 0], [0, 2]), (np.array([True, False, True]), [0, 2]), ([False, True, False], [1]), (1, [1]), ({0, 1}, [0, 1]),
        (range(3), [0, 1, 2]), (pd.Series([True, True, False]), [0, 1]), (np.array([2], "u1"), [2]), ([], []), (None, []),
    ):
        points.selected = value
        assert points.selected.tolist() == wanted, value
        assert points.selected.dtype == np.int64
    with pytest.raises(vitrail.Error, match=r"points.selected: got element 3, need whole numbers from 0 to 2"):
        points.selected = [3]
    with pytest.raises(vitrail.Error, match="got element -1"):
        points.selected = [-1]
    with pytest.raises(vitrail.Error, match="got 2 truths, need 3"):
        points.selected = [True, False]


TRUTHS = [True, False, True]
MASKS: dict[str, Any] = {
    "list": TRUTHS,
    "numpy's own": [np.True_, np.False_, np.True_],
    "numpy": np.array(TRUTHS),
    "object": np.array(TRUTHS, dtype=object),
    "series": pd.Series(TRUTHS, index=[7, 8, 9]),
    "series of objects": pd.Series(TRUTHS, dtype=object),
    "nullable": pd.Series(TRUTHS, dtype="boolean"),
    "polars": pl.Series(TRUTHS),
    "arrow": pa.array(TRUTHS),
    "chunked": pa.chunked_array([TRUTHS[:1], TRUTHS[1:]]),
    "generator": (truth for truth in TRUTHS),
}


@pytest.mark.parametrize("mask", MASKS.values(), ids=MASKS.keys())
def test_masks_of_every_make_select(scene: vitrail.Scene, mask: Any) -> None:
    points = scene.scatter(P)
    points.selected = mask
    assert list(points.selected) == [0, 2]


def test_true_selects_all_and_a_slice_some(scene: vitrail.Scene) -> None:
    points = scene.scatter(P)
    for value, wanted in ((True, [0, 1, 2]), (False, []), (slice(1, None), [1, 2]), (np.int64(1), [1]), (2.0, [2])):
        points.selected = value
        assert list(points.selected) == wanted
    points.selected = np.where(np.array(TRUTHS))
    assert list(points.selected) == [0, 2]


@pytest.mark.parametrize("mask", [pl.Series([True, None, False]), pd.Series([True, None, False], dtype="boolean")])
def test_a_mask_with_holes_is_refused(scene: vitrail.Scene, mask: Any) -> None:
    with pytest.raises(vitrail.Error, match="got element nan"):
        scene.scatter(P).selected = mask


def test_shapes_are_selected_as_a_whole(scene: vitrail.Scene) -> None:
    box = scene.box()
    box.selected = True
    assert box.selected is True
    assert list(scene.selection[box]) == [0]
    scene.clear_selection()
    assert box.selected is False


def test_selection_of_the_scene(scene: vitrail.Scene) -> None:
    one, two = scene.scatter(P), scene.scatter(P, selected=[1])
    assert list(scene.selection) == [two]
    scene.selection = {one: [0, 2]}
    assert list(scene.selection) == [one]
    assert scene.selection[one].tolist() == [0, 2]
    one.data = [(5, 5, 5), (1, 1, 1), (2, 2, 2)]  # as many as before: the selection stays
    assert one.selected.tolist() == [0, 2]
    scene.clear_selection()
    assert scene.selection == {}


def test_boxes_and_polygons_select() -> None:
    with vitrail.Scene(width=200, height=200, axes=False) as scene:
        rng = np.random.default_rng(3)
        data = rng.normal(size=(500, 3))
        points = scene.scatter(data)
        where = np.array([scene.camera.project(p)[:2] for p in data])
        inside = ((where > [50, 60]) & (where < [120, 150])).all(axis=1)
        chosen = scene.select((50, 60, 120, 150))
        assert chosen[points].tolist() == inside.nonzero()[0].tolist()
        scene.select(((0, 0), (200, 0), (200, 200), (0, 200)), "toggle")
        assert points.selected.tolist() == (~inside).nonzero()[0].tolist()
        scene.select(np.array([[0, 0], [200, 200]]), "remove")
        assert scene.selection == {}
        with pytest.raises(vitrail.Error, match=r"got shape \(3,\), need \(x0, y0, x1, y1\) or the \(N, 2\) corners"):
            scene.select((1, 2, 3))
        with pytest.raises(vitrail.Error, match='got the mode \'also\', need one of "replace"'):
            scene.select((1, 2, 3, 4), "also")  # type: ignore[arg-type]


def test_picks_find_what_is_seen() -> None:
    with vitrail.Scene(width=200, height=200, axes=False) as scene:
        points = scene.scatter(P, hover=["a", "b", "c"], size=10)
        x, y, _ = scene.camera.project((1, 0, 0))
        found = scene.pick(x, y)
        assert found is not None
        assert (found.artist, found.index, found.values[""], found.what) == (points, 1, "b", "element")
        assert found.position == pytest.approx((1, 0, 0), abs=1e-6)
        assert scene.pick(2, 2) is None
        points.pickable = False
        assert scene.pick(x, y) is None
        points.pickable = True
        other = scene.pick(*scene.camera.project((0, 1, 0))[:2])
        assert scene.measure(found, other).distance == pytest.approx(2**0.5)


def test_places_are_in_the_numbers_of_the_axes(scene: vitrail.Scene) -> None:
    points = scene.scatter(np.array(["2024-05-30", "2024-05-31"], "M8[D]"), 5, 6)
    assert points.place(1) == (86400.0, 5.0, 6.0)
    with pytest.raises(vitrail.Error, match="got element 2, need 0 to 1"):
        points.place(2)


# --- tables, words ---


def test_the_table_has_all_rows_as_they_were_given(scene: vitrail.Scene) -> None:
    scene.scatter([TINY, 2], 0, 0, label="few")
    scene.box((1, 2, 3))
    scene.ambient_light()
    table = scene.table()
    assert table == [
        {"artist": "few", "index": 0, "x": TINY, "y": 0, "z": 0},
        {"artist": "few", "index": 1, "x": 2, "y": 0, "z": 0},
        {"artist": "box", "index": 0, "x": 1, "y": 2, "z": 3},
    ]
    assert scene.table(1, 1) == table[1:2]
    assert scene.table(2) == table[2:]
    with pytest.raises(vitrail.Error, match="no page here"):
        scene.show_table()


def test_the_description_is_the_scenes_own_or_the_users(scene: vitrail.Scene) -> None:
    scene.scatter(P, label="corners")
    assert "corners" in scene.description
    scene.description = "Three corners."
    assert scene.description == "Three corners."
    with vitrail.Scene(description="Nothing.") as other:
        assert other.description == "Nothing."


ODD: list[tuple[Any, str]] = [
    (np.array([1.5, 2]), "1.5, 2"), (pd.NA, "\u2013"), (pd.NaT, "\u2013"), (None, "\u2013"), (np.float32(0.5), "0.5"),
    ([1, 2], "1, 2"), ((1, 2), "1, 2"), (1j, "1j"), ({"a": 1}, "{'a': 1}"),
]


@pytest.mark.parametrize(("value", "word"), ODD, ids=[repr(value) for value, _ in ODD])
def test_tooltips_have_a_word_for_everything(scene: vitrail.Scene, value: Any, word: str) -> None:
    given = scene.scatter(P, hover=[value] * 3)
    asked = scene.scatter(P, hover=lambda index: value)
    wanted = [["x", "0"], ["y", "0"], ["z", "0"]]
    assert source_values.tooltip_rows(given, 0) == [*wanted, ["", word]]
    if isinstance(value, dict):
        assert source_values.tooltip_rows(asked, 0) == [*wanted, ["a", "1"]]
    else:
        assert source_values.tooltip_rows(asked, 0) == (wanted if value is None else [*wanted, ["", word]])


def test_tables_are_grids(scene: vitrail.Scene) -> None:
    table = pd.DataFrame(np.arange(20).reshape(4, 5), columns=list("abcde"))
    assert scene.surface(table).table(7, 1)[0]["z"] == 7
    assert scene.surface(pl.DataFrame(table.to_dict("list"))).table(7, 1)[0]["z"] == 7
    assert scene.image(table).table(7, 1)[0]["value"] == 7
    assert scene.surface(table, c=-table).table(7, 1)[0]["c"] == -7


def test_a_shape_among_dates_has_a_date(scene: vitrail.Scene) -> None:
    day = datetime.datetime(2024, 5, 31)
    scene.plot([day], [1], ["a"])
    assert scene.box((day, 2, "a")).table() == [{"index": 0, "x": day, "y": 2.0, "z": "a"}]


def test_an_async_handler_without_a_loop_is_reported(scene: vitrail.Scene, capsys: pytest.CaptureFixture[str]) -> None:
    async def handler(event: vitrail.Event) -> None:
        raise AssertionError

    scene.on("camera", handler)
    scene.view(elev=3)
    assert "an async handler needs an event loop" in capsys.readouterr().err


# --- links ---


def test_linked_scenes_turn_and_select_together() -> None:
    with vitrail.Scene() as a, vitrail.Scene() as b, vitrail.Scene() as c:
        pa_, pb, pc = (s.scatter(P, label="corners") for s in (a, b, c))
        a.view(elev=10, azim=20)
        with vitrail.link(a, b, c):
            assert b.camera.angles == c.camera.angles == (10.0, 20.0, 0.0)
            b.view(elev=33, azim=44)
            assert a.camera.angles == c.camera.angles == (33.0, 44.0, 0.0)
            c.camera.fov = 50
            assert a.camera.fov == pytest.approx(50)
            pb.selected = [1]
            assert pa_.selected.tolist() == pc.selected.tolist() == [1]
        b.view(elev=1, azim=2)
        pb.selected = None
        assert a.camera.angles == (33.0, 44.0, 0.0)
        assert pa_.selected.tolist() == [1]
        with pytest.raises(vitrail.Error, match="got 1 scene, need two or more"):
            vitrail.link(a)
        with pytest.raises(TypeError, match="got a str, need scenes"):
            vitrail.link(a, "b")  # type: ignore[arg-type]


def test_linked_scenes_of_other_data_zoom_about_their_own() -> None:
    with vitrail.Scene() as a, vitrail.Scene() as b:
        a.scatter([(0, 0, 0), (1, 1, 1)])
        b.scatter([(5e5, 5e6, -0.1), (5.8e5, 5.01e6, 0.1)])
        with vitrail.link(a, b):
            a.view(elev=33, azim=44)
            assert b.camera.angles == pytest.approx((33, 44, 0))
            assert a.camera.autofit and b.camera.autofit
            place = [t + (e - t) / 4 for e, t in zip(a.camera.eye, a.camera.target)]
            a.camera.set(eye=place, projection="orthographic")
            assert b._queries.pose() == pytest.approx(a._queries.pose(), abs=1e-9)
            assert 5e5 < b.camera.target[0] < 5.8e5 and not b.camera.autofit
            assert b.camera.projection == "orthographic"
            before = a._queries.pose()
            for i in range(1000):  # neither drifts, and the news end
                (a, b)[i % 2].view(azim=44 + i % 7)
            a.view(azim=44)
            assert a._queries.pose() == pytest.approx(before, abs=1e-9)
            assert b._queries.pose() == pytest.approx(before, abs=1e-9)


def test_a_link_of_selections_alone_leaves_cameras_apart() -> None:
    with vitrail.Scene() as a, vitrail.Scene() as b:
        one, two = a.scatter(P), b.scatter(P)
        together = vitrail.link(a, b, camera=False)
        a.view(elev=70)
        assert b.camera.angles[0] != 70
        one.selected = [0, 1]
        assert two.selected.tolist() == [0, 1]
        together.close()
        together.close()
