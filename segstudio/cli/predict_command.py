"""`segstudio predict`: masks for a project's images, or for any others, however many."""

from __future__ import annotations

import argparse
from pathlib import Path

from segstudio.cli.console import Console
from segstudio.cli.options import add_masks_out, add_project


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
    parser.add_argument(
        "--again",
        action="store_true",
        help="predict images whose mask of this version is in DIR already, too",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Predict and write; 1 where an image had to be left out."""
    from segstudio.workspace.folder_prediction import predict_folder
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.prediction_run import check_network
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.headless.project_prediction import records_of, stored
    from segstudio.workspace.network_exchange import Checkpoint
    from segstudio.workspace.prediction_output import TABLE_NAME, PredictionOutput

    with (
        opened_project(options.project) as opened,
        console.progress("Predicting", "image") as progress,
        EngineTalk() as talk,
    ):
        checkpoint = Checkpoint(opened.info.checkpoint, opened.classes.ids)
        check_network(checkpoint.folder)
        is_own = options.images is None
        records = opened.images if is_own else records_of(options.images)
        root = None if is_own else _root(options.images)
        output = PredictionOutput(records, options.out, opened.classes, options.confidence, root)
        keep = stored(opened) if is_own else None
        report = predict_folder(talk, checkpoint, output, progress.update, options.again, keep)
    for sentence in [*talk.warnings, *report.problems.values()]:
        console.warn(sentence)
    console.say(report.sentence(str(options.out)))
    console.result(
        {
            "out": str(options.out.absolute()),
            "table": str(output.folder / TABLE_NAME),
            "predicted": report.done,
            "skipped": report.skipped,
            "version": report.version,
            "device": talk.device,
            "problems": list(report.problems.values()),
            "warnings": talk.warnings,
        }
    )
    return 1 if report.problems else 0


def _root(paths: list[Path]) -> Path | None:
    """Return the folder below which names are kept: the one that is given, where it is one."""
    return paths[0].absolute() if len(paths) == 1 and paths[0].is_dir() else None
