"""Fifty thousand boxes, made one by one; each stays an object that can be changed.

A ripple r -> cos(r) / (1 + r) over a square of boxes. Click "run" again after changing SIDE.
"""
import math
import vitrail

SIDE = 224                                     # 224 * 224 = 50,176

scene = vitrail.Scene()
boxes = []
for i in range(SIDE):
    for j in range(SIDE):
        x, y = i - SIDE / 2, j - SIDE / 2
        r = math.sqrt(x * x + y * y) / 9
        h = 22 * math.cos(r) / (1 + 0.35 * r) + 24
        t = h / 46
        boxes.append(scene.box(position=(x, y, h / 2), size=(0.82, 0.82, h),
                               color=(0.16 + 0.75 * t * t, 0.27 + 0.45 * t, 0.55 - 0.25 * t)))

scene.view(elev=34, azim=-52)
