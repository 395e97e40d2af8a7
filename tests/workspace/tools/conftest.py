"""A sitting on an image with things to be found in it."""

import cv2
import numpy as np
import pytest

SHAPE = (320, 400)
DISCS = (((100, 120), 50, 200), ((220, 300), 30, 200), ((220, 90), 40, 120))
"""(row, column), radius and brightness; the ground is 40, and all is noisy by 5."""


def disc(number):
    """Return which pixels a disc covers."""
    (row, column), radius, _ = DISCS[number]
    rows, columns = np.ogrid[: SHAPE[0], : SHAPE[1]]
    return (rows - row) ** 2 + (columns - column) ** 2 <= radius**2


def picture(kind="rgb"):
    """Return three noisy discs in a pixel type."""
    levels = np.full(SHAPE, 40.0)
    for number, (_, _, brightness) in enumerate(DISCS):
        levels[disc(number)] = brightness
    levels += np.random.default_rng(0).integers(-5, 6, SHAPE)
    if kind == "rgb":
        return np.dstack([levels, levels * 0.9, levels * 0.8]).astype(np.uint8)
    if kind == "16-bit":
        return (levels * 200).astype(np.uint16)
    if kind == "float":
        return (levels / 255).astype(np.float32)
    if kind == "5 channels":
        return np.dstack([levels] * 5).astype(np.uint8)
    return levels.astype(np.uint8)


def write_picture(path, pixels):
    if path.suffix == ".tif":
        import tifffile

        planes = "contig" if pixels.ndim == 3 else None
        tifffile.imwrite(path, pixels, photometric="minisblack", planarconfig=planes)
    else:
        path.write_bytes(cv2.imencode(path.suffix, pixels[..., ::-1])[1].tobytes())


@pytest.fixture
def discs(sitting, tmp_path):
    """A sitting with the discs in colour on the canvas, and another image after it."""
    folder = tmp_path / "discs"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        write_picture(folder / name, picture())
    sitting.open(folder)
    return sitting


def agreement(one, other):
    """Return the intersection over union of two sets of pixels."""
    return np.count_nonzero(one & other) / max(1, np.count_nonzero(one | other))
