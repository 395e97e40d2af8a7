"""Holding a mask to rules, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask_edit import MaskArray
from segstudio.document.rules.mask_region import find_regions
from segstudio.document.rules.rule import Ground, Rule


@dataclass(frozen=True)
class RuleOutcome:
    """What a rule did: regions and pixels changed. missing: regions too few, which stays so.

    is_skipped: it is in µm² or mm², and the size of a pixel is not known.
    """

    rule: Rule
    regions: int = 0
    pixels: int = 0
    missing: int = 0
    is_skipped: bool = False


def apply_rules(
    class_ids: MaskArray,
    rules: Sequence[Rule],
    background_id: int,
    pixel_um2: float | None = None,
    fixed: MaskArray | None = None,
) -> tuple[MaskArray, tuple[RuleOutcome, ...]]:
    """Return the mask as the rules leave it, and what each did.

    class_ids: (height, width), 0 = nothing said; not changed, and copied once. A region that breaks
    a rule becomes the class around it; all regions of a rule are judged before any is changed.
    fixed: (height, width), pixels that are not 0 there (a person drew them) count for the regions
    but stay as they are.
    """
    is_wide = background_id > np.iinfo(class_ids.dtype).max
    after: MaskArray = class_ids.astype(np.uint16) if is_wide else class_ids.copy()
    ground = Ground(after, background_id, pixel_um2)
    return after, tuple(_apply(rule, ground, fixed) for rule in rules)


def _apply(rule: Rule, ground: Ground, fixed: MaskArray | None) -> RuleOutcome:
    if rule.needs_pixel_size and ground.pixel_um2 is None:
        return RuleOutcome(rule, is_skipped=True)
    searched = rule.searched(ground.background_id)
    regions = find_regions(ground.class_ids, searched)
    broken = rule.broken(regions, ground)
    # All is judged first; what is painted is never of a searched class, so no region grows.
    becomes = [(each, rule.replacement(each, ground)) for each in broken]
    changed = pixels = 0
    for region, class_id in becomes:
        if class_id in searched:
            continue
        where = region.stencil() != 0
        if fixed is not None:
            where &= fixed[region.box.slices] == UNLABELLED
        number = int(np.count_nonzero(where))
        ground.class_ids[region.box.slices][where] = class_id
        changed, pixels = changed + bool(number), pixels + number
    return RuleOutcome(rule, changed, pixels, rule.missing(regions))
