# In:  vitrail.replication.stream.
# Out: whether a scene arrives whole, whatever gets lost on the way, and nothing is sent that need not be.
"""What is sent to a notebook's pages, and sent again."""

import random
from typing import Any

import pytest
from notebook_page import POINTS, Page, Wire, shown

import vitrail
from vitrail.replication.content import Content, content
from vitrail.replication.stream import CHUNK_BYTES, KEPT_BYTES, RETRY_SECONDS, WINDOW, Backlog, Stream


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
    from vitrail._data.arrays import read
    from vitrail._data.buffers import F64

    scene = vitrail.Scene()
    pts = scene.scatter(POINTS)
    wire = shown(scene, wires)
    page = wire.join("a", [])
    scene._commands.write(pts._id, 0, read([(9.0, 9.0, 9.0)], "part"), (3, 1, 3), 1)
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
    backlog.barrier(2)
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
