import re

import pytest
from PySide6.QtCore import QLocale

from segstudio.document.object_numbers import TooManyObjects
from segstudio.engine.errors import NothingToLearn
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.ui.translation import (
    QT_TRANSLATE_NOOP,
    display_words,
    install_language,
    remove_language,
    translate,
)
from segstudio.workspace.exchange_report import ExchangeReport
from segstudio.workspace.sentences import Sentences

ONE_TOO_MANY = (
    "An image holds at most 65,535 objects. Merge or delete some of them, or remove specks, then "
    "try again."
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


def test_what_the_engine_says_is_told_in_chinese_within_what_the_window_says_of_it(chinese):
    within = display_words(f"Training stopped: {NothingToLearn((1,))}")
    assert within == "训练已停止：训练需要至少两个类别的笔画；请也画一些另一类别的。"
    named = "Image “a.png” has 5 channels but this project's images have 3; put it into a project"
    assert display_words(f"{named} of its own.").startswith("图像 “a.png” 有 5 个通道")


def test_what_came_of_an_exchange_is_told_in_chinese(chinese):
    report = ExchangeReport(done=2, with_objects=1, kept=1_200)
    record = ImageRecord(1, "/a b.png", ImageStatus.NEW, None, None)
    for error in (MemoryError(), TooManyObjects(ONE_TOO_MANY), OSError(2, "weg", "/x")):
        report.note_problem(record, error)
    said = display_words(report.sentence("Exported", "image", " as COCO into “/out (1)”"))
    assert said.startswith("已导出 2 幅图像（COCO 格式）到“/out (1)”。")
    assert "1,200 幅图像" in said
    assert "a b.png：内存" in said
    assert not re.search(
        "[A-Za-z]{2,}", re.sub(r"a b\.png|/out|COCO|NAME_objects.png|weg", "", said)
    )
    report.is_cancelled = True
    assert display_words(report.sentence("Exported", "mask")).startswith("已完成 2 个掩码，")


def test_what_else_is_made_of_parts_is_told_in_chinese(chinese):
    for said in (
        "Fill holes: The region touches no other class.",
        "The class has 1 object.",
        "Copied object 3 of “ä”, 1,024 pixels.",
        "“Grow” changed 3 images.",
        Sentences("Found again: 2 images.", "Still missing: 1 image."),
    ):
        shown = display_words(said)
        assert not re.search("[A-Za-z]{2,}", shown), shown
    assert display_words("C: nobody said this") == "C: nobody said this"


def test_english_comes_back(qapp, chinese):
    remove_language(qapp)
    assert display_words("Brush") == translate("Actions", "Brush") == "Brush"
