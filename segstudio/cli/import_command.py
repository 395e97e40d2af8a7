"""`segstudio import`: masks into a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from segstudio.cli.console import Console
from segstudio.cli.options import add_format, add_project
from segstudio.workspace.plural import counted


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    add_project(parser)
    parser.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help="folder of the data set, with --format"
    )
    add_format(parser)
    parser.add_argument(
        "--masks",
        type=Path,
        metavar="DIR",
        help="folder of PNGs whose grey values are class ids, named like the images; classes.json "
        "in it names the classes; what is drawn already stays",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Import the masks."""
    from segstudio.formats.catalogue import find_format
    from segstudio.workspace.headless.mask_exchange import import_format, import_masks
    from segstudio.workspace.headless.project_access import opened_project

    folder = options.masks or options.folder
    if folder is None or (options.masks and (options.folder or options.format)):
        console.fail("Give either --masks DIR, or --format NAME and the folder of the data set.")
        return 2
    with (
        opened_project(options.project) as opened,
        console.progress("Importing masks", "image") as progress,
    ):
        if options.format is None:
            report = import_masks(opened, folder, progress.update)
        else:
            report = import_format(opened, folder, find_format(options.format), progress.update)
    for problem in (*report.problems, *report.notes):
        console.warn(problem)
    console.say(
        f"Imported {counted(report.done, 'mask')}: {counted(report.pixels, 'pixel')} labelled."
    )
    if report.with_objects:
        console.say(f"With objects (NAME_objects.png): {counted(report.with_objects, 'image')}.")
    if report.without:
        console.say(f"Without a mask there: {counted(report.without, 'image')}.")
    console.result(
        {
            "imported": report.done,
            "with_objects": report.with_objects,
            "without_mask": report.without,
            "labelled_px": report.pixels,
            "problems": report.problems,
            "notes": report.notes,
        }
    )
    return 1 if report.problems or report.notes else 0
