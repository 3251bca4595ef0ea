"""Fifty thousand boxes, made one by one in a loop. Each stays a live object: boxes[i].color = "red" works.

The heights are a ripple, cos(r) / (1 + r).
"""
from math import cos, sqrt
import vitrail

SIDE = 224                  # 224 * 224 = 50,176

scene = vitrail.Scene()
boxes = []
for i in range(SIDE):
    for j in range(SIDE):
        x, y = i - SIDE / 2, j - SIDE / 2
        r = sqrt(x * x + y * y) / 9
        h = 24 + 22 * cos(r) / (1 + 0.35 * r)
        t = h / 46
        boxes.append(scene.box(
            position=(x, y, h / 2), size=(0.82, 0.82, h),
            color=(t ** 0.7, 0.8 * t ** 2, 0.6 - 0.4 * t)))

scene.view(elev=34, azim=-52)
