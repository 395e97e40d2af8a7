"""`segstudio info`: what a project holds, and the time that went into it."""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import add_project
from segstudio.workspace.plural import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from segstudio.workspace.headless.project_summary import ProjectSummary
    from segstudio.workspace.saved_versions import SavedVersion

_NOTE = "Time is of work: pauses of over a minute do not count. Dice is that on held-out strokes."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = _NOTE
    add_project(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Read and show."""
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.headless.project_summary import summarise

    with opened_project(options.project) as opened:
        found = summarise(opened.store)
    for line in _lines(found):
        console.say(line)
    console.result(asdict(found))
    return 0


def _lines(found: ProjectSummary) -> list[str]:
    from segstudio.workspace.guidance.outlook_words import outlook_words
    from segstudio.workspace.headless.saved_method import method_words

    statuses = ", ".join(f"{count} {name}" for name, count in found.statuses.items())
    lines = [f"{found.folder}", f"Images: {found.images}" + (f" ({statuses})" if statuses else "")]
    if found.synthetic:
        lines.append(f"  of them {counted(found.synthetic, 'synthetic image')}")
    if found.method:
        lines.append(f"Network: {method_words(found.method)}")
    lines += [f"Work: {_duration(found.seconds)} on {counted(len(found.image_seconds), 'image')}"]
    for each in found.classes:
        spent = _duration(each.seconds)
        lines.append(f"  {each.name}: {each.labelled_px:,} px labelled, {spent}")
    if found.corrections:
        last = ", ".join(f"{100 * each.share:.1f} %" for each in found.corrections[-6:])
        lines.append(f"Corrected in the last reviewed images: {last}")
        lines.append(outlook_words(found.outlook))
    lines += _version_lines(found.versions)
    if found.sittings:
        lines.append("Sittings:")
    for sitting in found.sittings:
        began = time.strftime("%Y-%m-%d %H:%M", time.localtime(sitting.started))
        work = f"{_duration(sitting.seconds)}, {counted(sitting.strokes, 'stroke')}"
        words = f"  {began}: {work}, {counted(sitting.images, 'image')}"
        if sitting.dice_to is not None:
            before = "–" if sitting.dice_from is None else f"{sitting.dice_from:.3f}"
            words += f", Dice {before} → {sitting.dice_to:.3f}"
        lines.append(words)
    return lines


def _version_lines(versions: Sequence[SavedVersion]) -> list[str]:
    lines = ["Versions kept:"] if versions else []
    for each in versions:
        made = time.strftime("%Y-%m-%d %H:%M", time.localtime(each.created))
        dice = "–" if each.dice is None else f"{each.dice:.3f}"
        if each.interval is not None:
            dice += f" ({each.interval[0]:.2f}–{each.interval[1]:.2f})"
        words = f"  {each.number}: {made}, Dice {dice}, {counted(each.strokes or 0, 'stroke')}"
        words += f", {(each.size_bytes or 0) / 2**20:.1f} MB"
        words += ", pinned" if each.is_pinned else ""
        words += f", begun with “{each.start}”" if each.start else ""
        lines.append(words + (f", “{each.note}”" if each.note else ""))
    return lines


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
