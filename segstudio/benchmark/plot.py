"""The figures as pictures: how Dice grows with seconds, strokes and computing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from segstudio.benchmark.benchmark import SetResult
from segstudio.benchmark.errors import BenchmarkRefused
from segstudio.benchmark.plan import REFERENCE, SEGSTUDIO
from segstudio.benchmark.sitting import Run
from segstudio.storage.atomic_file import write_atomically

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLORS = {SEGSTUDIO: "#0072b2", REFERENCE: "#d55e00"}
"""Blue and vermillion of Okabe and Ito: told apart by everybody."""
PANELS = (
    ("person_s", "seconds of the person"),
    ("strokes", "strokes"),
    ("compute_s", "seconds of computing"),
)
DOTS_PER_INCH = 110


def check_plots() -> None:
    """Raise BenchmarkRefused with a sentence where pictures cannot be made."""
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError as error:
        raise BenchmarkRefused(
            "Plots need matplotlib: pip install 'segstudio[benchmark]'. Or give --no-plots."
        ) from error


def plot_names(results: Sequence[SetResult]) -> list[str]:
    """Return a file name for each set of images; sets of one name get numbers."""
    names = [result.image_set.name for result in results]
    numbers = [names[:index].count(name) + 1 for index, name in enumerate(names)]
    return [
        f"{name}.png" if number == 1 else f"{name}-{number}.png"
        for name, number in zip(names, numbers, strict=True)
    ]


def write_plot(result: SetResult, path: Path) -> None:
    """Write the curves of one set of images as a PNG, atomically. Raises StorageFailed."""
    from matplotlib.figure import Figure

    panels = PANELS if any(run.kind == "strokes" for run in result.runs) else PANELS[2:]
    figure = Figure(figsize=(4.6 * len(panels) + 0.8, 4.2), layout="constrained")
    all_axes = figure.subplots(1, len(panels), sharey=True, squeeze=False)[0]
    for axes, (axis, title) in zip(all_axes, panels, strict=True):
        _draw_panel(axes, result, axis)
        axes.set_xlabel(title)
        axes.grid(alpha=0.25)
    all_axes[0].set_ylabel("mean Dice on images never touched")
    all_axes[-1].legend(loc="best", framealpha=0.7)
    figure.suptitle(_title(result))
    write_atomically(path, _png(figure))


def _title(result: SetResult) -> str:
    seeds = len({run.seed for run in result.runs})
    words = "one seed" if seeds == 1 else f"median of {seeds} seeds, least to most shaded"
    return f"{result.image_set.name}: {words}"


def _draw_panel(axes: Any, result: SetResult, axis: str) -> None:
    for name in dict.fromkeys(run.contender for run in result.runs):
        runs = [run for run in result.runs if run.contender == name and run.evaluations]
        if runs:
            _draw_runs(axes, runs, axis, name)
    if result.ceiling is not None:
        axes.axhline(result.ceiling, color="#555555", lw=1, label="full labels")
        axes.axhline(0.9 * result.ceiling, color="#555555", lw=1, ls=":", label="90 % of that")
    axes.set_ylim(0, 1)
    axes.set_xlim(left=0)


def _draw_runs(axes: Any, runs: list[Run], axis: str, name: str) -> None:
    """Draw the median over seeds at each mark, at the median place, and the spread around it."""
    marks = sorted({each.mark_s for run in runs for each in run.evaluations})
    places, medians, least, most = [], [], [], []
    for mark in marks:
        here = [each for run in runs for each in run.evaluations if each.mark_s == mark]
        dice = [each.score.dice for each in here]
        places.append(float(np.median([getattr(each, axis) for each in here])))
        medians.append(float(np.median(dice)))
        least.append(min(dice))
        most.append(max(dice))
    color = COLORS.get(name)
    axes.plot(places, medians, marker="o", ms=3.5, color=color, label=name)
    axes.fill_between(places, least, most, color=color, alpha=0.18, lw=0)


def _png(figure: Figure) -> bytes:
    content = io.BytesIO()
    figure.savefig(content, format="png", dpi=DOTS_PER_INCH)
    return content.getvalue()
