"""The Stanford bunny: a clay figure, scanned with a laser in 1994.

Source: Stanford Computer Graphics Laboratory; simplified in the package bunny (public domain).
"""
import json
import vitrail

with open("bunny.json") as file:
    scan = json.load(file)

scene = vitrail.Scene()
rabbit = scene.mesh(scan["positions"], scan["cells"],
                    color="#cdb9a2")
rabbit.rotation = (90, 0, 0)    # the scan has y up
scene.view(elev=14, azim=-70)
