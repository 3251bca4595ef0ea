"""A hundred thousand points that flow along the Aizawa attractor, pushed from Python in every frame.

500 travellers leave trails of 200 points. Each frame computes where they are next, writes that over the oldest points, and hands the whole array to the scene: one copy of 1.2 MB.
"""
from array import array
from random import seed, uniform
import vitrail

TRAVELLERS, TRAIL, DT = 500, 200, 0.012
seed(4)
heads = [[uniform(-1, 1), uniform(-1, 1), uniform(0, 1)]
         for _ in range(TRAVELLERS)]
points = array("f")
for row in range(TRAIL):
    points.extend(array("f", bytearray(12 * TRAVELLERS)))


def advance(row):
    """One step; the new places become a row of the trails."""
    at = row * TRAVELLERS * 3
    for p in heads:
        x, y, z = p
        rr = x * x + y * y
        x, y, z = (
            x + DT * ((z - 0.7) * x - 3.5 * y),
            y + DT * (3.5 * x + (z - 0.7) * y),
            z + DT * (0.6 + 0.95 * z - z ** 3 / 3
                      - rr * (1 + 0.25 * z) + 0.1 * z * x ** 3))
        p[0] = points[at] = x
        p[1] = points[at + 1] = y
        p[2] = points[at + 2] = z
        at += 3


for row in range(TRAIL):
    advance(0)
for row in range(TRAIL):
    advance(row)

# A traveller keeps its colour: how far out it started.
start = [(x * x + y * y) ** 0.5 for x, y, z in heads]
scene = vitrail.Scene(background="#0d1117")
cloud = scene.scatter(points, c=start * TRAIL, cmap="turbo",
                      size=1.6)
scene.view(elev=16, azim=-60)
oldest = 0


@scene.on("frame")
def flow(event):
    global oldest
    advance(oldest)
    oldest = (oldest + 1) % TRAIL
    cloud.data = points
