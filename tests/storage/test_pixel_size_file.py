"""Pixel sizes of files written by the programs' own libraries."""

import numpy as np
import pytest
import tifffile
from PIL import Image

from segstudio.storage.pixel_size_file import read_pixel_size

PIXELS = np.zeros((8, 9), np.uint8)


def approx(height_um, width_um):
    return pytest.approx((height_um, width_um), rel=1e-3)


def sides(size):
    return size.height_um, size.width_um


def test_ome(tmp_path):
    path = tmp_path / "a.ome.tif"
    size = {"PhysicalSizeX": 250, "PhysicalSizeXUnit": "nm", "PhysicalSizeY": 0.5}
    tifffile.imwrite(path, PIXELS, metadata={"axes": "YX", **size})
    assert sides(read_pixel_size(path)) == approx(0.5, 0.25)


@pytest.mark.parametrize(
    ("unit", "um"), [("um", 1), ("\\u00B5m", 1), ("mm", 1000), ("pixel", None)]
)
def test_imagej(tmp_path, unit, um):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, PIXELS, imagej=True, resolution=(4, 2), metadata={"unit": unit})
    size = read_pixel_size(path)
    assert size is None if um is None else sides(size) == approx(um / 2, um / 4)


def test_plain_tiff_by_centimetre(tmp_path):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, PIXELS, resolution=(20_000, 20_000), resolutionunit="CENTIMETER")
    assert sides(read_pixel_size(path)) == approx(0.5, 0.5)


@pytest.mark.parametrize("dpi", [72, 96, 300, 600])
@pytest.mark.parametrize("suffix", ["png", "jpg", "tif"])
def test_densities_of_screens_and_printers_say_nothing(tmp_path, dpi, suffix):
    path = tmp_path / f"a.{suffix}"
    Image.fromarray(PIXELS).save(path, dpi=(dpi, dpi))
    assert read_pixel_size(path) is None


def test_png_that_means_it(tmp_path):
    path = tmp_path / "a.png"
    Image.fromarray(PIXELS).save(path, dpi=(50_800, 25_400))
    assert sides(read_pixel_size(path)) == approx(1.0, 0.5)


def test_what_cannot_be_read_has_none(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"II*\0 and then nothing")
    assert read_pixel_size(path) is None
    assert read_pixel_size(tmp_path / "gone.png") is None
