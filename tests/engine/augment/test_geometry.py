"""Pixels and labels move together; what comes from outside is not asked for."""

import math

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from segstudio.engine.augment.geometry import _affine, moved
from segstudio.engine.loss import IGNORED

SIDE = 48
Batch = tuple[Tensor, Tensor]


def smooth(count: int = 2, height: int = SIDE, width: int = SIDE) -> Batch:
    """Return smooth pixels, and targets that say in which of ten steps each value is."""
    random = torch.Generator().manual_seed(1)
    coarse = torch.rand(count, 1, 5, 5, generator=random)
    pixels = torch.nn.functional.interpolate(coarse, (height, width), mode="bicubic").clamp(0, 0.99)
    return pixels, (pixels[:, 0] * 10).floor().to(torch.int32)


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize(
    "terms",
    [{"flip": 0.5}, {"rotate": 40.0}, {"scale": 0.5}, {"elastic": 5.0}, {"crop": 0.5}],
    ids=lambda terms: next(iter(terms)),
)
@pytest.mark.parametrize("shape", [(SIDE, SIDE), (32, 60)], ids=str)
def test_labels_go_with_their_pixels(terms: dict[str, float], shape: tuple[int, int]) -> None:
    pixels, targets = smooth(4, *shape)
    seen, asked = moved(pixels, targets, terms, seeded())
    assert not torch.equal(seen, pixels)
    is_asked = asked != IGNORED
    assert is_asked.float().mean() > 0.3
    wrong = ((seen[:, 0] * 10).floor() - asked).abs()[is_asked]
    assert (wrong > 1).float().mean() < 0.01, "at most a step apart, at the border of two"


def test_nothing_is_touched_where_nothing_is_asked_for() -> None:
    pixels, targets = smooth()
    found = moved(pixels, targets, {"noise": 0.3, "rotate": 0.0}, seeded())
    assert found[0] is pixels
    assert found[1] is targets


def test_mirroring_is_exact() -> None:
    pixels, targets = smooth(1)
    seen, asked = moved(pixels, targets, {"flip": 1.0}, seeded())
    assert torch.allclose(seen, pixels.flip(2, 3), atol=1e-5)
    assert torch.equal(asked, targets.flip(1, 2))


def test_a_turn_is_what_opencv_makes_of_it() -> None:
    pixels, targets = smooth(1)
    seen, _ = moved(pixels, targets, {"rotate": 90.0}, seeded(3))
    matrix = _affine(pixels, {"rotate": 90.0}, seeded(3))[0].numpy()
    degrees = math.degrees(math.atan2(matrix[1, 0], matrix[0, 0]))
    middle = (SIDE - 1) / 2, (SIDE - 1) / 2
    turn = cv2.getRotationMatrix2D(middle, degrees, 1.0)
    image = pixels[0, 0].numpy()
    turned = cv2.warpAffine(image, turn, (SIDE, SIDE), borderMode=cv2.BORDER_REFLECT)
    assert abs(degrees) > 5
    assert np.abs(turned - seen[0, 0].numpy())[8:-8, 8:-8].max() < 0.02


def test_an_enlarged_part_lies_inside() -> None:
    pixels, targets = smooth(8)
    _, asked = moved(pixels, targets, {"crop": 0.6}, seeded())
    assert (asked != IGNORED).all()


def test_a_seed_repeats_what_is_done() -> None:
    batch, terms = smooth(), {"rotate": 30.0, "elastic": 4.0, "scale": 0.2}
    first, again = (moved(*batch, terms, seeded(5))[0] for _ in range(2))
    assert torch.equal(first, again)
    assert not torch.equal(first, moved(*batch, terms, seeded(6))[0])
