"""Four hundred cars, twice: choose cars in one picture and they are chosen in both; turn one and both turn.

With the mouse: take the lasso from the bar that appears over a picture. With the keyboard: L.
Source: StatLib, the 1983 data exposition of the American Statistical Association, from the package vega-datasets.
"""
import json
import vitrail

with open("cars.json") as file:
    cars = [car for car in json.load(file)
            if car["Miles_per_Gallon"] and car["Horsepower"]]

def column(name):
    return [car[name] for car in cars]

names = column("Name")
power = vitrail.Scene(height=300, xlabel="power (hp)",
                      ylabel="weight (lb)", zlabel="miles a gallon")
one = power.scatter(
    column("Horsepower"), column("Weight_in_lbs"),
    column("Miles_per_Gallon"), c=column("Origin"), hover=names)

pace = vitrail.Scene(height=300, xlabel="displacement (cu in)",
                     ylabel="0 to 60 mph (s)", zlabel="cylinders")
two = pace.scatter(
    column("Displacement"), column("Acceleration"),
    column("Cylinders"), c=column("Origin"), hover=names)

vitrail.link(power, pace)

@power.on("select")
def tell(event):
    chosen = [cars[i] for i in one.selected]
    if chosen:
        mean = sum(car["Miles_per_Gallon"] for car in chosen) / len(chosen)
        power.title = "%d cars, %.1f miles a gallon" % (len(chosen), mean)
    else:
        power.title = ""
