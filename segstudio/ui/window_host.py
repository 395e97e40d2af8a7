"""Keeps one window on a session, and makes it anew where all its words change."""

from __future__ import annotations

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QObject

from segstudio.ui.fault_reporter import FaultReporter
from segstudio.ui.interrupt import Interrupt
from segstudio.ui.language import Language
from segstudio.ui.main_window import MainWindow
from segstudio.ui.poster import Poster
from segstudio.ui.slices import Slices, polished
from segstudio.ui.theme import Theme
from segstudio.ui.window_layout import remember_layout
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

_TURN_MS = 1.0
"""Some pieces of a window take several milliseconds by themselves."""


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
        self._session, self._settings, self._theme = session, settings, theme
        self._of_session = session.events.listeners()
        self._slices = Slices(self, _TURN_MS)
        self.window = MainWindow(session, settings, theme)
        self._reporter = FaultReporter(self, session, poster)
        self._interrupt = Interrupt(self, self.close)
        language.changed.connect(self.renew)

    def renew(self) -> None:
        """Put a new window in the place of this one, in turns: hands and paints come between."""
        self._slices.start(self._renewing())

    def end(self) -> None:
        """Give back what the program took over from Python."""
        self._interrupt.restore()
        self._reporter.restore()

    def close(self) -> None:
        """Close the window, and with it the session."""
        self._slices.start(())
        self.window.close()

    def _renewing(self) -> Iterator[None]:
        events, old = self._session.events, self.window
        of_old = [each for each in events.listeners() if each not in self._of_session]
        remember_layout(old, self._settings)
        yield
        new = MainWindow(self._session, self._settings, self._theme, in_turns=True)
        try:
            yield
            yield from new.build()
            events.forget(of_old)
            yield from events.tell_all(has_image=self._session.image is not None)
            yield from polished(new)
            new.show()
            yield
        except GeneratorExit:  # yet another language, or the end
            of_both = [each for each in events.listeners() if each not in self._of_session]
            events.forget(each for each in of_both if each not in of_old)
            if shiboken6.isValid(new):
                new.deleteLater()
            raise
        new.canvas.take_view(old.canvas)
        self.window = new
        yield from old.retire()
