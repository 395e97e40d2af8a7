"""`segstudio convert`: a data set of one tool as one of another, without a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from segstudio.cli.console import Console
from segstudio.formats.catalogue import ALL_TITLES
from segstudio.workspace.plural import counted

BACKGROUND = "background"
_MOST_NAMED = 12


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.add_argument("source", type=Path, metavar="A", help="folder, or file, of the data set")
    parser.add_argument("target", type=Path, metavar="B", help="folder to write; A stays as it is")
    names = ", ".join(ALL_TITLES)
    for option, words in (("--from", "format of A"), ("--to", "format of B")):
        parser.add_argument(
            option,
            dest=option.strip("-") + "_format",
            choices=tuple(ALL_TITLES),
            metavar="NAME",
            help=f"{words} (default: told by what is in it): {names}",
        )
    parser.add_argument(
        "--images",
        type=Path,
        metavar="DIR",
        help="folder of the images, where A does not tell their sizes, or where EXIF turns them",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="CLASS",
        help="leave out the pixels of a class; may be given several times",
    )
    parser.add_argument(
        "--without-background",
        action="store_true",
        help=f"leave out the pixels of the class “{BACKGROUND}”, which become unlabelled",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Convert."""
    from segstudio.workspace.headless.conversion import Conversion, chosen_format

    source, told_source = chosen_format(options.from_format, options.source, "--from")
    target, told_target = chosen_format(options.to_format, options.target, "--to")
    console.say(told_source)
    without = [*options.without, *([BACKGROUND] if options.without_background else [])]
    conversion = Conversion(options.source, source, options.target, target, options.images, without)
    with console.progress("Converting", "image") as progress:
        report = conversion.run(progress.update)
    for sentence in (*report.problems, *report.losses):
        console.warn(sentence)
    names = [each.name for each in report.classes]
    shown = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    console.say(f"Classes: {len(names):,} ({shown}).")
    console.say(
        f"Converted {counted(report.done, 'mask')} into “{options.target}” as {target.title}."
    )
    if report.without:
        console.say(f"Without a mask there: {counted(report.without, 'image')}.")
    console.result(
        {
            "from": source.name,
            "to": target.name,
            "read_as": told_source,
            "written_as": told_target,
            "out": str(options.target.absolute()),
            "converted": report.done,
            "without_mask": report.without,
            "classes": names,
            "problems": report.problems,
            "losses": report.losses,
        }
    )
    return 1 if report.problems or not report.done else 0
