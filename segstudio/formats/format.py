"""What every exchange format offers: a writer and a reader of masks, and what it cannot carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.document.object_numbers import Numbers

IS_SYNTHETIC = "is_synthetic"
"""Our own key of images, which others pass over; formats without a place for one have a list."""


@dataclass(frozen=True, slots=True)
class ImageKey:
    """How an image is called in a data set.

    file: its path there, "/" between folders. stem: the path of files that belong to it, without
    their suffix. shape: (height, width) as shown. orientation: EXIF's of its file, 1 … 8.
    """

    file: str
    stem: str
    shape: tuple[int, int]
    orientation: int = 1


@dataclass(frozen=True, slots=True)
class LabelledImage:
    """class_ids: (height, width), 0 = unlabelled. objects: the object of each pixel, or None.

    All pixels of an object have one class. is_synthetic: a generator painted the image.
    """

    key: ImageKey
    class_ids: MaskArray
    objects: Numbers | None = None
    is_synthetic: bool = False


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

    problems: a sentence for each thing that could not be taken. passed_over: what a mask has no
    place for, by name, and how often it is there. is_synthetic: the set says so of the image.
    """

    values: MaskArray
    objects: Numbers | None = None
    problems: list[str] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    is_synthetic: bool = False


class Losses:
    """What a format could not carry, by name and count. remarks: what is no loss, but to know."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.remarks: Counter[str] = Counter()

    def note(self, what: str, number: int = 1) -> None:
        """So many of these were not carried; 0 is no loss."""
        if number:
            self.counts[what] += number

    def remark(self, what: str, number: int = 1) -> None:
        """So many of these were carried in a way that a person has to know."""
        if number:
            self.remarks[what] += number

    @property
    def sentences(self) -> list[str]:
        """One sentence for each kind of loss, and then for each remark."""
        lost = [f"Not carried: {what}: {number:,}." for what, number in self.counts.items()]
        return lost + [f"To know: {what}: {number:,}." for what, number in self.remarks.items()]


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


@runtime_checkable
class ImageLister(Protocol):
    """Is told by one file which images a set has."""

    def strangers(self, keys: Iterable[ImageKey]) -> list[str]:
        """Return the images of the set that are none of those, by name."""


@dataclass(frozen=True, slots=True)
class Format:
    """One exchange format. name: for the command line. title: for people.

    start: opens a folder for writing, with the classes; pixels of others are left out and counted.
    open: opens one for reading, with the keys of the images that are asked for; raises
    ImportFailed. files: those written in the folder, with STEM for an image's stem.
    limits: what it cannot carry, or "". images: returns the images that a folder names, with their
    sizes, and raises ImportFailed; None where a set does not tell sizes. is_turned: its own tools
    turn images as EXIF says, so that masks lie as shown. listed: the file that tells all of a set,
    "" where none does; `open` takes it instead of its folder, whatever it is called.
    """

    name: str
    title: str
    start: Callable[[Path, ClassTable], Writer]
    open: Callable[[Path, Iterable[ImageKey]], Reader]
    files: tuple[str, ...]
    limits: str = ""
    images: Callable[[Path], list[ImageKey]] | None = None
    is_turned: bool = False
    listed: str = ""
