"""Windows cut on a device are those cut on the CPU."""

import numpy as np
import pytest
import torch

from segstudio.document.region import Region
from segstudio.engine import device_pixels
from segstudio.engine.device_pixels import DevicePixels
from segstudio.engine.image_store import ImageStore
from segstudio.engine.stored_image import StoredImage


def stored(dtype: str, channels: int, side_px: int = 50) -> StoredImage:
    images = ImageStore(None, 0)
    values = np.random.default_rng(0).integers(0, 255, (side_px, side_px, channels))
    images.put("x", values.astype(dtype) * (100 if dtype == "uint16" else 1))
    image = images.get("x")
    images.remove("x")  # it knows its neighbours by the store, which would keep it for ever
    return image


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "int16", "float32"])
@pytest.mark.parametrize("channels", [1, 3, 5])
def test_a_window_is_cut_as_on_the_cpu(dtype: str, channels: int) -> None:
    image = stored(dtype, channels)
    pixels = DevicePixels(torch.device("cpu"))
    region, wanted = Region(7, 3, 30, 41), max(3, channels)
    for _ in range(2):
        found = pixels.crop(image, region, wanted).numpy()
        assert found == pytest.approx(image.crop(region, wanted), abs=1e-5)


def test_grey_is_no_copy_in_each_channel_and_grey_frames_stay_apart() -> None:
    region, pixels = Region(0, 0, 9, 9), DevicePixels(torch.device("cpu"))
    assert pixels.crop(stored("uint8", 1), region, 3).stride(0) == 0
    image = stored("uint8", 3)
    found = pixels.crop(image, region, 9).numpy()
    assert found == pytest.approx(image.crop(region, 9), abs=1e-5)


def test_a_large_image_is_sent_in_parts_and_an_old_one_goes(monkeypatch) -> None:
    image, other = stored("uint8", 3), stored("uint8", 3)
    monkeypatch.setattr(device_pixels, "SHARE", 10_000 / 2**32)
    pixels = DevicePixels(torch.device("cpu"))
    small, region = stored("uint8", 3, 40), Region(0, 0, 8, 8)
    for each in (image, other):
        pixels.crop(each, region, 3)
        assert list(pixels._kept) == [each]
    large = stored("uint8", 3, 60)
    assert pixels.crop(large, region, 3).numpy() == pytest.approx(large.crop(region, 3), abs=1e-5)
    assert list(pixels._kept) == [other]
    del other, each
    assert not len(pixels._kept)
    pixels.crop(small, region, 3)
    pixels.free()
    assert not len(pixels._kept)
