"""One week of earthquakes, as deep as they were, under a map of the world.

Source: U.S. Geological Survey, 31 January to 7 February 2018 (public domain); coastlines from Natural Earth.
"""
import json
import vitrail

DEPTH = -0.12       # a kilometre down, in degrees of the map

with open("earthquakes.json") as file:
    quakes = json.load(file)["features"]
with open("world-110m.json") as file:
    world = json.load(file)

points, magnitude = [], []
for quake in quakes:
    lon, lat, depth = quake["geometry"]["coordinates"]
    points.append((lon, lat, depth * DEPTH))
    magnitude.append(quake["properties"]["mag"] or 0)

# The arcs of a TopoJSON map as one line: NaN lifts the pen.
(sx, sy), (tx, ty) = (world["transform"][k]
                      for k in ("scale", "translate"))
coast = []
for arc in world["arcs"]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        coast.append((x * sx + tx, y * sy + ty, 0))
    coast.append((float("nan"),) * 3)

scene = vitrail.Scene()
scene.line(coast, color="#8a8a86", width=1)
scene.scatter(points, c=magnitude, cmap="plasma_r",
              vmin=0, vmax=6,
              size=[3 + 1.6 * max(m, 0) for m in magnitude])
scene.view(elev=50, azim=-80)
