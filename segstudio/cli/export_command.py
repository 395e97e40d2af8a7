"""`segstudio export`: a project's masks as files."""

from __future__ import annotations

import argparse

from segstudio.cli.console import Console
from segstudio.cli.options import add_format, add_masks_out, add_project
from segstudio.workspace.plural import counted


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    add_project(parser)
    add_masks_out(parser)
    add_format(parser)
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


def run(options: argparse.Namespace, console: Console) -> int:
    """Export."""
    from segstudio.formats.catalogue import find_format
    from segstudio.workspace.headless.mask_exchange import export_format, export_masks
    from segstudio.workspace.headless.project_access import opened_project

    with (
        opened_project(options.project) as opened,
        console.progress("Exporting", "image") as progress,
    ):
        if options.format is None:
            report = export_masks(
                opened, options.out, progress.update, options.with_predictions, options.overlays
            )
        else:
            chosen = find_format(options.format)
            report = export_format(
                opened, options.out, chosen, progress.update, options.with_predictions
            )
    for problem in report.problems:
        console.warn(problem)
    for note in report.notes:
        console.warn(note)
    console.say(f"Exported {counted(report.done, 'mask')} into “{options.out}”.")
    if report.with_objects:
        console.say(f"With objects (NAME_objects.png): {counted(report.with_objects, 'image')}.")
    if report.without:
        what = "labels or predictions" if options.with_predictions else "labels"
        console.say(f"Without {what}: {counted(report.without, 'image')}.")
    console.result(
        {
            "out": str(options.out.absolute()),
            "exported": report.done,
            "with_objects": report.with_objects,
            "without": report.without,
            "problems": report.problems,
            "notes": report.notes,
        }
    )
    return 1 if report.problems else 0
