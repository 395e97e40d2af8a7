"""Masks out of a project and into it, from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from segstudio.formats.format import Format
from segstudio.storage.edit_stage import EditStage
from segstudio.workspace.class_mapping import Targets, mapped, proposed
from segstudio.workspace.exchange_report import ExchangeReport, OnImage
from segstudio.workspace.format_exchange import FormatExport
from segstudio.workspace.import_order import Conflict, ImportOrder
from segstudio.workspace.import_preview import ImportPreview, look_at
from segstudio.workspace.import_source import ImportSource, open_source
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.mask_export import MaskExport
from segstudio.workspace.mask_import import MaskImport
from segstudio.workspace.project_opening import OpenedProject

OVERLAYS_NAME = "overlays"

Choose = Callable[[ImportSource], Targets]
"""Says what each class of a data set becomes."""


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


def look_at_masks(
    opened: OpenedProject, place: Path, on_image: OnImage, name: str = ""
) -> tuple[ImportSource, ImportPreview]:
    """Open a data set and count what it holds; nothing is changed.

    name: of its format, "" for index PNG. Raises ImportRefused, FormatError, StorageError.
    """
    source = open_source(name, place, opened.images, _quietly)
    annotated = {record.id for record in opened.store.annotated_images()}
    return source, look_at(source, opened.images, annotated, on_image)


def import_masks(
    opened: OpenedProject,
    place: Path,
    on_image: OnImage,
    name: str = "",
    choose: Choose | None = None,
    conflict: Conflict = Conflict.BOTH,
) -> ExchangeReport:
    """Take a data set in one transaction, which the window can undo as one.

    name: of its format, "" for index PNG. choose: as proposed where None. The report's notes say
    what was not taken. Raises ImportRefused, MappingRefused, FormatError, StorageError, with
    nothing changed.
    """
    source = open_source(name, place, opened.images, _quietly)
    before = opened.classes
    targets = proposed(source.classes, before) if choose is None else choose(source)
    mapping = mapped(source.classes, targets, before)
    order = ImportOrder(mapping.ids, conflict, before.locked_ids)
    with EditStage(opened.store.folder) as stage:
        work = MaskImport(opened.store, source, order, stage)
        work.stage_all(opened.images, on_image)
        if work.report.done:  # classes alone are no import
            table = mapping.added_to(before)
            opened.store.commit_edits(stage, table, set(table.ids) - set(before.ids))
    work.report.notes[:0] = source.problems
    return work.report


def _quietly(done: int, total: int) -> None:
    """Tell nobody."""
