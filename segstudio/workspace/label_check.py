"""Whether there are labels enough to learn from, and still the same."""

from __future__ import annotations

import hashlib

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.labelled_project import LabelledProject


class NothingToTrain(ValueError):
    """Fewer than two classes have labels; the text says which are missing."""


class LabelsChanged(RuntimeError):
    """Labels are others than when work began; the text says what to do."""


def check_labels(classes: ClassTable, counts: dict[int, int]) -> None:
    """Raise NothingToTrain unless two classes have a labelled pixel. counts: of each class id."""
    missing = [each.name for each in classes if not counts.get(each.id)]
    if len(classes) - len(missing) >= 2:
        return
    names = ", ".join(f"“{name}”" for name in missing)
    rest_of_it = f"no labels yet of {names}." if names else "it has fewer than two classes."
    raise NothingToTrain(
        f"Training needs labels of at least two classes; {rest_of_it} Draw strokes in the window, "
        "or import masks with “segstudio import”."
    )


def labels_digest(opened: LabelledProject) -> str:
    """Return a digest of what is drawn, and of what each image is for."""
    digest = hashlib.sha256(repr(opened.classes.ids).encode())
    for record in opened.store.annotated_images():
        digest.update(f"{record.id} {record.split} {record.is_excluded}".encode())
        digest.update(np.ascontiguousarray(drawn(opened, record)).data)
    return digest.hexdigest()


def check_same_labels(opened: LabelledProject, digest: str) -> None:
    """Raise LabelsChanged where `labels_digest` is another by now."""
    if labels_digest(opened) != digest:
        raise LabelsChanged(
            "Labels or splits were changed while networks learned from them: what was measured "
            "last is not kept. Start again, and draw afterwards."
        )


def drawn(opened: LabelledProject, record: ImageRecord) -> MaskArray:
    """Return what is drawn on an image, (height, width) class ids; (0, 0) where nothing can be."""
    if record.shape is None:
        return np.zeros((0, 0), np.uint8)
    return opened.store.load_mask(record.id, record.shape)[0].class_ids
