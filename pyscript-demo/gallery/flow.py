"""A hundred thousand points that flow along the Aizawa attractor, pushed from Python in every frame.

500 travellers leave trails of 200 points. Each frame computes where they are next, writes that over the oldest
points, and hands the whole array to the scene: one copy of 1.2 MB, nothing is allocated.
"""
from array import array
import random
import vitrail

TRAVELLERS, TRAIL, DT = 500, 200, 0.012
COUNT = TRAVELLERS * TRAIL

random.seed(4)
heads = [[random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(0, 1)] for _ in range(TRAVELLERS)]
points = array("f", bytearray(12 * COUNT))


def advance(row):
    """Move each traveller one step and write the new places as row `row` of the trail."""
    at = row * TRAVELLERS * 3
    for p in heads:
        x, y, z = p
        rr = x * x + y * y
        p[0] = x + DT * ((z - 0.7) * x - 3.5 * y)
        p[1] = y + DT * (3.5 * x + (z - 0.7) * y)
        p[2] = z + DT * (0.6 + 0.95 * z - z * z * z / 3 - rr * (1 + 0.25 * z) + 0.1 * z * x * x * x)
        points[at], points[at + 1], points[at + 2] = p
        at += 3


for _ in range(400):
    advance(0)
for row in range(TRAIL):
    advance(row)

scene = vitrail.Scene(background="#0d1117")
# A traveller keeps its colour, by how far from the axis it started.
shade = array("f", [(p[0] * p[0] + p[1] * p[1]) ** 0.5 for p in heads] * TRAIL)
cloud = scene.scatter(points, c=shade, cmap="turbo", size=1.6)
scene.view(elev=16, azim=-60)

row = 0


@scene.on("frame")
def flow(event):
    global row
    advance(row)
    row = (row + 1) % TRAIL
    cloud.data = points
