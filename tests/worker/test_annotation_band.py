from __future__ import annotations

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.worker.annotation_band import BAND_PX, bands
from segstudio.worker.messages import Annotate


@pytest.mark.parametrize("region", [Region(100, 7, 5000, 900), Region(0, 0, 3000, 8000)])
def test_bands_hold_every_pixel_once(region: Region) -> None:
    pixels = np.random.default_rng(0).integers(0, 3, (region.height, region.width), np.uint8)
    whole = Annotate(3, 9, (6000, 9000), region, pixels)
    seen = np.zeros((6000, 9000), np.uint8)
    parts = list(bands(whole))
    assert len(parts) > 1
    for part in parts:
        assert part.region.area_px <= max(BAND_PX, 256 * region.width)
        assert part.class_ids.shape == (part.region.height, part.region.width)
        assert (part.image_id, part.revision) == (3, 9)
        seen[part.region.slices] += part.class_ids
    assert (seen[region.slices] == pixels).all()
    assert all(part.region.row % 256 == 0 for part in parts[1:])


def test_a_small_annotation_goes_as_it_is() -> None:
    whole = Annotate(1, 1, (50, 50), Region(3, 4, 10, 10), np.ones((10, 10), np.uint8))
    assert list(bands(whole)) == [whole]
