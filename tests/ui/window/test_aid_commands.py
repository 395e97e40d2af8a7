"""Aids in the real window: actions, ticks, dialogs, and what is remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.ui.dialogs.grid_dialog import GridDialog
from segstudio.ui.dialogs.pixel_size_dialog import PixelSizeDialog
from segstudio.workspace.canvas_aids import CanvasAids


def test_an_action_shows_an_aid_and_ticks_itself(qtbot, opened, settings):
    action = opened.actions_by_id["toggle-rulers"]
    assert not action.isChecked()
    action.trigger()
    assert opened.canvas.aids.rulers
    assert CanvasAids.remembered(settings).rulers
    qtbot.waitUntil(action.isChecked)
    assert not opened.twin.isVisible()
    opened.actions_by_id["toggle-split"].trigger()
    assert opened.twin.isVisible()


def test_the_view_turns_and_comes_back(qtbot, opened):
    for action_id in ("turn-right", "flip-sideways", "turn-left", "flip-over"):
        opened.actions_by_id[action_id].trigger()
    assert opened.canvas.orientation.quarter_turns == 0
    opened.actions_by_id["turn-right"].trigger()
    assert not opened.canvas.orientation.is_upright
    qtbot.waitUntil(lambda: opened.status_bar.zoom.text().startswith("90°"))
    opened.actions_by_id["upright"].trigger()
    assert opened.canvas.orientation.is_upright


def test_grid_and_pixel_size_by_hand(opened, session, dialog):
    opened.actions_by_id["grid-spacing"].trigger()
    grid = dialog(GridDialog)
    grid.spacing.setValue(25)
    grid.accept()
    assert (opened.canvas.aids.coarse_grid, opened.canvas.aids.grid_spacing_px) == (True, 25)
    opened.actions_by_id["pixel-size"].trigger()
    asked = dialog(PixelSizeDialog)
    asked.width_box.setValue(0.25)
    assert asked.height_box.value() == 0.25
    asked.unit.setCurrentText("mm")
    asked.accept()
    assert session.image.pixel_size.width_um == 250
    assert opened.canvas._scene.side_um(is_down=True) == 250


def test_keys_move_the_view_and_the_divider(qtbot, opened):
    canvas = opened.canvas
    canvas.zoom_to(6.0)
    before = canvas._view.to_image(*canvas._focus())
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    after = canvas._view.to_image(*canvas._focus())
    assert after[0] > before[0]
    assert after[1] > before[1]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    assert not opened.actions_by_id["divider-left"].isEnabled()
    opened.actions_by_id["toggle-compare"].trigger()
    qtbot.waitUntil(opened.actions_by_id["divider-left"].isEnabled)
    QTest.keyClick(canvas, Qt.Key.Key_Left, both)
    assert canvas._divider.share == pytest.approx(0.45, abs=0.01)
    zoom = canvas.zoom
    QTest.keyClick(canvas, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert canvas.zoom < zoom
