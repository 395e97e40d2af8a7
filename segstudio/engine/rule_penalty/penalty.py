"""A penalty for predictions that break rules."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from segstudio.document.rules.rule import Rule
from segstudio.document.rules.rule_text import rules_of, why_untrained
from segstudio.engine.rule_penalty.costs import COSTS
from segstudio.engine.rule_penalty.evidence import Evidence
from segstudio.engine.settings import LearnerSettings


class RulePenalty:
    """Adds up what the rules cost that can be learned from, and weighs it.

    What is drawn counts for the regions and costs nothing: a person's pixels are right.
    """

    def __init__(self, rules: Sequence[Rule], class_ids: Sequence[int], weight: float) -> None:
        """class_ids: of the rows of scores, the background first; all that the rules name."""
        self.rules = tuple(each for each in rules if not why_untrained(each))
        self._rows = {class_id: row for row, class_id in enumerate(class_ids)}
        self._weight = weight

    @classmethod
    def chosen(cls, settings: LearnerSettings, class_ids: Sequence[int]) -> RulePenalty | None:
        """Return that of the settings; None where nothing is to be paid."""
        if not (settings.rules_weight and settings.rules):
            return None
        found = cls(rules_of(settings.rules, class_ids), class_ids, settings.rules_weight)
        return found if found.rules else None

    def __call__(self, scores: Tensor, targets: Tensor) -> Tensor:
        """Return the penalty, a scalar.

        scores: (n, classes, h, w) before softmax. targets: (n, h, w) rows, or IGNORED.
        """
        evidence = Evidence.of(scores, targets)
        costs = [COSTS[type(each)](each, evidence, self._rows) for each in self.rules]
        return self._weight * torch.stack(costs).sum()
