"""The images of a project as a whole: classes, sizes, what is empty, alike or broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from segstudio.document.image_hash import alike
from segstudio.document.label_class import ClassTable
from segstudio.storage.image_record import ImageRecord, Split, real_images
from segstudio.workspace.exchange_report import OnImage
from segstudio.workspace.figures.image_facts import ImageFacts, facts_of, file_digest

Shape = tuple[int, int]
ClassPixels = Mapping[int, Mapping[int, int]]
"""Labelled pixels of each class (id → count) of each image (by its id) that has any."""


@dataclass(frozen=True, slots=True)
class ClassBalance:
    """images: on which the class is drawn. share: of all labelled pixels, 0 … 1."""

    class_id: int
    name: str
    color: str
    images: int
    pixels: int
    share: float


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Images that look alike. is_same_file: each is a copy of the others, byte for byte.

    crosses_splits: some are for learning and others for measuring, so that these flatter.
    """

    records: tuple[ImageRecord, ...]
    is_same_file: bool
    crosses_splits: bool


@dataclass
class Statistics:
    """What was found of the real images; synthetic: the others, which are counted only.

    looked_at: images whose files were looked at; all unless it was stopped.
    sizes: (height, width) → images. unlabelled: images on which nothing is drawn;
    only_background: those on which nothing else is. blank: of one brightness.
    """

    images: int
    synthetic: int = 0
    looked_at: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    splits: dict[str, int] = field(default_factory=dict)
    balance: list[ClassBalance] = field(default_factory=list)
    sizes: dict[Shape, int] = field(default_factory=dict)
    unlabelled: list[ImageRecord] = field(default_factory=list)
    only_background: list[ImageRecord] = field(default_factory=list)
    blank: list[ImageRecord] = field(default_factory=list)
    broken: list[tuple[ImageRecord, str]] = field(default_factory=list)
    duplicates: list[Duplicates] = field(default_factory=list)

    @property
    def is_cut_short(self) -> bool:
        """True where the person had enough before the last image."""
        return self.looked_at < self.images


def gather(
    records: Sequence[ImageRecord],
    pixels: ClassPixels,
    classes: ClassTable,
    on_image: OnImage,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Statistics:
    """Look at every image file once, small; what was found so far where it is stopped."""
    real = real_images(records)
    found = Statistics(len(real), len(records) - len(real))
    records, ids = real, {each.id for each in real}
    pixels = {each: counts for each, counts in pixels.items() if each in ids}
    found.statuses = dict(Counter(record.status.value for record in records))
    found.splits = dict(Counter(record.split.value for record in records))
    found.balance = balance(pixels, classes)
    found.unlabelled = [record for record in records if not any(_counts(pixels, record).values())]
    background_id = next(iter(classes)).id if len(classes) else 0
    found.only_background = [
        record
        for record in records
        if {each for each, count in _counts(pixels, record).items() if count} == {background_id}
    ]
    facts: list[ImageFacts] = []
    for position, record in enumerate(records, 1):
        if is_cancelled():
            break
        facts.append(facts_of(record))
        on_image(position, len(records))
    found.looked_at = len(facts)
    found.sizes = dict(Counter(each.shape for each in facts if each.shape).most_common())
    found.blank = [each.record for each in facts if each.is_blank]
    found.broken = [(each.record, each.problem) for each in facts if each.problem is not None]
    found.duplicates = duplicates(facts)
    return found


def balance(pixels: ClassPixels, classes: ClassTable) -> list[ClassBalance]:
    """Return how much is labelled of each class, in the person's order."""
    sums: Counter[int] = Counter()
    images: Counter[int] = Counter()
    for counts in pixels.values():
        sums.update(counts)
        images.update(class_id for class_id, count in counts.items() if count)
    total = sum(sums[each.id] for each in classes)
    return [
        ClassBalance(
            each.id,
            each.name,
            each.color,
            images[each.id],
            sums[each.id],
            sums[each.id] / total if total else 0.0,
        )
        for each in classes
    ]


def duplicates(facts: Sequence[ImageFacts]) -> list[Duplicates]:
    """Return the groups of images that look alike; see `alike`."""
    seen = [(each.record, each.look) for each in facts if each.look is not None]
    groups = alike(np.array([look for _, look in seen], np.uint64))
    return [_group([seen[place][0] for place in group]) for group in groups]


def _group(records: Sequence[ImageRecord]) -> Duplicates:
    digests = {file_digest(record.path) for record in records}
    splits = {record.split for record in records} - {Split.NONE}
    return Duplicates(tuple(records), len(digests) == 1 and None not in digests, len(splits) > 1)


def _counts(pixels: ClassPixels, record: ImageRecord) -> Mapping[int, int]:
    return pixels.get(record.id, {})
