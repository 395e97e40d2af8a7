"""The confusion matrix as a picture: each row in shades, with its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from segstudio.ui.theme import Theme

_EDGE_PX = 4
_PIXELS_PX = 64
"""A cell wider than this tells the pixels, too; one too narrow for its share has it in its tip."""
_LEAST_NAME_PX = 20
_MOST_NAME_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class ConfusionCells:
    """What is drawn: rows (truth) and columns (predicted) with any pixel in them."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    pixels: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, matrix: Mapping[str, Any], nothing: str, other: str) -> ConfusionCells:
        """Take them from `class_means`; nothing, other: what these columns are called."""
        pixels = matrix["pixels"]
        columns = [i for i in range(len(matrix["predicted"])) if any(row[i] for row in pixels)]
        rows = [i for i, row in enumerate(pixels) if any(row)]
        named = [nothing, *matrix["predicted"][1:-1], other]
        return cls(
            tuple(matrix["truth"][i] or other for i in rows),
            tuple(named[i] for i in columns),
            tuple(tuple(pixels[i][j] for j in columns) for i in rows),
        )

    def share(self, row: int, column: int) -> float:
        """Return which part of the row's pixels is there, 0 … 1."""
        return self.pixels[row][column] / sum(self.pixels[row])


class ConfusionView(QWidget):
    """Rows are the truth, columns what was predicted; shares are of the row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cells: ConfusionCells | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        self.setAccessibleName(self.tr("Confusion matrix"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """About square."""
        return QSize(280, 240)

    def show_matrix(self, matrix: Mapping[str, Any] | None) -> None:
        """Draw that of `class_means`, or nothing."""
        self.cells = None
        if matrix is not None:
            self.cells = ConfusionCells.of(matrix, self.tr("nothing"), self.tr("other"))
            self.setAccessibleDescription(self._told())
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the numbers of the cell under the pointer."""
        if isinstance(event, QHelpEvent) and self.cells is not None:
            words = self._words_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, shades and numbers."""
        if self.cells is None or not self.cells.rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        grid = self._grid()
        for row in range(len(self.cells.rows)):
            for column in range(len(self.cells.columns)):
                self._paint_cell(painter, self._cell_box(grid, row, column), row, column)
        self._paint_names(painter, grid)
        painter.end()

    def _grid(self) -> QRectF:
        """Return where the cells are: names stand at the left and above."""
        metrics = QFontMetricsF(self.font())
        names = self.cells.rows if self.cells else ()
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
        left = min(longest, _MOST_NAME_SHARE * self.width()) + 2 * _EDGE_PX
        left += metrics.height() + _EDGE_PX  # “truth”, upright
        top = 2 * metrics.height() + 2 * _EDGE_PX
        box = QRectF(self.rect()).adjusted(left, top, -_EDGE_PX, -_EDGE_PX)
        cells = self.cells
        if cells is not None and cells.columns:
            side = min(box.width() / len(cells.columns), 2 * box.height() / len(cells.rows))
            box.setWidth(side * len(cells.columns))
            box.setHeight(min(box.height(), side * len(cells.rows)))
        return box

    def _cell_box(self, grid: QRectF, row: int, column: int) -> QRectF:
        cells = self.cells
        if cells is None:
            return QRectF()
        wide, high = grid.width() / len(cells.columns), grid.height() / len(cells.rows)
        return QRectF(grid.left() + column * wide, grid.top() + row * high, wide, high)

    def _paint_cell(self, painter: QPainter, box: QRectF, row: int, column: int) -> None:
        if self.cells is None:
            return
        colors, share = self._theme.colors, self.cells.share(row, column)
        ground = _mixed(colors.base, colors.accent, share)
        painter.fillRect(box, ground)
        painter.setPen(QPen(QColor(colors.border), 1))
        painter.drawRect(box)
        metrics = painter.fontMetrics()
        if box.height() < metrics.height():
            return
        painter.setPen(_readable(ground, colors.text, colors.on_accent))
        for text in (f"{100 * share:.1f} %", f"{100 * share:.0f}"):
            if metrics.horizontalAdvance(text) + 2 * _EDGE_PX <= box.width():
                if box.height() > 2.4 * metrics.height() and box.width() > _PIXELS_PX:
                    text += f"\n{_short(self.cells.pixels[row][column])}"
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                return

    def _paint_names(self, painter: QPainter, grid: QRectF) -> None:
        if self.cells is None:
            return
        metrics, high = painter.fontMetrics(), painter.fontMetrics().height()
        painter.setPen(QColor(self._theme.colors.text))
        elided = Qt.TextElideMode.ElideRight
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, name in enumerate(self.cells.rows):
            box = self._cell_box(grid, row, 0)
            left = _EDGE_PX + high
            place = QRectF(left, box.top(), box.left() - left - _EDGE_PX, box.height())
            if box.height() >= high * 0.8:
                painter.drawText(place, right, metrics.elidedText(name, elided, int(place.width())))
        for column, name in enumerate(self.cells.columns):
            box = self._cell_box(grid, 0, column)
            if box.width() < _LEAST_NAME_PX:
                break
            place = QRectF(box.left(), grid.top() - high - _EDGE_PX, box.width(), high)
            text = metrics.elidedText(name, elided, int(box.width()) - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QColor(self._theme.colors.muted))
        above = QRectF(grid.left(), 0, max(grid.width(), 80), high)
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, self.tr("Predicted"))
        painter.translate(0, grid.bottom())
        painter.rotate(-90)
        beside = QRectF(0, 0, grid.height(), high)
        painter.drawText(beside, Qt.AlignmentFlag.AlignHCenter, self.tr("Truth"))

    def _words_at(self, x: float, y: float) -> str:
        cells, grid = self.cells, self._grid()
        if cells is None or not cells.rows or not grid.contains(x, y):
            return ""
        row = min(int((y - grid.top()) / grid.height() * len(cells.rows)), len(cells.rows) - 1)
        column = int((x - grid.left()) / grid.width() * len(cells.columns))
        return self._words(row, min(column, len(cells.columns) - 1))

    def _words(self, row: int, column: int) -> str:
        if self.cells is None:
            return ""
        return self.tr("{share} of {truth} is predicted as {said}: {pixels} pixels").format(
            share=f"{100 * self.cells.share(row, column):.1f} %",
            truth=self.cells.rows[row],
            said=self.cells.columns[column],
            pixels=f"{self.cells.pixels[row][column]:,}",
        )

    def _told(self) -> str:
        """Return the matrix for those who cannot see it."""
        cells = self.cells
        if cells is None:
            return ""
        places = [(i, j) for i in range(len(cells.rows)) for j in range(len(cells.columns))]
        return "; ".join(self._words(row, column) for row, column in places[:64])


def _mixed(ground: str, color: str, share: float) -> QColor:
    one, other = QColor(ground), QColor(color)
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def _readable(ground: QColor, *texts: str) -> QColor:
    """Return the text colour that differs most from the ground in lightness."""
    return max((QColor(text) for text in texts), key=lambda each: _contrast(each, ground))


def _contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of luminances, 1 … 21. Source: WCAG 2.2, contrast ratio."""
    low, high = sorted(_luminance(each) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _short(pixels: int) -> str:
    for size, unit in ((1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")):
        if pixels >= 10 * size:
            return f"{pixels / size:.3g} {unit}"
    return f"{pixels:,}"
