"""Draws for each group of images what it is for, in shares, and alike in classes where wanted."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from segstudio.storage.image_record import Split

DRAWN = (Split.TRAIN, Split.HELD_OUT, Split.TEST)
_STRICTEST = (Split.TEST, Split.HELD_OUT, Split.TRAIN)


class SharesRefused(ValueError):
    """The shares cannot be drawn; the text says why."""


@dataclass(frozen=True, slots=True)
class SplitItem:
    """An image that takes part. group: "" where it is alone. class_ids: drawn on it."""

    image_id: int
    group: str
    split: Split
    class_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts of the images, in any unit: 80, 10, 10 or 8, 1, 1."""

    train: float
    held_out: float
    test: float

    def of(self) -> dict[Split, float]:
        """Return the share of each split, 0 … 1, without those that get none.

        Raises SharesRefused.
        """
        parts = dict(zip(DRAWN, (self.train, self.held_out, self.test), strict=True))
        total = sum(parts.values())
        if not all(0 <= part < float("inf") for part in parts.values()) or total <= 0:
            raise SharesRefused("The shares are 0 or more, and at least one is above 0.")
        return {split: part / total for split, part in parts.items() if part > 0}


@dataclass(slots=True)
class SplitCount:
    """images, groups (an image that is alone is one), and images with each class by its id."""

    images: int = 0
    groups: int = 0
    classes: Counter[int] = field(default_factory=Counter)


@dataclass(slots=True)
class _Unit:
    """What is drawn as one: the images of a group, or one that is alone."""

    image_ids: list[int] = field(default_factory=list)
    splits: set[Split] = field(default_factory=set)
    classes: Counter[int] = field(default_factory=Counter)


def draw_splits(
    items: Sequence[SplitItem],
    shares: Shares,
    seed: int = 0,
    is_stratified: bool = True,
    keeps_set: bool = False,
) -> dict[int, Split]:
    """Return what each image is for, by id; all images of a group are for the same.

    is_stratified: each class is spread in the shares, too, the rarest first (Sechidis et al. 2011,
    iterative stratification). keeps_set: what has a split keeps it, and its group follows; where a
    group has several, the strictest. Raises SharesRefused.
    """
    wanted = shares.of()
    units = _units(items, is_stratified)
    random.Random(seed).shuffle(units)  # noqa: S311
    units.sort(key=lambda unit: -len(unit.image_ids))
    totals = sum((unit.classes for unit in units), Counter[int]())
    needs = {split: share * len(items) for split, share in wanted.items()}
    class_needs = {
        split: {each: share * count for each, count in totals.items()}
        for split, share in wanted.items()
    }
    drawn: dict[int, Split] = {}

    def give(unit: _Unit, split: Split) -> None:
        drawn.update(dict.fromkeys(unit.image_ids, split))
        if split in needs:
            needs[split] -= len(unit.image_ids)
            for each, count in unit.classes.items():
                class_needs[split][each] -= count

    left = []
    for unit in units:
        held = next((split for split in _STRICTEST if keeps_set and split in unit.splits), None)
        if held is None:
            left.append(unit)
        else:
            give(unit, held)
    for class_id, unit in _rarest_first(left):
        if class_id is None:
            give(unit, max(needs, key=needs.__getitem__))
        else:
            give(unit, max(needs, key=lambda each: (class_needs[each][class_id], needs[each])))
    return drawn


def joined_splits(items: Iterable[tuple[int, str, Split]]) -> dict[int, Split]:
    """Return what images (id, group, split) must be for so that no group is in two splits.

    Those of a group go with its strictest: testing, held out, training. Only what changes.
    """
    together = [SplitItem(*item, frozenset()) for item in items]
    wanted: dict[int, Split] = {}
    for unit in _units(together, has_classes=False):
        strictest = next((each for each in _STRICTEST if each in unit.splits), Split.NONE)
        wanted.update(dict.fromkeys(unit.image_ids, strictest))
    return {
        each.image_id: wanted[each.image_id]
        for each in together
        if each.split is not wanted[each.image_id]
    }


def split_counts(
    items: Iterable[SplitItem], splits: Mapping[int, Split]
) -> dict[Split, SplitCount]:
    """Return how many images, groups and images of each class every split has."""
    found = {split: SplitCount() for split in DRAWN}
    groups: dict[Split, set[str]] = defaultdict(set)
    for item in items:
        split = splits[item.image_id]
        count = found[split]
        count.images += 1
        count.classes.update(item.class_ids)
        if item.group:
            groups[split].add(item.group)
        else:
            count.groups += 1
    for split, names in groups.items():
        found[split].groups += len(names)
    return found


def _units(items: Sequence[SplitItem], has_classes: bool) -> list[_Unit]:
    by_group: dict[str | int, _Unit] = defaultdict(_Unit)
    for item in items:
        unit = by_group[item.group or item.image_id]
        unit.image_ids.append(item.image_id)
        unit.splits.add(item.split)
        if has_classes:
            unit.classes.update(item.class_ids)
    return list(by_group.values())


def _rarest_first(units: list[_Unit]) -> list[tuple[int | None, _Unit]]:
    """Return the units in the order of their rarest class, each with that class or None."""
    totals = Counter(class_id for unit in units for class_id in unit.classes)
    rank = {each: place for place, (each, _) in enumerate(reversed(totals.most_common()))}

    def rarest(unit: _Unit) -> int | None:
        return min(unit.classes, key=rank.__getitem__, default=None)

    paired = [(rarest(unit), unit) for unit in units]
    return sorted(paired, key=lambda each: len(rank) if each[0] is None else rank[each[0]])
