"""A progress bar on stderr for people."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tqdm import tqdm

MOST_COLUMNS = 100
_COUNTED = "{desc}: {percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}]{postfix}"
_TIMED = "{desc}: |{bar}| {n:.0f}/{total:.0f} s{postfix}"


class Progress:
    """Done of total, and a few words; silent unless it is shown."""

    def __init__(self, title: str, unit: str, is_shown: bool) -> None:
        """unit: "s" for seconds, else what is counted."""
        self._title = title
        self._unit = unit
        self._is_shown = is_shown
        self._bar: tqdm[Any] | None = None

    def update(self, done: float, total: float, words: str = "") -> None:
        """Show how far it is."""
        if not self._is_shown:
            return
        if self._bar is None:
            self._bar = self._made(total)
        self._bar.total = total
        self._bar.set_postfix_str(words, refresh=False)
        self._bar.update(min(done, total) - self._bar.n)

    def close(self) -> None:
        """Leave the last line standing."""
        if self._bar is not None:
            self._bar.refresh()
            self._bar.close()

    def _made(self, total: float) -> tqdm[Any]:
        from tqdm import tqdm

        form = _TIMED if self._unit == "s" else _COUNTED
        # Some terminals say that they have 0 rows, and the bar would stay away.
        size = shutil.get_terminal_size()
        return tqdm(
            total=total,
            desc=self._title,
            unit=self._unit,
            bar_format=form,
            ncols=min(MOST_COLUMNS, size.columns),
            nrows=size.lines,
        )
