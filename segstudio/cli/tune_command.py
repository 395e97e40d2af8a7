"""`segstudio tune`: finds how a project's network learns best, by cross-validation."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from segstudio.cli.console import Console
from segstudio.cli.method_options import (
    ALIKE,
    add_method,
    chosen_method,
    warn_of_needs,
    warn_of_unused,
)
from segstudio.cli.network_list import add_preparation, network_list, prepared
from segstudio.cli.options import add_project, minutes, seconds, whole_number
from segstudio.cli.text_columns import aligned
from segstudio.document.network_choice import QUICK
from segstudio.document.search_lists import augments_of, losses_of, patches_of, rates_of
from segstudio.document.training_method import MethodUnknown

if TYPE_CHECKING:
    from segstudio.workspace.headless.training_run import TrainingFigures
    from segstudio.workspace.tuning.search import Search
    from segstudio.workspace.tuning.search_space import SearchSpace
    from segstudio.workspace.tuning.trial_list import TrialRow

ValueT = TypeVar("ValueT")
_NOTE = (
    "Each labelled image is measured by a network that did not learn from it; test images take no "
    "part. Whoever tries many things finds one that is good by chance: measure the winner on test "
    "images (“segstudio compare --of test”)."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.set_defaults(misuse=parser.error)
    parser.epilog = _NOTE
    add_project(parser)
    _add_tried(parser)
    _add_effort(parser)
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write the table into FILE")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the trials as an SVG file")
    parser.add_argument(
        "--apply",
        action="store_true",
        help="let the project's network learn so from now on; alone: as was found before",
    )
    add_method(parser, ALIKE)


def _add_tried(parser: argparse.ArgumentParser) -> None:
    tried = parser.add_argument_group("what is tried")
    tried.add_argument(
        "--networks",
        type=network_list,
        default=[QUICK],
        metavar="LIST",
        help="such as quick,photo,classic:width=8/16:depth=2/3 (default: quick)",
    )
    tried.add_argument(
        "--rates",
        type=_read(rates_of),
        default=((), None),
        metavar="LIST",
        help="learning rates, such as 3e-4,1e-3, or all of a span: 1e-4..1e-2",
    )
    tried.add_argument(
        "--patches",
        type=_read(patches_of),
        default=(),
        metavar="LIST",
        help="sides of patches in pixels: 64,128,256",
    )
    tried.add_argument(
        "--losses",
        type=_read(losses_of),
        default=(),
        metavar="LIST",
        help="balanced,0.5*focal+dice",
    )
    tried.add_argument(
        "--augments",
        type=_read(augments_of),
        default=(),
        metavar="LIST",
        help="what patches go through, “/” between: usual/none/usual,rotate=45",
    )
    _add_way(tried)


def _add_way(tried: argparse._ArgumentGroup) -> None:
    add_preparation(tried)
    tried.add_argument(
        "--search",
        choices=("grid", "random", "tpe"),
        default="tpe",
        help="all of it, at random, or where it did well (default: %(default)s)",
    )


def _add_effort(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--minutes", type=minutes, default=0.0, metavar="N", help="begin no trial after so long"
    )
    parser.add_argument(
        "--trials", type=whole_number, default=0, metavar="N", help="try so many at most"
    )
    parser.add_argument(
        "--folds", type=_folds, default=3, metavar="N", help="parts of the images (default: 3)"
    )
    parser.add_argument(
        "--seconds", type=seconds, metavar="N", help="training in each fold (default: 30)"
    )
    parser.add_argument("--steps", type=whole_number, metavar="N", help="or so many steps")


def run(options: argparse.Namespace, console: Console) -> int:
    """Search, show what was found, and apply it where that was asked for."""
    if not (options.minutes or options.trials or options.apply):
        options.misuse("How long? Give --minutes or --trials.")
    from segstudio.workspace.export_target import check_output, check_targets
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.headless.training_run import TrainingGoal
    from segstudio.workspace.project_rules import with_rules
    from segstudio.workspace.tuning.search import Sampling, Search, apply
    from segstudio.workspace.tuning.trial_list import best_of

    usual = 0.0 if options.steps else 30.0
    goal = TrainingGoal(options.seconds or usual, options.steps or 0)
    with opened_project(options.project) as opened:
        table = opened.classes
        method = with_rules(chosen_method(options, table), opened.store, table)
        sampling = Sampling(options.search)
        search = Search(opened, _space(options), goal, options.folds, sampling, method)
        search.check()
        files = [each for each in (options.csv, options.plot) if each is not None]
        check_targets([check_output(each, opened.images) for each in files], ())
        for choice in search.space.networks:
            warn_of_unused({**choice.settings, **dict(method)}, console)
            warn_of_needs(choice, console)
        failure = ""
        if options.minutes or options.trials:
            failure = _work(search, options, console)
        rows = search.rows()
        best = best_of(rows)
        if best is None:
            console.fail("Nothing was tried to its end; give --minutes or --trials.")
            return 1
        _tell(rows, options, console)
        if options.apply:
            apply(opened, (*method, *search.space.settings(best.parameters)))
            console.say(f"From now on the project's network learns so: {best.words}.")
    told = {"rows": [asdict(each) for each in rows], "best": asdict(best)}
    console.result({**told, "is_applied": options.apply, "failure": failure})
    return 1 if failure else 0


def _work(search: Search, options: argparse.Namespace, console: Console) -> str:
    """Search; return why trials failed, in sentences that are said, "" where none did."""
    from segstudio.cli.words import training_words
    from segstudio.workspace.headless.engine_talk import EngineFailed

    goal = search.goal
    with console.progress("Tuning", "s" if goal.seconds else "step") as progress:

        def show(words: str, figures: TrainingFigures) -> None:
            done = figures.seconds if goal.seconds else figures.steps
            said = f"{words}: {training_words(figures)}"
            progress.update(done, goal.seconds or goal.steps, said)

        try:
            for _ in search.run(options.minutes, options.trials, show):
                pass
        except EngineFailed as error:
            failure = str(error)
        else:
            return ""
    console.warn(failure)
    return failure


def _tell(rows: Sequence[TrialRow], options: argparse.Namespace, console: Console) -> None:
    from segstudio.storage.atomic_file import write_atomically
    from segstudio.workspace.report.svg_plot import PlotLine, svg_plot

    ordered = sorted(rows, key=lambda each: (each.is_given_up, -each.dice))
    table = [["tried", "Dice", "95 %", "seconds", ""]]
    for each in ordered:
        sure = "–" if each.low < 0 else f"{each.low:.3f}–{each.high:.3f}"
        ended = f"given up after fold {len(each.folds)}" if each.is_given_up else ""
        table.append([each.words, f"{each.dice:.3f}", sure, f"{each.seconds:.1f}", ended])
    console.say("\n".join([*aligned(table), _NOTE]))
    if options.csv is not None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(table)
        write_atomically(options.csv.absolute(), text.getvalue().encode())
    if options.plot is not None:
        numbers = [float(each) for each in range(1, len(rows) + 1)]
        dice = [each.dice for each in rows]
        best = list(accumulate((0 if each.is_given_up else each.dice for each in rows), max))
        lines = [PlotLine("best so far", numbers, best), PlotLine("trial", numbers, dice, False)]
        plot = svg_plot("Mean Dice by cross-validation", lines, "trial", "Dice")
        write_atomically(options.plot.absolute(), plot.encode())


def _space(options: argparse.Namespace) -> SearchSpace:
    from segstudio.workspace.tuning.search_space import SearchSpace

    rates, span = options.rates
    networks = prepared(options.networks, options.preparation)
    lists = options.patches, options.losses, options.augments
    return SearchSpace(tuple(networks), rates, span, *lists)


def _read(read: Callable[[str], ValueT]) -> Callable[[str], ValueT]:
    def reader(text: str) -> ValueT:
        try:
            return read(text)
        except MethodUnknown as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return reader


def _folds(text: str) -> int:
    from segstudio.workspace.tuning.fold import LEAST_FOLDS, MOST_FOLDS

    count = int(text) if text.isdecimal() else 0
    if not LEAST_FOLDS <= count <= MOST_FOLDS:
        words = f"“{text}” is not a number between {LEAST_FOLDS} and {MOST_FOLDS}"
        raise argparse.ArgumentTypeError(words)
    return count
