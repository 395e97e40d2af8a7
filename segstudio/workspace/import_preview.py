"""What an import would take, told before anything is changed."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.pixel_runs import value_counts
from segstudio.formats.format import NamedClass, TakenMask
from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_preview
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.exchange_report import KEEPS_ONE_BACK, MOST_NAMED, problem_of
from segstudio.workspace.import_source import ImportSource, OnImage
from segstudio.workspace.job import Cancelled
from segstudio.workspace.plural import counted

MAX_SAMPLES = 6
SAMPLE_PX = 144
"""Longest side of a sample."""


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """An image of the import, made small. picture: (height, width, 3) uint8. values: (height,
    width), as in the data set.
    """

    name: str
    picture: npt.NDArray[np.uint8]
    values: MaskArray


@dataclass(slots=True)
class ImportPreview:
    """images: of the project. matched: those that the set has a mask for. drawn_on: id and name of
    those of them that are drawn on already. objects: in all masks. pixels, seen_in: for each value
    of the set, how many pixels and images have it. problems: a sentence each. without: images of
    the project that the set has no mask for. strangers: images of the set that are not in the
    project. is_whole: False where the person had enough before all was looked at. synthetic: images
    that the set calls so, and the project does not.
    """

    classes: tuple[NamedClass, ...]
    images: int
    looked_at: int = 0
    matched: int = 0
    drawn_on: list[tuple[int, str]] = field(default_factory=list)
    objects: int = 0
    pixels: Counter[int] = field(default_factory=Counter)
    seen_in: Counter[int] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    is_whole: bool = True
    synthetic: int = 0

    @property
    def sentences(self) -> list[str]:
        """Return how much there is."""
        told = [f"Masks for {self.matched:,} of {self.images:,} images."]
        if self.objects:
            told.append(f"Objects in them: {self.objects:,}.")
        told += synthetic_words(self.synthetic) + one_sided(self.without, self.strangers)
        return told if self.is_whole else [*told, f"Stopped after {self.looked_at:,} images."]

    @property
    def conflict_words(self) -> str:
        """Return how many images are drawn on that the set has masks for."""
        return f"Images that are drawn on already: {len(self.drawn_on):,}"

    @property
    def problem_words(self) -> str:
        """Return how many problems there are."""
        return f"Left out, or not taken as it is: {len(self.problems):,}"


def synthetic_words(count: int) -> list[str]:
    """Return a sentence on images that an import marks as synthetic; none without any."""
    if not count:
        return []
    return [f"Synthetic by the data set, and marked as such for good: {counted(count, 'image')}."]


def one_sided(without: Sequence[str], strangers: Sequence[str]) -> list[str]:
    """Return sentences that count and name what only the project, or only the data set, has."""
    told = []
    if without:
        told.append(f"Only in the project: {len(without):,} ({_first(without)}).")
    if strangers:
        told.append(f"Only in the data set: {len(strangers):,} ({_first(strangers)}).")
    return told


def _first(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")


def look_at(
    source: ImportSource,
    records: Sequence[ImageRecord],
    annotated: Container[int],
    on_image: OnImage,
) -> ImportPreview:
    """Read all masks of the set and count what they hold; nothing is changed.

    annotated: ids of images that are drawn on. on_image: may raise Cancelled, which ends the
    counting early.
    """
    preview = ImportPreview(source.classes, len(records))
    try:
        for position, record in enumerate(records, 1):
            on_image(position, len(records))
            try:
                _count(preview, source, record, record.id in annotated)
            except KEEPS_ONE_BACK as error:
                preview.problems.append(problem_of(record, error))
            preview.looked_at = position
    except Cancelled:
        preview.is_whole = False
    preview.problems[:0] = source.problems
    preview.strangers = source.strangers(records)
    return preview


def _count(
    preview: ImportPreview, source: ImportSource, record: ImageRecord, is_annotated: bool
) -> None:
    taken = source.read(record)
    if taken is None:
        preview.without.append(record.name)
        return
    preview.matched += 1
    preview.synthetic += taken.is_synthetic and not record.is_synthetic
    if is_annotated:
        preview.drawn_on.append((record.id, record.name))
    preview.problems += [f"{record.name}: {problem}" for problem in taken.problems]
    for value, number in value_counts(taken.values).items():
        preview.pixels[value] += number
        preview.seen_in[value] += 1
    if taken.objects is not None:
        preview.objects += sum(1 for number in value_counts(taken.objects) if number)
    if len(preview.samples) < MAX_SAMPLES and taken.values.any():
        with contextlib.suppress(StorageError):  # the file is not there: its mask can be taken
            preview.samples.append(_sample(record, taken))


def _sample(record: ImageRecord, taken: TakenMask) -> Sample:
    shown = read_preview(record.path, SAMPLE_PX)
    picture = shown if shown.ndim == 3 else np.repeat(shown[..., np.newaxis], 3, axis=2)
    size = shown.shape[1], shown.shape[0]
    values = cv2.resize(taken.values, size, interpolation=cv2.INTER_NEAREST)
    return Sample(record.name, picture, values.astype(np.uint16))
