import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segstudio.ui.option_bar import OptionBar


@pytest.mark.parametrize(
    ("key", "radius_px"), [(Qt.Key.Key_Return, 21), (Qt.Key.Key_Enter, 21), (Qt.Key.Key_Escape, 8)]
)
def test_enter_takes_a_number_and_esc_leaves_it_and_both_give_the_keys_back(
    window, session, key, radius_px
):
    field = window.findChild(OptionBar).size_box.diameter
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "42")
    assert session.toolbox.radius_px == 8
    QTest.keyClick(field, key)
    assert session.toolbox.radius_px == radius_px
    assert field.text() == f"{2 * radius_px} px"
    assert QApplication.focusWidget() is not field
    QTest.keyClick(window, Qt.Key.Key_E)
    assert session.toolbox.active_id == "eraser"
