from math import cos, sin
from random import uniform
import vitrail

def knot(t):
    r = 3 + cos(2 * t)
    return r * cos(3 * t), r * sin(3 * t), sin(4 * t)

points = [[v + uniform(-.2, .2) for v in knot(i / 1600)]
          for i in range(10054)]

scene = vitrail.Scene(target="#first")
scene.plot(points, c=range(10054), cmap="turbo")
