"""`segstudio benchmark`: how quickly it learns here, beside a plain reference network."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.network_list import network_list
from segstudio.cli.options import seconds
from segstudio.document.network_choice import NetworkChoice
from segstudio.worker.torch_environment import prepare_environment

if TYPE_CHECKING:
    from segstudio.benchmark.benchmark import Benchmark, Progress
    from segstudio.benchmark.plan import Plan

DEFAULT_SECONDS, QUICK_SECONDS = 120.0, 25.0
DEFAULT_SEEDS, QUICK_SEEDS = (0, 1, 2), (0,)
DEFAULT_TEST, QUICK_TEST = 10, 2
NAMES = ("segstudio", "reference")
QUICK_NOTE = "This is only a rough figure: one seed, a short time, few images."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = (
        "A simulated person draws strokes where a prediction is wrong, and the contenders learn "
        "in the seconds that this takes a person. Dice is measured on images never touched."
    )
    parser.add_argument("--quick", action="store_true", help="a rough figure in two minutes")
    parser.add_argument(
        "--data",
        type=Path,
        action="append",
        metavar="DIR",
        help="folder with images/ and masks/ (PNGs of the same stem); may be given again (sample)",
    )
    parser.add_argument("--seconds", type=seconds, metavar="N", help="the person's time (120)")
    parser.add_argument("--seeds", type=int, nargs="+", metavar="N", help="(0 1 2)")
    parser.add_argument("--contenders", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument(
        "--full", action="store_true", help="whole masks instead of strokes; no person"
    )
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder for the results")
    parser.add_argument(
        "--no-plots", action="store_true", help="write no pictures (they need matplotlib)"
    )
    _add_rarer_options(parser)


def _add_rarer_options(parser: argparse.ArgumentParser) -> None:
    rarer = parser.add_argument_group("rarer options")
    rarer.add_argument(
        "--images", type=_count, metavar="N", help="whole masks of so many images, with --full"
    )
    rarer.add_argument("--test-images", type=_count, metavar="N", help="at most (10)")
    rarer.add_argument(
        "--ceiling",
        type=_share,
        metavar="DICE",
        help="what full labels reach; else a run with them tells",
    )
    rarer.add_argument(
        "--stop-at",
        type=_share,
        metavar="SHARE",
        help="end a run at this share of the ceiling, such as 0.95",
    )
    rarer.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="CLASS",
        help="name of a class that does not count, such as an undecided border",
    )
    rarer.add_argument("--radius", type=_count, default=3, metavar="PX", help="of the brush (3)")
    rarer.add_argument(
        "--pace", type=seconds, default=1.0, metavar="N", help="times that the person is quicker"
    )
    _add_contenders(rarer)


def _add_contenders(rarer: argparse._ArgumentGroup) -> None:
    rarer.add_argument("--device", help="of both contenders: cpu, cuda … (the best)")
    rarer.add_argument(
        "--network",
        type=_network,
        metavar="NAME",
        help="that SegStudio learns with, such as quick, photo or classic:width=16 (what suits "
        "the first image); see “segstudio network list”",
    )
    rarer.add_argument(
        "--reference-width",
        type=_count,
        default=64,
        metavar="N",
        help="channels of the reference's first stage; other than 64 it is another network",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Measure, write the results and show a table; interrupted, with what there is."""
    from segstudio.benchmark.benchmark import Benchmark
    from segstudio.benchmark.plot import check_plots
    from segstudio.benchmark.report import result_folder

    prepare_environment()  # as in the engine's own process
    if not options.no_plots:
        check_plots()
    benchmark = Benchmark(_plan(options))
    folder = result_folder(options.output)
    console.say(
        f"Sittings of {benchmark.total_s / 60:.0f} minutes in all, and the time to evaluate them. "
        "Ctrl+C ends it and writes what there is."
    )
    is_complete = False
    try:
        _measure(benchmark, console)
        is_complete = True
    finally:
        if benchmark.has_figures:
            _conclude(benchmark, folder, is_complete, options, console)
    return 0


def _plan(options: argparse.Namespace) -> Plan:
    from segstudio.benchmark.hand import Hand
    from segstudio.benchmark.plan import Plan
    from segstudio.workspace.sample import sample_folder

    is_quick = options.quick
    return Plan(
        folders=tuple(options.data or [sample_folder()]),
        seconds=options.seconds or (QUICK_SECONDS if is_quick else DEFAULT_SECONDS),
        seeds=tuple(options.seeds or (QUICK_SEEDS if is_quick else DEFAULT_SEEDS)),
        contenders=tuple(dict.fromkeys(options.contenders)),
        is_full=options.full,
        most_images=options.images,
        most_test=options.test_images or (QUICK_TEST if is_quick else DEFAULT_TEST),
        ceiling=options.ceiling,
        stop_share=options.stop_at,
        ignore=tuple(options.ignore),
        device=options.device,
        reference_width=options.reference_width,
        network=options.network,
        hand=Hand(radius_px=options.radius, pace=options.pace),
    )


def _measure(benchmark: Benchmark, console: Console) -> None:
    with console.progress("Measuring", "s") as progress:

        def show(done: Progress) -> None:
            last = done.run.evaluations[-1]
            kind = "full labels" if done.run.kind == "full" else f"{last.strokes} strokes"
            words = (
                f"{done.set_name}, {done.run.contender}, seed {done.run.seed}: "
                f"Dice {last.score.dice:.3f} after {last.person_s:.0f} s, {kind}"
            )
            progress.update(done.seconds, done.total_s, words)
            if done.run.is_complete and not (sys.stderr and sys.stderr.isatty()):
                console.warn(words)

        benchmark.run(show)


def _conclude(
    benchmark: Benchmark,
    folder: Path,
    is_complete: bool,
    options: argparse.Namespace,
    console: Console,
) -> None:
    """Write and show what was measured, all or a part."""
    from segstudio.benchmark.plot import plot_names, write_plot
    from segstudio.benchmark.report import write_report
    from segstudio.benchmark.table import table_text

    content = write_report(benchmark, folder, is_complete)
    for result, name in zip(benchmark.results, plot_names(benchmark.results), strict=True):
        if result.has_figures:
            if not options.no_plots:
                write_plot(result, folder / name)
            console.say(table_text(result))
    if options.quick:
        console.say(QUICK_NOTE)
    if not is_complete:
        console.warn("It did not come to its end; what there is was written.")
    console.say(f"Figures, rows and plots are in “{folder}”.")
    if is_complete:
        console.result({"out": str(folder), **content})


def _network(text: str) -> NetworkChoice:
    found = network_list(text)
    if len(found) != 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not one network")
    return found[0]


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above 0")
    return int(text)


def _share(text: str) -> float:
    number = seconds(text)
    if number > 1:
        raise argparse.ArgumentTypeError(f"“{text}” is above 1")
    return number
