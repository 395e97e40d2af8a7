"""`segstudio demo`: the bundled sample, learning before one's eyes, with or without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.network_options import Settings, add_network, chosen_network
from segstudio.cli.options import seconds
from segstudio.document.network_choice import NetworkUnknown
from segstudio.workspace.headless.display import has_display
from segstudio.workspace.plural import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_SECONDS = 60.0
DEFAULT_FOLDER = "segstudio-demo"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = (
        "Without a window a simulated person draws strokes on half of the images, and the network "
        "is measured on the others. Any option chooses that, as does having no display."
    )
    parser.add_argument("--headless", action="store_true", help="show no window")
    parser.add_argument("--seconds", type=seconds, metavar="N", help="how long to train (60)")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=f"folder for masks, overlays and summary.json (“{DEFAULT_FOLDER}”, numbered where it "
        "is taken)",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="of the person and the network (0)")
    parser.set_defaults(misuse=parser.error)
    add_network(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Show the window with the sample, or do the same without one."""
    try:
        network = chosen_network(options)
    except NetworkUnknown as error:
        options.misuse(str(error))
    wishes = (options.seconds, options.out, options.seed, network or None)
    is_headless = options.headless or options.json or any(each is not None for each in wishes)
    if has_display() and not is_headless:
        return int(options.show_window([], True))
    return _run_headless(options, console, network)


def _run_headless(options: argparse.Namespace, console: Console, network: Settings) -> int:
    from segstudio.cli.words import STARTING, training_words
    from segstudio.workspace.headless.demo_output import write_demo
    from segstudio.workspace.headless.demo_run import Demo
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.output_folder import check_free, free_folder
    from segstudio.workspace.headless.sample_set import SampleSet
    from segstudio.workspace.headless.training_run import TrainingFigures
    from segstudio.workspace.sample import sample_folder

    length = options.seconds or DEFAULT_SECONDS
    wanted = options.out
    folder = (check_free(wanted) if wanted else free_folder(Path(DEFAULT_FOLDER))).absolute()
    sample = SampleSet.read(sample_folder())
    console.say(f"Training for {length:g} s on strokes of a simulated person …")
    with console.progress("Learning", "s") as progress, EngineTalk(warms_up=True) as talk:
        demo = Demo(talk, sample, options.seed or 0, network)

        def show(figures: TrainingFigures) -> None:
            progress.update(figures.seconds, length, training_words(figures))

        progress.update(0, length, STARTING)
        demo.run(length, show)
        summary = write_demo(demo, folder)
    _tell(console, summary, folder)
    console.result({"out": str(folder), **summary})
    return 0


def _tell(console: Console, summary: Mapping[str, object], folder: Path) -> None:
    for sentence in _list(summary["warnings"]):
        console.warn(str(sentence))
    dice = summary["mean_dice_unseen"]
    shown = f"{dice:.3f}" if isinstance(dice, float) else "unknown"
    unseen = sum(bool(each["is_unseen"]) for each in _list(summary["images"]))
    console.say(
        f"Mean Dice {shown} on {counted(unseen, 'image')} that it never saw strokes of, after "
        f"{summary['seconds']:.1f} s, {summary['steps']} steps and {summary['strokes']} strokes "
        f"on {summary['images_drawn']} other images ({summary['device_name']})."
    )
    console.say(f"Overlays, masks and summary.json are in “{folder}”.")


def _list(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []
