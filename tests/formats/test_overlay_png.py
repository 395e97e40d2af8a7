"""The tinted picture."""

import numpy as np
import pytest
from PIL import Image

from segstudio.formats.overlay_png import render_overlay, write_overlay

COLORS = {1: (255, 0, 0), 2: (0, 0, 255)}


def square():
    mask = np.zeros((600, 40), np.uint8)
    mask[100:500, 10:30] = 1
    mask[300:500, 10:30] = 2
    return mask


@pytest.mark.parametrize("shape", [(600, 40), (600, 40, 3)])
@pytest.mark.parametrize("kind", ["uint8", "uint16"])
def test_areas_are_tinted_and_borders_opaque(shape, kind):
    mask = square().astype(kind)
    shown = render_overlay(np.full(shape, 100, np.uint8), mask, COLORS, opacity=0.5)
    assert shown.shape == (600, 40, 3)
    assert shown[50, 20].tolist() == [100, 100, 100]
    assert np.abs(shown[200, 20].astype(int) - [178, 50, 50]).max() <= 1
    for row in (100, 299):
        assert shown[row, 20].tolist() == [255, 0, 0]
    assert shown[300, 20].tolist() == [0, 0, 255]
    assert shown[99, 20].tolist() == [100, 100, 100]


def test_the_borders_of_strips_are_no_borders():
    mask = np.ones((1000, 20), np.uint8)
    shown = render_overlay(np.zeros((1000, 20), np.uint8), mask, COLORS, opacity=0.0)
    assert not shown.any()


def test_without_outline_and_by_another_opacity():
    image = np.random.default_rng(0).integers(0, 256, (600, 40, 3), np.uint8)
    mask = square()
    shown = render_overlay(image, mask, COLORS, opacity=0.25, outline=False)
    tint = np.zeros_like(image)
    tint[mask == 1], tint[mask == 2] = COLORS[1], COLORS[2]
    expected = np.where(mask[..., None] != 0, image * 0.75 + tint * 0.25, image)
    assert np.abs(shown - expected).max() <= 1


def test_classes_without_a_colour_and_ids_above_255():
    mask = np.array([[0, 3, 65_535]], np.uint16)
    shown = render_overlay(np.zeros((1, 3), np.uint8), mask, {}, opacity=1.0)
    assert shown[0, 0].tolist() == [0, 0, 0]
    assert shown[0, 1].any()
    assert shown[0, 2].any()


def test_the_image_is_not_changed():
    image = np.zeros((600, 40, 3), np.uint8)
    render_overlay(image, square(), COLORS)
    assert not image.any()


def test_the_file_holds_the_picture(tmp_path):
    image = np.random.default_rng(0).integers(0, 256, (600, 40, 3), np.uint8)
    write_overlay(tmp_path / "sub" / "ü.png", image, square(), COLORS)
    with Image.open(tmp_path / "sub" / "ü.png") as file:
        np.testing.assert_array_equal(np.asarray(file), render_overlay(image, square(), COLORS))


def test_shapes_must_be_the_same():
    with pytest.raises(ValueError, match="mask is"):
        render_overlay(np.zeros((2, 2), np.uint8), np.zeros((2, 3), np.uint8), COLORS)
