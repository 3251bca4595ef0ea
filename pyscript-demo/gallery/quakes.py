"""One week of earthquakes, as deep as they were, under a map of the world.

Source: U.S. Geological Survey, 31 January to 7 February 2018 (public domain); coastlines from Natural Earth.
"""
import json
import vitrail

DEPTH = -0.1                                   # 10 km down is drawn as one degree

with open("earthquakes.json") as file:
    quakes = json.load(file)["features"]

lon, lat, depth, magnitude = [], [], [], []
for quake in quakes:
    x, y, z = quake["geometry"]["coordinates"]
    lon.append(x), lat.append(y), depth.append(z * DEPTH)
    magnitude.append(quake["properties"]["mag"] or 0)


def coastlines(name):
    """The arcs of a TopoJSON map as one line; a row of NaN lifts the pen."""
    with open(name) as file:
        world = json.load(file)
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    nan = float("nan")
    path = []
    for arc in world["arcs"]:
        x = y = 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            path.append((x * sx + tx, y * sy + ty, 0))
        path.append((nan, nan, nan))
    return path


scene = vitrail.Scene()
scene.line(coastlines("world-110m.json"), color="#8a8a86", width=1)
points = scene.scatter(lon, lat, depth, c=magnitude, cmap="plasma_r", vmin=0, vmax=6,
                       size=[3 + 1.6 * max(m, 0) for m in magnitude])
scene.view(elev=32, azim=-75)
