"""What stands in the canvas's place while an image is read, or when it cannot be."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.icons import Icons
from segstudio.ui.layout import centred_page, column, label
from segstudio.ui.panels.action_button import ActionButton
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words

WIDTH_PX = 440
MAX_WORD = 30
"""Letters of a word, or of a path, that fit in a line whatever the font."""


class MessagePage(QWidget):
    """A title, a sentence, and ways on."""

    def __init__(self, actions: ActionSet, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        lines = centred_page(self, WIDTH_PX)
        centred = Qt.AlignmentFlag.AlignHCenter
        self._sign = QLabel()
        self._sign.setAccessibleName(self.tr("Error"))
        self.title = label("", "title", is_wrapped=True)
        self.text = label("", "muted", is_wrapped=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Reading"))
        lines.addWidget(self._sign, 0, centred)
        for shown in (self.title, self.text):
            shown.setAlignment(centred)
            lines.addWidget(shown)
        lines.addWidget(self._bar)
        self._ways = QWidget()
        buttons = column(self._ways)  # side by side they would keep the window wide
        buttons.addWidget(ActionButton(actions["next-image"]))
        buttons.addWidget(ActionButton(actions["relink"]))
        lines.addWidget(self._ways)

    def show_loading(self, name: str) -> None:
        """Say that an image is being read."""
        self._sign.hide()
        self.title.setText(self.tr("Opening…"))
        self.text.setText(breakable(name))
        self._bar.show()
        self._ways.hide()

    def show_problem(self, name: str, reason: str) -> None:
        """Say why an image cannot be shown."""
        color = self._theme.colors.muted
        self._sign.setPixmap(
            self._icons.pixmap("image-broken", 56, color, self.devicePixelRatioF())
        )
        self._sign.show()
        metrics = self.title.fontMetrics()
        self.title.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, WIDTH_PX))
        self.title.setToolTip(name)
        self.text.setText(breakable(display_words(reason)))
        self._bar.hide()
        self._ways.show()


def breakable(text: str) -> str:
    """Return the text with places to break inside words that are longer than a line may be."""
    return re.sub(rf"(\S{{{MAX_WORD}}})(?=\S)", "\\1\u200b", text)
