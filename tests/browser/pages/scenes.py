"""Scenes that every host must draw alike: CPython without a browser, Pyodide and MicroPython in one.

In:  nothing. Out: SCENES, functions that make a scene each; pictures(), their PNG files as hexadecimal text.
"""

import math

import vitrail

SIZE = 240


def helix(count):
    """Points on a helix."""
    steps = [i * 0.05 for i in range(count)]
    return [(math.cos(t), math.sin(t), 0.08 * t) for t in steps]


def points():
    scene = vitrail.Scene(width=SIZE, height=SIZE)
    scene.scatter(helix(300), c=list(range(300)), cmap="viridis", size=7)
    return scene


def line():
    scene = vitrail.Scene(width=SIZE, height=SIZE, background="#101820")
    scene.line(helix(400), c=list(range(400)), cmap="plasma", width=4)
    return scene


def surface():
    scene = vitrail.Scene(width=SIZE, height=SIZE)
    rows = [[math.cos(0.3 * math.sqrt((i - 20) ** 2 + (j - 20) ** 2)) * 4 for j in range(41)] for i in range(41)]
    scene.surface(rows, cmap="turbo")
    scene.view(elev=40, azim=-50)
    return scene


def shapes():
    scene = vitrail.Scene(width=SIZE, height=SIZE)
    scene.box(position=(0, 0, 0), size=(1, 1.5, 1), color="C0")
    scene.sphere(position=(2, 0, 0), size=1.2, color="C1")
    scene.cylinder(position=(0, 2.4, 0), size=1, color="C2")
    scene.torus(position=(2, 2.4, 0), size=1.2, color="C3")
    return scene


def mesh():
    scene = vitrail.Scene(width=SIZE, height=SIZE)
    corners = [(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)]
    scene.mesh(corners, [(0, 1, 2), (0, 3, 1), (0, 2, 3), (1, 3, 2)], color="#b8bcc2")
    return scene


def words():
    scene = vitrail.Scene(width=SIZE, height=SIZE)
    scene.text("north", position=(0, 1, 0), size=20)
    scene.text("south", position=(0, -1, 0), size=20, color="tomato")
    scene.plot([(0, 1, 0), (0, -1, 0), (1, 0, 0), (-1, 0, 0)], size=6)
    scene.view(elev=70, azim=-90)
    return scene


SCENES = {f.__name__: f for f in (points, line, surface, shapes, mesh, words)}


def pictures():
    """Each scene's name and its PNG in hexadecimal, one at a time."""
    for name, make in SCENES.items():
        scene = make()
        yield name, scene.save().hex()
        scene.close()


if __name__ == "__main__":
    for _name, _picture in pictures():
        print(_name, _picture)
