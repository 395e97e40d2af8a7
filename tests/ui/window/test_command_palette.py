import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.command_palette import CommandPalette


@pytest.fixture
def palette(window, dialog):
    window.actions_by_id["palette"].trigger()
    return dialog(CommandPalette)


def _listed(palette):
    items = (palette.list.topLevelItem(i) for i in range(palette.list.topLevelItemCount()))
    return [each.text(0) for each in items if not each.isHidden()]


def test_it_lists_every_command(window, palette):
    assert len(_listed(palette)) == len(list(window.actions_by_id)) - 1
    palette.close()


def test_a_few_letters_find_a_command_and_enter_runs_it(palette, session):
    palette.field.setText("erAser")
    assert _listed(palette) == ["Eraser"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert session.toolbox.active_id == "eraser"


def test_arrows_move_in_the_list(palette):
    first = palette.list.currentItem()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentItem() is not first
    palette.close()


def test_nothing_found_runs_nothing(palette, session):
    palette.field.setText("no such command")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert session.toolbox.active_id == "brush"
    palette.close()
