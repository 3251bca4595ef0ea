# In:  the words of a scene's axes, colours and furniture.
# Out: what the core holds of them; errors that say the fix.
"""Axes, limits, themes."""

from typing import Any

import pytest

import vitrail


def test_limits_may_be_open_at_one_end(scene: vitrail.Scene) -> None:
    assert scene.xlim is None
    scene.xlim = (None, 5)
    assert scene.xlim == (None, 5.0)
    scene.xlim = (5, 1)
    assert scene.xlim == (5.0, 1.0)
    scene.xlim = None
    assert scene.xlim is None


def test_aspect_is_a_word_or_three_lengths(scene: vitrail.Scene) -> None:
    assert scene.aspect == "auto"
    scene.aspect = "equal"
    assert scene.aspect == "equal"
    scene.aspect = (1, 1, 0.3)
    assert scene.aspect == (1.0, 1.0, 0.3)
    scene.aspect = "auto"
    assert scene.aspect == "auto"
    with pytest.raises(vitrail.Error, match="got 'even', need one of 'auto', 'equal', or 3 numbers"):
        scene.aspect = "even"  # type: ignore[assignment]


def test_what_is_on_or_off_takes_true_and_false(scene: vitrail.Scene) -> None:
    scene.legend = True
    assert scene.legend == "on"
    scene.legend = False
    assert scene.legend == "off"
    scene.axes = True
    assert scene.axes == "box"
    scene.axes = False
    assert scene.axes == "off"
    scene.axes = "cross"
    assert scene.axes == "cross"
    scene.axes = None
    assert scene.axes == "auto"
    points = scene.scatter([(0, 0, 0)], c=[1.0], colorbar=False)
    assert points.colorbar == "off"
    with pytest.raises(vitrail.Error, match="need one of 'disc'"):
        points.marker = True  # type: ignore[assignment]


def test_a_list_of_names_is_a_list_again(scene: vitrail.Scene) -> None:
    scene.zcategories = ["low", "high"]
    assert scene.zcategories == ["low", "high"]
    scene.zcategories = None
    assert scene.zcategories is None


def test_names_make_an_axis_of_names(scene: vitrail.Scene) -> None:
    scene.xcategories = ["low", "high"]
    scene.scatter([0, 1], 0, 0)
    assert scene.xscale == "category"
    scene.scatter([0.5, 1], [1, 10], 0)
    scene.yscale = "log"
    scene.ycategories = ["one", "two"]  # what was said stays
    assert scene.yscale == "log"


def test_every_word_of_a_scene_can_be_said_when_it_is_made() -> None:
    words: dict[str, Any] = {
        "xlabel": "east", "yunit": "km", "zlim": (0, None), "xscale": "log", "ythreshold": 0.5, "theme": "dark",
        "grid": False, "triad": True, "scale_bar": True, "axis_color": "red", "legend": "off",
    }
    with vitrail.Scene(**words) as scene:
        assert scene.xlabel == "east"
        assert scene.yunit == "km"
        assert scene.zlim == (0.0, None)
        assert scene.xscale == "log"
        assert scene.ythreshold == 0.5
        assert scene.theme == "dark"
        assert scene.grid is False
        assert scene.triad is True
        assert scene.axis_color == (1.0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("xlable", "xlabel"), ("xrange", "xlim"), ("figsize", "width"), ("titel", "title"), ("bgcolor", "background"),
     ("z_label", "zlabel"), ("showlegend", "legend"), ("themes", "theme"), ("aspectmode", "aspect")],
)
def test_words_of_other_libraries_are_offered_ours(wrong: str, right: str) -> None:
    with pytest.raises(TypeError, match=f"did you mean '{right}'"):
        vitrail.Scene(**{wrong: 1})  # type: ignore[arg-type]


def test_an_annotation_is_text_with_a_line(scene: vitrail.Scene) -> None:
    note = scene.annotate("here", (1, 2, 3), offset=(-20, 10))
    assert (note.leader, note.anchor, note.offset, note.position) == (1.0, "right", (-20.0, 10.0), (1.0, 2.0, 3.0))


def test_a_ruler_knows_its_length(scene: vitrail.Scene) -> None:
    ruler = scene.ruler((0, 0, 0), (0, 3, 4))
    assert ruler.distance == 5.0
    ruler.end = (0, 0, 1)
    assert ruler.distance == 1.0


def test_clips_are_artists(scene: vitrail.Scene) -> None:
    plane = scene.clip_plane(normal=(1, 0, 0), position=(2, 0, 0), handles=True)
    box = scene.clip_box((0, 0, 0), 3, keep="outside")
    assert plane.handles
    assert plane.position == (2.0, 0.0, 0.0)
    assert (box.size, box.keep) == ((3.0, 3.0, 3.0), "outside")
    plane.remove()
    assert scene.artists == [box]


def test_places_on_bent_axes_are_said_in_their_numbers() -> None:
    with vitrail.Scene(xscale="log", yscale="symlog", ythreshold=2) as scene:
        note = scene.text("here", (100, -20, 5))
        assert note.position == (100, -20, 5)
        assert note.bounds is not None
        assert note.bounds[0] == pytest.approx((100, -20, 5))
        assert scene.measure((1, 0, 0), (1000, 0, 0)).distance == pytest.approx(999)
        scene.camera.target = (2, -2, 5)
        assert scene.camera.project((100, -20, 5))[:2] == pytest.approx((320, 240), abs=40)  # but for what stands beside
        with pytest.raises(vitrail.Error, match="the log axis x has no place for -1"):
            scene.camera.project((-1, 0, 0))
