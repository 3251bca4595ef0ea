"""Three hundred penguins of three species, each measured in four ways. Point at one.

Source: Palmer Station LTER and K. Gorman; the data set palmerpenguins (CC0), from the package vega-datasets.
"""
import json
import vitrail

with open("penguins.json") as file:
    birds = [bird for bird in json.load(file)
             if bird["Body Mass (g)"]]

def column(name):
    return [bird[name] for bird in birds]

scene = vitrail.Scene(
    title="Penguins of the Palmer Archipelago",
    xlabel="beak length", xunit="mm",
    ylabel="beak depth", yunit="mm",
    zlabel="flipper length", zunit="mm")

scene.scatter(
    column("Beak Length (mm)"),
    column("Beak Depth (mm)"),
    column("Flipper Length (mm)"),
    c=column("Species"),
    size=[mass / 600 for mass in column("Body Mass (g)")],
    hover={"mass (g)": column("Body Mass (g)"),
           "island": column("Island"),
           "sex": column("Sex")})
