"""A data set that masks are taken from: what it says of each image of the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from segstudio.formats.catalogue import find_format
from segstudio.formats.classes_file import CLASSES_NAME, read_unlabelled
from segstudio.formats.errors import FormatError
from segstudio.formats.format import ImageKey, ImageLister, NamedClass, Reader, TakenMask
from segstudio.formats.synthetic_list import read_synthetic
from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_frame
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import ImageFiles
from segstudio.workspace.format_exchange import image_key, orientation_of, stems
from segstudio.workspace.index_source import open_index_masks

OnImage = Callable[[int, int], None]
"""Called with the number of images done, and of all; what it raises ends the work."""


class ImportRefused(ValueError):
    """The data set cannot be taken; the text says why."""


@dataclass(frozen=True)
class ImportSource:
    """An opened data set.

    folder: where it lies. classes: those of the set; value 0 where it gives that a name, too.
    passed_over: of each image that was read, what a mask has no place for, by name and count.
    synthetic: images that the list of the set names, by their path there.
    """

    reader: Reader
    classes: tuple[NamedClass, ...]
    stems: dict[int, str]
    folder: Path
    passed_over: dict[int, Counter[str]] = field(default_factory=dict)
    synthetic: frozenset[str] = frozenset()

    @property
    def problems(self) -> list[str]:
        """Sentences on the set as a whole; of what was passed over in the images read so far."""
        total = sum(self.passed_over.values(), Counter())
        told = [f"Not taken: {what}: {number:,}." for what, number in sorted(total.items())]
        return self.reader.problems + told

    def strangers(self, records: Sequence[ImageRecord]) -> list[str]:
        """Return the images of the set that are not in the project, by name.

        records: all images of the project; where masks lie beside them, they are none.
        """
        if not isinstance(self.reader, ImageLister):
            return []
        named = [
            image_key(each, self.stems[each.id], (1, 1))
            for each in records
            if each.id in self.stems
        ]
        images = ImageFiles(records)
        return [each for each in self.reader.strangers(named) if self.folder / each not in images]

    def read(self, record: ImageRecord) -> TakenMask | None:
        """Read the mask of an image, or return None where the set has none.

        Raises FormatError, ImageUnreadable.
        """
        stem = self.stems.get(record.id)
        if stem is None:  # the image came to the project after the set was opened
            return None
        try:
            key = _key(record, stem)
            taken = self.reader.read(key)
            if taken is not None and taken.passed_over:
                self.passed_over[record.id] = taken.passed_over
            if taken is not None and key.file in self.synthetic:
                return replace(taken, is_synthetic=True)
            return taken
        except StorageError:
            if self._has_mask(record, stem):
                raise
            return None

    def _has_mask(self, record: ImageRecord, stem: str) -> bool:
        """Tell whether the set has anything on an image whose size is not known."""
        try:
            return self.reader.read(image_key(record, stem, (1, 1))) is not None
        except (FormatError, ValueError):
            return True


def open_source(
    name: str, place: Path, records: Sequence[ImageRecord], on_image: OnImage
) -> ImportSource:
    """Open the data set in a folder, or the one that a file tells, or belongs to.

    name: of the format in `formats.catalogue`; "" for index PNG. on_image: called for each image
    that is looked for. Raises ImportRefused, FormatError.
    """
    if not place.exists():
        raise ImportRefused(f"There is no “{place}”. Give the folder of the data set.")
    folder = place if place.is_dir() else place.parent
    named = stems(records)
    keys = _keys(records, named, on_image)
    if name:
        chosen = find_format(name)
        suffix = PurePath(chosen.listed).suffix
        is_listed = bool(suffix) and place.is_file() and place.suffix.lower() == suffix
        reader: Reader = chosen.open(place if is_listed else folder, keys)
        listed: Path | None = folder / CLASSES_NAME
    else:
        reader, listed = open_index_masks(folder, keys, records)
    classes = (*_unlabelled(listed), *reader.classes)
    return ImportSource(reader, classes, named, folder, synthetic=read_synthetic(folder))


def _unlabelled(listed: Path | None) -> Iterator[NamedClass]:
    """Yield what 0 stands for where the set gives it a name: here it is unlabelled."""
    try:
        named = read_unlabelled(listed) if listed is not None and listed.is_file() else None
    except FormatError:  # said by the reader, where it needs the file
        return
    if named is not None:
        yield named


def _keys(
    records: Sequence[ImageRecord], named: dict[int, str], on_image: OnImage
) -> Iterator[ImageKey]:
    for position, record in enumerate(records, 1):
        on_image(position, len(records))
        try:
            yield _key(record, named[record.id])
        except StorageError:  # said when the image is up
            continue


def _key(record: ImageRecord, stem: str) -> ImageKey:
    """Return how an image is called; one whose size is known need not be there to be labelled."""
    if record.shape is not None:
        return image_key(record, stem, record.shape, orientation_of(record))
    return image_key(record, stem, *read_frame(record.path))
