"""Small pictures of masks lose no stroke, and refuse what is no mask."""

import numpy as np
import pytest

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import EditDamaged, pack_tile
from segstudio.workspace.mask_thumbnail import OPACITY, color_rows, mask_thumbnail


def packed(mask):
    tiles = []
    for row in range(-(-mask.shape[0] // 256)):
        for column in range(-(-mask.shape[1] // 256)):
            tile = mask[row * 256 : row * 256 + 256, column * 256 : column * 256 + 256]
            if tile.any():
                tiles.append((row, column, pack_tile(np.ascontiguousarray(tile))))
    return tiles


@pytest.mark.parametrize("shape", [(900, 700), (40, 300), (88, 88), (1, 5000)])
def test_every_labelled_pixel_is_seen_where_it_is(shape):
    classes = ClassTable.default()
    colors = color_rows(classes)
    random = np.random.default_rng(0)
    mask = np.zeros(shape, np.uint8)
    for _ in range(5):
        mask[random.integers(shape[0]), random.integers(shape[1])] = classes.ids[0]
    picture = mask_thumbnail(lambda: packed(mask), shape, colors, 88)
    scale = min(1.0, 88 / max(shape))
    assert picture.shape == (*(max(1, round(side * scale)) for side in shape), 4)
    cells = {
        (row * picture.shape[0] // shape[0], column * picture.shape[1] // shape[1])
        for row, column in zip(*np.nonzero(mask), strict=True)
    }
    assert {tuple(each) for each in np.argwhere(picture[..., 3]).tolist()} == cells
    assert set(np.unique(picture[..., 3]).tolist()) <= {0, OPACITY}


def test_classes_that_are_gone_are_not_seen():
    colors = color_rows(ClassTable.default())
    mask = np.full((50, 50), 200, np.uint8)
    assert not mask_thumbnail(lambda: packed(mask), mask.shape, colors, 88)[..., 3].any()


def test_what_is_no_mask_is_refused():
    colors = color_rows(ClassTable.default())
    with pytest.raises(EditDamaged):
        mask_thumbnail(lambda: [(0, 0, b"nothing")], (50, 50), colors, 88)
    with pytest.raises(ValueError, match="outside"):
        mask_thumbnail(lambda: [(1, 0, b"")], (50, 50), colors, 88)
