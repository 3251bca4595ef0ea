"""One week of earthquakes, as deep as they were, under a map of the world. Point at one.

Source: U.S. Geological Survey, 31 January to 7 February 2018 (public domain); coastlines from Natural Earth.
"""
import json
import vitrail

with open("earthquakes.json") as file:
    quakes = json.load(file)["features"]
with open("world-110m.json") as file:
    world = json.load(file)

places = [quake["geometry"]["coordinates"] for quake in quakes]
magnitude = [quake["properties"]["mag"] or 0 for quake in quakes]

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

scene = vitrail.Scene(
    xlabel="longitude", xunit="°", ylabel="latitude", yunit="°",
    zlabel="depth", zunit="km", zlim=(640, -10),
    aspect=(1, 0.55, 0.3))
scene.line(coast, color="#8a8a86", width=1, pickable=False)
scene.scatter(places, c=magnitude, cmap="plasma_r",
              vmin=0, vmax=6, colorbar_label="magnitude",
              size=[3 + 1.6 * max(m, 0) for m in magnitude],
              hover=[quake["properties"]["place"]
                     for quake in quakes])
scene.view(elev=40, azim=-80)
