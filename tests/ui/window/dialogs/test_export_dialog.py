"""What an export would write, lose and replace is shown before, and the person decides."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from segstudio.storage.image_query import ImageQuery
from segstudio.storage.image_record import ImageStatus
from segstudio.ui.dialogs.export_dialog import ExportMasksDialog


@pytest.fixture
def shown(qtbot, opened, session, draw, dialog, tmp_path):
    draw(opened.canvas)
    qtbot.waitUntil(lambda: not session.saver.is_behind)
    opened.actions_by_id["export-masks"].trigger()
    shown = dialog(ExportMasksDialog)
    shown.place.field.setText(str(tmp_path / "out"))
    qtbot.waitUntil(lambda: is_looked_at(shown))
    return shown


def is_looked_at(shown):
    return shown._preview is not None and not shown.view.stop.isVisible()


def test_how_much_is_written_and_what_is_lost(qtbot, shown):
    assert shown.view.summary.text() == "Images to write: 1. Without anything to write: 3."
    assert not shown.view.losses.isVisible()
    assert not shown.view.existing.isVisible()
    assert shown.done_button.isEnabled()
    shown.options.format.setCurrentIndex(shown.options.format.findData("yolo"))
    assert shown._preview is None
    qtbot.waitUntil(lambda: is_looked_at(shown))
    assert "Not carried: regions that are no objects" in shown.view.losses.toPlainText()
    assert shown.view.limits.text().startswith("This format cannot carry: holes;")


def test_files_in_the_way_must_be_allowed_to_go(qtbot, shown, tmp_path):
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "cell 0.png").write_bytes(b"old")
    shown.place.field.setText(str(folder))
    qtbot.waitUntil(lambda: is_looked_at(shown))
    words = "Files that are there already: 1, such as “cell 0.png”."
    assert shown.view.existing.text() == words
    assert not shown.done_button.isEnabled()
    box = shown.view.may_replace
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert shown.done_button.isEnabled()
    assert shown.order.may_replace
    shown.accept()
    qtbot.waitUntil(lambda: (folder / "cell 0.png").read_bytes()[:4] == b"\x89PNG")


def test_images_are_chosen(qtbot, shown, session):
    images = shown.options.images
    assert images.itemText(0) == "All images (4)"
    images.setCurrentIndex(images.findText("Reviewed images"))
    assert shown.order.query == ImageQuery(status=ImageStatus.REVIEWED)
    qtbot.waitUntil(lambda: is_looked_at(shown))
    assert shown.view.summary.text() == "Images to write: 0."
    assert not shown.done_button.isEnabled()


def test_selected_and_listed_images_are_offered(qtbot, opened, session, dialog):
    session.review.queue.set_query(ImageQuery(text="cell"))
    qtbot.waitUntil(lambda: len(session.review.queue) == 3)
    opened.images_panel.view.selectAll()
    qtbot.waitUntil(lambda: len(opened.images_panel._selected_ids()) == 3)
    opened.actions_by_id["export-masks"].trigger()
    images = dialog(ExportMasksDialog).options.images
    offered = [images.itemText(place) for place in range(images.count())]
    assert offered[1] == "Images in the list (3)"
    assert offered[2].startswith("Selected images (")
    images.setCurrentIndex(2)
    assert len(images.currentData()) > 1


def test_options_are_part_of_the_order(shown):
    boxes = shown.options
    boxes.objects.setChecked(False)
    boxes.background.setChecked(False)
    boxes.overlays.setChecked(True)
    order = shown.order
    assert (order.with_objects, order.with_background, order.with_overlays) == (False, False, True)


def test_a_folder_of_the_images_is_refused_at_once(qtbot, shown, image_folder):
    shown.place.field.setText(str(image_folder))
    qtbot.waitUntil(lambda: "is one of the images" in shown.view.summary.text())
    assert not shown.view.stop.isVisible()
    assert not shown.done_button.isEnabled()
