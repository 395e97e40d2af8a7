"""New masks hold real regions of the class, moved and turned, and nothing that was not there."""

import numpy as np
import pytest

from segstudio.document.mask_recombination import ClassNowhere, MaskRecombination, regions_of

BACKGROUND, CELL, RARE = 1, 2, 3


def scene() -> np.ndarray:
    mask = np.full((60, 80), BACKGROUND, np.uint8)
    mask[:20, :30] = CELL
    mask[40:50, 40:43] = RARE
    mask[40:43, 40:50] = RARE  # an L of 51 px
    mask[5, 70] = RARE  # a speck
    mask[55:, :10] = 0
    return mask


def turned(stencil: np.ndarray) -> list[np.ndarray]:
    turns = [np.rot90(stencil, turn) for turn in range(4)]
    return [*turns, *(each[:, ::-1] for each in turns)]


def test_regions_are_cut_out_without_specks() -> None:
    (found,) = regions_of(scene(), RARE)
    assert found.shape == (10, 10) and found.sum() == 51


def test_a_new_mask_has_more_of_the_class_in_the_form_that_it_has() -> None:
    (form,) = regions_of(scene(), RARE)
    made = MaskRecombination([scene()], RARE, BACKGROUND, 0)
    whole = 0
    for _ in range(20):
        mask = made.draw(48)
        assert mask.shape == (48, 48) and mask.dtype == np.uint8
        assert set(np.unique(mask)) <= {0, BACKGROUND, CELL, RARE}
        found = regions_of(mask, RARE)
        assert found
        whole += sum(any(np.array_equal(each, turn) for turn in turned(form)) for each in found)
    assert whole > 10


def test_the_drawn_masks_stay_as_they_are_and_a_seed_repeats() -> None:
    mask = scene()
    first, again = (MaskRecombination([mask], RARE, BACKGROUND, 7) for _ in range(2))
    for _ in range(5):
        assert np.array_equal(first.draw(32), again.draw(32))
    assert np.array_equal(mask, scene())


def test_a_region_larger_than_the_mask_is_cut_to_half_of_it() -> None:
    large = np.full((64, 64), BACKGROUND, np.uint8)
    large[2:62, 2:62] = RARE
    free = np.full((64, 64), BACKGROUND, np.uint8)
    made = MaskRecombination([large, free], RARE, BACKGROUND, 0)
    assert all((made.draw(32) == RARE).any() for _ in range(10))


def test_a_class_that_is_nowhere_is_refused() -> None:
    with pytest.raises(ClassNowhere, match="there is nothing to make more of"):
        MaskRecombination([np.full((9, 9), BACKGROUND, np.uint8)], RARE, BACKGROUND, 0)
