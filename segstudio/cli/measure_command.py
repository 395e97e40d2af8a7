"""`segstudio measure`: a table with a row for each object."""

from __future__ import annotations

import argparse
from pathlib import Path

from segstudio.cli.console import Console
from segstudio.cli.options import add_project
from segstudio.workspace.plural import counted

_NOTE = (
    "An object is what was drawn as one, else a connected region of a class. The first class, the "
    "background, is left out. Lengths are in pixels and, where the size of a pixel is known from "
    "the file or was set by hand, in µm. See the guide, figures.md."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = _NOTE
    add_project(parser)
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="table to write: FILE.csv, or FILE.parquet where pyarrow is installed",
    )
    parser.add_argument(
        "--with-predictions",
        action="store_true",
        help="where nothing is drawn, take the stored prediction",
    )
    parser.add_argument(
        "--with-background", action="store_true", help="measure regions of the first class, too"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Measure and write."""
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.known_mask import MaskSource
    from segstudio.workspace.measurement_export import MeasurementExport
    from segstudio.workspace.pixel_size_desk import known_pixel_size

    with (
        opened_project(options.project) as opened,
        console.progress("Measuring", "image") as progress,
    ):
        export = MeasurementExport(
            MaskSource(opened.store, opened.info.predictions),
            opened.classes,
            lambda record: known_pixel_size(opened.store, record),
            options.with_predictions,
            options.with_background,
        )
        report = export.write(opened.images, options.out, progress.update)
    for problem in report.problems:
        console.warn(problem)
    what = f"{counted(export.objects, 'object')} in {counted(report.done, 'image')}"
    console.say(f"Measured {what} into “{options.out}”.")
    if report.without:
        missing = "labels or predictions" if options.with_predictions else "labels"
        console.say(f"Without {missing}: {counted(report.without, 'image')}.")
    console.result(
        {
            "out": str(options.out.absolute()),
            "objects": export.objects,
            "images": report.done,
            "without": report.without,
            "problems": report.problems,
        }
    )
    return 1 if report.problems else 0
