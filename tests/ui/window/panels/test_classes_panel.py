from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QLineEdit

from segstudio.ui.dialogs.delete_class_dialog import DeleteClassDialog
from segstudio.ui.panels.class_list_model import COUNT_ROLE


def test_a_click_chooses_the_class(opened, session):
    view = opened.classes_panel.view
    box = view.visualRect(opened.classes_panel.list_model.index(0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert session.active_class_id == session.classes.ids[0]


def test_a_click_on_the_lock_protects_the_class(opened, session):
    view = opened.classes_panel.view
    box = view.visualRect(opened.classes_panel.list_model.index(0))
    place = QPoint(box.right() - 12, box.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.classes.classes[0].is_locked


def test_a_click_on_the_colour_asks_for_another(opened, session, dialog):
    view = opened.classes_panel.view
    box = view.visualRect(opened.classes_panel.list_model.index(1))
    place = QPoint(box.x() + 12, box.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    asked = dialog(QColorDialog)
    asked.setCurrentColor("#123456")
    asked.accept()
    assert session.classes.classes[1].color == "#123456"


def test_a_name_typed_over_renames(opened, session):
    model = opened.classes_panel.list_model
    assert model.setData(model.index(1), "nucleus")
    assert session.classes.classes[1].name == "nucleus"
    assert model.index(1).data() == "nucleus"


def test_a_taken_name_is_refused_with_a_sentence(opened, session):
    model = opened.classes_panel.list_model
    model.setData(model.index(1), "background")
    assert session.classes.classes[1].name == "object"
    assert "background" in opened.notices.cards[-1].notice.text


def test_dragging_changes_the_order_and_no_id(opened, session):
    model = opened.classes_panel.list_model
    before = session.classes.ids
    carried = model.mimeData([model.index(0)])
    model.dropMimeData(carried, Qt.DropAction.MoveAction, 2, 0, model.index(-1))
    assert session.classes.ids == before[::-1]


def test_counts_follow_the_strokes(qtbot, opened, session, draw):
    draw(opened.canvas)
    model = opened.classes_panel.list_model
    row = model.row_of(session.active_class_id)
    count = session.image.mask.counts[session.active_class_id]
    qtbot.waitUntil(lambda: model.index(row).data(COUNT_ROLE) == count)


def test_added_classes_get_names_of_their_own(opened, session):
    opened.actions_by_id["add-class"].trigger()
    opened.actions_by_id["add-class"].trigger()
    names = [each.name for each in session.classes]
    assert len(names) == len(set(names)) == 4
    assert session.active_class_id == session.classes.ids[-1]


def test_deleting_asks_what_becomes_of_the_pixels(qtbot, opened, session, draw, dialog):
    draw(opened.canvas)
    painted = session.active_class_id
    count = session.image.mask.counts[painted]
    qtbot.waitUntil(lambda: session.class_editing.pixel_count_in_project(painted) == count)
    opened.actions_by_id["delete-class"].trigger()
    asked = dialog(DeleteClassDialog)
    asked._other.setChecked(True)
    background = session.classes.ids[0]
    assert asked.replacement_id == background
    asked.accept()
    qtbot.waitUntil(lambda: session.image.mask.counts == {background: count}, timeout=10_000)
    assert painted not in session.classes.ids


def test_a_new_class_can_be_named_at_once(qtbot, opened, session):
    opened.actions_by_id["add-class"].trigger()
    field = opened.classes_panel.view.findChild(QLineEdit)
    QTest.keyClicks(field, "nerve e1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.classes.classes[-1].name == "nerve e1")
    assert session.toolbox.active_id == "brush"
