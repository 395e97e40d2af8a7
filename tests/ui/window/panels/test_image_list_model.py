"""The list as Qt sees it: of a session's real images, read as rows come into sight."""

import pytest
from PySide6.QtCore import Qt

from segstudio.ui.panels.image_list_model import DETAILS_ROLE
from segstudio.workspace.image_list import Split
from segstudio.workspace.review_queue import ImageQuery, SortKey


@pytest.fixture
def listed(opened):
    return opened.images_panel.list_model


def test_all_images_are_listed_without_a_copy(listed, session):
    assert listed.rowCount() == len(session.images) == 4
    assert listed.record(2) is session.images[2]
    assert listed.record(4) is None
    assert listed.index(1).data() == "cell 1.png"


def test_rows_are_those_of_the_queue(qtbot, listed, session):
    session.review.queue.set_query(ImageQuery(text="CELL", sort=SortKey.NAME, is_descending=True))
    qtbot.waitUntil(lambda: listed.rowCount() == 3)
    assert [listed.index(row).data() for row in range(3)] == [
        "cell 2.png",
        "cell 1.png",
        "cell 0.png",
    ]
    assert listed.row_of(session.images[0].id) == 2
    assert listed.row_of(session.images[3].id) is None


def test_a_changed_image_is_told_by_its_row(qtbot, listed, session):
    second = session.images[1].id
    with qtbot.waitSignal(listed.dataChanged) as told:
        session.desk.note_problem(second, "“cell 1.png” is cut short.")
    assert told.args[0].row() == 1
    tip = listed.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert "cut short" in tip


def test_details_come_for_the_rows_that_are_asked_for(qtbot, listed, session):
    second = session.images[1].id
    session.review.add_tag([second], "blurred")
    session.review.set_split([second], Split.TEST)
    qtbot.waitUntil(lambda: listed.index(1).data(DETAILS_ROLE).tags == ("blurred",))
    spoken = listed.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "cell 1.png, New, Test, #blurred"
