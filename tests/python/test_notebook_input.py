# In:  vitrail.hosts.notebook_input and viewer_state, by scenes in a notebook; messages of its pages.
# Out: whether what readers do reaches Python, the other pages and the cell's next run.
"""What readers do with a scene in a notebook."""

from typing import Any

import pytest
from notebook_page import POINTS, Wire, by_name, camera_values, page_of, shown, words

import vitrail
from vitrail.schema import KINDS


def change(page: str, node: int, values: dict[int, list[float]], action: str = "set", kind: str = "", own: int = 0) -> dict[str, Any]:
    """A page's words for what its reader did; what it made goes by a number of its own."""
    number = KINDS[kind].number if kind else 0
    return {"op": "change", "stream": page, "page": page, "node": node, "own": own, "kind": number, "action": action, "values": list(values.items())}


def made(page: str, own: int, kind: str, **values: list[float]) -> dict[str, Any]:
    return change(page, 0, {KINDS[kind].properties[name][0]: values[name] for name in values}, "made", kind, own)


def test_a_drag_reaches_python_and_the_other_pages(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    seen: list[Any] = []
    scene.on("camera", lambda event: seen.append(event.scene.camera.eye))
    wire = shown(scene, wires)
    one, two = wire.join("one", []), wire.join("two", [])
    wire.receive({"op": "camera", "stream": "one", "stamp": 0, "values": camera_values(scene, (1, 2, 3))})
    assert scene.camera.eye == (1, 2, 3)
    assert seen == [(1, 2, 3)]
    scene.render()
    messages = wire.sent[:]
    wire.pass_on("two", two)
    wire.sent = messages
    wire.pass_on("one", one)
    assert by_name("view", two.nodes[scene._host.view])["eye"] == [1, 2, 3]
    assert "eye" not in by_name("view", one.nodes[scene._host.view])
    assert by_name("view", wire.join("three", []).nodes[scene._host.view])["eye"] == [1, 2, 3]


def test_a_drag_from_before_python_moved_the_camera_is_old_news(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    wire = shown(scene, wires)
    wire.join("a", [])
    scene.camera.eye = (7, 8, 9)
    wire.receive({"op": "camera", "stream": "a", "stamp": 0, "values": camera_values(scene, (1, 2, 3))})
    assert scene.camera.eye == (7, 8, 9)


def test_a_camera_that_says_back_what_python_set_is_no_event(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    seen: list[Any] = []
    wire = shown(scene, wires)
    wire.join("a", [])
    scene.camera.set(eye=(7, 8, 9), autofit=False)
    scene.on("camera", seen.append)
    wire.receive({"op": "camera", "stream": "a", "stamp": 2, "values": camera_values(scene, (7, 8, 9))})
    assert seen == []


def test_handlers_run_in_the_loop_s_thread_whichever_thread_messages_come_in(wires: list[Wire]) -> None:
    import asyncio
    import threading

    async def notebook() -> list[Any]:
        scene = vitrail.Scene()
        seen: list[Any] = []
        scene.on("camera", lambda event: seen.append(threading.current_thread()))
        wire = shown(scene, wires)

        def subshell() -> None:
            page = wire.join("a", [])
            assert page.nodes, "streams need not wait for the loop"
            wire.receive({"op": "camera", "stream": "a", "stamp": 0, "values": camera_values(scene, (1, 2, 3))})

        thread = threading.Thread(target=subshell)
        thread.start()
        thread.join()
        assert seen == []
        while not seen:
            await asyncio.sleep(0)
        return seen

    assert asyncio.run(asyncio.wait_for(notebook(), 10)) == [threading.current_thread()]


def test_what_a_page_cannot_do_is_a_warning(wires: list[Wire]) -> None:
    wire = shown(vitrail.Scene(), wires)
    with pytest.warns(UserWarning, match="too large"):
        wire.receive({"op": "error", "text": "the picture is too large"})


def test_a_page_s_selection_reaches_python_and_the_other_pages(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    points = scene.scatter(POINTS)
    seen: list[Any] = []
    scene.on("select", lambda event: seen.append({a: list(v) for a, v in event.selection.items()}))
    wire, page = page_of(scene, wires)
    other = wire.join("q", [])
    for _ in range(2):  # the second one is no news
        wire.receive({"op": "select", "stream": "p", "sets": [[points._id, words([0, 1])]]})
    assert seen == [{points: [0, 1]}]
    assert list(points.selected) == [0, 1]
    wire.pass_on("q", other)
    assert other.chosen == {points._id: [0, 1]}
    assert page.chosen == {}  # it was the one who said so
    wire.receive({"op": "select", "stream": "p", "sets": [[99, words([0])]]})  # removed meanwhile


def test_only_events_that_somebody_wants_are_asked_for_and_heard(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    points = scene.scatter(POINTS, hover={"who": list("abc")})
    seen: list[Any] = []
    wire, page = page_of(scene, wires)
    assert page.listening == []
    click = {"op": "event", "name": "click", "detail": {"what": "element", "node": points._id, "index": 2, "position": [1, 2, 3], "x": 5, "y": 6}}
    wire.receive(click)
    handler = points.on("click", lambda event: seen.append((event.index, event.values["who"])))
    wire.pass_on("p", page)
    assert page.listening == ["click"]
    wire.receive(click)
    assert seen == [(2, "c")]
    points.off("click", handler)
    wire.pass_on("p", page)
    assert page.listening == []
    wire.receive(click)
    assert len(seen) == 1


def test_a_page_is_told_what_an_element_is(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    points = scene.scatter(POINTS, hover=lambda index: 1 / 0 if index == 1 else "number %d" % index)
    wire, _ = page_of(scene, wires)
    for number, index in enumerate((2, 1)):
        wire.sent.clear()
        wire.receive({"op": "ask", "id": number, "node": points._id, "index": index})
        (message, _buffers), = wire.sent
        assert message["op"] == "told"
        assert message["id"] == number
        assert (message["rows"] is None) == (index == 1)
        if index == 2:
            assert message["rows"][-1] == ["", "number 2"]


def test_what_a_reader_hides_is_hidden_everywhere(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    box = scene.box(label="cube")
    seen: list[Any] = []
    scene.on("change", lambda event: seen.append((event.artist, event.changes)))
    wire, _ = page_of(scene, wires)
    other = wire.join("q", [])
    visible = KINDS["box"].properties["visible"][0]
    wire.receive(change("p", box._id, {visible: [0]}))
    assert box.visible is False
    assert seen == [(box, ("visible",))]
    wire.pass_on("q", other)
    assert other.nodes[box._id][f"property {visible}"] == [0]


def test_a_cell_that_runs_again_shows_what_the_reader_had_made_of_it(wires: list[Wire], monkeypatch: pytest.MonkeyPatch) -> None:
    runs = iter(range(1, 9))
    run = [0]
    monkeypatch.setattr("vitrail.hosts.viewer_state.running_cell", lambda: ("cell", run[0]))
    eye = KINDS["view"].properties["eye"][0]
    fit = KINDS["view"].properties["autofit"][0]

    def cell(elev: float | None = None) -> tuple[vitrail.Scene, Any, Wire]:
        run[0] = next(runs)
        scene = vitrail.Scene()
        points = scene.scatter(POINTS)
        if elev is not None:
            scene.view(elev=elev)
        return scene, points, shown(scene, wires)

    scene, points, wire = cell()
    wire.receive({"op": "camera", "stream": "p", "stamp": scene._host.page._stamp, "values": [[eye, [7, 8, 9]], [fit, [0]]]})  # type: ignore[attr-defined]
    wire.receive({"op": "select", "stream": "p", "sets": [[points._id, words([2])]]})
    assert scene.camera.eye == (7, 8, 9)
    again, more, _ = cell()
    assert again.camera.eye == (7, 8, 9)
    assert list(more.selected) == [2]
    other, _, _ = cell(elev=10)  # it says another view
    assert other.camera.eye != (7, 8, 9)


# --- what readers make and move ---


def test_a_ruler_that_a_reader_makes_is_an_artist_and_is_seen_on_every_page(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    box = scene.box()
    seen: list[Any] = []
    scene.on("change", lambda event: seen.append((event.action, event.artist, event.changes)))
    wire, page = page_of(scene, wires)
    other = wire.join("q", [])
    wire.receive(made("p", 777, "ruler", start=[0, 0, 0], end=[3, 4, 0]))
    _, ruler = scene.artists
    assert isinstance(ruler, vitrail.Ruler)
    assert (ruler.start, ruler.end, ruler.distance) == ((0, 0, 0), (3, 4, 0), 5)
    assert seen == [("made", ruler, ("start", "end"))]
    wire.pass_on("q", other)
    start, end = (KINDS["ruler"].properties[name][0] for name in ("start", "end"))
    assert other.nodes[ruler._id] == {f"property {start}": [0, 0, 0], f"property {end}": [3, 4, 0]}
    assert ["create", ruler._id, KINDS["ruler"].number, scene._id, "p", 777] in other.verbs
    late = wire.join("r", [])
    assert late.nodes[ruler._id] == {f"property {end}": [3, 4, 0]}  # (0, 0, 0) is where rulers start anyway
    ruler.end = (6, 8, 0)  # it is as good as one that Python made
    wire.pass_on("q", other)
    assert other.nodes[ruler._id][f"property {end}"] == [6, 8, 0]
    assert scene.artists == [box, ruler]


def test_what_a_reader_made_goes_by_its_page_s_number_until_the_page_knows_ours(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    wire, _ = page_of(scene, wires)
    wire.receive(made("p", 5, "clip_box", size=[2, 2, 2], handles=[1]))
    (box,) = scene.artists
    size = KINDS["clip_box"].properties["size"][0]
    wire.receive(change("p", 0, {size: [1, 2, 3]}, own=5))
    assert box.size == (1, 2, 3)  # type: ignore[attr-defined]
    wire.receive(change("q", 0, {size: [9, 9, 9]}, own=5))  # another page's number
    assert box.size == (1, 2, 3)  # type: ignore[attr-defined]
    wire.receive(change("p", box._id, {size: [4, 4, 4]}, own=5))
    assert box.size == (4, 4, 4)  # type: ignore[attr-defined]


def test_a_ruler_that_a_reader_removes_is_gone_from_python_and_from_every_page(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    mine = scene.measure((0, 0, 0), (1, 0, 0))
    seen: list[Any] = []
    scene.on("change", lambda event: seen.append((event.action, event.artist.end)))
    wire, _ = page_of(scene, wires)
    other = wire.join("q", [])
    wire.receive(made("p", 8, "ruler", end=[2, 0, 0]))
    theirs = scene.artists[1]
    wire.pass_on("q", other)
    assert set(other.nodes) == {scene._id, scene._host.view, mine._id, theirs._id}
    wire.receive(change("p", 0, {}, "removed", own=8))
    wire.receive(change("p", mine._id, {}, "removed"))
    wire.receive(change("p", mine._id, {}, "removed"))
    assert scene.artists == []
    assert repr(theirs) == repr(mine) == "<Ruler, removed>"
    assert seen == [("made", (2, 0, 0)), ("removed", (2, 0, 0)), ("removed", (1, 0, 0))]
    wire.pass_on("q", other)
    assert set(other.nodes) == {scene._id, scene._host.view}


def test_a_page_hears_when_python_removes_what_its_reader_made_before_it_knows_our_number(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    scene.on("change", lambda event: event.artist.remove())
    wire, page = page_of(scene, wires)
    wire.receive(made("p", 8, "ruler", end=[2, 0, 0]))
    assert scene.artists == []
    wire.pass_on("p", page)
    assert ["gone", scene._id, "p", 8] in page.verbs


def test_a_cell_that_runs_again_keeps_what_the_reader_made_and_moved(wires: list[Wire], monkeypatch: pytest.MonkeyPatch) -> None:
    runs = iter(range(1, 9))
    run = [0]
    monkeypatch.setattr("vitrail.hosts.viewer_state.running_cell", lambda: ("a cell with tools", run[0]))

    def cell(size: float = 2) -> tuple[vitrail.Scene, Any, Wire]:
        run[0] = next(runs)
        scene = vitrail.Scene()
        scene.scatter(POINTS)
        return scene, scene.clip_box(size=size, handles=True), shown(scene, wires)

    words_of = KINDS["clip_box"].properties
    _, box, wire = cell()
    wire.receive(change("p", box._id, {words_of["position"][0]: [1, 0, 0], words_of["size"][0]: [1, 2, 1]}))
    wire.receive(made("p", 3, "ruler", end=[5, 0, 0]))
    for _ in range(2):  # and again
        scene, box, wire = cell()
        assert (box.position, box.size) == ((1, 0, 0), (1, 2, 1))
        _, _, ruler = scene.artists
        assert isinstance(ruler, vitrail.Ruler)
        assert ruler.end == (5, 0, 0)
        page = wire.join("p", [])
        assert page.nodes[ruler._id]
        assert page.nodes[box._id]["property %d" % words_of["size"][0]] == [1, 2, 1]
    _, box, _ = cell(size=3)  # it says another size, which holds
    assert (box.position, box.size) == ((1, 0, 0), (3, 3, 3))
    scene, box, wire = cell()
    box.size = 7  # the script's own word, later
    wire.receive(change("p", scene.artists[2]._id, {}, "removed"))
    scene, box, _ = cell()
    assert len(scene.artists) == 2
    assert box.size == (2, 2, 2)
