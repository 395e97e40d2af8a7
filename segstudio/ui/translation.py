"""The person's language: marking words for it, looking them up, and loading it.

Words of the window are marked where they stand (`tr`, `translate`, `QT_TRANSLATE_NOOP`). Rooms
below know no Qt and mark nothing: `packaging/translate.py` finds their sentences, and here each is
looked up at the moment it is shown (`display_words`). One with names or numbers in it, made by an
f-string, is known again by its template, such as "“{0}” is locked.", and what stood in the holes is
put into the translated template, itself translated where it is a known sentence.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from segstudio.resource import resource_path
from segstudio.workspace.sentences import Sentences

_WORKSPACE = "Workspace"
_HOLE = re.compile(r"\{(\w+)[^}]*\}")
_templates: list[str] = []
"""The most telling first: “Image {0} was left out.” is not an “Image {0}”."""
_installed: list[QTranslator] = []


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return `text`; Qt's lupdate finds the words by this name. PySide6's own says `object`."""
    del context
    return text


def translate(context: str, text: str) -> str:
    """Return `text` in the person's language, as it is where there is no translation.

    What has none in its context may come from the workspace, such as the title of a tool.
    """
    shown = QCoreApplication.translate(context, text)
    return display_words(text) if shown == text else shown


def display_words(text: str) -> str:
    """Return words that the workspace said in the person's language."""
    if _installed and isinstance(text, Sentences):
        return re.sub("(?<=[。：]) ", "", " ".join(map(display_words, text.parts)))
    return _looked_up(text) if _installed and text else text


def is_translated() -> bool:
    """Tell whether words are shown in another language than that of the source, English."""
    return bool(_installed)


def install_language(application: QCoreApplication, locale: QLocale) -> bool:
    """Load the words of `locale`, with Qt's own ones, in place of those loaded before.

    Tell whether there are any.
    """
    remove_language(application)
    words = QTranslator(application)
    folder = resource_path("translations")
    if not words.load(locale, "segstudio", "_", str(folder)):
        return False
    _install(application, words)
    of_qt = QTranslator(application)
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if of_qt.load(locale, "qtbase", "_", qt_folder):
        _install(application, of_qt)
    listed = folder / "workspace.txt"
    if listed.is_file():
        texts = (each.replace("\\n", "\n") for each in listed.read_text("utf-8").splitlines())
        _templates.extend(sorted(texts, key=lambda each: -len(_HOLE.sub("", each))))
    return True


def remove_language(application: QCoreApplication) -> None:
    """Show words as they are in the source: in English."""
    for each in _installed:
        application.removeTranslator(each)
    _installed.clear()
    _templates.clear()
    _looked_up.cache_clear()


def _install(application: QCoreApplication, translator: QTranslator) -> None:
    application.installTranslator(translator)
    _installed.append(translator)


@lru_cache(maxsize=512)
def _looked_up(text: str) -> str:
    shown = QCoreApplication.translate(_WORKSPACE, text)
    if shown != text:
        return shown
    for template in _templates:
        if not text.startswith(template.partition("{")[0]):
            continue
        found = _pattern(template).fullmatch(text)
        shown = QCoreApplication.translate(_WORKSPACE, template) if found else template
        if found and shown != template:
            return _filled(shown, dict(zip(_HOLE.findall(template), found.groups(), strict=True)))
    name, colon, said = text.partition(": ")
    shown = _looked_up(said) if colon else said  # such as “a.png: There is too little memory.”
    return text if shown == said else f"{_looked_up(name)}：{shown}"


def _filled(template: str, said: dict[str, str]) -> str:
    return _HOLE.sub(lambda hole: _looked_up(said.get(hole[1], "")), template)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Return what matches a sentence made from the template; each hole as little as it can."""
    parts = _HOLE.split(template)[::2]
    return re.compile("(.*?)".join(re.escape(each) for each in parts), re.DOTALL)
