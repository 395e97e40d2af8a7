"""A small plot of lines and points as an SVG file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from segstudio.workspace.report.drawing import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, curve

COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000", "#999999")
"""Okabe and Ito's: told apart by everybody."""
_ROW = 13.0


@dataclass(frozen=True, slots=True)
class PlotLine:
    """name: for the legend. is_line: joined, else dots."""

    name: str
    xs: Sequence[float]
    ys: Sequence[float]
    is_line: bool = True


def svg_plot(title: str, lines: Sequence[PlotLine], x_name: str, y_name: str) -> str:
    """Return an SVG of all lines on the same axes; y from 0 to 1, x from the least to the most."""
    xs = [x for line in lines for x in line.xs] or [0.0]
    span = (min(xs), max(xs))
    frame = curve((*span,), (0.0, 1.0), (0.0, 1.0), span)
    bottom, legend = HEIGHT - BOTTOM, HEIGHT + 24
    parts = [
        f'<text x="{LEFT}" y="{TOP + 2}" font-weight="bold">{escape(title)}</text>',
        f'<path d="M{LEFT} {TOP + 8}V{bottom}H{WIDTH - RIGHT}" fill="none" stroke="#888"/>',
        f'<text x="{WIDTH / 2}" y="{HEIGHT + 8}" text-anchor="middle">{escape(x_name)}</text>',
        f'<text x="10" y="{HEIGHT / 2}" text-anchor="middle" '
        f'transform="rotate(-90 10 {HEIGHT / 2})">{escape(y_name)}</text>',
    ]
    if frame is not None:
        parts += [f'<text x="{t.at}" y="{bottom + 12}">{t.text}</text>' for t in frame.x_ticks]
        parts += [f'<text x="16" y="{t.at + 3}">{t.text}</text>' for t in frame.y_ticks]
    for number, line in enumerate(lines):
        color, y = COLORS[number % len(COLORS)], legend + _ROW * number
        parts.append(f'<rect x="{LEFT}" y="{y - 6}" width="10" height="4" fill="{color}"/>')
        parts.append(f'<text x="{LEFT + 16}" y="{y}">{escape(line.name)}</text>')
        parts += _drawn(line, span, color)
    height = legend + _ROW * len(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{2 * WIDTH}" font-family="sans-serif" font-size="9">'
        f'<rect width="100%" height="100%" fill="white"/>{"".join(parts)}</svg>\n'
    )


def _drawn(line: PlotLine, span: tuple[float, float], color: str) -> list[str]:
    # Each point twice: a line of one point is a dot, too.
    doubled = [(x, y) for x, y in zip(line.xs, line.ys, strict=True) for _ in range(2)]
    found = curve([x for x, _ in doubled], [y for _, y in doubled], (0.0, 1.0), span)
    if found is None:
        return []
    if line.is_line:
        return [f'<polyline points="{found.points}" fill="none" stroke="{color}"/>']
    points = [each.split(",") for each in found.points.split()[::2]]
    return [f'<circle cx="{x}" cy="{y}" r="2.5" fill="{color}"/>' for x, y in points]
