"""Rows of text with their columns under each other."""

from __future__ import annotations

from collections.abc import Sequence


def aligned(rows: Sequence[Sequence[str]], left: Sequence[int] = (0,)) -> list[str]:
    """Return the rows with their columns under each other; `left`: those not set to the right."""
    size = max(len(row) for row in rows)
    widths = [max(len(row[i]) for row in rows if len(row) > i) for i in range(size)]
    return [
        "  "
        + "  ".join(
            text.ljust(widths[i]) if i in left else text.rjust(widths[i])
            for i, text in enumerate(row)
        ).rstrip()
        for row in rows
    ]
