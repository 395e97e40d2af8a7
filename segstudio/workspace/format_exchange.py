"""All masks of a project as a data set of another tool."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from segstudio.document.label_class import ClassTable
from segstudio.formats.format import Format, ImageKey, LabelledImage, Writer
from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_orientation
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.export_target import check_folder
from segstudio.workspace.file_naming import mask_names
from segstudio.workspace.known_mask import MaskSource


@dataclass
class FormatExport:
    """Writes one image after the other; `begin` first, `close` at the end.

    with_predictions: where nothing is drawn, take the stored prediction. takes_objects: tell the
    objects of a class apart.
    """

    source: MaskSource
    classes: ClassTable
    with_predictions: bool
    folder: Path
    format: Format
    takes_objects: bool = True
    _stems: dict[int, str] = field(init=False, default_factory=dict)
    _writer: Writer | None = field(init=False, default=None)

    def begin(self, records: Sequence[ImageRecord]) -> None:
        """Start the files; the caller has checked `targets`. Raises OutputRefused, FormatError."""
        self._named(records)
        folder = check_folder(self.folder.absolute())
        self._writer = self.format.start(folder, self.classes)

    def _named(self, records: Sequence[ImageRecord]) -> dict[int, str]:
        """Return the stems of all images; they are worked out once."""
        if not self._stems:
            self._stems = stems(records)
        return self._stems

    def targets(self, records: Sequence[ImageRecord], written: Collection[int]) -> Iterator[Path]:
        """Yield each file that is written where the images of those ids are."""
        folder = self.folder.absolute()
        named = [stem for i, stem in self._named(records).items() if i in written]
        for file in self.format.files:
            if "STEM" in file:
                yield from (folder / file.replace("STEM", stem) for stem in named)
            else:
                yield folder / file

    def object_targets(
        self, records: Sequence[ImageRecord], written: Collection[int]
    ) -> Iterator[Path]:
        """Yield nothing: objects are in the same files."""
        return iter(())

    def write(self, record: ImageRecord) -> bool:
        """Write one image of `begin`; False where nothing is known of it.

        Raises StorageError, FormatError, OSError, ValueError, MemoryError.
        """
        if self._writer is None or not self.source.is_known(record, self.with_predictions):
            return False
        known = self.source.read(record, self.with_predictions)
        class_ids = known.result_in(self.classes)
        objects = known.objects_in(class_ids) if self.takes_objects else None
        if objects is not None and not objects.any():
            objects = None
        shape = class_ids.shape[0], class_ids.shape[1]
        key = image_key(record, self._stems[record.id], shape, orientation_of(record))
        self._writer.write(LabelledImage(key, class_ids, objects, record.is_synthetic))
        return True

    def close(self) -> list[str]:
        """Write the end; return a sentence for each thing that could not be carried.

        Raises FormatError.
        """
        if self._writer is None:
            return []
        self._writer.close()
        return self._writer.losses.sentences


def stems(records: Iterable[ImageRecord]) -> dict[int, str]:
    """Return the path of an image's files in a data set, without suffix, for each image id."""
    return {i: PurePath(name).as_posix() for i, name in mask_names(records, "").items()}


def image_key(
    record: ImageRecord, stem: str, shape: tuple[int, int], orientation: int = 1
) -> ImageKey:
    """Return how the image is called in a data set. orientation: EXIF's, where it counts."""
    file = PurePath(stem).with_name(record.name).as_posix()
    return ImageKey(file, stem, shape, orientation)


def synthetic_files(records: Sequence[ImageRecord], written: Collection[int]) -> list[str]:
    """Return how the synthetic images among those written are called in a data set.

    records: all images of the project, which the names depend on.
    """
    named, made = stems(records), (each for each in records if each.is_synthetic)
    return [image_key(each, named[each.id], (1, 1)).file for each in made if each.id in written]


def orientation_of(record: ImageRecord) -> int:
    """Return EXIF's orientation of an image, 1 … 8; 1 where its file cannot be read."""
    try:
        return read_orientation(record.path)
    except StorageError:
        return 1
