"""A data set of one tool as one of another; no project is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.formats.catalogue import ALL_TITLES, find_format
from segstudio.formats.errors import FormatError
from segstudio.formats.format import Format, ImageKey, LabelledImage, Reader, TakenMask, Writer
from segstudio.formats.guess import Guess, guesses
from segstudio.formats.mask_files import NO_SIZE
from segstudio.formats.segment_map import of_one_class
from segstudio.formats.synthetic_list import read_synthetic, write_synthetic
from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_orientation, read_size
from segstudio.storage.image_folder import list_images
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.class_mapping import mapped, proposed
from segstudio.workspace.export_target import OutputRefused, check_folder, check_targets
from segstudio.workspace.import_source import ImportRefused

OnImage = Callable[[int, int], None]


@dataclass
class ConversionReport:
    """What came of a conversion.

    done: images written. without: images of which the set says nothing. problems: a sentence for
    each image that failed, and for what was not taken. losses: what the format could not carry.
    synthetic: images that the set calls so, by their path.
    """

    classes: ClassTable
    done: int = 0
    without: int = 0
    problems: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    synthetic: list[str] = field(default_factory=list)


def chosen_format(name: str | None, place: Path, option: str) -> tuple[Format, str]:
    """Return the format of that name or, without one, what is found in `place`; and a sentence.

    option: what gives the name on the command line. Raises ImportRefused.
    """
    if name is not None:
        return find_format(name), f"“{place}” is taken as {ALL_TITLES[name]}."
    sure = [guess for guess in guesses(place) if guess.is_sure] if place.exists() else []
    if len(sure) != 1:
        names = ", ".join(ALL_TITLES)
        raise ImportRefused(f"{_doubt(place, sure)} Give {option} with one of: {names}.")
    title = ALL_TITLES[sure[0].name]
    return find_format(sure[0].name), f"“{place}” is {title}: {sure[0].reason}."


def _doubt(place: Path, found: Sequence[Guess]) -> str:
    if not place.exists():
        return f"There is nothing at “{place}” that would tell its format."
    if not found:
        return f"The format of “{place}” cannot be told by what is in it."
    named = "; ".join(f"{ALL_TITLES[guess.name]}, as {guess.reason}" for guess in found)
    return f"“{place}” can be of several formats: {named}."


@dataclass
class Conversion:
    """From `source` in one format to the folder `target` in another.

    images: the folder of the images, which tells their sizes, suffixes and how EXIF turns them;
    None: what the set says of them. without: names of classes to leave out.
    """

    source: Path
    source_format: Format
    target: Path
    target_format: Format
    images: Path | None = None
    without: Sequence[str] = ()

    def run(self, on_image: OnImage) -> ConversionReport:
        """Convert; on_image is called with the images done, and all.

        Raises ImportRefused, OutputRefused, FormatError, StorageError.
        """
        if not self.source.exists():
            raise ImportRefused(f"There is no “{self.source}”. Give the folder of a data set.")
        keys = self._keys()
        reader = self.source_format.open(self.source, keys)
        nothing = ClassTable()
        mapping = mapped(reader.classes, proposed(reader.classes, nothing), nothing)
        ids, classes = mapping.ids, mapping.table
        writer = self._writer(keys, self._kept(classes))
        table = np.zeros(2**16, np.uint16)
        table[list(ids)] = list(ids.values())
        report = ConversionReport(classes, problems=list(reader.problems))
        listed = read_synthetic(_folder(self.source))
        for number, key in enumerate(keys, 1):
            try:
                self._convert(reader, writer, key, table, report, listed)
            except (FormatError, StorageError, OSError, ValueError, MemoryError) as error:
                report.problems.append(f"{key.file}: {error}")
            on_image(number, len(keys))
        writer.close()
        write_synthetic(self.target.absolute(), report.synthetic)
        passed_over = report.passed_over.items()
        report.losses = [f"Not carried: {what}: {number:,}." for what, number in passed_over]
        report.losses += writer.losses.sentences
        return report

    def _kept(self, classes: ClassTable) -> ClassTable:
        for name in self.without:
            left_out = classes.by_name(name)
            if left_out is not None:
                classes = classes.without(left_out.id)
        return classes

    def _keys(self) -> list[ImageKey]:
        """Return the images to convert. Raises ImportRefused, FormatError, StorageError."""
        folder, list_them = self.images, self.source_format.images
        if folder is None and list_them is not None:
            found = list_them(self.source)
        else:
            folder = folder or _images_beside(self.source)
            found = [_key(folder, Path(location)) for location in list_images(folder)]
            found = _with_own_stems(found)
        if not found:
            raise ImportRefused(f"“{folder or self.source}” names no images. Give --images DIR.")
        return found

    def _writer(self, keys: Sequence[ImageKey], classes: ClassTable) -> Writer:
        """Check where everything goes, and open it. Raises OutputRefused, FormatError."""
        target = self.target.absolute()
        if target.resolve() == self.source.resolve():
            raise OutputRefused(f"“{target}” is what is converted. Give another folder.")
        files = [file for file in self.target_format.files if "STEM" in file]
        folder = self.images or _images_beside(self.source)
        check_targets(
            (target / file.replace("STEM", key.stem) for file in files for key in keys),
            [ImageRecord(0, str(folder / key.file), ImageStatus.NEW, None, None) for key in keys],
        )
        return self.target_format.start(check_folder(target), classes)

    def _convert(
        self,
        reader: Reader,
        writer: Writer,
        key: ImageKey,
        table: np.ndarray,
        report: ConversionReport,
        listed: frozenset[str],
    ) -> None:
        if key.shape == NO_SIZE:
            raise ImportRefused("The set does not tell its size. Give --images DIR.")
        taken = reader.read(key)
        if taken is None:
            report.without += 1
            return
        report.problems += [f"{key.file}: {problem}" for problem in taken.problems]
        report.passed_over += taken.passed_over
        if key.file in listed:
            taken.is_synthetic = True
        if taken.is_synthetic:
            report.synthetic.append(key.file)
        writer.write(_labelled(key, taken, table, report))
        report.done += 1


def _labelled(
    key: ImageKey, taken: TakenMask, table: np.ndarray, report: ConversionReport
) -> LabelledImage:
    class_ids = table[taken.values]
    if class_ids.max(initial=0) < 256:
        class_ids = class_ids.astype(np.uint8)
    unknown = int(np.count_nonzero((class_ids == 0) & (taken.values != 0)))
    if unknown:
        report.problems.append(f"{key.file}: {unknown:,} px have values that no class has.")
    if taken.objects is None:
        return LabelledImage(key, class_ids, None, taken.is_synthetic)
    objects, lost = of_one_class(class_ids, taken.objects)
    if lost:
        report.problems.append(f"{key.file}: {lost:,} objects have no number of their own left.")
    numbered = objects if objects.any() else None
    return LabelledImage(key, class_ids, numbered, taken.is_synthetic)


def _folder(source: Path) -> Path:
    return source if source.is_dir() else source.parent


def _images_beside(source: Path) -> Path:
    """Return where the images of a set most likely lie."""
    folder = _folder(source)
    return folder / "images" if (folder / "images").is_dir() else folder


def _key(folder: Path, path: Path) -> ImageKey:
    file = path.relative_to(folder.absolute()).as_posix()
    stem = PurePosixPath(file).with_suffix("").as_posix()
    try:
        return ImageKey(file, stem, read_size(path), read_orientation(path))
    except StorageError:  # said when the image is up
        return ImageKey(file, stem, NO_SIZE)


def _with_own_stems(keys: Sequence[ImageKey]) -> list[ImageKey]:
    """Return the images; where two differ in their suffix only, it stays in the stem."""
    counts = Counter(key.stem.casefold() for key in keys)
    return [
        key if counts[key.stem.casefold()] == 1 else replace(key, stem=key.file) for key in keys
    ]
