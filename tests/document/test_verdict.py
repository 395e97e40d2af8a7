"""A word on a prediction changes what nobody drew or locked, and nothing else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document.mask import Mask
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region
from segstudio.document.verdict import accept_pixels, reject_pixels, replacement_for

SHAPE = (300, 280)


@st.composite
def scenes(draw):
    """A mask with a person's and accepted pixels, a prediction of some tiles, and a stencil."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    mask, prediction = Mask(SHAPE), PredictedMask(SHAPE)
    editor = MaskEditor(mask, "x")
    for class_id in (1, 2, 3):
        editor.paint(mask.whole, (rng.random(SHAPE) < 0.2).astype(np.uint8), class_id)
        accepted = (rng.random(SHAPE) < 0.1).astype(np.uint8)
        editor.paint(mask.whole, accepted, class_id, origin=5)
    editor.finish()
    for number, tile in enumerate(mask.whole.tiles()):
        region = tile.region(SHAPE)
        class_ids = rng.integers(0, 5, (region.height, region.width)).astype(np.uint8)
        if rng.random() < 0.8:
            prediction.put(tile, 7 + number, class_ids, class_ids)
    top, left = draw(st.integers(-40, 290)), draw(st.integers(-40, 270))
    region = Region(top, left, draw(st.integers(1, 200)), draw(st.integers(1, 200)))
    stencil = (rng.random((region.height, region.width)) < 0.5).astype(np.uint8)
    return mask, prediction, region, stencil


def whole_stencil(region, stencil):
    """Return the stencil as a map of the image."""
    chosen = np.zeros((SHAPE[0] + 600, SHAPE[1] + 600), bool)
    row, column = region.row + 200, region.column + 200
    chosen[row : row + region.height, column : column + region.width] = stencil != 0
    return chosen[200 : 200 + SHAPE[0], 200 : 200 + SHAPE[1]]


locks = st.sets(st.sampled_from([1, 2, 3]))


@given(scenes(), locks)
@settings(max_examples=40, deadline=None)
def test_accepting(scene, locked):
    mask, prediction, region, stencil = scene
    before, origins = mask.class_ids.copy(), mask.origins.copy()
    editor = MaskEditor(mask, "x", frozenset(locked))
    accept_pixels(editor, prediction, (1, 2, 3), region, stencil)
    edit = editor.finish()
    may = ((before == 0) | (origins != 0)) & ~np.isin(before, list(locked))
    taken = may & whole_stencil(region, stencil) & np.isin(prediction.class_ids, (1, 2, 3))
    np.testing.assert_array_equal(mask.class_ids, np.where(taken, prediction.class_ids, before))
    assert (mask.origins[taken] >= 7).all()
    np.testing.assert_array_equal(mask.origins[~taken], origins[~taken])
    if edit is not None:
        mask.take_back(edit)
        np.testing.assert_array_equal(mask.class_ids, before)
        np.testing.assert_array_equal(mask.origins, origins)


@given(scenes(), locks, st.integers(1, 3), st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_rejecting(scene, locked, rejected_id, new_id):
    mask, prediction, region, stencil = scene
    before, origins = mask.class_ids.copy(), mask.origins.copy()
    editor = MaskEditor(mask, "x", frozenset(locked))
    reject_pixels(mask, editor, prediction, region, stencil, rejected_id, new_id)
    editor.finish()
    may = ((before == 0) | (origins != 0)) & ~np.isin(before, list(locked))
    turned = may & whole_stencil(region, stencil) & (prediction.class_ids == rejected_id)
    np.testing.assert_array_equal(mask.class_ids, np.where(turned, new_id, before))
    np.testing.assert_array_equal(mask.origins, np.where(turned, 0, origins))


@pytest.mark.parametrize(
    ("rejected_id", "class_ids", "active_id", "expected"),
    [
        (2, (1, 2), 2, 1),
        (1, (1, 2), 1, 2),
        (1, (1, 2, 3), 3, 3),
        (1, (1, 2, 3), 1, 0),
        (3, (1, 2, 3), 2, 1),
        (2, (2, 1), 1, 1),
        (0, (1, 2), 2, 0),
        (1, (), 0, 0),
        (1, (1,), 1, 0),
    ],
)
def test_what_rejected_pixels_become(rejected_id, class_ids, active_id, expected):
    assert replacement_for(rejected_id, class_ids, active_id) == expected
