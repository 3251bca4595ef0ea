# In:  vitrail.replication.recorder and record, by scenes in a notebook.
# Out: whether a snapshot rebuilds the scene, and holds nothing that was overwritten.
"""What is kept of a scene in a notebook."""

from notebook_page import POINTS, Wire, by_name, page_of, shown

import vitrail
from vitrail.replication.encoding import numbers_in, numbers_out


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
    ball._commands.move(ball._id, group._id)
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
