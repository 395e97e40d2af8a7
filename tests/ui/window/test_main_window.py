import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLineEdit

from segstudio.ui.main_window import MainWindow


def test_a_new_window_invites_to_begin(window):
    assert window.centre.currentWidget() is window.centre.empty
    assert window.windowTitle() == "[*]SegStudio"
    assert "Welcome" in window.centre.empty.title.text()


def test_an_opened_folder_shows_its_first_image(opened, session):
    assert opened.canvas.content is not None
    assert session.image.record.name in opened.windowTitle()
    assert session.project.name in opened.windowTitle()
    assert opened.images_panel.list_model.rowCount() == 4


def test_a_stroke_reaches_mask_counts_and_undo(qtbot, opened, session, draw):
    draw(opened.canvas)
    assert session.image.mask.counts[session.active_class_id] > 50
    undo = opened.actions_by_id["undo"]
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: not session.image.mask.counts)
    redo = opened.actions_by_id["redo"]
    qtbot.waitUntil(redo.isEnabled)
    redo.trigger()
    qtbot.waitUntil(lambda: bool(session.image.mask.counts))


def test_a_broken_image_says_why(qtbot, opened, session):
    broken = next(each for each in session.images if "broken" in each.name)
    session.show_image(broken.id)
    message = opened.centre.message
    qtbot.waitUntil(lambda: message.title.text() == broken.name, timeout=10_000)
    assert opened.centre.currentWidget() is message
    assert broken.name in message.text.text().replace("\u200b", "")
    opened.actions_by_id["previous-image"].trigger()
    qtbot.waitUntil(lambda: opened.centre.currentWidget() is opened.canvas)


def test_closing_the_project_brings_the_beginning_back(qtbot, opened, session):
    opened.actions_by_id["close-project"].trigger()
    qtbot.waitUntil(lambda: session.project is None)
    assert opened.centre.currentWidget() is opened.centre.empty
    assert opened.images_panel.list_model.rowCount() == 0
    assert opened.canvas.content is None


def test_the_layout_is_remembered(qtbot, window, session, settings, theme):
    window.resize(window.width(), 640)
    window.images_panel.parentWidget().hide()
    window.close()
    again = MainWindow(session, settings, theme)
    qtbot.addWidget(again)
    assert again.height() == 640
    assert again.images_panel.parentWidget().isHidden()


def test_every_control_has_a_name(opened):
    kinds = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit)
    nameless = [
        each
        for kind in kinds
        for each in opened.findChildren(kind)
        if each.isVisible() and not _name(each) and each.objectName()[:3] != "qt_"
    ]
    assert nameless == []


def test_the_keyboard_reaches_every_panel(opened):
    reached, widget = set(), opened.focusWidget() or opened
    for _ in range(500):
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            reached.add(widget)
    assert opened.images_panel.filters.name in reached
    assert opened.classes_panel.view in reached
    assert opened.training_panel.live in reached


def test_the_window_never_imports_torch_nor_what_comes_with_it():
    """In a process of its own: other tests of this one do import it."""
    code = (
        "import sys, segstudio.ui.application, segstudio.ui.panels.plot; "
        "sys.exit('torch' in sys.modules or 'cuda' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _name(widget):
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    hint = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
    owner = type(widget.parent()).__name__
    is_inner = owner in ("QSpinBox", "QLineEdit") or "ScrollBar" in type(widget).__name__
    return text or hint or widget.accessibleName() or is_inner
