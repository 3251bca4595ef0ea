"""Maunga Whau, a volcano in Auckland, surveyed on a grid of 10 metres.

Source: the R data set "volcano", digitised by Ross Ihaka; from the package vega-datasets.
"""
import json
import vitrail

with open("volcano.json") as file:
    grid = json.load(file)

width, height = grid["width"], grid["height"]
rows = [grid["values"][i * width:(i + 1) * width]
        for i in range(height)]

scene = vitrail.Scene(
    xlabel="east", xunit="m", ylabel="north", yunit="m",
    zlabel="height", zunit="m",
    aspect=(1, 0.7, 0.35))      # heights about twice as tall
scene.surface(rows,
              x=[10 * i for i in range(width)],
              y=[10 * i for i in range(height)],
              cmap="terrain", vmin=60, vmax=220,
              contour_step=10)
scene.view(elev=38, azim=-120)
