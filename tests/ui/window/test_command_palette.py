import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.command_palette import CommandPalette
from segstudio.ui.theme import ThemeChoice


@pytest.fixture
def palette(window, dialog):
    window.actions_by_id["palette"].trigger()
    return dialog(CommandPalette)


def _listed(palette):
    items = (palette.list.topLevelItem(i) for i in range(palette.list.topLevelItemCount()))
    return [each.text(0) for each in items if not each.isHidden()]


def test_it_lists_every_command_and_what_stands_in_menus_alone(window, palette):
    listed = _listed(palette)
    assert len(listed) == len(set(listed))
    texts = [action.text().rstrip("…") for spec, action in window.actions_by_id]
    assert set(texts) - set(listed) == {"Find a command"}
    assert {"Theme: High contrast", "Language: English", "Panels: Versions"} <= set(listed)
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


def test_a_theme_is_found_by_its_name(palette, theme):
    palette.field.setText("dark")
    assert _listed(palette) == ["Theme: Dark"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert theme.choice is ThemeChoice.DARK
    theme.choose(ThemeChoice.SYSTEM)


def test_nothing_found_is_said_and_runs_nothing(palette, session):
    assert palette.nothing.isHidden()
    palette.field.setText("no such command")
    assert palette.nothing.isVisible()
    assert palette.nothing.text() == "Nothing is called “no such command”."
    assert palette.list.isHidden()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert session.toolbox.active_id == "brush"
    palette.close()
