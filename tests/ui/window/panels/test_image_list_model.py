import pytest
from PySide6.QtCore import Qt

from segstudio.ui.panels.image_list_model import SLICE, ImageListModel
from segstudio.workspace.events import Events
from segstudio.workspace.image_list import ImageList, ImageRecord, ImageStatus


class Sitting:
    """As much of a session as a list of images needs, with as many images as wanted."""

    def __init__(self, count):
        self.events = Events()
        self.images = ImageList(
            ImageRecord(i + 1, f"/images/cell {i:06}.png", ImageStatus.NEW, None, None)
            for i in range(count)
        )


@pytest.fixture
def sitting():
    return Sitting(3 * SLICE)


@pytest.fixture
def listed(qapp, sitting):
    return ImageListModel(sitting, qapp)


def test_all_images_are_listed_without_a_copy(listed, sitting):
    assert listed.rowCount() == len(sitting.images)
    assert listed.record(5) is sitting.images[5]
    assert listed.index(7).data() == "cell 000007.png"


def test_the_filter_finds_names_whatever_their_case(qtbot, listed):
    listed.set_filter("CELL 00012", None)
    qtbot.waitUntil(lambda: listed.rowCount() == 10)
    assert listed.record(0).name == "cell 000120.png"


def test_the_filter_goes_through_a_long_list_in_slices(qtbot, listed, sitting):
    listed.set_filter("999", None)
    first = listed.rowCount()
    expected = sum("999" in each.name for each in sitting.images)
    assert first < expected
    qtbot.waitUntil(lambda: listed.rowCount() == expected)


def test_the_filter_finds_a_status(qtbot, listed, sitting):
    sitting.images.change(8, status=ImageStatus.REVIEWED)
    listed.set_filter("", ImageStatus.REVIEWED)
    qtbot.waitUntil(lambda: listed.rowCount() == 1)
    assert listed.row_of(8) == 0
    assert listed.row_of(9) is None


def test_an_emptied_filter_lists_all_again(qtbot, listed, sitting):
    listed.set_filter("000001", None)
    listed.set_filter("", None)
    assert listed.rowCount() == len(sitting.images)


def test_a_changed_image_is_told_by_its_row(qtbot, listed, sitting):
    with qtbot.waitSignal(listed.dataChanged) as told:
        sitting.images.change(8, problem="“cell 000007.png” is cut short.")
        sitting.events.image_changed.emit(8)
    assert told.args[0].row() == 7
    tip = listed.index(7).data(Qt.ItemDataRole.ToolTipRole)
    assert "cut short" in tip
