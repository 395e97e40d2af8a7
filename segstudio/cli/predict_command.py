"""`segstudio predict`: masks for a project's images, or for any others."""

from __future__ import annotations

import argparse
from pathlib import Path

from segstudio.cli.console import Console
from segstudio.cli.options import add_masks_out, add_project
from segstudio.workspace.plural import counted


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    add_project(parser)
    parser.add_argument(
        "--images",
        type=Path,
        nargs="+",
        metavar="DIR",
        help="folders of images, or images, that need not be in the project (default: the "
        "project's own, whose predictions are kept with it, too)",
    )
    add_masks_out(parser)
    parser.add_argument(
        "--confidence",
        action="store_true",
        help="write how sure the network is, 0 to 255, as PNGs into DIR/confidence",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Predict and write."""
    from segstudio.workspace.headless import project_prediction
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.prediction_run import check_network
    from segstudio.workspace.headless.project_access import opened_project

    with (
        opened_project(options.project) as opened,
        console.progress("Predicting", "image") as progress,
        EngineTalk() as talk,
    ):
        check_network(opened.info.checkpoint)
        is_own = options.images is None
        records = opened.images if is_own else project_prediction.records_of(options.images)
        takes = [project_prediction.written(opened, records, options.out, options.confidence)]
        if is_own:
            takes.append(project_prediction.stored(opened))
        report = project_prediction.predict_records(talk, opened, records, takes, progress.update)
    for sentence in [*talk.warnings, *report.problems]:
        console.warn(sentence)
    console.say(
        f"Predicted {report.done} of {counted(len(records), 'image')} into “{options.out}”."
    )
    console.result(
        {
            "out": str(options.out.absolute()),
            "predicted": report.done,
            "version": report.version,
            "device": talk.device,
            "problems": report.problems,
            "warnings": talk.warnings,
        }
    )
    return 1 if report.problems else 0
