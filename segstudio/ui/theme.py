"""Light or dark, as the system says or the person chose."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from segstudio.ui.colors import DARK, LIGHT, Colors
from segstudio.ui.style_sheet import style_sheet
from segstudio.workspace.settings import AppSettings

_KEY = "window.theme"


class ThemeChoice(Enum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Keeps the application's palette and style sheet; `changed` comes after a switch."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: AppSettings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.choice = _choice(settings.get(_KEY, ThemeChoice.SYSTEM.value))
        self.colors: Colors = LIGHT
        application.setStyle("Fusion")
        self._apply()
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
        self.colors = DARK if self._is_dark() else LIGHT
        self._application.setPalette(self.colors.palette())
        self._application.setStyleSheet(style_sheet(self.colors))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self.choice is ThemeChoice.SYSTEM:
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.choice is ThemeChoice.DARK


def _choice(stored: object) -> ThemeChoice:
    """Return the stored choice; the system's where the settings hold something else."""
    return next((each for each in ThemeChoice if each.value == stored), ThemeChoice.SYSTEM)
