# In:  vitrail.hosts.widget, record and stream, with a page made of Python instead of JavaScript.
# Out: whether a scene arrives whole, whatever gets lost on the way, and nothing is sent that need not be.
# Called by: pytest.
"""The notebook's protocol: what is kept, what is sent, what is sent again."""

import array
import base64
import random
from typing import Any

import pytest

import vitrail
from vitrail.hosts.bare import BareHost
from vitrail.hosts.record import numbers_in, numbers_out
from vitrail.hosts.stream import CHUNK_BYTES, KEPT_BYTES, RETRY_SECONDS, WINDOW, Backlog, Content, Stream, content
from vitrail.hosts.widget import WidgetHost
from vitrail.table import KINDS

POINTS = [(0.0, 0.0, 0.0), (1.0, 2.0, 3.0), (4.0, 5.0, 6.0)]


class Page:
    """The other end of a stream: orders messages, applies verbs, says what is missing."""

    def __init__(self) -> None:
        self.next = 0
        self.early: dict[int, Any] = {}
        self.contents: dict[str, bytes] = {}
        self.verbs: list[list[Any]] = []
        self.nodes: dict[int, dict[str, Any]] = {}
        self.arriving = bytearray()
        self.chosen: dict[int, list[int]] = {}
        self.listening: list[str] = []
        self.described = ""

    def take(self, message: dict[str, Any], buffers: list[Any]) -> None:
        if message["seq"] >= self.next:
            self.early[message["seq"]] = (message, [bytes(b) for b in buffers])
        while self.next in self.early:
            got, parts = self.early.pop(self.next)
            self.next += 1
            for verb in got["verbs"]:
                if verb[0] == "bytes":
                    _, name, total, at, length = verb
                    piece = parts.pop(0)
                    assert len(piece) == length
                    if at == 0:
                        self.arriving = bytearray(total)
                    self.arriving[at : at + length] = piece
                    if at + length == total:
                        self.contents[name] = bytes(self.arriving)
                else:
                    self.apply(verb)

    @property
    def missing(self) -> list[int]:
        return [s for s in range(self.next, max(self.early, default=-1)) if s not in self.early]

    def apply(self, verb: list[Any]) -> None:
        self.verbs.append(verb)
        name, node = verb[0], verb[1]
        if name == "begin":
            self.nodes = {verb[1]: {}, verb[2]: {}}
        elif name == "create":
            assert verb[3] in self.nodes, "the parent comes first"
            self.nodes[node] = {}
        elif name in ("numbers", "text"):
            self.nodes[node][f"property {verb[2]}"] = verb[3]
        elif name == "write":
            key = f"array {verb[2]}"
            if verb[5]:
                row = len(self.contents[verb[6]]) // verb[5][1]
                whole = bytearray(self.nodes[node][key][1])
                whole[verb[5][0] * row : sum(verb[5]) * row] = self.contents[verb[6]]
                self.nodes[node][key] = (verb[4], bytes(whole))
            else:
                self.nodes[node][key] = (verb[4], self.contents[verb[6]])
        elif name == "select":
            self.chosen[node] = list(array.array("I", self.contents[verb[3]])) if verb[2] else []
        elif name == "listen":
            self.listening = verb[3]
        elif name == "describe":
            self.described = verb[3]
        elif name == "remove":
            for gone in [node, *verb[2]]:
                del self.nodes[gone]


class Wire:
    """A widget without a browser: keeps what is sent; `page` gets it, unless `lose` says no."""

    def __init__(self, width: Any, height: Any, receive: Any, options: Any) -> None:
        self.options = options
        self.receive = receive
        self.sent: list[tuple[dict[str, Any], list[Any]]] = []
        self.closed = False

    def send(self, message: dict[str, Any], buffers: list[Any]) -> None:
        self.sent.append((message, list(buffers)))

    def close(self) -> None:
        self.closed = True

    def bundle(self) -> dict[str, Any]:
        return {"application/vnd.jupyter.widget-view+json": {}}

    # --- a page ---

    def join(self, name: str, have: list[str]) -> Page:
        page = Page()
        self.receive({"op": "hello", "stream": name, "have": have})
        self.pass_on(name, page)
        return page

    def pass_on(self, name: str, page: Page) -> None:
        while self.sent:
            messages, self.sent = self.sent, []
            for message, buffers in messages:
                if message["op"] == "data" and message["stream"] == name:
                    page.take(message, buffers)
            self.receive({"op": "ack", "stream": name, "page": name, "upto": page.next, "missing": page.missing})


