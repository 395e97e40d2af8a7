"""`segstudio predict`: masks for a project's images, or for any others, however many."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.method_options import add_turns, chosen_turns
from segstudio.cli.options import add_masks_out, add_project, add_refinement, add_rules

if TYPE_CHECKING:
    from segstudio.workspace.folder_prediction import FolderReport
    from segstudio.workspace.rule_work import RuleWork


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
    add_rules(parser)
    add_refinement(parser)
    parser.add_argument(
        "--confidence",
        action="store_true",
        help="write how sure the network is, 0 to 255, as PNGs into DIR/confidence",
    )
    add_turns(parser)
    parser.add_argument(
        "--again",
        action="store_true",
        help="predict images whose mask of this version is in DIR already, too",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Predict and write; 1 where an image had to be left out."""
    from segstudio.cli.refinement_option import chosen_refinement
    from segstudio.workspace.folder_prediction import predict_folder
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.prediction_run import check_network
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.headless.project_prediction import records_of, stored
    from segstudio.workspace.network_exchange import Checkpoint
    from segstudio.workspace.prediction_output import TABLE_NAME, PredictionOutput
    from segstudio.workspace.project_rule_work import rule_work

    with (
        opened_project(options.project) as opened,
        console.progress("Predicting", "image") as progress,
        EngineTalk() as talk,
    ):
        checkpoint = Checkpoint(
            opened.info.checkpoint, opened.classes.ids, settings=chosen_turns(options)
        )
        check_network(checkpoint.folder)
        is_own = options.images is None
        records = opened.images if is_own else records_of(options.images)
        root = None if is_own else _root(options.images)
        rules, unread = (
            rule_work(opened.store, opened.classes, is_own) if options.rules else (None, [])
        )
        refinement = chosen_refinement(options.refine, opened)
        output = PredictionOutput(
            records, options.out, opened.classes, options.confidence, root, rules, refinement
        )
        keep = stored(opened) if is_own else None
        report = predict_folder(talk, checkpoint, output, progress.update, options.again, keep)
    warnings = [*talk.warnings, *unread]
    for sentence in warnings:
        console.warn(sentence)
    table = str(output.folder / TABLE_NAME)
    refined = None if refinement is None else refinement.as_json()
    told = {"table": table, "device": talk.device, "warnings": warnings, "refinement": refined}
    return _tell(options.out, report, rules, told, console)


def _tell(
    out: Path,
    report: FolderReport,
    rules: RuleWork | None,
    told: Mapping[str, object],
    console: Console,
) -> int:
    for sentence in report.problems.values():
        console.warn(sentence)
    console.say(report.sentence(str(out)))
    for sentence in rules.sentences() if rules is not None else ():
        console.say(sentence)
    console.result(
        {
            "out": str(out.absolute()),
            "predicted": report.done,
            "skipped": report.skipped,
            "version": report.version,
            "problems": list(report.problems.values()),
            "rules": None if rules is None else rules.as_json(),
            **told,
        }
    )
    return 1 if report.problems else 0


def _root(paths: list[Path]) -> Path | None:
    """Return the folder below which names are kept: the one that is given, where it is one."""
    return paths[0].absolute() if len(paths) == 1 and paths[0].is_dir() else None
