"""What a comparison of two versions found, below their list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from segstudio.ui.layout import GAP_PX, column, label
from segstudio.ui.panels import version_words as words
from segstudio.workspace.session import Session

MOST_CLASSES = 12
"""More would push the list out of sight."""


class VersionFigures(QWidget):
    """A sentence and a small table; hidden while nothing is compared."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.sentence = label("", is_wrapped=True)
        self.verdict = label("", "muted", is_wrapped=True)
        self._table = QWidget()
        layout = column(self, gap_px=4)
        for each in (self.sentence, self._table, self.verdict):
            layout.addWidget(each)
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_PX)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.hide()

    def refresh(self) -> None:
        """Show what was found last, where the differences are on the image."""
        session = self._session
        found, layers = session.loop.comparison.found, session.layers
        is_shown = found is not None and layers.is_difference and layers.is_kept_compared
        self.setVisible(is_shown)
        if found is None or not is_shown:
            return
        kept = {each.version: each for each in session.loop.status.versions}
        one, other = kept.get(found.first), kept.get(found.second)
        self.sentence.setText(words.difference_words(found))
        self.verdict.setText(words.verdict_words(one, other))
        self.verdict.setVisible(bool(self.verdict.text()))
        self._fill(words.figure_rows(found, one, other, session.classes)[: MOST_CLASSES + 5])

    def _fill(self, rows: list[tuple[str, str, str]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.deleteLater()
        for row, cells in enumerate(rows):
            for column_at, text in enumerate(cells):
                shown = label(text, "muted" if row == 0 or column_at == 0 else "")
                if column_at:
                    shown.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._grid.addWidget(shown, row, column_at)
