"""The file that tells what the values of exported masks mean: `classes.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from segstudio.document.label_class import UNLABELLED, ClassError, ClassTable
from segstudio.formats.errors import ImportFailed
from segstudio.formats.exported_file import write_exported
from segstudio.formats.format import NamedClass

CLASSES_NAME = "classes.json"
_MAX_BYTES = 32 * 2**20


OBJECTS_NOTE = (
    "NAME_objects.png beside NAME.png: 16-bit grey, 0 = no object, n = part of object n of that "
    "image. All pixels of an object have one class."
)


def write_classes(path: Path, classes: ClassTable, has_objects: bool = False) -> None:
    """Write ids, names and colours, in order, atomically. Raises ExportFailed.

    has_objects: say what the files of object numbers beside the masks mean.
    """
    content: dict[str, object] = {
        "unlabelled": UNLABELLED,
        "classes": [{"id": each.id, "name": each.name, "color": each.color} for each in classes],
    }
    if has_objects:
        content["objects"] = OBJECTS_NOTE
    write_exported(path, (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode())


def read_classes(path: Path) -> ClassTable:
    """Return the classes of a file that `write_classes` wrote, or of one by hand.

    The list of classes may stand alone. A class needs "id" and "name"; "color" may be missing. An
    entry for id 0 is left out, as 0 means unlabelled (see `read_unlabelled`). Raises ImportFailed
    with a sentence.
    """
    table = ClassTable()
    for number, entry in enumerate(_read_list(path), 1):
        if not _is_unlabelled(entry):
            table = _added(table, entry, f"“{path}”, class {number}")
    return table


def read_unlabelled(path: Path) -> NamedClass | None:
    """Return the entry for id 0, such as “background”; None where the file has none.

    Raises ImportFailed with a sentence.
    """
    for entry in _read_list(path):
        if _is_unlabelled(entry) and isinstance(entry.get("name"), str):
            color = entry.get("color")
            return NamedClass(UNLABELLED, entry["name"], color if isinstance(color, str) else None)
    return None


def _is_unlabelled(entry: Any) -> bool:
    return isinstance(entry, dict) and entry.get("id") == UNLABELLED


def _read_list(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ImportFailed(f"“{path}” is too large to be a list of classes.")
        content = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ImportFailed(f"“{path}” cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise ImportFailed(f"“{path}” is not JSON: {error}. Export the classes again.") from error
    listed = content.get("classes") if isinstance(content, dict) else content
    if not isinstance(listed, list):
        raise ImportFailed(f"“{path}” holds no list of “classes”.")
    return listed


def _added(table: ClassTable, entry: Any, where: str) -> ClassTable:
    if not isinstance(entry, dict):
        raise ImportFailed(f"{where}: this is not a class with “id” and “name”.")
    class_id, name, color = entry.get("id"), entry.get("name"), entry.get("color")
    if not isinstance(class_id, int) or isinstance(class_id, bool):
        raise ImportFailed(f"{where}: “id” must be a whole number.")
    if not isinstance(name, str) or not isinstance(color, str | None):
        raise ImportFailed(f"{where}: “name” and “color” must be text.")
    try:
        return table.added(name, color, class_id)
    except ClassError as error:
        raise ImportFailed(f"{where}: {error}") from error
