"""Masks out of a project and into it, image by image; what fails is told by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from segstudio.document.mask import MaskEditor
from segstudio.formats.classes_file import CLASSES_NAME, write_classes
from segstudio.formats.errors import FormatError
from segstudio.formats.index_png import write_index_mask
from segstudio.formats.overlay_png import write_overlay
from segstudio.storage.errors import StorageError
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.prediction_file import PredictionUnreadable
from segstudio.workspace.file_naming import mask_names
from segstudio.workspace.headless.known_mask import known_mask
from segstudio.workspace.headless.output_folder import check_folder, check_targets
from segstudio.workspace.image_list import ImageList
from segstudio.workspace.mask_import import ImportPlan, ImportRefused, import_one, plan_import
from segstudio.workspace.open_image import Picture
from segstudio.workspace.project_opening import OpenedProject

OVERLAYS_NAME = "overlays"

OnImage = Callable[[int, int], None]
"""Called with the number of images done, and of all."""

_PROBLEMS = (StorageError, FormatError, ImportRefused, PredictionUnreadable, OSError, MemoryError)
"""What keeps one image back and not the others."""


@dataclass
class ExchangeReport:
    """done: images written or read. without: those with nothing to write or read.

    pixels: newly labelled. problems: a sentence for each image that failed.
    """

    done: int = 0
    without: int = 0
    pixels: int = 0
    problems: list[str] = field(default_factory=list)


def export_masks(
    opened: OpenedProject,
    folder: Path,
    on_image: OnImage,
    with_predictions: bool = False,
    with_overlays: bool = False,
) -> ExchangeReport:
    """Write an index PNG of each image of which something is known, and classes.json.

    with_predictions: where nothing is drawn, take the stored prediction. with_overlays: pictures
    for looking at, too, into a folder of their own. Raises OutputRefused, FormatError.
    """
    folder = check_folder(folder)
    names = mask_names(opened.images)
    folders = [folder, folder / OVERLAYS_NAME] if with_overlays else [folder]
    check_targets((each / name for each in folders for name in names.values()), opened.images)
    colors = {each.id: each.rgb for each in opened.classes}

    def export(record: ImageRecord, report: ExchangeReport) -> bool:
        if record.shape is None and not with_predictions:
            return False
        known = known_mask(opened, record)
        is_predicted = with_predictions and known.prediction is not None
        if not is_predicted and not known.has_labels:
            return False
        class_ids = known.result if is_predicted else known.annotation.class_ids
        write_index_mask(folder / names[record.id], class_ids)
        if with_overlays:
            picture = Picture.read(record).display
            shown = known.picture(class_ids, next(iter(opened.classes.ids), 0))
            write_overlay(folder / OVERLAYS_NAME / names[record.id], picture, shown, colors)
        return True

    report = _each(opened.images, export, on_image)
    write_classes(folder / CLASSES_NAME, opened.classes)
    return report


def import_masks(opened: OpenedProject, folder: Path, on_image: OnImage) -> ExchangeReport:
    """Read index PNGs named like the images from `folder`; what is drawn already stays.

    Each is one edit, which the window can undo. Raises ImportRefused, FormatError, StorageError.
    """
    if not folder.is_dir():
        raise ImportRefused(f"There is no folder “{folder}”. Give the folder that holds the masks.")
    plan = plan_import(folder, ImageList(opened.images), opened.classes)
    opened.store.set_classes(plan.classes)

    def take(record: ImageRecord, report: ExchangeReport) -> bool:
        path = plan.files.get(record.id)
        if path is None:
            return False
        report.pixels += _import_one(opened, record, path, plan)
        return True

    return _each(opened.images, take, on_image)


def _import_one(opened: OpenedProject, record: ImageRecord, path: Path, plan: ImportPlan) -> int:
    """Store one mask as an edit; return how many pixels it labelled."""
    shape = record.shape or read_size(record.path)
    paint = import_one(path, plan, shape)
    mask, _ = opened.store.load_mask(record.id, shape)
    before = sum(mask.counts.values())
    editor = MaskEditor(mask, "Import")
    paint(editor)
    edit = editor.finish()
    if edit is not None:
        opened.store.commit_edit(record.id, shape, edit, mask.counts)
    return sum(mask.counts.values()) - before


def _each(
    records: list[ImageRecord],
    step: Callable[[ImageRecord, ExchangeReport], bool],
    on_image: OnImage,
) -> ExchangeReport:
    report = ExchangeReport()
    for position, record in enumerate(records, 1):
        try:
            if step(record, report):
                report.done += 1
            else:
                report.without += 1
        except _PROBLEMS as error:
            report.problems.append(f"{record.name}: {error}")
        on_image(position, len(records))
    return report
