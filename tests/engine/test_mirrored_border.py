"""An image can be predicted as if it went on beyond its border, mirrored."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from segstudio.document.region import Region, TileIndex
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.stored_image import stored_image
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


@pytest.mark.parametrize("taught", ["quick"], indirect=True)
def test_a_file_sees_it_so_too(taught):
    onnxruntime = pytest.importorskip("onnxruntime")
    from segstudio.engine.onnx_file import Probabilities, converted, probabilities_of

    seen(taught, "x", is_mirrored=True)
    predictor = taught.desk.predictor_of(taught.version)
    content = converted(probabilities_of(predictor), {})
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    image = taught._images.get("x")
    for shape in ((96, 96), (5, 7), (1, 3)):
        crop = image.crop(Region(0, 0, *shape), 3)
        (found,) = session.run(["probabilities"], {"pixels": crop[None]})
        part = stored_image("part", image.pixels[: shape[0], : shape[1]])
        part = replace(part, intensity=image.intensity)
        wanted = predictor.region(part, Region(0, 0, *shape), pytest.fail)
        assert np.abs(found[0] - wanted).max() < 1e-2
    whole = torch.from_numpy(image.crop(Region(0, 0, 96, 96), 3))[None]
    with torch.inference_mode():
        plain = Probabilities(predictor.network, [])(whole)[0].numpy()
    assert np.abs(predictor.region(image, Region(0, 0, 96, 96), pytest.fail) - plain).max() > 0.02


def test_an_image_smaller_than_what_is_seen_around_it(taught):
    taught.set_image("small", draw_blobs(0, 96).pixels[:5, :7])
    assert np.isfinite(seen(taught, "small", True)).all()
