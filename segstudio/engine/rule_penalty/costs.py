"""What each kind of rule costs: a scalar, 0 where it is kept, by how much of a class breaks it.

Regions that reach the edge of their patch may go on beyond: they are never called too small, apart
from another class, or too many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor

from segstudio.document.rules.apart_rule import ApartRule
from segstudio.document.rules.area_rule import AreaRule
from segstudio.document.rules.bound import LEAST
from segstudio.document.rules.holes_rule import HolesRule
from segstudio.document.rules.inside_rule import InsideRule
from segstudio.document.rules.largest_rule import LargestRule
from segstudio.document.rules.number_rule import NumberRule
from segstudio.document.rules.rule import Rule
from segstudio.document.rules.touches_rule import TouchesRule
from segstudio.engine.patch_cut import SCALES
from segstudio.engine.rule_penalty.evidence import Evidence
from segstudio.engine.rule_penalty.patch_regions import PatchRegions, spread

LAXER = SCALES[1] ** 2
"""A patch shows areas as much larger or smaller at the most."""
BACKGROUND_ROW = 0

Rows = Mapping[int, int]
"""The row of scores of each class id."""


def area_cost(rule: AreaRule, evidence: Evidence, rows: Rows) -> Tensor:
    """Return what regions that are too small, or too large, cost."""
    row, bound = rows[rule.class_id], rule.bound
    regions = evidence.regions(row)
    if bound.sign == LEAST:
        is_wrong = (regions.area_px * LAXER < bound.value) & ~regions.is_cut
    else:
        is_wrong = regions.area_px > bound.value * LAXER
    return evidence.against(row, is_wrong & regions.is_in, regions.is_in.sum())


def number_cost(rule: NumberRule, evidence: Evidence, rows: Rows) -> Tensor:
    """Return what all regions but the largest cost."""
    return _crowd_cost(int(rule.bound.value), rows[rule.class_id], evidence)


def largest_cost(rule: LargestRule, evidence: Evidence, rows: Rows) -> Tensor:
    """Return the same for a single region."""
    return _crowd_cost(1, rows[rule.class_id], evidence)


def touches_cost(rule: TouchesRule, evidence: Evidence, rows: Rows) -> Tensor:
    """Return what regions cost that have no pixel of the other class beside them."""
    row, other = rows[rule.class_id], rows[rule.other_id]
    regions = evidence.regions(row)
    beside = spread((evidence.rows == other).long()).clamp(min=0)
    is_wrong = regions.is_in & (regions.sum_of(beside) == 0) & ~regions.is_cut
    return evidence.against(row, is_wrong, regions.is_in.sum())


def holes_cost(rule: HolesRule, evidence: Evidence, rows: Rows) -> Tensor:
    """Return what background costs that only the class surrounds."""
    row = rows[rule.class_id]
    regions = evidence.regions(BACKGROUND_ROW)
    is_class = evidence.rows == row
    is_other = ~is_class & ~regions.is_in
    beside_others = regions.sum_of(spread(is_other.long()).clamp(min=0))
    is_hole = regions.is_in & (beside_others == 0) & ~regions.is_cut
    if rule.most is not None:
        is_hole &= regions.area_px * LAXER <= rule.most.value
    return evidence.against(BACKGROUND_ROW, is_hole, is_class.sum() + is_hole.sum())


def apart_cost(rule: ApartRule, evidence: Evidence, rows: Rows) -> Tensor:
    """Return the share of the class's outline that has the other class beside it."""
    own, other = (evidence.shares[:, rows[each]] for each in (rule.class_id, rule.other_id))
    return _share(own * _near(other), own)


def inside_cost(rule: InsideRule, evidence: Evidence, rows: Rows) -> Tensor:
    """Return the share of the class's outline that has anything but the other class beside it."""
    own, other = (evidence.shares[:, rows[each]] for each in (rule.class_id, rule.other_id))
    return _share(own * _near((1 - own - other).clamp(min=0)), own)


Cost = Callable[[Any, Evidence, Rows], Tensor]
COSTS: Mapping[type[Rule], Cost] = {
    AreaRule: area_cost,
    NumberRule: number_cost,
    LargestRule: largest_cost,
    TouchesRule: touches_cost,
    HolesRule: holes_cost,
    ApartRule: apart_cost,
    InsideRule: inside_cost,
}


def _crowd_cost(most: int, row: int, evidence: Evidence) -> Tensor:
    """Return what all whole regions of a patch cost but its `most` largest, the upper of equals."""
    regions = evidence.regions(row)
    is_wrong = regions.is_in & ~regions.is_cut & ~_is_among(most, regions)
    return evidence.against(row, is_wrong, regions.is_in.sum())


def _is_among(most: int, regions: PatchRegions) -> Tensor:
    """Return (n, h, w) bool: the region is one of the `most` largest whole ones of its patch."""
    pixels = regions.is_in[0].numel()
    if most >= pixels:
        return regions.is_in
    first = regions.is_first & ~regions.is_cut
    order = regions.area_px * pixels + pixels - 1 - regions.numbers % pixels
    sizes = torch.where(first, order, -1).flatten(1)
    least = sizes.topk(most + 1).values[:, -1]
    return regions.is_in & (order > least[:, None, None])


def _near(shares: Tensor) -> Tensor:
    """Return the largest share of each pixel's 4 neighbours: a soft dilation."""
    return spread(shares).clamp(min=0)


def _share(contact: Tensor, own: Tensor) -> Tensor:
    """Return contact as a share of the outline, which is not to grow for its sake."""
    outline = (own * _near(1 - own)).detach().sum()
    return contact.sum() / outline.clamp(min=1)
