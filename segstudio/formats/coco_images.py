"""What COCO's files say of images and categories: read once for all of its kinds."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from segstudio.formats.errors import ImportFailed
from segstudio.formats.format import IS_SYNTHETIC, ImageKey, NamedClass
from segstudio.formats.image_names import ImageNames
from segstudio.formats.input_file import read_json_object
from segstudio.formats.mask_files import NO_SIZE


class CocoIndex:
    """Images by name, and a class for each category, whatever its number is.

    values: our value of each category. problems: a sentence for what was left out.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        """Raises ImportFailed."""
        self.problems: list[str] = []
        self.values: dict[int, int] = {}
        self.things: set[int] = set()
        self.classes = self._read_classes(content)
        self.images = self._read_images(content)

    def annotations(self, content: dict[str, Any]) -> dict[int, list[dict[str, Any]]]:
        """Return the annotations of each image, in their order."""
        found: dict[int, list[dict[str, Any]]] = {entry["id"]: [] for entry in self.images}
        lost = 0
        for entry in listed(content, "annotations"):
            image_id = entry.get("image_id")
            if type(image_id) is int and image_id in found:
                found[image_id].append(entry)
            else:
                lost += 1
        if lost:
            self.problems.append(f"{lost:,} annotations of images that are not listed.")
        return found

    def _read_classes(self, content: dict[str, Any]) -> tuple[NamedClass, ...]:
        found: dict[int, NamedClass] = {}
        for entry in listed(content, "categories"):
            category, name = entry.get("id"), entry.get("name")
            if type(category) is not int or not isinstance(name, str):
                self.problems.append("A category without a whole “id” and a “name” was left out.")
            elif category in self.values:
                self.problems.append(f"Category id {category} is there twice; the first counts.")
            else:
                # Categories may be 0 or very large: values are counted on their own.
                value = len(found) + 1
                self.values[category] = value
                found[value] = NamedClass(value, name, color_of(entry.get("color")))
                if entry.get("isthing") != 0:
                    self.things.add(value)
        if not found:
            raise ImportFailed("The file holds no “categories”. Is it a COCO file?")
        return tuple(found.values())

    def _read_images(self, content: dict[str, Any]) -> ImageNames[dict[str, Any]]:
        names: ImageNames[dict[str, Any]] = ImageNames()
        ids: set[int] = set()
        for entry in listed(content, "images"):
            number, file = entry.get("id"), entry.get("file_name")
            if type(number) is not int or not isinstance(file, str):
                self.problems.append("An image without a whole “id” and “file_name” was left out.")
            elif number in ids:
                self.problems.append(f"Image id {number} is there twice; the first counts.")
            elif not names.add(file, entry):
                self.problems.append(
                    f"“{file}” was left out: its path leads elsewhere or is double."
                )
            if type(number) is int:
                ids.add(number)
        return names


def image_keys(path: Path) -> list[ImageKey]:
    """Return the images that a file of COCO names; NO_SIZE where it tells none.

    Raises ImportFailed.
    """
    return [
        image_key(name, whole_shape(entry.get("height"), entry.get("width")) or NO_SIZE)
        for name, entry in CocoIndex(read_json_object(path)).images.items()
    ]


def image_entry(number: int, key: ImageKey, is_synthetic: bool) -> dict[str, Any]:
    """Return what a file of COCO says of an image. is_synthetic: a generator painted it."""
    height, width = key.shape
    entry = {"id": number, "file_name": key.file, "height": height, "width": width}
    return entry | {IS_SYNTHETIC: True} if is_synthetic else entry


def image_key(name: str, shape: tuple[int, int]) -> ImageKey:
    """Return how an image with that path in a set is called."""
    return ImageKey(name, PurePosixPath(name).with_suffix("").as_posix(), shape)


def whole_shape(height: object, width: object) -> tuple[int, int] | None:
    """Return (height, width) where both are whole numbers above 0, else None."""
    if type(height) is not int or type(width) is not int or height < 1 or width < 1:
        return None
    return height, width


def color_of(parts: object) -> str | None:
    """Return [red, green, blue] as “#rrggbb”, or None where it is no such list."""
    if not isinstance(parts, list) or len(parts) != 3:
        return None
    if not all(type(part) is int and 0 <= part < 256 for part in parts):
        return None
    return "#" + "".join(f"{part:02x}" for part in parts)


def listed(content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the objects of a list in the file; one that is missing is empty."""
    found = content.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def found_json(folder: Path, name: str) -> Path:
    """Return the file of that name, or the only .json of a folder, which may be that file itself.

    Raises ImportFailed.
    """
    if folder.is_file():
        return folder
    if (folder / name).is_file():
        return folder / name
    files = sorted(folder.glob("*.json"))
    if len(files) != 1:
        raise ImportFailed(
            f"“{folder}” has no {name} and {len(files):,} other .json files. Choose the one "
            f"to read, or call it {name}."
        )
    return files[0]
