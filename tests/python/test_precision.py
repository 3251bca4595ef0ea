# In:  the release build of the native library, as the wheel has it.
# Out: places far from the origin make the picture that they make near it. GCC 12.2 once turned the eye's low part into 0
#      in optimised builds only, which the C tests, built for sanitizers, cannot see (src/view/draw.c).
from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

import vitrail


def picture(places: np.ndarray) -> np.ndarray:
    with vitrail.Scene(width=320, height=240, axes=False) as scene:  # whose labels say where it is
        scene.scatter(places, size=6)
        scene.line(places[:20], width=3, color="tomato")
        scene.fit()
        for _ in range(4):  # an eye that is no round number, close up
            scene.camera.eye = tuple(np.asarray(scene.camera.eye) * 0.9 + np.asarray(scene.camera.target) * 0.1 + 1e-3 / 3)
        return np.asarray(Image.open(io.BytesIO(scene.save())).convert("RGB")).astype(int)


def share_that_differs(places: np.ndarray, offset: float, dtype: str) -> float:
    near, far = picture(places), picture((places + offset).astype(dtype))
    assert (near != 255).any()
    return float((abs(near - far).max(axis=2) > 32).mean())


@pytest.mark.parametrize("offset", [5e6, -3e7])
def test_float64_centimetres_far_from_the_origin_do_not_jitter(offset: float) -> None:
    places = np.random.default_rng(5).normal(scale=0.05, size=(400, 3))
    assert share_that_differs(places, offset, "f8") < 0.004


@pytest.mark.parametrize("offset", [2.0**23, -1e7])
def test_float32_whole_numbers_far_from_the_origin_do_not_jitter(offset: float) -> None:
    places = np.random.default_rng(5).integers(-9, 10, size=(400, 3)).astype("f8")  # float32 holds them exactly
    assert share_that_differs(places, offset, "f4") < 0.004
