"""What more work would bring: how much of the last images was corrected, what is expected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from segstudio.document.survey import ClassOverlap

FEWEST_IMAGES = 3
"""Corrected images before anything is said."""
MOST_IMAGES = 12
"""The last ones, that the curve is fitted to."""
AHEAD = 10
"""Images that more work is told of."""
USUAL_FALL, FALL_SPREAD = 0.25, 0.3
"""Corrected shares fall as n^-fall; what falls are like before anything is seen (normal)."""
USUAL_SWING, SWING_WORTH = 1.0, 4
"""How far images swing around the curve (e-fold), and how many of them that is worth."""
LATELY = 12
"""Reviewed images that tell how right predictions were."""
PROMISE_WORTH = 4
"""What the confidence promises counts as much as so many reviewed images."""
PROMISED_TOO_MUCH, DICE_SPREAD = 1.0, 1.2
"""Log-odds of Dice: by so much the confidence promises too much; so far off in 2 of 10 cases."""
IN_10 = 8
"""So often what is told lies between its limits, in 10 cases (see tests/benchmarks/stopping.py)."""
_LEAST_SHARE, _DRAWS = 1e-4, 1000


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the last corrected images say of the next AHEAD ones.

    needed: images more before anything can be said; 0: the rest holds. gain: by how much less of an
    image will then have to be corrected, 0 … 1. low, high: where that lies IN_10 times of 10.
    """

    needed: int
    gain: float = 0.0
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Expected:
    """A Dice that is expected, 0 … 1, and where it lies IN_10 times of 10."""

    dice: float
    low: float
    high: float


def outlook(shares: Sequence[float]) -> Outlook:
    """Return what corrected shares (0 … 1, in the order of the work) say.

    A power law is fitted to the last MOST_IMAGES, in logarithms. With few images its fall is near
    that of most sittings, with more near what was seen. Source of the law: Hestness et al. 2017
    (Deep learning scaling is predictable); of the fit: Gelman et al. 2013, section 14.8.
    """
    if len(shares) < FEWEST_IMAGES:
        return Outlook(FEWEST_IMAGES - len(shares))
    last = np.maximum(np.array(shares[-MOST_IMAGES:]), _LEAST_SHARE)
    places = np.log(np.arange(len(shares) - len(last), len(shares)) + 1)
    centred = places - places.mean()
    spread = float((centred**2).sum())
    seen = -float((centred * np.log(last)).sum()) / spread
    rest = np.log(last) - np.log(last).mean() + seen * centred
    swing = (SWING_WORTH * USUAL_SWING**2 + (rest**2).sum()) / (SWING_WORTH + len(last) - 2)
    sureness = 1 / FALL_SPREAD**2 + spread / swing
    fall = (USUAL_FALL / FALL_SPREAD**2 + seen * spread / swing) / sureness
    draws = np.random.default_rng(0).standard_normal((2, _DRAWS))
    falls = fall + draws[0] / np.sqrt(sureness)
    levels = (last * np.exp(np.outer(falls, places - places[-1]))).mean(1)
    levels *= np.exp(draws[1] * np.sqrt(swing / len(last)))
    gains = levels * (1 - (len(shares) / (len(shares) + AHEAD)) ** falls)
    low, gain, high = np.clip(np.percentile(gains, (50 - 5 * IN_10, 50, 50 + 5 * IN_10)), 0, 1)
    return Outlook(0, float(gain), float(low), float(high))


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
) -> dict[int, Expected]:
    """Return the Dice of each class to be expected on images that nobody has looked at.

    promised: what the confidence says of such images; it promises too much. lately: how right the
    predictions of the last reviewed images were before these were corrected, by versions that knew
    less. Both count, in log-odds: the promise as much as PROMISE_WORTH reviewed images.
    """
    last = lately[-LATELY:]
    first, second = joint_dice(promised), joint_dice(last)
    weight = len(last) / (len(last) + PROMISE_WORTH)
    found = {}
    for class_id, dice in first.items():
        odds = _log_odds(dice) - PROMISED_TOO_MUCH
        if class_id in second:
            odds += weight * (_log_odds(second[class_id]) - odds)
        limits = odds - DICE_SPREAD, odds + DICE_SPREAD
        found[class_id] = Expected(*(1 / (1 + exp(-each)) for each in (odds, *limits)))
    return found


def _log_odds(dice: float) -> float:
    held = min(max(dice, 0.01), 0.995)
    return log(held / (1 - held))
