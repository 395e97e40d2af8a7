"""The composer against a slow and plain one: whole levels in floating point."""

import numpy as np
import pytest

from segstudio.document.display_map import DisplayMap
from segstudio.document.image_display import default_display
from segstudio.document.region import TILE_PX, Region
from segstudio.ui.canvas import CanvasContent
from segstudio.ui.canvas.color_table import (
    ClassPalette,
    class_table,
    confidence_table,
    heat_table,
    uncertainty_table,
)
from segstudio.ui.canvas.level import TileKey, level_shape, read_level
from segstudio.ui.canvas.pyramid import Pyramid
from segstudio.ui.canvas.tile import Tile
from segstudio.ui.canvas.tile_composer import TileComposer, is_border
from segstudio.workspace.layers import ColorBy, Layers

COLORS = {1: (250, 0, 0), 2: (0, 250, 0), 300: (250, 250, 0)}
LOOKS = {
    "usual": Layers(),
    "uncertainty": Layers().with_style("uncertainty", is_visible=True),
    "uncertainty alone": Layers()
    .with_style("uncertainty", is_visible=True)
    .with_style("prediction", is_visible=False),
    "outlines": Layers()
    .with_style("annotation", is_outline=True, opacity=1.0)
    .with_style("prediction", is_outline=True),
    "by confidence": Layers(prediction_by=ColorBy.CONFIDENCE),
    "outlines by uncertainty": Layers(prediction_by=ColorBy.UNCERTAINTY).with_style(
        "prediction", is_outline=True
    ),
    "annotation hidden": Layers().with_style("annotation", is_visible=False),
    "prediction hidden": Layers().with_style("prediction", is_visible=False),
    "peeking": Layers(is_peeking=True),
}


def drawn_opacity(style):
    """A line is drawn two and a half times as strong as an area."""
    return min(1.0, 2.5 * style.opacity) if style.is_outline else style.opacity


def blended(ground, table, ids):
    argb = table[ids].astype(np.int64)
    color = np.stack([argb >> 16 & 255, argb >> 8 & 255, argb & 255], axis=-1)
    return color + ground * (1 - (argb >> 24)[..., None] / 255)


def predicted_colors(content, level, whole, layers, ids):
    """Return a table of colours and the places in it, the first one clear."""
    strength = drawn_opacity(layers.prediction)
    if layers.prediction_by is ColorBy.CLASS:
        return class_table(COLORS, strength), ids
    make = {ColorBy.CONFIDENCE: confidence_table, ColorBy.UNCERTAINTY: uncertainty_table}
    table = np.append(make[layers.prediction_by](strength), np.uint32(0))
    confidence = read_level(content.prediction.confidence, level, whole)
    return table, np.where(ids != 0, confidence.astype(int), 256)


def outlined(ids, style):
    return ids * is_border(np.pad(ids, 1, mode="edge")) if style.is_outline else ids


def reference(content, level, layers):
    """Return (height, width, 3) float RGB of a whole level."""
    height, width = level_shape(content.shape, level)
    whole = Region(0, 0, height, width)
    pixels = DisplayMap(content.first_display).shown(Pyramid(content.pixels).read(level, whole))
    ground = (pixels if pixels.ndim == 3 else np.stack([pixels] * 3, axis=-1)).astype(float)
    if layers.is_peeking:
        return ground
    drawn = read_level(content.mask.class_ids, level, whole)
    predicted = read_level(content.prediction.class_ids, level, whole)
    is_free = (drawn == 0) | (not layers.annotation.is_visible)
    if layers.prediction.is_visible:
        ids = outlined(predicted, layers.prediction) * is_free
        ground = blended(ground, *predicted_colors(content, level, whole, layers, ids))
    if layers.uncertainty.is_visible:
        confidence = read_level(content.prediction.confidence, level, whole)
        heat = blended(ground, heat_table(layers.uncertainty.opacity), confidence)
        ground = np.where((is_free & (predicted != 0))[..., None], heat, ground)
    if layers.annotation.is_visible:
        ids = outlined(drawn, layers.annotation)
        ground = blended(ground, class_table(COLORS, drawn_opacity(layers.annotation)), ids)
    return ground


def composed(content, key, layers, parts=None):
    """Return (height, width, 3) RGB of a tile, and its region of the level."""
    tile = Tile.new(key, key.region(content.shape))
    composer = TileComposer(content, Pyramid(content.pixels), layers, ClassPalette(COLORS))
    for part in parts or [tile.region]:
        composer.compose(tile, part)
    assert (tile.buffer[: tile.region.height, : tile.region.width, 3] == 255).all()
    return tile.buffer[: tile.region.height, : tile.region.width, 2::-1], tile.region


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("level", [-2, 0, 1, 2])
def test_tiles_are_as_the_reference(any_content, look, level):
    expected = reference(any_content, level, LOOKS[look])
    height, width = expected.shape[:2]
    for row in range(0, min(height, 600), TILE_PX):
        for column in range(0, width, TILE_PX):
            key = TileKey(level, row // TILE_PX, column // TILE_PX)
            shown, region = composed(any_content, key, LOOKS[look])
            assert np.abs(shown - expected[region.slices]).max() <= 2.5


@pytest.mark.parametrize("look", ["usual", "outlines", "uncertainty"])
def test_a_tile_in_parts_is_the_whole_tile(any_content, look):
    key = TileKey(0, 0, 1)
    whole, region = composed(any_content, key, LOOKS[look])
    top, left = region.row, region.column
    parts = [
        Region(top, left, 100, region.width),
        Region(top + 100, left, region.height - 100, 33),
        Region(top + 100, left + 33, region.height - 100, region.width - 33),
    ]
    assert np.array_equal(composed(any_content, key, LOOKS[look], parts)[0], whole)


def test_an_untouched_image_is_shown_as_it_is(content):
    content.mask.class_ids[...] = 0
    content.prediction.class_ids[...] = 0
    shown, region = composed(content, TileKey(0, 0, 0), Layers())
    assert np.array_equal(shown, content.pixels[region.slices])


def test_borders_are_found_on_both_sides():
    ids = np.zeros((5, 6), np.uint8)
    ids[:, 3:] = 1
    expected = np.zeros((3, 4), bool)
    expected[:, 1:3] = True
    assert np.array_equal(is_border(ids), expected)


@pytest.mark.parametrize("kind", ["uint16", "float32"])
@pytest.mark.parametrize("level", [0, 1, 3])
def test_raw_values_are_mapped_when_a_tile_is_made(content, kind, level):
    raw = (content.pixels.astype(np.float64) * 100 + 7).astype(kind)
    display = default_display(raw).changed(None, low=1007.0, high=20_007.0, gamma=0.7)
    deep = CanvasContent(raw, content.mask, content.prediction, display)
    expected = reference(deep, level, Layers())
    shown, region = composed(deep, TileKey(level, 0, 0), Layers())
    assert np.abs(shown - expected[region.slices]).max() <= 2.5
