"""What every exchange format offers: a writer and a reader of masks, and what it cannot carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.document.object_numbers import Numbers


@dataclass(frozen=True, slots=True)
class ImageKey:
    """How an image is called in a data set.

    file: its path there, "/" between folders. stem: the path of files that belong to it, without
    their suffix. shape: (height, width).
    """

    file: str
    stem: str
    shape: tuple[int, int]


@dataclass(frozen=True, slots=True)
class LabelledImage:
    """class_ids: (height, width), 0 = unlabelled. objects: the object of each pixel, or None.

    All pixels of an object have one class.
    """

    key: ImageKey
    class_ids: MaskArray
    objects: Numbers | None = None


@dataclass(frozen=True, slots=True)
class NamedClass:
    """A class of a data set. value: in its masks, 1 … 65535; 0 where unlabelled has a name.

    name: None where the data set gives none: the class here with that id is meant.
    """

    value: int
    name: str | None
    color: str | None = None


@dataclass(slots=True)
class TakenMask:
    """What was read for one image. values: (height, width), 0 = nothing. objects: as values.

    problems: a sentence for each thing that could not be taken.
    """

    values: MaskArray
    objects: Numbers | None = None
    problems: list[str] = field(default_factory=list)


class Losses:
    """What a format could not carry, by name and count."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def note(self, what: str, number: int = 1) -> None:
        """So many of these were not carried; 0 is no loss."""
        if number:
            self.counts[what] += number

    @property
    def sentences(self) -> list[str]:
        """One sentence for each kind of loss."""
        return [f"Not carried: {what}: {number:,}." for what, number in self.counts.items()]


class Writer(Protocol):
    """Writes one image after the other."""

    losses: Losses

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""

    def close(self) -> None:
        """Write what can only be written at the end. Raises ExportFailed."""


class Reader(Protocol):
    """Reads the masks of a data set.

    problems: sentences on the set as a whole.
    """

    problems: list[str]

    @property
    def classes(self) -> Sequence[NamedClass]:
        """The classes of the set."""

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where the set has none. Raises ImportFailed."""


@dataclass(frozen=True, slots=True)
class Format:
    """One exchange format. name: for the command line. title: for people.

    start: opens a folder for writing, with the classes. open: opens one for reading, with the keys
    of the images that are asked for; raises ImportFailed. files: those written in the folder for
    each image, with STEM for its stem. limits: what it cannot carry, or "".
    """

    name: str
    title: str
    start: Callable[[Path, ClassTable], Writer]
    open: Callable[[Path, Iterable[ImageKey]], Reader]
    files: tuple[str, ...]
    limits: str = ""
