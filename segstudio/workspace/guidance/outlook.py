"""What more work would bring: how much of the last images was corrected, what is expected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from segstudio.document.survey import ClassOverlap

FEWEST_IMAGES = 5
"""Corrected images before anything is said."""
MOST_IMAGES = 12
"""The last ones, that the slope is taken of."""
AHEAD = 10
"""Images that more work is told of."""
LATELY, FEWEST_LATELY = 8, 3
"""Reviewed images that tell how right predictions were; with fewer they tell nothing."""
_LEAST_SHARE = 1e-4


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the last corrected images say of the next AHEAD ones.

    needed: images more before anything can be said; 0: the rest holds. level: share of an image
    that is corrected now, 0 … 1. gain: by how much it will be less, 0 … level. is_falling: False
    where the last images needed as much as those before, so that the gain is within chance.
    """

    needed: int
    level: float = 0.0
    gain: float = 0.0
    is_falling: bool = False


def outlook(shares: Sequence[float]) -> Outlook:
    """Return what corrected shares (0 … 1, in the order of the work) say.

    An exponential is fitted to the last MOST_IMAGES; where its slope is not more than its standard
    error below 0, nothing is said to fall.
    """
    if len(shares) < FEWEST_IMAGES:
        return Outlook(FEWEST_IMAGES - len(shares))
    logs = np.log(np.maximum(np.array(shares[-MOST_IMAGES:]), _LEAST_SHARE))
    places = np.arange(len(logs)) - (len(logs) - 1) / 2
    slope = float((places * logs).sum() / (places**2).sum())
    rest = logs - logs.mean() - slope * places
    error = float(np.sqrt((rest**2).sum() / (len(logs) - 2) / (places**2).sum()))
    level = float(np.mean(shares[-FEWEST_IMAGES:]))
    is_falling = slope < -error
    gain = level * (1 - float(np.exp(AHEAD * slope))) if is_falling else 0.0
    return Outlook(0, level, gain, is_falling)


def joint_dice(found: Iterable[Sequence[ClassOverlap]]) -> dict[int, float]:
    """Return the Dice of each class on images together, 0 … 1, by class id.

    found: of each image.
    Source of the expectation: soft Dice, as in Milletari et al. 2016 (V-Net), section 3.
    """
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for image in found:
        for each in image:
            sums[each.class_id][0] += 2 * each.hit_px
            sums[each.class_id][1] += each.said_px + each.true_px
    return {class_id: overlap / total for class_id, (overlap, total) in sums.items() if total >= 1}


def unseen_dice(
    promised: Iterable[Sequence[ClassOverlap]], lately: Sequence[Sequence[ClassOverlap]]
) -> dict[int, float]:
    """Return the Dice of each class to be expected on images that nobody has looked at, 0 … 1.

    promised: what the confidence says of such images. lately: how right the predictions of the last
    reviewed images were before these were corrected. Where both are known the mean of the two is
    taken: the confidence promises too much, and the last images were predicted by versions that
    knew less (see tests/benchmarks/stopping.py).
    """
    first, second = joint_dice(promised), joint_dice(lately[-LATELY:])
    if len(lately) < FEWEST_LATELY:
        return first
    return {i: (dice + second.get(i, dice)) / 2 for i, dice in first.items()}
