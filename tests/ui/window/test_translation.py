import pytest
from PySide6.QtCore import QLocale

from segstudio.ui.translation import (
    QT_TRANSLATE_NOOP,
    display_words,
    install_language,
    remove_language,
    translate,
)


@pytest.fixture
def chinese(qapp):
    assert install_language(qapp, QLocale("zh_CN"))
    yield
    remove_language(qapp)


def test_words_without_a_translation_stay_as_they_are(qapp):
    assert translate("Actions", QT_TRANSLATE_NOOP("Actions", "Undo")) == "Undo"


def test_a_language_that_is_not_there_is_no_fault(qapp):
    assert not install_language(qapp, QLocale(QLocale.Language.Zulu))


def test_words_of_the_window_and_of_tools_are_shown_in_chinese(chinese):
    assert translate("Actions", "Undo") == "撤销"
    assert translate("Actions", "Brush") == "画笔"  # a tool's title, which knows no Qt


def test_sentences_with_names_and_numbers_in_them_are_known_again(chinese):
    said = display_words("“ä (1).png” is empty (0 bytes). Copy it again from where it came.")
    assert said == "“ä (1).png” 是空文件（0 字节）。请从来源重新复制。"
    assert display_words("Image 3 was left out.") == "图像 3 已略过。"
    within = display_words("A class can be deleted once all is saved. Everything is saved again.")
    assert within.endswith("一切已重新保存。")
    assert display_words("Nobody ever said this.") == "Nobody ever said this."


def test_english_comes_back(qapp, chinese):
    remove_language(qapp)
    assert display_words("Brush") == translate("Actions", "Brush") == "Brush"
