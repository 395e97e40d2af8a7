"""Each rule against a plain reference: regions by scipy, neighbours pixel by pixel."""

import numpy as np
import pytest
from scipy import ndimage
from skimage.measure import perimeter

from segstudio.document import block_labels
from segstudio.document.label_class import ClassTable
from segstudio.document.rules.application import apply_rules
from segstudio.document.rules.registry import KINDS, parse_rule

BACKGROUND, CELL, NUCLEUS = 1, 2, 3
TABLE = ClassTable().added("background").added("big cell").added("nucleus")
PIXEL_UM2 = 0.25


@pytest.fixture(params=range(6))
def mask(request):
    """Blobs of three classes, ragged and nested; unlabelled pixels in some."""
    rng = np.random.default_rng(request.param)
    noise = ndimage.gaussian_filter(rng.normal(size=(90, 70)), 1.5 + request.param / 4)
    ids = np.digitize(noise, np.quantile(noise, [0.5, 0.8])).astype(np.uint8) + 1
    if request.param % 2:
        ids[rng.random(ids.shape) < 0.02] = 0
    return ids


def regions(mask, ids):
    labels, number = ndimage.label(np.isin(mask, ids))
    return [labels == label for label in range(1, number + 1)]


def beside(mask, region, with_inner=True):
    """The classes beside a region, one entry a pixel."""
    rest = ~np.pad(region, 1)
    if not with_inner:
        labels, _ = ndimage.label(rest)
        rest = labels == labels[0, 0]
    ring = (ndimage.binary_dilation(np.pad(region, 1)) & rest)[1:-1, 1:-1] & ~region
    return [each for each in mask[ring].tolist() if each]


def reference(mask, ids, is_broken, becomes=None):
    after, count = mask.copy(), 0
    for region in regions(mask, ids):
        if not is_broken(region):
            continue
        around = beside(mask, region, with_inner=False)
        new = max(set(around), key=lambda each: (around.count(each), -each), default=BACKGROUND)
        after[region] = new if becomes is None else becomes
        count += 1
    return after, count


def check(mask, text, is_broken, ids=(CELL,), becomes=None):
    before = mask.copy()
    rule = parse_rule(text, TABLE)
    after, (outcome,) = apply_rules(mask, [rule], BACKGROUND, PIXEL_UM2)
    expected, count = reference(mask, ids, is_broken, becomes)
    assert np.array_equal(mask, before)
    assert np.array_equal(after, expected)
    assert (outcome.regions, outcome.pixels) == (count, int((after != before).sum()))
    return count


@pytest.mark.parametrize("block_px", [16, 1024])
def test_area(mask, monkeypatch, block_px):
    monkeypatch.setattr(block_labels, "BLOCK_PX", block_px)
    assert check(mask, "big cell area >= 30", lambda region: region.sum() < 30)
    check(mask, "big cell area <= 100 px", lambda region: region.sum() > 100)
    assert check(mask, "Big Cell area at least 5.5 um2", lambda region: region.sum() / 4 < 5.5)


def test_roundness(mask):
    def is_ragged(region):
        filled = ndimage.binary_fill_holes(region)
        length = perimeter(np.pad(filled, 1), 4)
        return bool(length) and 4 * np.pi * filled.sum() / length**2 < 0.5

    assert check(mask, "big cell roundness >= 0.5", is_ragged)


def test_a_cell_is_as_round_with_a_nucleus_as_without():
    rows, columns = np.ogrid[-20:21, -20:21]
    mask = np.where(rows**2 + columns**2 <= 15**2, CELL, BACKGROUND).astype(np.uint8)
    mask[rows**2 + columns**2 <= 9**2] = NUCLEUS
    after, _ = apply_rules(mask, [parse_rule("big cell roundness >= 0.85", TABLE)], BACKGROUND)
    assert np.array_equal(after, mask)


def test_inside(mask):
    check(
        mask,
        "nucleus inside big cell",
        lambda region: set(beside(mask, region, with_inner=False)) != {CELL},
        (NUCLEUS,),
    )