@pytest.fixture
def wires(monkeypatch: pytest.MonkeyPatch) -> list[Wire]:
    made: list[Wire] = []

    def open_widget(*given: Any) -> Wire:
        made.append(Wire(*given))
        return made[-1]

    def open_host(target: Any, width: Any, height: Any, options: Any, dispatch: Any, source: Any) -> WidgetHost:
        return WidgetHost(width, height, dispatch, BareHost(width, height), open_widget, options, source)

    monkeypatch.setattr("vitrail.scene.open_host", open_host)
    return made


def shown(scene: vitrail.Scene, wires: list[Wire]) -> Wire:
    scene._host.bundle("")  # type: ignore[attr-defined]
    return wires[-1]


def by_name(kind: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Name what a page's node holds."""
    names = {f"property {i}": name for name, (i, _) in KINDS[kind].properties.items()}
    names.update({f"array {i}": name for name, (i, _) in KINDS[kind].arrays.items()})
    return {names[key]: value for key, value in properties.items()}


# --- the record ---


def test_a_snapshot_is_the_scene_without_what_was_overwritten(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    for size in range(20):
        pts = scene.scatter(POINTS, size=size + 1) if size == 0 else pts  # noqa: F821
        pts.size = size + 1
        pts.data = [(size, 0, 0)] * 3
    scene.box().remove()
    pts.alpha = 0.5
    pts.alpha = 1  # as it was at first
    page = shown(scene, wires).join("a", [])
    assert [v[0] for v in page.verbs if v[0] in ("create", "write", "remove")] == ["create", "write"]
    held = by_name("points", page.nodes[pts._id])
    assert held["size"] == [20]
    assert "alpha" not in held
    assert held["positions"][0] == [3, 1, 3]


def test_a_snapshot_keeps_the_order_of_groups(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    outer = scene.group()
    inner = outer.group()
    box = inner.box()
    ball = scene.sphere()
    page = shown(scene, wires).join("a", [])
    created = [v[1:] for v in page.verbs if v[0] == "create"]
    assert [c[0] for c in created] == [outer._id, inner._id, box._id, ball._id]
    assert [c[2] for c in created] == [scene._id, outer._id, inner._id, scene._id]
    group = scene.group()
    ball._host.move(ball._id, group._id)
    fresh = wires[-1].join("b", [])
    assert [v[1] for v in fresh.verbs if v[0] == "create"] == [outer._id, inner._id, box._id, group._id, ball._id]


def test_removing_a_group_forgets_all_below(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    group = scene.group()
    group.scatter(POINTS)
    wire = shown(scene, wires)
    page = wire.join("a", [])
    group.remove()
    wire.pass_on("a", page)
    fresh = wire.join("b", [])
    assert set(page.nodes) == set(fresh.nodes) == {scene._id, scene._host.view}


def test_the_picture_size_is_each_page_s_own(wires: list[Wire]) -> None:
    scene = vitrail.Scene(width=300)
    wire = shown(scene, wires)
    page = wire.join("a", [])
    wire.receive({"op": "size", "size": [800, 400, 2]})
    assert (scene.width, scene.height) == (800, 400)
    assert wire.join("b", []).nodes[scene._host.view] == page.nodes[scene._host.view] == {}


def test_numbers_survive_json() -> None:
    values = (1.0, -0.5, float("nan"), float("inf"), float("-inf"), 1e300)
    back = numbers_in(numbers_out(values))
    assert all(a == b or (a != a and b != b) for a, b in zip(values, back))


# --- contents ---


def test_the_same_bytes_are_kept_once_and_sent_once(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    scene.scatter(POINTS)
    scene.line(POINTS)
    page = shown(scene, wires).join("a", [])
    assert len(page.contents) == 1
    assert content(b"abc") is content(bytearray(b"abc"))
    assert content(b"abc").hash == "cf4ab791c62b8d2b2109c90275287816"


def test_what_a_page_has_is_not_sent(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    scene.scatter(POINTS)
    wire = shown(scene, wires)
    have = list(wire.join("a", []).contents)
    wire.sent.clear()
    wire.receive({"op": "hello", "stream": "b", "have": have})
    assert sum(len(b) for _, buffers in wire.sent for b in buffers) == 0
    assert any(v[0] == "write" for message, _ in wire.sent for v in message["verbs"])


def test_contents_that_went_out_of_use_are_sent_again() -> None:
    sent: list[Any] = []
    stream = Stream("a", lambda message, buffers: sent.append(message["verbs"]), clock=lambda: 0.0)
    one, two = content(b"one"), content(b"two")
    for data in (one, two, one):
        stream.add(["write", 7, 0, 4, [3, 1, 1], None, data.hash], data)
        stream.pump()
    stream.acknowledge(stream.sent, [])
    assert [verb[1] for verbs in sent for verb in verbs if verb[0] == "bytes"] == [one.hash, two.hash, one.hash]


def test_a_part_is_sent_alone_and_remembered_whole(wires: list[Wire]) -> None:
    from vitrail.arrays import read
    from vitrail.blocks import F64

    scene = vitrail.Scene()
    pts = scene.scatter(POINTS)
    wire = shown(scene, wires)
    page = wire.join("a", [])
    scene._host.write(pts._id, 0, read([(9.0, 9.0, 9.0)], "part"), 3, 1, 3, 1)
    wire.receive({"op": "ack", "stream": "a", "page": "a", "upto": page.next, "missing": []})
    scene.render()
    assert sum(len(b) for _, buffers in wire.sent for b in buffers) == 24
    wire.pass_on("a", page)
    fresh = wire.join("b", [])
    array = memoryview(fresh.nodes[pts._id]["array 0"][1]).cast("d").tolist()
    assert array == [0, 0, 0, 9, 9, 9, 4, 5, 6]
    assert fresh.nodes == page.nodes
    assert F64 == 1


# --- the stream ---


def whole(total: int) -> Content:
    return content(random.Random(total).randbytes(total))


def test_at_most_eight_messages_are_on_the_way_and_none_is_much_over_a_mebibyte() -> None:
    sent: list[Any] = []
    stream = Stream("a", lambda message, buffers: sent.append((message, buffers)), clock=lambda: 0.0)
    data = whole(20 * CHUNK_BYTES + 17)
    stream.add(["write", 7, 0, 4, [len(data.data), 1, 1], None, data.hash], data)
    stream.pump()
    assert len(sent) == WINDOW
    page = Page()
    page.nodes[7] = {}
    while page.next < stream.sent:
        for message, buffers in sent[page.next :]:
            page.take(message, buffers)
        stream.acknowledge(page.next, [])
    assert max(sum(len(b) for b in buffers) for _, buffers in sent) == CHUNK_BYTES
    assert page.nodes[7]["array 0"][1] == data.data
    assert stream.idle


def test_a_kernel_that_hears_nothing_goes_on_slowly() -> None:
    now = [0.0]
    sent: list[Any] = []
    stream = Stream("a", lambda message, buffers: sent.append(message), clock=lambda: now[0])
    data = whole(30 * CHUNK_BYTES)
    stream.add(["write", 7, 0, 4, [1, 1, 1], None, data.hash], data)
    stream.pump()
    assert len(sent) == WINDOW
    now[0] = 0.3
    stream.pump()
    assert len(sent) == 2 * WINDOW


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_lost_or_late_the_page_has_it_all_in_order(seed: int) -> None:
    chance = random.Random(seed)
    now = [0.0]
    wire: list[Any] = []
    stream = Stream("a", lambda message, buffers: wire.append((message, buffers)), clock=lambda: now[0])
    page = Page()
    wanted: dict[int, bytes] = {}
    stream.add(["begin", 1, 2])
    for node in range(3, 9):
        stream.add(["create", node, 3, 1])
        data = whole(chance.randrange(4 * CHUNK_BYTES))
        stream.add(["write", node, 0, 4, [1, 1, 1], None, data.hash], data)
        wanted[node] = bytes(data.data)
    stream.pump()
    for _ in range(2000):
        batch = wire[:]
        wire.clear()
        chance.shuffle(batch)
        for message, buffers in batch:
            if chance.random() > 0.4:
                page.take(message, buffers)
        now[0] += 0.5
        if chance.random() > 0.3:
            stream.acknowledge(page.next, page.missing)
        stream.tick()
        if stream.idle:
            break
    assert stream.idle and not stream.lost
    assert {node: page.nodes[node]["array 0"][1] for node in wanted} == wanted


def test_a_silent_page_is_given_up_after_a_while() -> None:
    now = [0.0]
    sent: list[Any] = []
    stream = Stream("a", lambda message, buffers: sent.append(message), clock=lambda: now[0])
    stream.add(["begin", 1, 2])
    stream.pump()
    while not stream.lost:
        wait = stream.tick()
        assert wait is not None or stream.lost
        now[0] += wait or 0.0
        assert now[0] < 200
    assert len(sent) == 1 + len(RETRY_SECONDS)


def test_a_page_that_needs_what_is_kept_no_longer_starts_anew() -> None:
    now = [0.0]
    stream = Stream("a", lambda message, buffers: None, clock=lambda: now[0])
    data = whole(KEPT_BYTES + 20 * CHUNK_BYTES)
    stream.add(["write", 7, 0, 4, [1, 1, 1], None, data.hash], data)
    for _ in range(20):
        stream.pump()
        now[0] += 1
    assert stream.sent > 80
    assert stream._kept <= KEPT_BYTES
    stream.acknowledge(0, [0])
    assert stream.lost


def test_a_given_up_page_is_told_to_ask_again(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    wire = shown(scene, wires)
    wire.receive({"op": "ack", "stream": "long ago", "page": "x", "upto": 3, "missing": []})
    assert wire.sent == [({"op": "reset", "stream": "long ago"}, [])]


def test_bytes_go_as_text_where_the_host_asks_for_it() -> None:
    import base64

    sent: list[Any] = []
    stream = Stream("a", lambda message, buffers: sent.append((message, buffers)), text=True)
    data = whole(1000)
    stream.add(["write", 7, 0, 4, [1000, 1, 1], None, data.hash], data)
    stream.pump()
    (message, buffers), = sent
    assert buffers == []
    assert base64.b64decode(message["verbs"][0][5]) == data.data


# --- what later verbs make needless ---


def test_only_the_last_value_of_what_waits_is_sent() -> None:
    backlog = Backlog()
    for i in range(1000):
        data = content(b"%d" % i)
        backlog.add(["write", 7, 0, 4, [1, 1, 1], None, data.hash], data)
        backlog.add(["numbers", 7, 3, [i]])
    assert len(backlog) == 2
    first, second = backlog.take(), backlog.take()
    assert first is not None and first[1] is not None and first[1].data == b"999"
    assert second is not None and second[0] == ["numbers", 7, 3, [999]]


def test_a_value_that_is_set_again_comes_after_what_was_said_meanwhile() -> None:
    backlog = Backlog()
    backlog.add(["numbers", 7, 3, [1]])
    backlog.add(["numbers", 7, 4, [2]])
    backlog.add(["numbers", 7, 3, [3]])
    assert [backlog.take(), backlog.take()] == [(["numbers", 7, 4, [2]], None), (["numbers", 7, 3, [3]], None)]


def test_what_a_camera_move_builds_on_is_not_dropped() -> None:
    backlog = Backlog()
    backlog.add(["numbers", 2, 0, [1, 2, 3]])
    backlog.settle(2)
    backlog.add(["look", 2, 0.1, 0.2, 0.0])
    backlog.add(["numbers", 2, 0, [4, 5, 6]])
    verbs = [item[0][0] for item in iter(backlog.take, None)]
    assert verbs == ["numbers", "look", "numbers"]


def test_what_never_was_sent_is_not_removed_either() -> None:
    backlog = Backlog()
    backlog.add(["create", 7, 3, 1])
    backlog.add(["numbers", 7, 3, [1]])
    backlog.remove([7])
    assert backlog.take() is None


def test_what_was_sent_is_removed_and_its_news_are_dropped() -> None:
    backlog = Backlog()
    backlog.add(["create", 7, 2, 1])
    backlog.take()
    backlog.add(["create", 8, 3, 7])
    backlog.add(["numbers", 7, 3, [1]])
    backlog.remove([7, 8])
    assert backlog.take() == (["remove", 7, []], None)
    assert backlog.take() is None


def test_a_node_that_moved_away_outlives_its_first_parent() -> None:
    backlog = Backlog()
    backlog.add(["create", 7, 2, 1])
    backlog.add(["create", 8, 3, 7])
    backlog.add(["move", 8, 1])
    backlog.remove([7])
    verbs = []
    while (item := backlog.take()) is not None:
        verbs.append(item[0][:2])
    assert verbs == [["create", 7], ["create", 8], ["move", 8], ["remove", 7]]


def test_camera_moves_build_on_what_was_set_before_them(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    wire = shown(scene, wires)
    page = wire.join("a", [])
    scene.camera.eye = (1, 2, 3)
    scene.view(elev=10)
    scene.camera.eye = (4, 5, 6)
    scene.render()
    wire.pass_on("a", page)
    said = [v[0] for v in page.verbs if v[1] == scene._host.view and v[0] != "stamp"]
    assert said == ["numbers", "look", "numbers"]


# --- from the pages ---


def camera_values(scene: vitrail.Scene, eye: tuple[float, ...]) -> list[Any]:
    return [[KINDS["view"].properties["eye"][0], list(eye)], [KINDS["view"].properties["autofit"][0], [0]]]


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
        await asyncio.sleep(0.01)
        return seen

    assert asyncio.run(notebook()) == [threading.current_thread()]


def test_what_a_page_cannot_do_is_a_warning(wires: list[Wire]) -> None:
    wire = shown(vitrail.Scene(), wires)
    with pytest.warns(UserWarning, match="too large"):
        wire.receive({"op": "error", "text": "the picture is too large"})


def test_a_page_that_leaves_is_told_nothing_more(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    wire = shown(scene, wires)
    wire.join("a", [])
    wire.receive({"op": "bye", "stream": "a"})
    wire.sent.clear()
    scene.box()
    scene.render()
    assert wire.sent == []


def test_a_scene_lives_as_long_as_a_page_shows_it(wires: list[Wire]) -> None:
    import gc

    scene = vitrail.Scene()
    wire = shown(scene, wires)
    del scene
    gc.collect()
    assert not wire.closed, "its output is about to be seen"
    for name in ("a", "b"):
        assert wire.join(name, []).nodes
    wire.receive({"op": "bye", "stream": "a"})
    gc.collect()
    assert not wire.closed
    wire.receive({"op": "bye", "stream": "b"})
    gc.collect()
    assert wire.closed


def test_a_scene_that_somebody_holds_can_be_shown_again(wires: list[Wire]) -> None:
    import gc

    scene = vitrail.Scene()
    wire = shown(scene, wires)
    wire.join("a", [])
    wire.receive({"op": "bye", "stream": "a"})
    gc.collect()
    assert not wire.closed
    assert wire.join("b", []).nodes
    scene.close()
    assert wire.closed


def test_nothing_is_sent_before_a_page_asks(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    scene.scatter(POINTS)
    wire = shown(scene, wires)
    scene.box()
    assert wire.sent == []


# --- asking ---


def page_of(scene: vitrail.Scene, wires: list[Wire], name: str = "p") -> tuple[Wire, Page]:
    wire = shown(scene, wires)
    return wire, wire.join(name, [])


def words(elements: list[int]) -> str:
    return base64.b64encode(array.array("I", elements).tobytes()).decode()


def test_a_selection_goes_to_pages_and_into_the_snapshot(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    points = scene.scatter(POINTS, selected=[1])
    wire, page = page_of(scene, wires)
    assert page.chosen == {points._id: [1]}
    points.selected = [0, 2]
    wire.pass_on("p", page)
    assert page.chosen == {points._id: [0, 2]}
    points.selected = None
    wire.pass_on("p", page)
    assert page.chosen == {points._id: []}
    assert wire.join("q", []).chosen == {}


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
    wire.receive({"op": "change", "stream": "p", "node": box._id, "values": [[visible, [0]]]})
    assert box.visible is False
    assert seen == [(box, ("visible",))]
    wire.pass_on("q", other)
    assert other.nodes[box._id][f"property {visible}"] == [0]


def test_words_for_the_picture_reach_pages(wires: list[Wire]) -> None:
    scene = vitrail.Scene(description="Three points.", toolbar=False)
    wire, page = page_of(scene, wires)
    assert page.described == "Three points."
    assert wire.options == {"toolbar": False}
    scene.description = "Points."
    wire.pass_on("p", page)
    assert page.described == "Points."
    scene.show_table()
    assert wire.sent[-1][0] == {"op": "table"}


def test_a_cell_that_runs_again_shows_what_the_reader_had_made_of_it(wires: list[Wire], monkeypatch: pytest.MonkeyPatch) -> None:
    runs = iter(range(1, 9))
    run = [0]
    monkeypatch.setattr("vitrail.hosts.cell.running_cell", lambda: ("cell", run[0]))
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
    wire.receive({"op": "camera", "stream": "p", "stamp": scene._host._stamp, "values": [[eye, [7, 8, 9]], [fit, [0]]]})  # type: ignore[attr-defined]
    wire.receive({"op": "select", "stream": "p", "sets": [[points._id, words([2])]]})
    assert scene.camera.eye == (7, 8, 9)
    again, more, _ = cell()
    assert again.camera.eye == (7, 8, 9)
    assert list(more.selected) == [2]
    other, _, _ = cell(elev=10)  # it says another view
    assert other.camera.eye != (7, 8, 9)
