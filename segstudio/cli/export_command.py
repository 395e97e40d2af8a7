"""`segstudio export`: a project's masks as files."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import (
    add_format,
    add_masks_out,
    add_project,
    add_refinement,
    add_rules,
)
from segstudio.storage.image_record import ImageStatus, Split
from segstudio.workspace.plural import counted

if TYPE_CHECKING:
    from segstudio.document.refinement import Refinement
    from segstudio.storage.image_query import ImageQuery
    from segstudio.storage.image_record import ImageRecord
    from segstudio.workspace.export_order import ExportOrder
    from segstudio.workspace.project_opening import OpenedProject
    from segstudio.workspace.rule_work import RuleWork


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    add_project(parser)
    add_masks_out(parser)
    add_format(parser)
    _add_choices(parser)
    parser.add_argument(
        "--overlays",
        action="store_true",
        help="write pictures for looking at, too, into DIR/overlays",
    )
    parser.add_argument(
        "--with-predictions",
        action="store_true",
        help="where nothing is drawn, take the stored prediction",
    )
    add_rules(parser)
    add_refinement(parser)
    parser.add_argument(
        "--without-objects", action="store_true", help="tell classes only, no objects"
    )
    parser.add_argument(
        "--without-background", action="store_true", help="leave the first class out"
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="replace files that are there already"
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="say what would be written and what the format cannot carry, and write nothing",
    )


def _add_choices(parser: argparse.ArgumentParser) -> None:
    statuses, splits = ", ".join(ImageStatus), ", ".join(Split)
    parser.add_argument(
        "--status",
        choices=tuple(map(str, ImageStatus)),
        metavar="STATUS",
        help=f"only images of that status: {statuses}",
    )
    parser.add_argument(
        "--split",
        choices=tuple(map(str, Split)),
        metavar="SPLIT",
        help=f"only images of that split: {splits}",
    )
    parser.add_argument("--tag", metavar="TAG", help="only images with that tag")


def run(options: argparse.Namespace, console: Console) -> int:
    """Export."""
    from segstudio.cli.refinement_option import chosen_refinement
    from segstudio.workspace.export_target import TargetsExist
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.project_rule_work import rule_work

    order = _order(options)
    for is_asked, what in (
        (options.rules, "Rules change"),
        (options.refine is not None, "Refining changes"),
    ):
        if is_asked and not options.with_predictions:
            console.fail(f"{what} predictions only, not what is drawn: add --with-predictions.")
            return 2
    with opened_project(options.project) as opened:
        rules, unread = rule_work(opened.store, opened.classes) if options.rules else (None, [])
        for sentence in unread:
            console.warn(sentence)
        if options.dry_run:
            return _preview(opened, order, rules, console)
        _refine(opened, order, chosen_refinement(options.refine, opened), console)
        try:
            return _write(opened, order, rules, console)
        except TargetsExist as error:
            console.fail(
                f"Files that would be replaced: {len(error.paths):,}, such as “{error.paths[0]}”. "
                "Nothing was written. Give --overwrite to replace them, or another folder."
            )
            return 1


def _order(options: argparse.Namespace) -> ExportOrder:
    from segstudio.storage.image_query import ImageQuery
    from segstudio.workspace.export_order import ExportOrder

    status = None if options.status is None else ImageStatus(options.status)
    split = None if options.split is None else Split(options.split)
    return ExportOrder(
        options.out,
        options.format or "",
        ImageQuery(status=status, split=split, tag=options.tag),
        with_predictions=options.with_predictions,
        with_objects=not options.without_objects,
        with_background=not options.without_background,
        with_overlays=options.overlays,
        may_replace=options.overwrite,
    )


def _refine(
    opened: OpenedProject, order: ExportOrder, refinement: Refinement | None, console: Console
) -> None:
    """Predict what is to be exported anew, refined; the project keeps it."""
    if refinement is None:
        return
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.project_prediction import predict_records, stored

    asked = opened.images if order.query is None else _fitting(opened, order.query)
    records = [each for each in asked if each.problem is None]
    with console.progress("Predicting", "image") as progress, EngineTalk() as talk:
        takes = [stored(opened)]
        report = predict_records(
            talk, opened, records, takes, progress.update, refinement=refinement
        )
    for sentence in (*talk.warnings, *report.problems):
        console.warn(sentence)


def _fitting(opened: OpenedProject, query: ImageQuery) -> list[ImageRecord]:
    ids = set(opened.store.review.find(query))
    return [each for each in opened.images if each.id in ids]


def _preview(
    opened: OpenedProject, order: ExportOrder, rules: RuleWork | None, console: Console
) -> int:
    from segstudio.workspace.headless.mask_exchange import look_at_export

    with console.progress("Looking at masks", "image") as progress:
        preview = look_at_export(opened, order, progress.update, rules)
    console.say(f"{counted(preview.images, 'image')} would be exported. Nothing is written.")
    if preview.without:
        console.say(f"Without anything to export: {counted(preview.without, 'image')}.")
    if preview.existing:
        console.say(f"Files that would be replaced: {len(preview.existing):,}.")
    for sentence in (*preview.losses, *preview.problems):
        console.say(sentence)
    console.result(
        {
            "images": preview.images,
            "without": preview.without,
            "existing": [str(path) for path in preview.existing],
            "losses": preview.losses,
            "problems": preview.problems,
        }
    )
    return 1 if preview.problems else 0


def _write(
    opened: OpenedProject, order: ExportOrder, rules: RuleWork | None, console: Console
) -> int:
    from segstudio.workspace.headless.mask_exchange import export

    with console.progress("Exporting", "image") as progress:
        report = export(opened, order, progress.update, rules)
    for sentence in (*report.problems, *report.notes):
        console.warn(sentence)
    console.say(f"Exported {counted(report.done, 'mask')} into “{order.folder}”.")
    if report.with_objects:
        console.say(f"With objects (NAME_objects.png): {counted(report.with_objects, 'image')}.")
    if report.without:
        what = "labels or predictions" if order.with_predictions else "labels"
        console.say(f"Without {what}: {counted(report.without, 'image')}.")
    for sentence in rules.sentences() if rules is not None else ():
        console.say(sentence)
    console.result(
        {
            "out": str(order.folder.absolute()),
            "exported": report.done,
            "with_objects": report.with_objects,
            "without": report.without,
            "problems": report.problems,
            "notes": report.notes,
            "rules": None if rules is None else rules.as_json(),
        }
    )
    return 1 if report.problems else 0
