# In:  vitrail.replication.connections, by scenes in a notebook.
# Out: whether pages that come and go are told what they must know, and scenes live as long as they are seen.
"""The pages that show a scene of a notebook."""

from notebook_page import POINTS, Wire, page_of, shown

import vitrail


def test_nothing_is_sent_before_a_page_asks(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    scene.scatter(POINTS)
    wire = shown(scene, wires)
    scene.box()
    assert wire.sent == []


def test_a_given_up_page_is_told_to_ask_again(wires: list[Wire]) -> None:
    scene = vitrail.Scene()
    wire = shown(scene, wires)
    wire.receive({"op": "ack", "stream": "long ago", "page": "x", "upto": 3, "missing": []})
    assert wire.sent == [({"op": "reset", "stream": "long ago"}, [])]


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
