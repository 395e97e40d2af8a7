"""`segstudio stats`: a project's images as a whole."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import add_project
from segstudio.cli.text_columns import aligned
from segstudio.workspace.plural import counted

if TYPE_CHECKING:
    from segstudio.storage.image_record import ImageRecord
    from segstudio.workspace.figures.statistics import Statistics

_NOTE = (
    "Every image file is looked at once. Images that look alike are found by a perceptual hash, "
    "also where one was scaled or compressed anew. Ends with 1 where a file is broken."
)
_MOST = 8
"""Images or sizes that are named; JSON has all."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = _NOTE
    add_project(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Look at all images, and tell."""
    from segstudio.workspace.figures.statistics import gather
    from segstudio.workspace.figures.statistics_json import statistics_json
    from segstudio.workspace.headless.project_access import opened_project

    with (
        opened_project(options.project) as opened,
        console.progress("Looking", "image") as progress,
    ):
        pixels = opened.store.review.class_pixels()
        found = gather(opened.images, pixels, opened.classes, progress.update)
    console.say("\n".join(_lines(found)))
    console.result(statistics_json(found))
    return 1 if found.broken else 0


def _lines(found: Statistics) -> list[str]:
    parts = [f"{count:,} {name.replace('_', ' ')}" for name, count in found.statuses.items()]
    lines = [f"{counted(found.images, 'image')}: {', '.join(parts) or 'none'}"]
    if found.synthetic:
        made = counted(found.synthetic, "synthetic image")
        lines.append(f"Besides {made}, left out of everything below.")
    parts = [f"{count:,} {name.replace('_', '-')}" for name, count in found.splits.items()]
    if set(found.splits) - {"none"}:
        lines.append(f"Splits: {', '.join(parts)}")
    rows = [["class", "images", "pixels", "share"]]
    rows += [
        [each.name, f"{each.images:,}", f"{each.pixels:,}", f"{100 * each.share:.1f} %"]
        for each in found.balance
    ]
    lines += ["", *aligned(rows), "", "Sizes"]
    sizes = list(found.sizes.items())
    rows = [[f"{width} × {height}", f"{count:,}"] for (height, width), count in sizes[:_MOST]]
    lines += aligned(rows) if rows else []
    if len(sizes) > _MOST:
        lines.append(f"  … and {len(sizes) - _MOST:,} more")
    lines.append("")
    lines += _named("Nothing is drawn on", found.unlabelled)
    lines += _named("Nothing but the first class is drawn on", found.only_background)
    lines += _named("Of one brightness", found.blank)
    for record, problem in found.broken[:_MOST]:
        lines.append(f"Broken: {record.name}: {problem}")
    if len(found.broken) > _MOST:
        lines.append(f"Broken: … and {len(found.broken) - _MOST:,} more")
    for each in found.duplicates[:_MOST]:
        words = "The same file" if each.is_same_file else "Look alike"
        across = " (in different splits)" if each.crosses_splits else ""
        lines.append(f"{words}{across}: {_names(each.records)}")
    if len(found.duplicates) > _MOST:
        lines.append(f"… and {len(found.duplicates) - _MOST:,} more groups that look alike")
    return lines


def _named(words: str, records: Sequence[ImageRecord]) -> list[str]:
    return [f"{words} {counted(len(records), 'image')}: {_names(records)}"] if records else []


def _names(records: Sequence[ImageRecord]) -> str:
    names = ", ".join(record.name for record in records[:_MOST])
    return f"{names} …" if len(records) > _MOST else names
