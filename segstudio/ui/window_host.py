"""Keeps one window on a session, and makes it anew where all its words change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from segstudio.ui.fault_reporter import FaultReporter
from segstudio.ui.interrupt import Interrupt
from segstudio.ui.language import Language
from segstudio.ui.main_window import MainWindow
from segstudio.ui.poster import Poster
from segstudio.ui.theme import Theme
from segstudio.ui.window_layout import remember_layout
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings


class WindowHost(QObject):
    """Another language takes a new window on the same session: nothing is closed or read again.

    So each word stands in one place only, where its widget is made, and none can be forgotten.
    """

    def __init__(
        self,
        session: Session,
        settings: AppSettings,
        theme: Theme,
        language: Language,
        poster: Poster,
    ) -> None:
        super().__init__(poster)
        self._session, self._settings = session, settings
        self._theme, self._poster = theme, poster
        self._mark = session.events.mark()
        self.window = self._made()
        language.changed.connect(self.renew, Qt.ConnectionType.QueuedConnection)

    def renew(self) -> None:
        """Put a new window in the place of this one."""
        old = self.window
        remember_layout(old, self._settings)
        self.end()
        self._session.events.forget_since(self._mark)
        self.window = self._made()
        self._session.events.tell_all(has_image=self._session.image is not None)
        self.window.show()
        self.window.canvas.take_view(old.canvas)
        old.retire()

    def end(self) -> None:
        """Give back what the window took over from Python."""
        self._interrupt.restore()
        self._reporter.restore()

    def close(self) -> None:
        """Close the window, and with it the session."""
        self.window.close()

    def _made(self) -> MainWindow:
        window = MainWindow(self._session, self._settings, self._theme)
        self._reporter = FaultReporter(window, self._session, self._poster)
        self._interrupt = Interrupt(window)
        return window
