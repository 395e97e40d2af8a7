"""What rules would change in the prediction of the open image, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from segstudio.document.region import Region
from segstudio.document.rules.application import RuleOutcome
from segstudio.document.rules.held_prediction import HeldPrediction
from segstudio.document.selection import Selection, stencil_of
from segstudio.workspace.mask_preview import SHOWN_CELLS


@dataclass(frozen=True, slots=True, eq=False)
class RulesPreview:
    """outcomes: of each rule, in their order. changed: pixels by the class id that they become.

    is_predicted: whether there is anything to hold to rules.
    """

    outcomes: tuple[RuleOutcome, ...] = ()
    changed: tuple[tuple[int, Selection], ...] = ()
    pixels: int = 0
    is_predicted: bool = True


def rules_preview(held: HeldPrediction) -> RulesPreview:
    """Return what of a prediction the rules have changed."""
    is_changed = held.before != held.after
    whole = Region(0, 0, *held.after.shape)
    changed = tuple(
        (
            int(class_id),
            Selection(whole, stencil_of(is_changed & (held.after == class_id)))
            .trimmed()
            .coarsened(SHOWN_CELLS),
        )
        for class_id in np.unique(held.after[is_changed])
    )
    return RulesPreview(held.outcomes, changed, int(np.count_nonzero(is_changed)))
