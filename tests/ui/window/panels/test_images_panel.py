from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.dialogs.remove_images_dialog import RemoveImagesDialog
from segstudio.workspace.image_list import ImageStatus


def test_a_click_shows_the_image(qtbot, opened, session):
    view = opened.images_panel.view
    place = view.visualRect(opened.images_panel.list_model.index(2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    third = session.images[2].id
    qtbot.waitUntil(lambda: session.image.record.id == third, timeout=10_000)


def test_the_row_of_the_shown_image_is_selected(qtbot, opened, session):
    opened.actions_by_id["next-image"].trigger()
    qtbot.waitUntil(lambda: session.image.record.id == session.images[1].id, timeout=10_000)
    qtbot.waitUntil(lambda: opened.images_panel.view.currentIndex().row() == 1)


def test_thumbnails_come_for_the_rows_in_sight(qtbot, opened, session):
    panel = opened.images_panel
    record = session.images[0]
    qtbot.waitUntil(lambda: panel.thumbnails.get(record) is not None, timeout=10_000)


def test_the_filter_counts(qtbot, opened):
    panel = opened.images_panel
    assert panel.count.text() == "4 images"
    panel.filter.setText("cell")
    qtbot.waitUntil(lambda: panel.count.text() == "3 of 4 images")


def test_the_status_filter_lists_reviewed_images(qtbot, opened, session):
    panel = opened.images_panel
    session.review.set_status([session.images[1].id], ImageStatus.REVIEWED)
    panel.status.setCurrentIndex(panel.status.findData(ImageStatus.REVIEWED))
    qtbot.waitUntil(lambda: panel.list_model.rowCount() == 1)


def test_removal_asks_first(qtbot, opened, session, dialog):
    gone = [session.images[1].id, session.images[2].id]
    opened.commands.ask_remove_images(gone)
    dialog(RemoveImagesDialog).accept()
    qtbot.waitUntil(lambda: len(session.images) == 2)
