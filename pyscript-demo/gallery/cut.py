"""The bunny, cut open. Drag the arrow: the plane goes with it. M measures between two places.

Source: Stanford Computer Graphics Laboratory; from the package bunny.
"""
import json
import vitrail

with open("bunny.json") as file:
    bunny = json.load(file)

# The scan has y up.
points = [(x, -z, y) for x, y, z in bunny["positions"]]

scene = vitrail.Scene(axes=True)
scene.mesh(points, bunny["cells"], label="bunny")
low, high = scene.bounds
middle = [(a + b) / 2 for a, b in zip(low, high)]
scene.clip_plane(position=middle, normal=(-1, 0.3, 0), handles=True)
