"""Kepler's third law: on logarithmic axes, the planets' years lie on a straight line.

Figures: NASA's planetary fact sheets (public domain).
"""
import vitrail

planets = {  # distance (AU), year (years), mass (Earths)
    "Mercury": (0.387, 0.241, 0.0553),
    "Venus": (0.723, 0.615, 0.815),
    "Earth": (1, 1, 1),
    "Mars": (1.524, 1.881, 0.107),
    "Jupiter": (5.204, 11.86, 317.8),
    "Saturn": (9.582, 29.45, 95.2),
    "Uranus": (19.2, 84.02, 14.5),
    "Neptune": (30.05, 164.8, 17.1),
}
distance, year, mass = zip(*planets.values())

scene = vitrail.Scene(
    title=r"Kepler's third law: $T^2 \propto a^3$",
    xlabel="distance, $a$", xunit="AU", xscale="log",
    ylabel="year, $T$", yunit="Earth's", yscale="log",
    zlabel="mass", zunit="Earths", zscale="log")

floor = 0.03
law = [0.3 * 1.05 ** i for i in range(100)]
scene.line(law, [a ** 1.5 for a in law], floor,
           color="0.5", dashes=(6, 4), label="the law")
scene.segments([[(a, t, floor), (a, t, m)]
                for a, t, m in planets.values()], color="C0", width=1)
scene.scatter(distance, year, mass, marker="sphere", size=14,
              color="C1", label="planets", hover=list(planets))
for name, place in planets.items():
    scene.text(name, place, offset=(0, 16), size=12)
