# In:  mistakes made with scenes that show something already.
# Out: whether the scene is afterwards as it was before: artists, words, axes, the picture.
"""An error loses nothing."""

import datetime
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import vitrail

P = np.random.default_rng(0).normal(size=(10, 3))
DAY = datetime.datetime(2024, 5, 31)


def state(scene: vitrail.Scene) -> dict[str, Any]:
    """All that can be read of a scene, and its picture."""
    words = {name: getattr(scene, name) for name in sorted(scene._setters)}
    words["camera"] = (scene.camera.eye, scene.camera.target, scene.camera.fov)
    for number, artist in enumerate(scene.artists):
        for name in artist._getters:
            words[f"{number} {name}"] = repr(getattr(artist, name))
    words["picture"] = scene.save()
    return words


def points(scene: vitrail.Scene) -> Any:
    return scene.scatter(P, c=range(10), size=[2.0] * 10, hover=list("abcdefghij"), selected=[1])


def mesh(scene: vitrail.Scene) -> Any:
    return scene.mesh(P, [(0, 1, 2), (3, 4, 5)], normals=P)


def surface(scene: vitrail.Scene) -> Any:
    return scene.surface(range(5), range(4), np.arange(20).reshape(4, 5))


MISTAKES: list[tuple[Callable[[vitrail.Scene], Any], Callable[[Any, vitrail.Scene], Any]]] = [
    (points, lambda a, s: setattr(a, "data", P.T)),
    (points, lambda a, s: setattr(a, "c", [1, 2])),
    (points, lambda a, s: setattr(a, "c", ["red"] * 9 + ["oak"])),
    (points, lambda a, s: setattr(a, "color", "bleu")),
    (points, lambda a, s: setattr(a, "size", [1, 2])),
    (points, lambda a, s: setattr(a, "hover", ["a"])),
    (points, lambda a, s: setattr(a, "selected", [2, 99])),
    (points, lambda a, s: a.set(data=P[:5], size="x")),
    (points, lambda a, s: a.set(color="red", alpha=3)),
    (points, lambda a, s: a.set(c=list("aabbccddee"), alpha=3)),
    (points, lambda a, s: a.set(position=(1, 2, 3), marker="dics")),
    (lambda s: s.scatter(P, c=range(10), cmap="plasma", vmin=2), lambda a, s: a.set(position=(1, 2, 3), marker="dics")),
    (lambda s: s.scatter(P, c=range(10), cmap="plasma", vmin=2), lambda a, s: a.set(c=list("aabbccddee"), alpha=3)),
    (lambda s: s.scatter(P, color=["red"] * 10), lambda a, s: a.set(c=range(10), alpha=3)),
    (lambda s: s.box(color="red"), lambda a, s: a.set(color="blue", position=(1, 2, 3), size="x")),
    (lambda s: s.surface(np.zeros((4, 5)), color="red"), lambda a, s: a.set(c=np.ones((4, 5)), contours=-1)),
    (points, lambda a, s: s.plot([DAY], [1], [1])),
    (points, lambda a, s: s.scatter(P, size=-1)),
    (points, lambda a, s: setattr(s, "xlim", (np.nan, 2))),
    (points, lambda a, s: s.camera.set(eye=(1, 2, 3), fov=1000)),
    (points, lambda a, s: setattr(s, "selection", {a: [3], s.artists[0]: [99]})),
    (points, lambda a, s: s.view("top", elev="x")),
    (mesh, lambda a, s: setattr(a, "faces", [(0, 1, 99)])),
    (mesh, lambda a, s: setattr(a, "normals", P[:3])),
    (surface, lambda a, s: setattr(a, "data", np.zeros((1, 5)))),
    (surface, lambda a, s: setattr(a, "x", range(4))),
    (lambda s: s.image(np.ones((4, 4, 3))), lambda a, s: setattr(a, "data", np.full((4, 4, 3), 200.0))),
    (lambda s: s.image(np.ones((4, 4, 3))), lambda a, s: setattr(a, "data", b"no picture")),
    (lambda s: s.group(matrix=np.eye(4)), lambda a, s: setattr(a, "matrix", np.eye(3))),
    (lambda s: s.plot(["a", "b"], [1, 2], [1, 2]), lambda a, s: setattr(s, "xscale", "log")),
    (lambda s: s.plot([DAY], [1], [1]), lambda a, s: setattr(s, "xscale", "linear")),
    # What data decide of axes, they decide only when they are shown.
    (lambda s: None, lambda a, s: s.scatter([DAY], ["a"], [1], c=[1, 2])),
    (lambda s: None, lambda a, s: s.scatter(["a", "b"], [1, 2], [1, 2], size="x")),
    (lambda s: None, lambda a, s: s.scatter(np.arange(2).astype("m8[s]"), [1, 2], [1, 2], size="x")),
    (lambda s: None, lambda a, s: s.box((DAY, 0, 0), size=-1)),
    (lambda s: s.plot([1], ["a"], [1]), lambda a, s: s.plot([DAY], ["b"], [1])),
]


@pytest.mark.parametrize(("make", "mistake"), MISTAKES, ids=range(len(MISTAKES)))
def test_after_an_error_the_scene_is_as_it_was(
    scene: vitrail.Scene, make: Callable[[vitrail.Scene], Any], mistake: Callable[[Any, vitrail.Scene], Any]
) -> None:
    artist = make(scene)
    before = state(scene)
    with pytest.raises(vitrail.Error):
        mistake(artist, scene)
    after = state(scene)
    assert [name for name in before if before[name] != after.get(name)] == []
    assert set(after) == set(before)


def test_after_a_failed_plot_the_axes_take_other_data(scene: vitrail.Scene) -> None:
    with pytest.raises(vitrail.Error):
        scene.scatter(["1", "2"], [1, 2], [1, 2], c=[1, 2, 3])
    assert len(scene.scatter([1, 2], [1, 2], [1, 2])) == 2


def test_a_matrix_may_be_written_as_mathematics_does(scene: vitrail.Scene) -> None:
    moved = np.eye(4)
    moved[:3, 3] = 1, 2, 3
    group = scene.group(matrix=moved)
    assert group.matrix[12:15] == (1, 2, 3)
    group.matrix = moved.T.ravel()
    assert group.matrix[12:15] == (1, 2, 3)
