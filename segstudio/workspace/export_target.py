"""Where exported files go: never over an image, and no two over each other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.file_naming import mask_names


class OutputRefused(ValueError):
    """Files cannot go there; the text says why."""


class TargetsExist(OutputRefused):
    """Files would be replaced, and nobody said that they may be. paths: those files."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__(
            f"Files that would be replaced: {len(paths):,}, such as “{paths[0]}”. Choose another "
            "folder, or allow to replace them."
        )
        self.paths = paths


class ImageFiles:
    """The files of images, found again through links and on drives that know no capitals."""

    def __init__(self, records: Iterable[ImageRecord]) -> None:
        self._keys = {_key(record.location) for record in records}

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str | Path) and _key(path) in self._keys


def mask_targets(
    records: Sequence[ImageRecord], folders: Sequence[Path], root: Path | None = None
) -> list[dict[int, Path]]:
    """Return, for each folder, the file to write for each image id; the folders are made.

    root: folder of the images, below which names are kept; None: the one that all share.

    Nothing is made where any file is refused. Raises OutputRefused.
    """
    folders = [folder.absolute() for folder in folders]
    names = mask_names(records, root=root)
    targets = [{i: folder / name for i, name in names.items()} for folder in folders]
    check_targets((path for each in targets for path in each.values()), records)
    for folder in folders:
        check_folder(folder)
    return targets


def check_targets(targets: Iterable[Path], records: Iterable[ImageRecord]) -> None:
    """Raise OutputRefused where a file to be written is an image, or two of them are the same."""
    images = ImageFiles(records)
    seen: set[str] = set()
    for target in targets:
        if target in images:
            raise OutputRefused(
                f"“{target}” is one of the images and would be overwritten. Choose another folder."
            )
        key = _key(target)
        if key in seen:
            raise OutputRefused(
                f"Two files would be written to “{target}”. Rename one of the images."
            )
        seen.add(key)


def check_output(file: Path, records: Iterable[ImageRecord]) -> Path:
    """Return the absolute path of a file to write; its folder is made where it is missing.

    Raises OutputRefused.
    """
    file = file.absolute()
    check_targets([file], records)
    if file.is_dir():
        raise OutputRefused(f"“{file}” is a folder. Give the name of a file.")
    check_folder(file.parent)
    return file


def check_folder(folder: Path) -> Path:
    """Return the absolute path of a folder to write to, made where it is missing.

    Raises OutputRefused.
    """
    folder = folder.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputRefused(f"“{folder}” is a file, not a folder. Choose another one.") from error
    except OSError as error:
        raise OutputRefused(
            f"The folder “{folder}” cannot be made ({error.strerror}). Choose another one."
        ) from error
    return folder


def _key(path: str | Path) -> str:
    # Folded everywhere: macOS keeps "A.PNG" and "a.png" in one file, and does not say so.
    return os.path.realpath(path).casefold()
