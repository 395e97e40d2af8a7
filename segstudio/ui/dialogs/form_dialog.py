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
        """Be no larger than the screen; call it when all parts have their look."""
        room = self.screen().availableSize() - QSize(0, FRAME_PX)
        self._outer.invalidate()
        self._outer.activate()  # what it knows of its parts is older than their look
        width = min(self.sizeHint().width(), room.width())
        if self._least_height(width) > room.height():
            self._scroll_body()
            self._outer.activate()
            self.resize(width, room.height())
        elif self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.size().boundedTo(room))
        for each in self.findChildren(QLineEdit):
            if isinstance(each.parent(), QAbstractSpinBox):
                each.setTextMargins(_TEXT_EDGE_PX, 0, 0, 0)

    def _least_height(self, width: int) -> int:
        if self._outer.hasHeightForWidth():
            return self._outer.minimumHeightForWidth(width)
        return self._outer.minimumSize().height()

    def _scroll_body(self) -> None:
        """Let what has no room on the screen be scrolled to, with the buttons always in sight."""
        self._outer.removeItem(self.body)
        self.body.setParent(None)
        content = QWidget()
        content.setLayout(self.body)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._outer.insertWidget(0, area, 1)

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
