"""In: a canvas's element from page.js. Out: what Vitrail does with NumPy arrays, timed by page.js."""
import numpy as np

import vitrail

random = np.random.default_rng(3)


def cloud(count, dtype):
    """Make `count` places in a unit ball's shell."""
    return random.normal(size=(count, 3)).astype(dtype)


def grid(count, turn):
    """Make the places of `count` boxes on a grid that waves."""
    side = int(np.ceil(np.sqrt(count)))
    i = np.arange(count)
    x, y = i % side - side / 2, i // side - side / 2
    return np.stack([x, y, 6 * np.sin(x / 9 + turn) * np.cos(y / 11)], axis=1).astype("f4")


class Points:
    """Points, drawn again with each array."""

    def __init__(self, target):
        self.scene = vitrail.Scene(target=target)
        self.scene.camera.passes = 1  # no pictures at rest while the others are timed
        self.cloud = None

    def look(self, data):
        """Show all of `data`; give the camera for the others."""
        self.draw(data[:1000])
        self.scene.fit()
        self.scene.camera.eye = self.scene.camera.eye
        return [list(matrix) for matrix in self.scene.camera.matrices]

    def draw(self, data):
        """Push and draw now."""
        if self.cloud is None:
            self.cloud = self.scene.scatter(data, size=2, edge=0)
        else:
            self.cloud.data = data
        self.scene.render()

    def go_on(self):
        """Draw again: a large array comes over several frames."""
        self.scene.render()

    def forget(self):
        """Make the next array a first one."""
        self.cloud.remove()
        self.cloud = None

    def close(self):
        """Remove everything."""
        self.scene.close()


class Boxes:
    """Boxes made one by one, moved one by one."""

    def __init__(self, target, places):
        self.scene = vitrail.Scene(target=target)
        self.scene.camera.passes = 1  # no pictures at rest while the others are timed
        self.boxes = [self.scene.box(position=place, size=0.8, color="C0") for place in places.tolist()]
        self.scene.fit()
        self.scene.camera.eye = self.scene.camera.eye
        self.scene.render()

    def matrices(self):
        """Give the camera for the others."""
        return [list(matrix) for matrix in self.scene.camera.matrices]

    def draw(self, places):
        """Set the place of each, and draw now."""
        for box, place in zip(self.boxes, places.tolist()):
            box.position = place
        self.scene.render()

    def close(self):
        """Remove everything."""
        self.scene.close()
