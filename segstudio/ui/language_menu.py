"""The menu of languages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from segstudio.ui.language import LANGUAGES, SYSTEM, language_of
from segstudio.ui.translation import translate
from segstudio.workspace.settings import AppSettings


def add_languages(menu: QMenu, settings: AppSettings) -> None:
    """Add a menu that changes the language at once."""
    application = QCoreApplication.instance()
    if application is None:
        return
    language = language_of(application, settings)
    title = translate("Menus", "Language")
    inner = menu.addMenu(title if title == "Language" else f"{title} (Language)")
    group = QActionGroup(inner)
    choices = {SYSTEM: translate("Menus", "Like the system"), **LANGUAGES}
    for code, name in choices.items():
        action = inner.addAction(name)
        action.setCheckable(True)
        action.setChecked(language.choice == code)
        action.setActionGroup(group)
        action.triggered.connect(lambda _=False, chosen=code: language.choose(chosen))
