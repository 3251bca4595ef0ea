"""A year of temperatures in Seattle, hour by hour: the x axis knows the calendar.

Source: NOAA, hourly normals of 1981 to 2010 (public domain), from the package vega-datasets.
"""
import vitrail

with open("seattle-weather-hourly-normals.csv") as file:
    next(file)                       # the names of the columns
    rows = [line.split(",") for line in file]

when = [row[0] for row in rows]      # "2010-01-01T01:00:00"...
warmth = [float(row[2]) for row in rows]

scene = vitrail.Scene(
    title="A year in Seattle",
    ylabel="hour of the day",
    zlabel="temperature", zunit="°C")
scene.surface(
    # One row for each hour of the day, one column a day.
    [warmth[hour::24] for hour in range(23)],
    x=when[::24], y=range(1, 24),
    cmap="coolwarm", contour_step=2.5)
scene.view(elev=35, azim=-70)
