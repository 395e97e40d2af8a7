"""Parts of the labelled images, each of which is measured by a network that never saw it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import SetPurposes

LEAST_FOLDS, MOST_FOLDS = 2, 20


class FoldsRefused(ValueError):
    """There are too few labelled images, or groups of them; the text says what to do."""


@dataclass(frozen=True)
class Fold:
    """records: the images that are measured. purposes: what all images are for meanwhile."""

    records: tuple[ImageRecord, ...]
    purposes: SetPurposes


def folds_of(
    images: Sequence[ImageRecord],
    labelled: Iterable[ImageRecord],
    groups: Mapping[int, str],
    count: int,
) -> list[Fold]:
    """Return the folds; images of a group are never in two, and test images in none.

    images: all of the project. groups: by image id, "" for none. The same each time.
    Raises FoldsRefused.
    Source: Stone 1974 (Cross-validatory choice and assessment of statistical predictions).
    """
    units: dict[object, list[ImageRecord]] = defaultdict(list)
    for each in labelled:
        if each.is_for_engine and each.shape is not None and not each.is_synthetic:
            units[groups.get(each.id) or each.id].append(each)
    if len(units) < count:
        raise FoldsRefused(
            f"{count} folds need {count} labelled images that are not for testing, each of another "
            f"group; there are {len(units)}. Label more, or ask for fewer folds."
        )
    order = list(units.values())
    random.Random(0).shuffle(order)  # noqa: S311 - no secret
    parts: list[list[ImageRecord]] = [[] for _ in range(count)]
    for unit in sorted(order, key=len, reverse=True):
        min(parts, key=len).extend(unit)
    # Synthetic images know what all others look like, those of the fold, too.
    never = frozenset(each.id for each in images if not each.is_for_engine or each.is_synthetic)
    return [
        Fold(tuple(part), SetPurposes(frozenset(), never | {each.id for each in part}))
        for part in parts
    ]
