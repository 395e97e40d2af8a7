"""The report from the window: what the person knows is asked for, kept, and on the page."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog

from segstudio.ui.dialogs.report_dialog import ReportDialog
from segstudio.ui.translation import install_language, remove_language


def test_the_page_speaks_the_language_of_the_window_unless_told_otherwise(
    opened, session, dialog, qtbot, qapp, tmp_path
):
    install_language(qapp, QLocale("zh_CN"))
    try:
        pages = []
        for is_english in (False, True):
            opened.actions_by_id["report"].trigger()
            asked = dialog(ReportDialog)
            asked.english.setChecked(is_english)
            asked.accept()
            files = dialog(QFileDialog)
            pages.append(tmp_path / f"{is_english}.html")
            files.fileSelected.emit(str(pages[-1]))
            files.reject()
            qtbot.waitUntil(pages[-1].exists)
    finally:
        remove_language(qapp)
    assert '<html lang="zh-CN">' in pages[0].read_text("utf-8")
    assert "如何引用" in pages[0].read_text("utf-8")
    assert "How to cite" in pages[1].read_text("utf-8")


def test_it_is_written_with_what_was_told(opened, session, dialog, qtbot, tmp_path):
    opened.actions_by_id["report"].trigger()
    asked = dialog(ReportDialog)
    QTest.keyClicks(asked.licence, "CC BY 4.0")
    QTest.keyClicks(asked.citation, "Me 2026")
    roles = asked.buttons
    accept = next(
        each
        for each in roles.buttons()
        if roles.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole
    )
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
    files = dialog(QFileDialog)
    page = tmp_path / "page.html"
    files.fileSelected.emit(str(page))
    files.reject()
    qtbot.waitUntil(page.exists)
    html = page.read_text("utf-8")
    assert "CC BY 4.0" in html
    assert "Me 2026" in html
    opened.actions_by_id["report"].trigger()
    assert dialog(ReportDialog).licence.text() == "CC BY 4.0"
    dialog(ReportDialog).reject()
