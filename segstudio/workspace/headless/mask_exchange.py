"""Masks out of a project and into it, from the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from segstudio.storage.edit_stage import EditStage
from segstudio.storage.image_record import ImageStatus
from segstudio.workspace.class_mapping import Targets, mapped, proposed
from segstudio.workspace.exchange_report import ExchangeReport, OnImage
from segstudio.workspace.export_order import ExportOrder
from segstudio.workspace.export_run import ExportPreview, ExportRun
from segstudio.workspace.import_order import NOTHING_SINGLE, Conflict, ImportOrder
from segstudio.workspace.import_preview import ImportPreview, look_at
from segstudio.workspace.import_source import ImportSource, open_source
from segstudio.workspace.known_mask import on_this_thread
from segstudio.workspace.mask_import import MaskImport
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.rule_work import RuleWork

Choose = Callable[[ImportSource], Targets]
"""Says what each class of a data set becomes."""


def export(
    opened: OpenedProject, order: ExportOrder, on_image: OnImage, rules: RuleWork | None = None
) -> ExchangeReport:
    """Write what is ordered, one image at a time; the report's notes say what is not carried.

    Raises TargetsExist, OutputRefused, FormatError.
    """
    return _run(opened, order, rules).run(opened.images, on_image)


def look_at_export(
    opened: OpenedProject, order: ExportOrder, on_image: OnImage, rules: RuleWork | None = None
) -> ExportPreview:
    """Return what would be written and lost; nothing is written. Raises FormatError."""
    return _run(opened, order, rules).look(opened.images, on_image, lambda early: None)


def export_masks(
    opened: OpenedProject, folder: Path, on_image: OnImage, with_predictions: bool = False
) -> ExchangeReport:
    """Write an index PNG of each image of which something is known, and classes.json.

    Raises TargetsExist, OutputRefused, FormatError.
    """
    return export(opened, ExportOrder(folder, with_predictions=with_predictions), on_image)


def _run(opened: OpenedProject, order: ExportOrder, rules: RuleWork | None) -> ExportRun:
    predictions, reach = opened.info.predictions, on_this_thread
    return ExportRun(order, opened.store, predictions, opened.classes, reach, rules)


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
    single: Mapping[int, Conflict] = NOTHING_SINGLE,
    are_reviewed: bool = False,
) -> ExchangeReport:
    """Take a data set in one transaction, which the window can undo as one.

    are_reviewed: mark images as such whose masks were taken.

    name: of its format, "" for index PNG. choose: as proposed where None. conflict, single: see
    ImportOrder. The report's notes say what was not taken. Raises ImportRefused, MappingRefused,
    FormatError, StorageError, with nothing changed.
    """
    source = open_source(name, place, opened.images, _quietly)
    before = opened.classes
    targets = proposed(source.classes, before) if choose is None else choose(source)
    mapping = mapped(source.classes, targets, before)
    order = ImportOrder(mapping.ids, conflict, before.locked_ids, single)
    with EditStage(opened.store.folder) as stage:
        work = MaskImport(opened.store, source, order, stage)
        work.stage_all(opened.images, on_image)
        if work.report.done:  # classes alone are no import
            table = mapping.added_to(before)
            opened.store.commit_edits(stage, table, set(table.ids) - set(before.ids))
    opened.store.review.mark_synthetic(work.synthetic)
    if are_reviewed:
        opened.store.set_status_of(sorted(work.taken), ImageStatus.REVIEWED)
    work.report.notes = work.notes
    return work.report


def _quietly(done: int, total: int) -> None:
    """Tell nobody."""
