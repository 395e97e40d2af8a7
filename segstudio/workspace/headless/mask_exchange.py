"""Masks out of a project and into it, from the command line."""

from __future__ import annotations

from pathlib import Path

from segstudio.document.mask import MaskEditor
from segstudio.formats.format import Format
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.exchange_report import ExchangeReport, OnImage
from segstudio.workspace.format_exchange import FormatExport, FormatPlan, plan_format_import
from segstudio.workspace.image_list import ImageList
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.mask_export import MaskExport
from segstudio.workspace.mask_import import ImportPlan, ReadMask, plan_import
from segstudio.workspace.project_opening import OpenedProject

OVERLAYS_NAME = "overlays"


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
    source = MaskSource(opened.store, opened.info.predictions)
    overlays = folder / OVERLAYS_NAME if with_overlays else None
    export = MaskExport(source, opened.classes, with_predictions, folder, overlays)
    export.begin(opened.images)
    report = ExchangeReport()
    report.go_through(opened.images, export.write, on_image)
    report.with_objects = export.with_objects
    return report


def export_format(
    opened: OpenedProject,
    folder: Path,
    chosen: Format,
    on_image: OnImage,
    with_predictions: bool = False,
) -> ExchangeReport:
    """Write all of which something is known as a data set in that format, one image at a time.

    The report's notes say what it could not carry. Raises OutputRefused, FormatError.
    """
    source = MaskSource(opened.store, opened.info.predictions)
    export = FormatExport(source, opened.classes, with_predictions, folder, chosen)
    export.begin(opened.images)
    report = ExchangeReport()
    report.go_through(opened.images, export.write, on_image)
    report.notes = export.close()
    return report


def import_format(
    opened: OpenedProject, folder: Path, chosen: Format, on_image: OnImage
) -> ExchangeReport:
    """Read a data set in that format; what is drawn already stays.

    Each image is one edit, which the window can undo. The report's notes say what was not taken.
    Raises ImportRefused, FormatError, StorageError.
    """
    plan = plan_format_import(chosen, folder, opened.images, opened.classes)
    report = _taken(opened, plan, on_image)
    report.notes = plan.notes
    return report


def import_masks(opened: OpenedProject, folder: Path, on_image: OnImage) -> ExchangeReport:
    """Read index PNGs named like the images from `folder`; what is drawn already stays.

    Each is one edit, which the window can undo. Raises ImportRefused, FormatError, StorageError.
    """
    return _taken(opened, plan_import(folder, ImageList(opened.images), opened.classes), on_image)


def _taken(
    opened: OpenedProject, plan: ImportPlan | FormatPlan, on_image: OnImage
) -> ExchangeReport:
    opened.store.set_classes(plan.classes)
    report = ExchangeReport()

    def take(record: ImageRecord) -> bool:
        read = plan.read(record)
        if read is not None:
            report.pixels += _stored(opened, record, read)
            report.with_objects += read.objects is not None
        return read is not None

    report.go_through(opened.images, take, on_image)
    return report


def _stored(opened: OpenedProject, record: ImageRecord, read: ReadMask) -> int:
    """Store one mask as an edit; return how many pixels it labelled."""
    mask, _ = opened.store.load_mask(record.id, read.shape)
    before = sum(mask.counts.values())
    editor = MaskEditor(mask, "Import")
    read.paint(editor)
    edit = editor.finish()
    if edit is not None:
        opened.store.commit_edit(record.id, read.shape, edit, mask.counts)
    return sum(mask.counts.values()) - before
