"""`segstudio split`: training, held-out and test images, drawn by chance, never a group in two."""

from __future__ import annotations

import argparse
import math

from segstudio.cli.console import Console
from segstudio.cli.options import add_project
from segstudio.workspace.plural import counted

_NOTE = (
    "Training images are learned from. Held-out ones are never learned from and measure each "
    "version. Test ones are for “segstudio evaluate” only. Excluded images take no part."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = _NOTE
    add_project(parser)
    for name, share, words in (
        ("train", 80, "learned from"),
        ("held-out", 10, "measured by"),
        ("test", 10, "evaluated at the end"),
    ):
        parser.add_argument(
            f"--{name}",
            type=_share,
            default=share,
            metavar="SHARE",
            help=f"share of the images that are {words}, in any unit (default: {share})",
        )
    parser.add_argument(
        "--by",
        choices=("image", "folder", "pattern", "group"),
        default="image",
        help="what is kept together (default: image; group: as set by hand)",
    )
    parser.add_argument(
        "--pattern",
        default="{group}_*",
        metavar="TEXT",
        help="for --by pattern: of names, with {group} once and * for anything "
        "(default: {group}_*)",
    )
    parser.add_argument(
        "--not-stratified", action="store_true", help="do not spread the classes evenly"
    )
    parser.add_argument(
        "--keep", action="store_true", help="images that have a split keep it; their groups follow"
    )
    parser.add_argument("--seed", type=int, default=0, help="another one draws other splits")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would come of it, and change nothing"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Draw, say what came of it, and keep it."""
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.splitting.grouping import Grouping
    from segstudio.workspace.splitting.split_desk import SplitKnowledge, SplitOrder, draw
    from segstudio.workspace.splitting.split_draw import Shares

    order = SplitOrder(
        Shares(options.train, options.held_out, options.test),
        Grouping(options.by),
        options.pattern,
        not options.not_stratified,
        options.keep,
        options.seed,
    )
    with opened_project(options.project) as opened:
        drawing = draw(SplitKnowledge.of(opened.store), order)
        if not options.dry_run:
            drawing.write(opened.store, order)
        names = {each.id: each.name for each in opened.classes}
    told = {}
    for split, count in drawing.counts.items():
        classes = {names[each]: n for each, n in sorted(count.classes.items()) if each in names}
        told[split.value] = {
            "images": count.images,
            "groups": count.groups,
            "classes": classes,
        }
        drawn = ", ".join(f"{name} on {number:,}" for name, number in classes.items())
        title = split.value.replace("_", " ")
        what = f"{counted(count.images, 'image')} in {counted(count.groups, 'group')}"
        console.say(f"{title}: {what}{f' ({drawn})' if drawn else ''}")
    if drawing.leak:
        console.warn(drawing.leak)
    if options.dry_run:
        console.say("Nothing was changed.")
    console.result({"splits": told, "is_written": not options.dry_run})
    return 0


def _share(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 <= number < math.inf:
        raise argparse.ArgumentTypeError(f"“{text}” is not a share, 0 or more")
    return number
