"""Which language the window speaks: the system's, or the one that the person chose."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Signal

from segstudio.ui.translation import install_language, remove_language
from segstudio.workspace.settings import AppSettings

_KEY = "window.language"
SYSTEM = "system"
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""Code → the language's own name for itself, never translated."""


class Language(QObject):
    """Loads words; `changed` comes after a switch, for whoever makes windows."""

    changed = Signal()

    def __init__(self, application: QCoreApplication, settings: AppSettings) -> None:
        super().__init__(application)
        self._application = application
        self.settings = settings
        stored = settings.get(_KEY, SYSTEM)
        self.choice = stored if stored in LANGUAGES else SYSTEM
        self._load()

    def choose(self, choice: str) -> None:
        """Speak that language from now on, and at the next start; SYSTEM or a code."""
        if choice != self.choice:
            self.choice = choice
            self.settings.set(_KEY, choice)
            self._load()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Qt from asking each widget to say its words anew: a new window will."""
        return event.type() == QEvent.Type.LanguageChange

    def _load(self) -> None:
        self._application.installEventFilter(self)
        locale = QLocale() if self.choice == SYSTEM else QLocale(self.choice)
        if locale.language() == QLocale.Language.English:
            remove_language(self._application)
        else:
            install_language(self._application, locale)
        self._application.removeEventFilter(self)


def language_of(application: QCoreApplication, settings: AppSettings) -> Language:
    """Return the application's one Language; made anew for other settings."""
    found = application.findChild(Language)
    if found is not None and found.settings is settings:
        return found
    if found is not None:
        found.setParent(None)
    return Language(application, settings)
