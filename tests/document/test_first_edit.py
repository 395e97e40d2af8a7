"""The edit of an empty mask is the one that painting would have made."""

import numpy as np
import pytest

from segstudio.document.first_edit import first_edit
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskEdit


@pytest.fixture
def rng():
    return np.random.default_rng(5)


@pytest.mark.parametrize("highest", [3, 300])
def test_it_fills_an_empty_mask_and_is_taken_back(rng, highest):
    class_ids = np.zeros((520, 300), np.uint8 if highest < 256 else np.uint16)
    class_ids[10:200, 40:290] = rng.integers(0, highest + 1, (190, 250))
    class_ids[515:, :3] = 2
    objects = (class_ids == 2) * np.uint16(65_535)
    edit = first_edit("Import", class_ids, objects)
    mask = Mask((520, 300))
    mask.apply(MaskEdit.from_bytes(edit.name, edit.to_bytes()))
    np.testing.assert_array_equal(mask.class_ids, class_ids)
    np.testing.assert_array_equal(mask.objects, objects)
    present, numbers = np.unique(class_ids, return_counts=True)
    assert mask.counts == dict(zip(present.tolist()[1:], numbers.tolist()[1:], strict=True))
    assert mask.holds_objects
    mask.take_back(edit)
    assert not mask.counts and not mask.class_ids.any() and not mask.objects.any()


def test_tiles_without_a_label_are_left_out():
    class_ids = np.zeros((512, 512), np.uint8)
    class_ids[300, 300] = 1
    edit = first_edit("Import", class_ids, None)
    assert [(each.tile.row, each.tile.column, each.box) for each in edit.changes] == [(1, 1, None)]
    assert first_edit("Import", class_ids * 0, None) is None
