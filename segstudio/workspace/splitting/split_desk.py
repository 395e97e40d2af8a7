"""Splits a project: gathers what is known of its images, draws, and says what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segstudio.storage.image_record import SET_ASIDE, ImageRecord, Split
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.splitting.grouping import Grouping, group_names
from segstudio.workspace.splitting.split_draw import (
    Shares,
    SplitCount,
    SplitItem,
    draw_splits,
    split_counts,
)

USUAL = Shares(80, 10, 10)
LEAK = (
    "Synthetic images were made after images that are set aside now, and may look like them: "
    "figures would flatter. Delete them ({count}), and make others."
)


@dataclass(frozen=True, slots=True)
class SplitOrder:
    """How to split. pattern: see `group_names`, for Grouping.PATTERN. The rest: `draw_splits`."""

    shares: Shares = USUAL
    grouping: Grouping = Grouping.IMAGE
    pattern: str = "{group}_*"
    is_stratified: bool = True
    keeps_set: bool = False
    seed: int = 0


@dataclass(frozen=True, slots=True)
class SplitKnowledge:
    """What is known of all images; the excluded ones take no part, but have their groups."""

    records: Sequence[ImageRecord]
    groups: dict[int, str]
    classes: dict[int, dict[int, int]]

    @classmethod
    def of(cls, store: ProjectStore) -> SplitKnowledge:
        """Read it; on the disk lane. Raises StorageError."""
        return cls(store.images(), store.review.groups(), store.review.class_pixels())


@dataclass(frozen=True, slots=True)
class SplitDrawing:
    """splits, groups: by image id; groups of excluded images, too, for when they come back.

    sizes: images of each group, the largest first. alone: images in no group, each for itself.
    leak: why figures of it would flatter, in a sentence, or "".
    """

    splits: dict[int, Split]
    groups: dict[int, str]
    counts: dict[Split, SplitCount]
    sizes: list[tuple[str, int]]
    alone: int
    leak: str = ""

    def write(self, store: ProjectStore, order: SplitOrder) -> None:
        """Keep it with the project. Raises StorageError."""
        if order.grouping in (Grouping.FOLDER, Grouping.PATTERN):
            store.review.set_groups(self.groups)
        store.review.set_splits(self.splits)


def draw(known: SplitKnowledge, order: SplitOrder) -> SplitDrawing:
    """Draw what each image is for; takes a second for 100,000.

    Raises PatternRefused, SharesRefused.
    """
    groups = group_names(known.records, order.grouping, order.pattern, known.groups)
    items = [
        SplitItem(
            record.id,
            groups[record.id],
            record.split,
            frozenset(known.classes.get(record.id, ())),
        )
        for record in known.records
        if not record.is_excluded and not record.is_synthetic
    ]
    splits = draw_splits(items, order.shares, order.seed, order.is_stratified, order.keeps_set)
    sizes = Counter(item.group for item in items if item.group)
    return SplitDrawing(
        splits,
        groups,
        split_counts(items, splits),
        sizes.most_common(),
        len(items) - sizes.total(),
        _leak(known.records, splits),
    )


def _leak(records: Sequence[ImageRecord], splits: Mapping[int, Split]) -> str:
    """Return that synthetic images know what images look like that are to be set aside now."""
    made = sum(each.is_synthetic for each in records)
    moved = any(
        splits.get(each.id) in SET_ASIDE and each.split not in SET_ASIDE for each in records
    )
    return LEAK.format(count=f"{made:,}") if made and moved else ""
