"""`segstudio synthesize`: more images of a rare class, painted from new masks."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import add_project, seconds, whole_number
from segstudio.workspace.plural import counted

if TYPE_CHECKING:
    from segstudio.workspace.project_opening import OpenedProject

_NOTE = (
    "A generator (pix2pix) learns from reviewed images, and paints masks that are drawn from real "
    "regions of the class. The images are marked as synthetic, learned from, and never measured "
    "by. See the guide, synthetic.md."
)
_USUAL_SECONDS, _USUAL_COUNT, _MOST = 300.0, 20, 1000


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.set_defaults(misuse=parser.error)
    parser.epilog = _NOTE
    add_project(parser)
    parser.add_argument(
        "--class", dest="class_name", metavar="NAME", help="the class of which more is wanted"
    )
    parser.add_argument(
        "--count",
        type=whole_number,
        default=_USUAL_COUNT,
        metavar="N",
        help=f"images to make, {_MOST:,} at most (default: %(default)s)",
    )
    parser.add_argument(
        "--seconds",
        type=seconds,
        default=_USUAL_SECONDS,
        metavar="S",
        help="how long the generator learns (default: %(default)g)",
    )
    parser.add_argument("--seed", type=int, default=0, help="another one makes other images")
    parser.add_argument(
        "--delete", action="store_true", help="take all synthetic images away, files and all"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Make images, or take them away."""
    if not options.delete and not options.class_name:
        options.misuse("Of which class? Give --class NAME, or --delete.")
    if not 1 <= options.count <= _MOST:
        options.misuse(f"--count must lie between 1 and {_MOST:,}.")
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.headless.synthesis_run import delete_images

    with opened_project(options.project) as opened:
        if not options.delete:
            return _make(opened, options, console)
        count = delete_images(opened)
    console.say(f"Deleted: {counted(count, 'synthetic image')}.")
    console.result({"deleted": count})
    return 0


def _make(opened: OpenedProject, options: argparse.Namespace, console: Console) -> int:
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.synthesis_run import make_images
    from segstudio.workspace.synthesis.order import SynthesisOrder, checked_class

    class_id = checked_class(options.class_name, opened.classes)
    order = SynthesisOrder(class_id, options.count, options.seconds, options.seed)
    with console.progress("Making images", "s") as progress, EngineTalk(warms_up=True) as talk:
        made = make_images(talk, opened, order, progress.update)
    console.say(
        f"Added {counted(len(made.records), 'synthetic image')}, made after "
        f"{counted(made.pairs, 'real image')}. Train as always; “--delete” takes them away."
    )
    console.result({"images": [each.location for each in made.records], "pairs": made.pairs})
    return 0
