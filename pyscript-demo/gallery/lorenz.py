"""The Lorenz attractor: 30,000 steps of three equations, coloured by speed.

E. N. Lorenz, Deterministic Nonperiodic Flow, Journal of the Atmospheric Sciences 20 (1963).
"""
import vitrail

x, y, z, dt = 0.1, 0.0, 20.0, 0.004
path, speed = [], []
for step in range(30000):
    dx = 10 * (y - x)
    dy = x * (28 - z) - y
    dz = x * y - 8 / 3 * z
    x, y, z = x + dx * dt, y + dy * dt, z + dz * dt
    path.append((x, y, z))
    speed.append((dx * dx + dy * dy + dz * dz) ** 0.5)

scene = vitrail.Scene(background="#111418")
scene.line(path, c=speed, cmap="inferno", vmin=-40, width=1.2)
scene.view(elev=12, azim=-50)
