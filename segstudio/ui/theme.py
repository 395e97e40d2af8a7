"""Light or dark, as the system says or the person chose; high contrast where chosen."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import partial

import shiboken6
from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from segstudio.resource import resource_path
from segstudio.ui.colors import DARK, HIGH_CONTRAST, LIGHT, Colors
from segstudio.ui.layout import polish
from segstudio.ui.slices import Slices, Work
from segstudio.ui.style_sheet import THEMED, style_sheet
from segstudio.workspace.settings import AppSettings

_KEY = "window.theme"


class ThemeChoice(Enum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


_COLORS = {
    ThemeChoice.LIGHT: LIGHT,
    ThemeChoice.DARK: DARK,
    ThemeChoice.HIGH_CONTRAST: HIGH_CONTRAST,
}


class Theme(QObject):
    """Keeps the application's palette and style sheet; `changed` comes after a switch.

    The sheet is set once (setting it again takes Qt 30 ms and more). After a switch of the palette
    the widgets are polished anew one by one, as Qt remembers the colours of each.
    """

    changed = Signal()

    def __init__(self, application: QApplication, settings: AppSettings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.choice = _choice(settings.get(_KEY, ThemeChoice.SYSTEM.value))
        self.colors: Colors
        self._slices = Slices(self)
        self._take(self._chosen())
        sheet = style_sheet()
        if application.styleSheet() != sheet:
            application.setStyle("Fusion")
            application.setStyleSheet(sheet)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose(self, choice: ThemeChoice) -> None:
        """Use this theme from now on, and at the next start."""
        self.choice = choice
        self._settings.set(_KEY, choice.value)
        self._apply()

    def _on_system_changed(self) -> None:
        if self.choice is ThemeChoice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        colors = self._chosen()
        if colors is not self.colors:
            self._take(colors)
            self._slices.start(self._polishing())
            self.changed.emit()

    def _take(self, colors: Colors) -> None:
        self.colors = colors
        folder = resource_path("icons", colors.drawings)
        QDir.setSearchPaths(THEMED, [str(folder)])
        self._application.setPalette(colors.palette())

    def _polishing(self) -> Iterator[Work]:
        """Yield the polishing of every widget, those on screen first, the windows before them."""
        widgets = QApplication.allWidgets()
        for each in sorted(widgets, key=_is_seen, reverse=True):
            if shiboken6.isValid(each):
                yield partial(polish, each)

    def _chosen(self) -> Colors:
        if self.choice is ThemeChoice.SYSTEM:
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return _COLORS[self.choice]


def _is_seen(shown: QWidget) -> tuple[bool, bool]:
    return shown.isVisible(), shown.isWindow()


def _choice(stored: object) -> ThemeChoice:
    """Return the stored choice; the system's where the settings hold something else."""
    return next((each for each in ThemeChoice if each.value == stored), ThemeChoice.SYSTEM)
