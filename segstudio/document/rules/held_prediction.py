"""A prediction as rules leave it, beside what a person drew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskArray
from segstudio.document.result import result
from segstudio.document.rules.application import RuleOutcome, apply_rules
from segstudio.document.rules.rule import Rule


@dataclass(frozen=True, eq=False)
class HeldPrediction:
    """before, after: (height, width) class ids without and with the rules; 0 = nothing said.

    Both have what a person drew where it is drawn: it counts for the regions, and stays. What was
    accepted from a network counts as little as its new prediction. outcomes: of each rule.
    """

    before: MaskArray
    after: MaskArray
    outcomes: tuple[RuleOutcome, ...]


def hold_prediction(
    mask: Mask,
    predicted: MaskArray,
    rules: Sequence[Rule],
    background_id: int,
    pixel_um2: float | None = None,
) -> HeldPrediction:
    """Return a prediction, (height, width) class ids, under rules; nothing that is given changes.

    Takes a few copies of the mask, and on a large image seconds.
    """
    drawn = np.where(mask.origins == 0, mask.class_ids, mask.class_ids.dtype.type(UNLABELLED))
    before = result(drawn, predicted)
    after, outcomes = apply_rules(before, rules, background_id, pixel_um2, drawn)
    return HeldPrediction(before, after, outcomes)
