"""The rows of README's figures on drawing, seeing and mask operations, in one go.

    python -m tests.benchmarks.rows [drawing editing intensity mask_operations tools]

Runs those benchmarks one after the other, each in a process of its own and, on a quiet machine, in
less than a minute, and prints what the table in README says of each. Times are of processors, so
that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any

Report = dict[str, Any]
Row = tuple[str, str]


def span(values: Iterable[float], unit: str = "ms") -> str:
    """Return “0.4–2.0 ms”."""
    found = sorted(values)
    first, last = (f"{each:.0f}" if each >= 10 else f"{each:.2g}" for each in (found[0], found[-1]))
    return f"{first if first == last else f'{first}–{last}'} {unit}"


def figures(report: Report) -> list[Report]:
    """Return what was measured for each size."""
    return [each for each in report.values() if isinstance(each, dict)]


def medians(report: Report, is_meant: Callable[[str], bool]) -> Iterator[float]:
    """Yield the medians, however deep they are, whose name is meant."""
    for name, value in report.items():
        if isinstance(value, dict):
            if "median_ms" in value and is_meant(name):
                yield value["median_ms"]
            else:
                yield from medians(value, is_meant)


def drawing(report: Report) -> Iterator[Row]:
    """Tools drawn by hand."""
    by_hand = ("brush", "eraser", "lasso", "rectangle")
    steps = medians(report, lambda name: name.startswith(by_hand) and "alone" not in name)
    yield "step of each tool drawn by hand", span(steps)
    yield "a hover with a polygon of 1,000 corners", span(medians(report, _starts("hover")))
    polygons = [each["polygon of 1,000 corners"] for each in figures(report)]
    for wide in (1000, 2000):
        edits = (each[f"edit of {wide} px, off the thread, ms"] for each in polygons)
        yield f"that polygon painted, {wide:,} px wide", span(edits)
    for wide in (40, 200):
        alone = medians(report, _starts(f"brush {wide} px, the mask alone"))
        yield f"brush step into the mask alone, {wide} px", span(alone)
    fills = (each["fill"]["fill of 1000 px, off the thread, ms"] for each in figures(report))
    yield "fill of 1,000 × 1,000 px", span(fills)


def editing(report: Report) -> Iterator[Row]:
    """Brushes that accept and reject."""
    for name in ("accept", "reject"):
        steps = (each[f"thread_{name}_brush_step"] for each in figures(report))
        yield f"{name} brush step, 200 px", span(steps)


def intensity(report: Report) -> Iterator[Row]:
    """A window that is changed."""
    used = list(medians(report, lambda name: name.endswith(", thread")))
    yield "window and level changed, all of the view", span(used)


def mask_operations(report: Report) -> Iterator[Row]:
    """Operations on a mask with many regions."""
    for names in (("fill-holes", "grow"), ("smooth", "close"), ("floor",)):
        used = (each[name] for each in figures(report) for name in names)
        yield f"mask operation: {', '.join(names)}", span(used, "s")


def tools(report: Report) -> Iterator[Row]:
    """Tools that look at the image."""
    views = [view for name, size in report.items() if name != "floor" for view in _views(size)]
    wands = [ways for view in views for ways in view["wand"].values()]
    yield "magic wand, first preview", span(each["first"]["preview"] for each in wands)
    yield "magic wand, each next preview", span(each["step"]["preview"] for each in wands)
    yield "flood fill of a view alone", span([report["floor"]["flood fill of a view"]])
    brushes = [view["smart brush"] for view in views]
    steps = [v for each in brushes for name, v in each.items() if name.startswith("step")]
    yield "smart brush, a step", span(steps)


def _views(size: object) -> list[Report]:
    return list(size.values()) if isinstance(size, dict) else []


def _starts(words: str) -> Callable[[str], bool]:
    return lambda name: name.startswith(words)


ROWS = (drawing, editing, intensity, mask_operations, tools)


def main() -> None:
    """Run them and print their rows."""
    names = [each.__name__ for each in ROWS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names)}")
    chosen = parser.parse_args().names or names
    for rows in ROWS:
        if rows.__name__ not in chosen:
            continue
        begun = monotonic()
        command = [sys.executable, "-m", f"tests.benchmarks.{rows.__name__}"]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        sys.stdout.write(f"{rows.__name__} ({monotonic() - begun:.0f} s)\n")
        for what, value in rows(json.loads(output)):
            sys.stdout.write(f"  {what}: {value}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
