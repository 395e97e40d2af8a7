"""The folder of a demo: never over something that is not ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from segstudio.formats.exported_file import write_exported
from segstudio.workspace.export_target import OutputRefused

SUMMARY_NAME = "summary.json"
DICE_KEY = "mean_dice_unseen"
"""Tells the summary of a demo from any other file of that name."""
MOST_NUMBERED = 1000


def free_folder(wanted: Path) -> Path:
    """Return `wanted`, or the first of “wanted-2”, “wanted-3” … that `is_free`.

    Raises OutputRefused.
    """
    for number in range(1, MOST_NUMBERED):
        name = wanted.name if number == 1 else f"{wanted.name}-{number}"
        folder = wanted.with_name(name)
        if is_free(folder):
            return folder
    raise OutputRefused(f"“{wanted}” and all numbered folders like it are taken. Choose another.")


def is_free(folder: Path) -> bool:
    """Tell whether a demo may be written there: nothing is there, or only an earlier demo."""
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    if not any(folder.iterdir()):
        return True
    try:
        return DICE_KEY in json.loads((folder / SUMMARY_NAME).read_text("utf-8"))
    except (OSError, ValueError, TypeError, RecursionError):
        return False


def check_free(folder: Path) -> Path:
    """Return `folder` where a demo may be written there. Raises OutputRefused."""
    if not is_free(folder):
        raise OutputRefused(f"“{folder}” holds other things. Choose a new folder with --out.")
    return folder


def write_json(path: Path, content: Mapping[str, object]) -> None:
    """Write an object as JSON, atomically. Raises FormatError."""
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    write_exported(path, (text + "\n").encode())
