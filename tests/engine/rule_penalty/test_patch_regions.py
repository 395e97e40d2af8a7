"""Regions of patches against OpenCV's, on noise, on spirals and at the edge."""

import cv2
import numpy as np
import pytest
import torch

from segstudio.engine.rule_penalty.patch_regions import PatchRegions, spread


def spiral(side_px: int) -> np.ndarray:
    """Return a single line that winds through all of a square."""
    mask = np.zeros((side_px, side_px), bool)
    row, column, step = 0, 0, (0, 1)
    mask[0, 0] = True
    turned = 0
    while turned < 2:
        ahead = row + step[0], column + step[1]
        beyond = row + 2 * step[0], column + 2 * step[1]
        is_inside = all(0 <= each < side_px for each in ahead)
        is_free = is_inside and not (all(0 <= each < side_px for each in beyond) and mask[beyond])
        if is_free and not mask[ahead]:
            row, column = ahead
            mask[ahead] = True
            turned = 0
        else:
            step = (step[1], -step[0])
            turned += 1
    return mask


def masks() -> list[np.ndarray]:
    random = np.random.default_rng(0)
    noise = [random.random((64, 64)) < share for share in (0.0, 0.1, 0.4, 0.59, 0.7, 1.0)]
    return [*noise, spiral(64), spiral(64)[::-1, ::-1], spiral(64).T]


@pytest.mark.parametrize("mask", masks())
def test_areas_and_edges_are_those_of_opencv(mask: np.ndarray) -> None:
    batch = torch.from_numpy(np.stack((mask, mask[:, ::-1])).copy())
    regions = PatchRegions(batch)
    for at, each in enumerate(batch.numpy()):
        found = cv2.connectedComponentsWithStats(each.astype(np.uint8), connectivity=4)
        number, labels, stats, _ = found
        areas = np.where(each, stats[labels, cv2.CC_STAT_AREA], 0)
        assert np.array_equal(regions.area_px[at].numpy(), areas)
        edge = np.ones_like(each)
        edge[1:-1, 1:-1] = False
        cut = np.isin(labels, np.unique(labels[edge & each])) & each
        assert np.array_equal(regions.is_cut[at].numpy(), cut)
        assert int(regions.is_first[at].sum()) == number - 1


def test_regions_of_two_patches_never_meet() -> None:
    regions = PatchRegions(torch.ones(3, 5, 7, dtype=torch.bool))
    assert regions.area_px.unique().tolist() == [35]
    assert int(regions.is_first.sum()) == 3


def test_what_spreads_stays_in_its_patch_and_leaves_its_own_pixel() -> None:
    values = torch.zeros(2, 3, 4)
    values[0, 2, 3] = 5
    values[0, 1, 1] = 2
    wanted = torch.tensor([[0, 2, 0, 0], [2, 0, 2, 5], [0, 2, 5, 0]])
    assert torch.equal(spread(values)[0].clamp(min=0), wanted.float())
    assert not spread(values)[1].clamp(min=0).any()
