"""A sentence about what happened, above the status bar; errors stay until they are dismissed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from segstudio.ui.icons import Icons
from segstudio.ui.layout import EDGE_PX, GAP_PX, column, label, row, tool_button
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words
from segstudio.workspace.notice import Notice
from segstudio.workspace.session import Session

INFO_MS = 6000
MAX_SHOWN = 3


class NoticeBar(QWidget):
    """The latest notices, the newest below."""

    def __init__(self, session: Session, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.cards: list[NoticeCard] = []
        self._layout = column(self, gap_px=4)
        session.events.notice.connect(self.show_notice)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; the same sentence twice is shown once."""
        for card in [each for each in self.cards if each.notice.text == notice.text]:
            self.dismiss(card)
        self._layout.setContentsMargins(GAP_PX, 4, GAP_PX, 4)
        card = NoticeCard(notice, self, self._theme, self._icons)
        self.cards.append(card)
        self._layout.addWidget(card)
        while len(self.cards) > MAX_SHOWN:
            self.dismiss(self.cards[0])
        self.show()

    def dismiss(self, card: NoticeCard) -> None:
        """Take one notice away."""
        if card in self.cards:
            self.cards.remove(card)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.setVisible(bool(self.cards))


class NoticeCard(QFrame):
    """One sentence, its details on demand, and a cross."""

    def __init__(self, notice: Notice, bar: NoticeBar, theme: Theme, icons: Icons) -> None:
        super().__init__(bar)
        self.notice = notice
        self._bar = bar
        self.setObjectName("notice")
        self.setProperty("isError", "true" if notice.is_error else "false")
        line = row(self)
        line.setContentsMargins(EDGE_PX, 4, 4, 4)
        sign = label()
        color = theme.colors.danger if notice.is_error else theme.colors.accent
        name = "error" if notice.is_error else "info"
        sign.setPixmap(icons.pixmap(name, 18, color, self.devicePixelRatioF()))
        sign.setAccessibleName(self.tr("Error") if notice.is_error else self.tr("Note"))
        line.addWidget(sign)
        line.addWidget(label(display_words(notice.text), is_wrapped=True), 1)
        if notice.details:
            details = QPushButton(self.tr("Details…"))
            details.clicked.connect(self._on_details)
            line.addWidget(details)
        self._offer_remedy(line)
        close = tool_button(icon_px=16)
        icons.give(close, "close")
        close.setToolTip(self.tr("Dismiss"))
        close.setAccessibleName(self.tr("Dismiss"))
        close.clicked.connect(lambda: bar.dismiss(self))
        line.addWidget(close)
        if not notice.is_error:
            timer = QTimer(self, singleShot=True, interval=INFO_MS)
            timer.timeout.connect(lambda: bar.dismiss(self))
            timer.start()

    def _offer_remedy(self, line: QHBoxLayout) -> None:
        remedy = self.notice.remedy
        if remedy is None:
            return
        button = QPushButton(display_words(remedy.label))
        button.setProperty("isPrimary", "true")
        button.clicked.connect(remedy.apply)
        button.clicked.connect(lambda: self._bar.dismiss(self))
        line.addWidget(button)

    def _on_details(self) -> None:
        from segstudio.ui.dialogs.error_dialog import ErrorDialog

        ErrorDialog(self.window(), self.notice).open()