def test_touches_and_never_next_to(mask):
    def is_touching(region):
        return NUCLEUS in beside(mask, region)

    broken = check(mask, "big cell touches nucleus", lambda region: not is_touching(region))
    others = check(mask, "big cell never next to nucleus", is_touching)
    assert broken + others == len(regions(mask, (CELL,)))
    assert others


def test_number_and_largest(mask):
    areas = sorted((region.sum() for region in regions(mask, (CELL,))), reverse=True)
    assert areas[0] > areas[1]
    check(mask, "big cell largest only", lambda region: region.sum() < areas[0])
    check(mask, "big cell number <= 1", lambda region: region.sum() < areas[0])
    rule = parse_rule(f"big cell number >= {len(areas) + 3}", TABLE)
    after, (outcome,) = apply_rules(mask, [rule], BACKGROUND)
    assert (outcome.missing, outcome.regions) == (3, 0)
    assert np.array_equal(after, mask)


def test_holes(mask):
    def is_hole(region):
        is_at_edge = region[[0, -1]].any() or region[:, [0, -1]].any()
        return not is_at_edge and set(beside(mask, region, with_inner=False)) == {CELL}

    searched = (0, BACKGROUND)
    check(mask, "big cell fill holes", is_hole, searched, CELL)
    check(
        mask,
        "big cell fill holes <= 4 px",
        lambda region: is_hole(region) and region.sum() <= 4,
        searched,
        CELL,
    )


def test_a_hole_with_a_nucleus_in_it_is_filled_around_it():
    mask = np.full((20, 20), BACKGROUND, np.uint8)
    mask[2:18, 2:18], mask[4:16, 4:16], mask[7:12, 7:12] = CELL, BACKGROUND, NUCLEUS
    after, _ = apply_rules(mask, [parse_rule("big cell fill holes", TABLE)], BACKGROUND)
    assert (after[5, 5], after[8, 8], after[0, 0]) == (CELL, NUCLEUS, BACKGROUND)


def test_rules_follow_each_other_and_what_is_drawn_stays():
    mask = np.full((20, 20), BACKGROUND, np.uint8)
    mask[2:12, 2:12], mask[5:7, 5:7], mask[15, 15:18] = CELL, NUCLEUS, CELL
    rules = [parse_rule(text, TABLE) for text in ("nucleus area >= 9", "big cell area >= 9")]
    drawn = np.zeros_like(mask)
    drawn[15, 15] = CELL
    after, outcomes = apply_rules(mask, rules, BACKGROUND, fixed=drawn)
    assert [(each.regions, each.pixels) for each in outcomes] == [(1, 4), (1, 2)]
    assert np.all(after[2:12, 2:12] == CELL)
    assert after[15, 14:18].tolist() == [BACKGROUND, CELL, BACKGROUND, BACKGROUND]


def test_without_a_pixel_size_a_rule_in_um_is_skipped(mask):
    rule = parse_rule("big cell area >= 30 µm²", TABLE)
    after, (outcome,) = apply_rules(mask, [rule], BACKGROUND)
    assert outcome.is_skipped
    assert np.array_equal(after, mask)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_one_class_all_over_and_one_pixel(dtype):
    texts = ["area <= 1", "roundness >= 0.9", "inside nucleus", "touches nucleus", "fill holes"]
    rules = [parse_rule(f"big cell {text}", TABLE) for text in texts]
    for shape in ((1, 1), (1, 7), (9, 9)):
        after, outcomes = apply_rules(np.full(shape, CELL, dtype), rules, BACKGROUND)
        assert np.all(after == BACKGROUND)
        assert sum(each.regions for each in outcomes) == 1
    assert not apply_rules(np.zeros((5, 5), dtype), rules, BACKGROUND)[0].any()


def test_each_kind_is_tested():
    assert set(KINDS) == {
        "area",
        "number",
        "largest",
        "roundness",
        "inside",
        "touches",
        "apart",
        "holes",
    }
