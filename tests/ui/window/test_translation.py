from PySide6.QtCore import QLocale

from segstudio.ui.translation import QT_TRANSLATE_NOOP, install_language, translate


def test_words_without_a_translation_stay_as_they_are(qapp):
    assert translate("Actions", QT_TRANSLATE_NOOP("Actions", "Undo")) == "Undo"


def test_a_language_that_is_not_there_is_no_fault(qapp):
    assert not install_language(qapp, QLocale(QLocale.Language.Zulu))
