# In:  the file of each kind of artist.
# Out: their verbs together. A new kind is a file, and its name twice here.
"""The kinds of artists."""

from . import clips, image, lights, line, mesh, points, ruler, segments, shapes, surface, text


class KindVerbs(
    points.Verbs,
    line.Verbs,
    segments.Verbs,
    mesh.Verbs,
    surface.Verbs,
    image.Verbs,
    text.Verbs,
    ruler.Verbs,
    shapes.Verbs,
    lights.Verbs,
    clips.Verbs,
):
    """A verb for each kind."""

    __slots__ = ()
