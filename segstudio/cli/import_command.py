"""`segstudio import`: masks into a project."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import add_format, add_project
from segstudio.formats.catalogue import FORMAT_TITLES
from segstudio.workspace.import_order import Conflict
from segstudio.workspace.plural import counted

if TYPE_CHECKING:
    from segstudio.workspace.headless.mask_exchange import Choose
    from segstudio.workspace.project_opening import OpenedProject

CONFLICTS = tuple(each.value for each in Conflict)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    add_project(parser)
    parser.add_argument(
        "place",
        type=Path,
        nargs="?",
        metavar="DIR",
        help="the data set: its folder, or a file of it; the format is guessed without --format",
    )
    add_format(parser)
    parser.add_argument(
        "--masks",
        type=Path,
        metavar="DIR",
        help="folder of PNGs whose grey values are class ids, named like the images; classes.json "
        "in it names the classes",
    )
    _add_choices(parser)


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        type=_pair,
        metavar="THEIRS=OURS",
        help="what a class of the data set becomes: a class of the project, or a new one; may be "
        "given again",
    )
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="THEIRS",
        help="leave a class of the data set out; may be given again",
    )
    parser.add_argument(
        "--conflict",
        choices=CONFLICTS,
        default="both",
        help="images that are drawn on: keep them, replace them by theirs, or take theirs only "
        "where nothing is drawn (default: both)",
    )
    parser.add_argument(
        "--conflict-of",
        action="append",
        default=[],
        type=_conflict_of,
        metavar="IMAGE=CHOICE",
        help="the same for one image, by its name or path; may be given again",
    )
    parser.add_argument(
        "--reviewed", action="store_true", help="mark the images as reviewed: their masks are whole"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be taken, and change nothing"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Import the masks, all or nothing."""
    from segstudio.formats.guess import guess_format
    from segstudio.workspace.export_target import ImageFiles
    from segstudio.workspace.headless.project_access import opened_project

    place, name = options.masks or options.place, options.format
    if place is None or (options.masks and (options.place or name)):
        console.fail("Give either --masks DIR, or the folder of the data set and its --format.")
        return 2
    with opened_project(options.project) as opened:
        if options.masks:
            name = ""
        elif name is None:
            name = guess_format(place, ImageFiles(opened.images))
        if name is None:
            console.fail(f"It cannot be told in which format “{place}” is. Give --format NAME.")
            return 2
        return (_preview if options.dry_run else _take)(opened, place, name, options, console)


def _preview(
    opened: OpenedProject, place: Path, name: str, options: argparse.Namespace, console: Console
) -> int:
    from segstudio.workspace.headless.import_words import preview_lines, preview_result
    from segstudio.workspace.headless.mask_exchange import look_at_masks

    with console.progress("Looking at masks", "image") as progress:
        source, preview = look_at_masks(opened, place, progress.update, name)
    targets, table = _choice(options, opened)(source), opened.classes
    console.say(f"{FORMAT_TITLES.get(name, 'Index PNG')} in “{place}”. Nothing is changed.")
    single = _single(options, opened)
    for line in preview_lines(preview, targets, table, Conflict(options.conflict), single):
        console.say(line)
    console.result({"format": name, **preview_result(preview, targets, table)})
    return 1 if preview.problems else 0


def _take(
    opened: OpenedProject, place: Path, name: str, options: argparse.Namespace, console: Console
) -> int:
    from segstudio.workspace.headless.mask_exchange import import_masks
    from segstudio.workspace.import_preview import one_sided

    choose, conflict = _choice(options, opened), Conflict(options.conflict)
    single = _single(options, opened)
    with console.progress("Importing masks", "image") as progress:
        how = choose, conflict, single, options.reviewed
        report = import_masks(opened, place, progress.update, name, *how)
    for problem in (*report.problems, *report.notes):
        console.warn(problem)
    console.say(
        f"Imported {counted(report.done, 'mask')}: {counted(report.pixels, 'pixel')} labelled."
    )
    if report.with_objects:
        console.say(f"With objects (NAME_objects.png): {counted(report.with_objects, 'image')}.")
    if report.without:
        console.say(f"Without a mask there: {counted(report.without, 'image')}.")
    for sentence in one_sided(report.only_here, report.only_there):
        console.say(sentence)
    if report.kept:
        console.say(f"Kept as drawn: {counted(report.kept, 'image')}.")
    console.result(
        {
            "imported": report.done,
            "with_objects": report.with_objects,
            "without_mask": report.without,
            "only_in_project": report.only_here,
            "only_in_set": report.only_there,
            "kept": report.kept,
            "labelled_px": report.pixels,
            "problems": report.problems,
            "notes": report.notes,
        }
    )
    return 1 if report.problems or report.notes else 0


def _choice(options: argparse.Namespace, opened: OpenedProject) -> Choose:
    """Return what says which class becomes which."""
    from segstudio.workspace.class_mapping import chosen_targets

    table = opened.classes
    return lambda source: chosen_targets(source.classes, table, options.map, options.ignore)


def _single(options: argparse.Namespace, opened: OpenedProject) -> dict[int, Conflict]:
    """Return what becomes of single images. Raises ImageNotNamed."""
    from segstudio.workspace.headless.named_image import named_image

    return {named_image(name, opened.images).id: choice for name, choice in options.conflict_of}


def _conflict_of(text: str) -> tuple[str, Conflict]:
    """Return IMAGE and CHOICE. Raises ArgumentTypeError with a sentence."""
    name, _, choice = text.rpartition("=")
    if not name.strip() or choice.strip() not in CONFLICTS:
        listed = ", ".join(CONFLICTS)
        raise argparse.ArgumentTypeError(f"“{text}” is not written IMAGE=CHOICE; one of {listed}")
    return name.strip(), Conflict(choice.strip())


def _pair(text: str) -> tuple[str, str]:
    """Return THEIRS and OURS. Raises ArgumentTypeError with a sentence."""
    theirs, separator, ours = text.partition("=")
    if not separator or not theirs.strip() or not ours.strip():
        raise argparse.ArgumentTypeError(f"“{text}” is not written THEIRS=OURS")
    return theirs.strip(), ours.strip()
