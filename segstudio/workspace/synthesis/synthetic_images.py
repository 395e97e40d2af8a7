"""Synthetic images in a project: files of their own, and marks that nobody can miss."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from segstudio import __version__
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region
from segstudio.storage.atomic_file import write_atomically
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.storage.png_text import with_text
from segstudio.storage.prediction_file import prediction_path
from segstudio.storage.project_store import ProjectStore

FOLDER = "synthetic"
"""In the project's folder."""
KEY = "Comment"
EDIT_NAME = "Synthetic mask"

Pixels = npt.NDArray[np.generic]


def write_image(folder: Path, class_name: str, pixels: Pixels) -> Path:
    """Write a synthetic image below the project's folder; its name and its text say what it is.

    pixels: (height, width) or (height, width, 3), uint8 or uint16. Raises StorageFailed, OSError.
    """
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    stem = re.sub(r"[^\w-]+", "-", class_name).strip("-")[:60] or "class"
    number = 1
    while (path := place / f"synthetic-{stem}-{number:04}.png").exists():
        number += 1
    colors = pixels if pixels.ndim == 2 else pixels[..., ::-1]
    is_encoded, png = cv2.imencode(".png", np.ascontiguousarray(colors))
    if not is_encoded:
        raise OSError(f"“{path}” could not be encoded.")
    remark = (
        f"Synthetic image, painted from a mask by a generator of SegStudio {__version__} "
        f"({time.strftime('%Y-%m-%d')}). Not a photograph: never measure by it."
    )
    write_atomically(path, with_text(png.tobytes(), KEY, remark))
    return path


def add_images(store: ProjectStore, made: Sequence[tuple[Path, MaskArray]]) -> list[ImageRecord]:
    """Add synthetic images with their masks to a project; return them as they are there.

    They are reviewed, tagged, and for nothing but learning. Raises StorageError.
    """
    records = store.add_images([path for path, _ in made])
    ids = [each.id for each in records]
    store.review.mark_synthetic(ids)
    for record, (_, class_ids) in zip(records, made, strict=True):
        mask = Mask((class_ids.shape[0], class_ids.shape[1]))
        editor = MaskEditor(mask, EDIT_NAME)
        whole = Region(0, 0, *mask.shape)
        for class_id in np.unique(class_ids[class_ids > 0]).tolist():
            editor.paint(whole, (class_ids == class_id).astype(np.uint8), class_id)
        if (edit := editor.finish()) is not None:
            store.commit_edit(record.id, mask.shape, edit, mask.counts)
    store.set_status_of(ids, ImageStatus.REVIEWED)
    return [store.image(each) for each in ids]


def synthetic_ids(store: ProjectStore) -> list[int]:
    """Return the ids of the synthetic images of a project."""
    return [each.id for each in store.images() if each.is_synthetic]


def remove_files(folder: Path, records: Sequence[ImageRecord], predictions: Path) -> None:
    """Delete the files of synthetic images, and their predictions; what is gone is no error.

    Only files in the project's folder of them are touched.
    """
    place = (folder / FOLDER).resolve()
    for record in records:
        with contextlib.suppress(OSError):
            prediction_path(predictions, record.id).unlink(missing_ok=True)
        if record.is_synthetic and record.path.resolve().parent == place:
            with contextlib.suppress(OSError):
                record.path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        place.rmdir()
