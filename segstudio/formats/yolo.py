"""YOLO-seg: a text file of polygons for each image, in fractions of its size; no holes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.formats.errors import ImportFailed
from segstudio.formats.exported_file import write_exported
from segstudio.formats.format import (
    Format,
    ImageKey,
    LabelledImage,
    Losses,
    NamedClass,
    TakenMask,
)
from segstudio.formats.input_file import finite_numbers, read_text
from segstudio.formats.instance import Instance, instances
from segstudio.formats.mask_canvas import MaskCanvas
from segstudio.formats.outline import outlines, scaled

LABELS_FOLDER, NAMES_NAME = "labels", "data.yaml"
_DIGITS = 9
"""After the point: finer than 1/1000 px in the largest images."""
_MAX_NAMES_BYTES = 2**20


class YoloWriter:
    """Writes labels/STEM.txt of each image, and data.yaml with the class names."""

    def __init__(self, folder: Path, classes: ClassTable) -> None:
        self.losses = Losses()
        self.losses.note("colours of classes", len(classes))
        self._folder = folder
        self._numbers = {each.id: number for number, each in enumerate(classes)}
        names = [f"  {number}: {_quoted(each.name)}" for number, each in enumerate(classes)]
        content = "\n".join(["path: .", "train: images", "val: images", "names:", *names, ""])
        write_exported(folder / NAMES_NAME, content.encode())

    def write(self, item: LabelledImage) -> None:
        """Write one image. Raises ExportFailed."""
        lines: list[str] = []
        canvas = MaskCanvas(item.key.shape)
        # Readers let later ones cover earlier ones: what lies in a hole comes after it.
        for instance in sorted(instances(item), key=_bounds_px, reverse=True):
            number = self._numbers.get(instance.class_id)
            if number is not None:
                lines += self._lines(instance, number, canvas, item.key.shape)
        back = canvas.taken().values
        self.losses.note(
            "pixels that the polygons give another class", int((back != item.class_ids).sum())
        )
        path = self._folder / LABELS_FOLDER / f"{item.key.stem}.txt"
        write_exported(path, "".join(f"{line}\n" for line in lines).encode())

    def close(self) -> None:
        """All is written."""

    def _lines(
        self, instance: Instance, number: int, canvas: MaskCanvas, shape: tuple[int, int]
    ) -> list[str]:
        outer, holes = outlines(instance.stencil, instance.row, instance.column)
        self.losses.note("holes, which are filled", len(holes))
        if instance.number:
            self.losses.note("objects of several parts, which become objects each", len(outer) > 1)
        elif outer:
            self.losses.note("regions that are no objects, which become objects")
        lines = []
        for points in outer:
            canvas.add_outline(instance.class_id, 0, points, "")
            parts = (points / (shape[1], shape[0])).ravel().tolist()
            lines.append(" ".join([str(number), *(_short(part) for part in parts)]))
        return lines


def _bounds_px(instance: Instance) -> int:
    return instance.stencil.size


def _short(part: float) -> str:
    return f"{part:.{_DIGITS}f}".rstrip("0").rstrip(".")


class YoloReader:
    """Reads labels/STEM.txt, or STEM.txt, of each image; each polygon is an object."""

    def __init__(self, folder: Path, keys: Iterable[ImageKey]) -> None:
        """Raises ImportFailed."""
        self.problems: list[str] = []
        self._folder = folder / LABELS_FOLDER if (folder / LABELS_FOLDER).is_dir() else folder
        listed = folder / NAMES_NAME
        if not listed.is_file():
            raise ImportFailed(f"“{folder}” has no {NAMES_NAME} with the names of the classes.")
        names = _names(read_text(listed, _MAX_NAMES_BYTES))
        if not names:
            raise ImportFailed(f"“{listed}” has no list “names” that can be read.")
        self.classes = tuple(NamedClass(number + 1, name) for number, name in names.items())
        self._known = set(names)

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask, or None where there is no file. Raises ImportFailed."""
        path = self._folder / f"{key.stem}.txt"
        if not path.is_file():
            return None
        canvas = MaskCanvas(key.shape, may_cover=True)
        for number, line in enumerate(read_text(path).splitlines(), 1):
            if line.strip():
                self._add(canvas, line.split(), key.shape, f"Line {number}")
        return canvas.taken()

    def _add(self, canvas: MaskCanvas, words: list[str], shape: tuple[int, int], what: str) -> None:
        try:
            numbers = finite_numbers([float(word) for word in words])
        except ValueError:
            numbers = None
        if numbers is None or len(numbers) < 7 or len(numbers) % 2 == 0:
            canvas.problems.append(f"{what} is no class with a polygon; it was left out.")
        elif numbers[0] not in self._known:
            canvas.problems.append(f"{what} is of a class without a name; it was left out.")
        else:
            points = scaled(numbers[1:].reshape(-1, 2), (shape[1], shape[0]))
            canvas.add_outline(int(numbers[0]) + 1, canvas.next_number(), points, what)


def _names(text: str) -> dict[int, str]:
    """Return the class names of data.yaml: "names:" as a list, inline or by lines, or numbered."""
    lines = text.replace("\r\n", "\n").split("\n")
    starts = [place for place, line in enumerate(lines) if line.startswith("names:")]
    if not starts:
        return {}
    inline = lines[starts[0]].removeprefix("names:").strip()
    if inline.startswith("["):
        listed = inline.strip("[]").split(",")
        return {number: _unquoted(name) for number, name in enumerate(listed)}
    found: dict[int, str] = {}
    for line in lines[starts[0] + 1 :]:
        entry = line.strip()
        if entry.startswith("- "):
            found[len(found)] = _unquoted(entry[2:])
        elif line[:1].isspace() and entry.partition(":")[0].isdecimal():
            number, _, name = entry.partition(":")
            found.setdefault(int(number), _unquoted(name))
        elif entry and not entry.startswith("#"):
            break
    return {number: name for number, name in found.items() if number < 2**16 - 1}


def _quoted(name: str) -> str:
    """Return a name as JSON, which is YAML, too, but for what only YAML takes for a line's end."""
    text = json.dumps(name, ensure_ascii=False)
    return "".join(f"\\u{ord(each):04x}" if each in "\x85\u2028\u2029" else each for each in text)


def _unquoted(name: str) -> str:
    name = name.strip()
    if name.startswith('"'):
        try:
            return str(json.loads(name))
        except ValueError:
            return name.strip('"')
    return name.strip("'")


FORMAT = Format(
    "yolo",
    "YOLO segmentation",
    YoloWriter,
    YoloReader,
    (f"{LABELS_FOLDER}/STEM.txt", NAMES_NAME),
    "holes; objects of several parts; regions that are no objects; colours of classes",
    is_turned=True,
)
