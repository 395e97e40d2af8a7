"""What images are for, as the engine needs to know it."""

from __future__ import annotations

from collections.abc import Iterable

from segstudio.storage.image_record import ImageRecord, Split
from segstudio.worker.messages import SetPurposes


def purposes_of(records: Iterable[ImageRecord]) -> SetPurposes:
    """Return which images are for measuring only, of which the engine must know no stroke, and by
    which nothing may be measured.
    """
    known = list(records)
    return SetPurposes(
        frozenset(each.id for each in known if each.split is Split.HELD_OUT and each.is_for_engine),
        frozenset(each.id for each in known if not each.is_for_engine),
        frozenset(each.id for each in known if each.is_synthetic),
    )


def changed_ids(before: SetPurposes, after: SetPurposes) -> frozenset[int]:
    """Return the ids of the images whose purpose is another one."""
    moved = before.held_out_ids ^ after.held_out_ids | before.withheld_ids ^ after.withheld_ids
    return moved | before.synthetic_ids ^ after.synthetic_ids
