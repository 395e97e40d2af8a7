from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segstudio.ui.dialogs.group_dialog import GroupDialog
from segstudio.ui.dialogs.note_dialog import NoteDialog
from segstudio.ui.dialogs.remove_images_dialog import RemoveImagesDialog
from segstudio.ui.dialogs.tags_dialog import TagsDialog
from segstudio.workspace.image_list import ImageStatus
from segstudio.workspace.review_queue import ImageQuery, SortKey


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
    panel.filters.name.setText("cell")
    qtbot.waitUntil(lambda: panel.count.text() == "3 of 4 images")


def test_the_status_filter_lists_reviewed_images(qtbot, opened, session):
    panel = opened.images_panel
    session.review.set_status([session.images[1].id], ImageStatus.REVIEWED)
    panel.filters.ask(ImageQuery(status=ImageStatus.REVIEWED))
    qtbot.waitUntil(lambda: panel.list_model.rowCount() == 1)


def test_removal_asks_first(qtbot, opened, session, dialog):
    gone = [session.images[1].id, session.images[2].id]
    opened.commands.images.ask_remove(gone)
    dialog(RemoveImagesDialog).accept()
    qtbot.waitUntil(lambda: len(session.images) == 2)


def rows(panel):
    return [panel.list_model.record(row).name for row in range(panel.list_model.rowCount())]


def test_a_chip_stands_for_each_filter_and_takes_it_away(qtbot, opened, session):
    panel = opened.images_panel
    session.review.set_status([session.images[1].id], ImageStatus.TO_REVIEW)
    by_name = ImageQuery(status=ImageStatus.TO_REVIEW, sort=SortKey.NAME, is_descending=True)
    panel.filters.ask(by_name)
    qtbot.waitUntil(lambda: panel.list_model.rowCount() == 1)
    words = [chip.property("words") for chip in panel.filters.chips]
    assert words == ["To review", "By name ↓"]
    panel.filters.chips[0].setFocus()
    QTest.keyClick(panel.filters.chips[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.list_model.rowCount() == 4)
    assert rows(panel)[0] == "z broken.png"
    assert panel.filters.chips[0].hasFocus()
    panel.filters.chips[0].click()
    qtbot.waitUntil(lambda: rows(panel)[0] == "cell 0.png")
    assert panel.filters.chips == []


def test_the_menus_offer_filters_and_orders(qtbot, opened, session):
    panel = opened.images_panel
    session.review.add_tag([session.images[2].id], "blurred")
    qtbot.waitUntil(lambda: session.review.tags == {"blurred": 1})
    menu = panel.filters.filters.menu()
    menu.aboutToShow.emit()
    offered = {each.text(): each.menu() for each in menu.actions() if each.menu()}
    assert list(offered) == [
        "Status",
        "Class present",
        "Tag",
        "Split",
        "Confidence",
        "Disagreement",
    ]
    assert [each.text() for each in offered["Class present"].actions()] == [
        each.name for each in session.classes
    ]
    offered["Tag"].actions()[0].trigger()
    qtbot.waitUntil(lambda: rows(panel) == ["cell 2.png"])
    panel.filters.order.menu().aboutToShow.emit()
    assert panel.filters.order.menu().actions()[0].isChecked()


def test_what_the_list_chooses_is_meant_while_the_keyboard_is_there(qtbot, opened, session):
    panel, images = opened.images_panel, opened.commands.images
    panel.view.setFocus()
    panel.view.selectAll()
    assert images.chosen == [each.id for each in session.images]
    opened.actions_by_id["toggle-excluded"].trigger()
    qtbot.waitUntil(lambda: all(each.is_excluded for each in session.images))
    opened.actions_by_id["toggle-excluded"].trigger()
    qtbot.waitUntil(lambda: not any(each.is_excluded for each in session.images))
    opened.canvas.setFocus()
    assert images.chosen == [session.image.id]
    panel.more.click()
    menu = QApplication.activePopupWidget()
    texts = [each.text() for each in menu.actions()]
    assert texts[0] == "4 images"
    assert "Accept predictions of chosen images" in texts
    menu.close()


def test_tags_notes_and_groups_are_set_by_keyboard(qtbot, opened, session, dialog):
    panel, queue = opened.images_panel, session.review.queue
    first = session.images[0].id
    panel.view.setFocus()
    panel.view.selectAll()
    opened.actions_by_id["image-tags"].trigger()
    tags = dialog(TagsDialog)
    QTest.keyClicks(tags.new, "ask Anna")
    QTest.keyClick(tags.new, Qt.Key.Key_Return)
    assert tags.list.item(0).text() == "ask Anna"
    QTest.keyClick(tags.new, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.review.tags == {"ask Anna": 4})
    opened.canvas.setFocus()
    opened.actions_by_id["image-tags"].trigger()
    tags = dialog(TagsDialog)
    qtbot.waitUntil(lambda: tags.list.count() == 1)
    tags.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    tags.accept()
    qtbot.waitUntil(lambda: session.review.tags == {"ask Anna": 3})
    opened.actions_by_id["image-note"].trigger()
    note = dialog(NoteDialog)
    qtbot.waitUntil(note.text.isEnabled)
    QTest.keyClicks(note.text, "rim is cut")
    QTest.keyClick(note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.actions_by_id["image-group"].trigger()
    group = dialog(GroupDialog)
    QTest.keyClicks(group.name, "patient 1")
    QTest.keyClick(group.name, Qt.Key.Key_Return)

    def known():
        details = queue.details(first)
        return details is not None and (details.note, details.group, details.tags)

    qtbot.waitUntil(lambda: known() == ("rim is cut", "patient 1", ()))
    tip = panel.list_model.data(panel.list_model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert "Group: patient 1" in tip
    assert tip.endswith("rim is cut")


def test_the_mask_lies_over_the_thumbnail(qtbot, opened, session, draw):
    panel = opened.images_panel
    assert panel.masks.get(session.images[1]) is None
    draw(opened.canvas)
    opened.actions_by_id["next-image"].trigger()
    qtbot.waitUntil(lambda: session.image.id == session.images[1].id, timeout=10_000)
    record = session.images[0]
    qtbot.waitUntil(lambda: panel.masks.get(record) is not None, timeout=10_000)
    picture = panel.masks.get(record).toImage()
    middle = picture.pixelColor(picture.width() // 2 + 3, picture.height() // 2)
    assert middle.alpha() > 100
    assert picture.pixelColor(1, 1).alpha() == 0


def test_from_the_name_down_to_the_list(qtbot, opened):
    panel = opened.images_panel
    opened.activateWindow()
    opened.actions_by_id["find-images"].trigger()
    assert panel.filters.name.hasFocus()
    QTest.keyClick(panel.filters.name, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
