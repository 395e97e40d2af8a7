"""Patches of like colour stay patches, whatever the image."""

import numpy as np
import pytest

from segstudio.document.image_display import default_display
from segstudio.document.region import Region
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.shown_image import ShownImage
from segstudio.workspace.finding.superpixels import Superpixels

SHAPE = (400, 400)


@pytest.mark.parametrize("channels", [(), (3,)])
def test_noise_is_not_merged_into_one_patch(channels):
    pixels = np.random.default_rng(0).integers(0, 255, (*SHAPE, *channels), np.uint8)
    shown = ShownImage(pixels, default_display(pixels))
    scene = Scene(shown, Region(0, 0, *SHAPE), 1)
    sizes = np.bincount(Superpixels(scene, 16).labels.ravel())
    assert len(sizes) > 500
    assert sizes.max() < 4 * 16**2
