"""What all dialogs share: even spacing, one row of buttons, gone once closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from segstudio.ui.layout import GAP_PX, column
from segstudio.ui.slices import Work, open_soon
from segstudio.ui.window_layout import FRAME_PX

_TEXT_EDGE_PX = 4
"""Between a number and the border of its field."""


class FormDialog(QDialog):
    """A dialog with a `body` to fill and buttons below. Show it with `open()`."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outer = column(self, edge_px=2 * GAP_PX, gap_px=2 * GAP_PX)
        self.body: QVBoxLayout = column()
        self._outer.addLayout(self.body, 1)
        self.buttons = QDialogButtonBox()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._outer.addWidget(self.buttons)

    def open(self) -> None:
        """Show it soon, as `open_soon` does; no larger than the screen."""
        open_soon(self, *self.works(), dressed=self.fit)

    def fit(self) -> None:
        """Be as large as it asks for, no larger than the screen; call it when all has its look."""
        self._outer.invalidate()
        self._outer.activate()  # what it knows of its parts is older than their look
        room = self.screen().availableSize() - QSize(0, FRAME_PX)
        asked = self.size() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else None
        size = (asked or self.sizeHint()).expandedTo(self.minimumSize()).boundedTo(room)
        if asked is None:
            size.setHeight(self._height(size.width()))
        least = self._height(size.width(), is_least=True)
        if least > room.height():
            size = QSize(size.width() + self._scroll_body(), room.height())
        self.resize(size.expandedTo(QSize(0, least)).boundedTo(room))
        for each in self.findChildren(QLineEdit):
            if isinstance(each.parent(), QAbstractSpinBox):
                each.setTextMargins(_TEXT_EDGE_PX, 0, 0, 0)

    def _height(self, width: int, *, is_least: bool = False) -> int:
        outer = self._outer
        if outer.hasHeightForWidth():
            return outer.minimumHeightForWidth(width) if is_least else outer.heightForWidth(width)
        return (outer.minimumSize() if is_least else outer.sizeHint()).height()

    def _scroll_body(self) -> int:
        """Let what has no room be scrolled to, buttons in sight; return the width of the bar."""
        self._outer.removeItem(self.body)
        self.body.setParent(None)
        content = QWidget()
        content.setLayout(self.body)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._outer.insertWidget(0, area, 1)
        self._outer.activate()
        return area.verticalScrollBar().sizeHint().width()

    def works(self) -> Sequence[Work]:
        """What takes milliseconds, each in a turn, between making the dialog and showing it."""
        return ()

    def offer(self, accept_text: str) -> None:
        """Show one button that does it and one that leaves everything as it is."""
        self.body.addStretch(1)
        done = self.buttons.addButton(accept_text, QDialogButtonBox.ButtonRole.AcceptRole)
        done.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)

    def offer_close(self) -> None:
        """Show a button that closes."""
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close).setDefault(True)
