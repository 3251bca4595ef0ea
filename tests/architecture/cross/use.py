# In:  the package of a copy in which planes have `shrink` and crosses exist. Out: what they do, in words.
"""Use the property and the kind."""

import vitrail


def share(scene, channel):
    """How much of the picture has a colour."""
    pixels = bytes(scene._host.page.pixels()[2])
    return sum(value > 127 for value in pixels[channel::4]) / (len(pixels) / 4)


with vitrail.Scene(width=96, height=96, axes=False, background="black") as scene:
    plane = scene.plane(size=2, color="red", shading="none")
    scene.view("top")
    scene.camera.eye = (0, 0, 12)
    whole = share(scene, 0)
    plane.shrink = 0.5
    quarter = share(scene, 0)
    print("the property is there, and the picture follows:", plane.shrink, whole > 0.05 and abs(quarter / whole - 0.25) < 0.05)
    try:
        plane.shrink = 2
    except vitrail.Error as error:
        print(error)
    plane.remove()

    cross = scene.cross((1, 0, 0), size=3, color="lime", label="Here")
    # Of a square of 9, its bars cover 2 * 9 / 4 - 9 / 16; the plane's square of 4 was `whole`.
    covered = share(scene, 1) / whole * 4 / 9
    print("the kind is drawn:", cross, cross.bounds, isinstance(cross, vitrail.Cross) and abs(covered - 7 / 16) < 0.05)
    found = [scene.pick(*scene.camera.project(place)[:2], radius=0) for place in ((1, 0, 0), (2.4, 0, 0), (2.4, 1.4, 0))]
    print("picked:", [hit.artist is cross if hit else False for hit in found] + [scene.pick(1, 1)])
    print(scene.description)
