"""`segstudio report`: a project on one page."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from segstudio.cli.console import Console
from segstudio.cli.options import add_project

_NOTE = (
    "One HTML file that needs nothing else, to read, print and send. Figures are of the stored "
    "predictions against what is drawn: predict before. What is told of title, author and so on is "
    "kept with the project for the next time."
)
_TEXTS = {
    "title": "title of the report (default: the project's name)",
    "author": "who made the annotation",
    "licence": "licence of the images",
    "citation": "how the data is to be cited",
    "note": "anything else, below the title",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = _NOTE
    add_project(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="page to write, FILE.html"
    )
    for name, words in _TEXTS.items():
        parser.add_argument(f"--{name}", metavar="TEXT", help=words)


def run(options: argparse.Namespace, console: Console) -> int:
    """Compare, choose examples, write."""
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.known_mask import MaskSource
    from segstudio.workspace.pixel_size_desk import known_pixel_size
    from segstudio.workspace.report.report_details import store_details, stored_details
    from segstudio.workspace.report.report_writer import read_input, write_report

    with (
        opened_project(options.project) as opened,
        console.progress("Comparing", "image") as progress,
    ):
        store = opened.store
        texts = {name: getattr(options, name) for name in _TEXTS}
        given = {name: text for name, text in texts.items() if text is not None}
        if given:
            store_details(store, replace(stored_details(store), **given))
        write_report(
            options.out,
            read_input(opened.info, store, opened.images, opened.classes),
            MaskSource(store, opened.info.predictions),
            lambda record: known_pixel_size(store, record),
            progress.update,
        )
    console.say(f"The report is “{options.out}”.")
    console.result({"out": str(options.out.absolute())})
    return 0
