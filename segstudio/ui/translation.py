"""The person's language: marking words for it, looking them up, and loading it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from segstudio.resource import resource_path


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return `text`; Qt's lupdate finds the words by this name. PySide6's own says `object`."""
    del context
    return text


def translate(context: str, text: str) -> str:
    """Return `text` in the person's language, as it is where there is no translation."""
    return QCoreApplication.translate(context, text)


def display_words(text: str) -> str:
    """Return words that the workspace said, which knows no Qt, in the person's language."""
    return translate("Workspace", text) if text else ""


def install_language(application: QCoreApplication, locale: QLocale) -> bool:
    """Load the words of `locale`, with Qt's own ones; tell whether there are any."""
    words = QTranslator(application)
    if not words.load(locale, "segstudio", "_", str(resource_path("translations"))):
        return False
    application.installTranslator(words)
    of_qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if of_qt.load(locale, "qtbase", "_", folder):
        application.installTranslator(of_qt)
    return True
