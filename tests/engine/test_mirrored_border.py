"""An image can be predicted as if it went on beyond its border, mirrored."""

import numpy as np
import pytest

from segstudio.document.region import Region, TileIndex
from segstudio.engine import Learner, LearnerSettings
from tests.engine.conftest import draw_blobs


@pytest.fixture(scope="module", params=["plain", "quick"])
def taught(request):
    settings = LearnerSettings(network=request.param, patch_px=32, batch=2)
    learner = Learner([1, 2], device="cpu", settings=settings)
    blobs = draw_blobs(0, 96)
    learner.set_image("x", blobs.pixels)
    learner.annotate("x", blobs.strokes)
    for _ in learner.train(steps=5):
        pass
    return learner


def seen(learner, key, is_mirrored, region=None):
    changed = learner.desk.settings.changed({"mirrored_border": int(is_mirrored)})
    learner.desk.change_settings(changed)
    return learner.predict(key, region).probabilities


def test_it_is_seen_as_the_middle_of_its_mirrored_image(taught):
    pixels, around = draw_blobs(0, 96).pixels, 96
    taught.set_image("wide", np.pad(pixels, around, mode="reflect"))
    wide = seen(taught, "wide", False, Region(around, around, 96, 96))
    found, plain = seen(taught, "x", True), seen(taught, "x", False)
    taught.remove_image("wide")
    assert np.abs(found - wide).max() < 0.05
    assert np.abs(plain - wide).max() > 2 * np.abs(found - wide).max()
    assert np.array_equal(seen(taught, "x", False), plain)


def test_tiles_are_seen_so_too(taught):
    found = seen(taught, "x", True)
    (tile,) = taught.predict_tiles("x", [TileIndex(0, 0)])
    assert np.abs(tile.confidence - 255 * found.max(0)).max() <= 1.5


def test_an_image_smaller_than_what_is_seen_around_it(taught):
    taught.set_image("small", draw_blobs(0, 96).pixels[:5, :7])
    assert np.isfinite(seen(taught, "small", True)).all()
