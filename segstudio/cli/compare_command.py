"""`segstudio compare`: which network does best from this project's strokes."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.method_options import (
    ALIKE,
    add_method,
    chosen_method,
    warn_of_needs,
    warn_of_unused,
)
from segstudio.cli.network_list import add_preparation, network_list, prepared
from segstudio.cli.options import add_project, seconds, whole_number
from segstudio.cli.text_columns import aligned
from segstudio.document.network_choice import NETWORKS

if TYPE_CHECKING:
    from segstudio.workspace.headless.training_run import TrainingFigures
    from segstudio.workspace.leaderboard import LeaderboardRow
    from segstudio.workspace.project_opening import OpenedProject

_NOTE = (
    "Dice is the mean over classes but the background, with where 95 % of draws of the images "
    "lie; images that are held out also choose the version shown, so report figures of test images."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.set_defaults(misuse=parser.error)
    parser.epilog = _NOTE
    add_project(parser)
    parser.add_argument(
        "--networks",
        type=network_list,
        required=True,
        metavar="LIST",
        help=f"such as quick,photo,classic:width=16:depth=3; there are {', '.join(NETWORKS)}",
    )
    add_preparation(parser)
    parser.add_argument("--seconds", type=seconds, metavar="N", help="how long each trains")
    parser.add_argument(
        "--steps", type=whole_number, metavar="N", help="how many steps; with --seconds: at most"
    )
    parser.add_argument(
        "--of",
        choices=("held-out", "test"),
        default="held-out",
        help="which labelled images are measured (default: %(default)s)",
    )
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write the table into FILE")
    add_method(parser, ALIKE)


def run(options: argparse.Namespace, console: Console) -> int:
    """Train and measure each, the best first in the table."""
    if not (options.seconds or options.steps):
        options.misuse("How long? Give --seconds or --steps.")
    from segstudio.storage.atomic_file import write_atomically
    from segstudio.workspace.export_target import check_output
    from segstudio.workspace.headless.project_access import opened_project

    with opened_project(options.project) as opened:
        if options.csv is not None:
            check_output(options.csv, opened.images)
        rows, failure = _compared(opened, options, console)
    if not rows:
        console.fail(failure)
        return 1
    if failure:
        console.warn(failure)
    rows.sort(key=lambda each: -each.dice)
    console.say("\n".join([*aligned(_table(rows)), _NOTE]))
    if options.csv is not None:
        write_atomically(options.csv.absolute(), _csv(rows).encode())
    console.result({"rows": [asdict(each) for each in rows], "failure": failure})
    return 1 if failure else 0


def _compared(
    opened: OpenedProject, options: argparse.Namespace, console: Console
) -> tuple[list[LeaderboardRow], str]:
    """Return a row for each network that could be measured, and why others could not."""
    from segstudio.cli.words import training_words
    from segstudio.workspace.headless.engine_talk import EngineFailed
    from segstudio.workspace.headless.training_run import TrainingGoal
    from segstudio.workspace.project_rules import with_rules
    from segstudio.workspace.scoring.truth import Which
    from segstudio.workspace.tuning.network_comparison import NetworkComparison

    goal, table = TrainingGoal(options.seconds or 0.0, options.steps or 0), opened.classes
    unit, total = ("s", goal.seconds) if goal.seconds else ("step", goal.steps)
    method = with_rules(chosen_method(options, table), opened.store, table)
    networks = prepared(options.networks, options.preparation)
    rows: list[LeaderboardRow] = []
    with console.progress("Comparing", unit) as progress:

        def show(words: str, figures: TrainingFigures) -> None:
            done = figures.seconds if goal.seconds else figures.steps
            progress.update(done, total, f"{words}: {training_words(figures)}")

        for choice in networks:
            warn_of_unused({**choice.settings, **dict(method)}, console)
            warn_of_needs(choice, console)
        comparison = NetworkComparison(opened, goal, method, Which(options.of))
        try:
            rows.extend(comparison.run(networks, show))  # those before a failure stay
        except EngineFailed as error:
            return rows, str(error)
    return rows, ""


def _table(rows: Sequence[LeaderboardRow]) -> list[list[str]]:
    lines = [["network", "Dice", "95 %", "images", "steps/s", "Mpx/s", "memory", "size"]]
    for each in rows:
        sure = "–" if each.low < 0 else f"{each.low:.3f}–{each.high:.3f}"
        dice = "–" if each.dice < 0 else f"{each.dice:.3f}"
        speed = f"{each.steps_per_s:.1f}", f"{each.mpx_per_s:.2f}"
        sizes = f"{each.memory_bytes / 2**20:.0f} MB", f"{each.size_bytes / 2**20:.1f} MB"
        lines.append([each.words, dice, sure, str(each.images), *speed, *sizes])
    return lines


def _csv(rows: Sequence[LeaderboardRow]) -> str:
    from segstudio.workspace.leaderboard import csv_lines

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(csv_lines(rows))
    return text.getvalue()
