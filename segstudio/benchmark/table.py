"""The figures as a table for people."""

from __future__ import annotations

from segstudio.benchmark.benchmark import SetResult
from segstudio.benchmark.summary import (
    SHARES,
    ContenderSummary,
    Ratio,
    SetSummary,
    Spread,
    summarise,
)

NEVER = "–"


def table_text(result: SetResult) -> str:
    """Return the rows of one set of images: its contenders, then ours beside the reference."""
    summary = summarise(result)
    rows = [_titles(result), *(_row(each, result) for each in summary.contenders)]
    if summary.ratios:
        rows.append(_ratio_row(summary.ratios))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([_heading(result), *(f"  {line.rstrip()}" for line in lines), *_note(summary)])


def _heading(result: SetResult) -> str:
    image_set = result.image_set
    words = f"{image_set.name}: {len(image_set.test)} test images"
    if result.ceiling is None:
        return words
    return f"{words}, full labels reach Dice {result.ceiling:.3f}"


def _titles(result: SetResult) -> list[str]:
    shares = [f"to {share:.0%}: s, strokes" for share in SHARES] if result.ceiling else []
    return ["", *shares, "Dice at end (least–most)", "overlay s: median, p95", "ECE"]


def _row(summary: ContenderSummary, result: SetResult) -> list[str]:
    shares = [
        f"{_median(summary.seconds_to[share], 1)}, {_median(summary.strokes_to[share], 0)}"
        for share in (SHARES if result.ceiling else ())
    ]
    dice = summary.dice
    spread = f"{_number(dice.median, 3)} ({_number(dice.least, 3)}–{_number(dice.most, 3)})"
    latency = f"{_number(summary.latency_median_s, 2)}, {_number(summary.latency_p95_s, 2)}"
    return [summary.contender, *shares, spread, latency, _median(summary.ece, 3)]


def _ratio_row(ratios: dict[float, Ratio]) -> list[str]:
    cells = []
    for share in SHARES:
        ratio = ratios.get(share)
        sign = "< " if ratio and ratio.is_at_most else ""
        cells.append(f"{sign}{ratio.value:.2f}" if ratio else NEVER)
    return ["ours / reference", *cells, "", "", ""]


def _note(summary: SetSummary) -> list[str]:
    reached = summary.to_reference_dice
    if reached is None or reached.median is None:
        return []
    return [f"  Ours has the Dice that the reference ends with after {reached.median:.1f} s."]


def _median(spread: Spread, digits: int) -> str:
    some = f" ({spread.reached}/{spread.count})" if 0 < spread.reached < spread.count else ""
    return _number(spread.median, digits) + some


def _number(value: float | None, digits: int) -> str:
    return NEVER if value is None else f"{value:.{digits}f}"
