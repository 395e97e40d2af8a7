"""Docks: a title is not said twice, and all of them leave room."""

from PySide6.QtWidgets import QDockWidget

from segstudio.ui.dock import GRIP_PX


def has_title(window, name):
    grip = window.findChild(QDockWidget, name).titleBarWidget()
    return grip is None or grip.height() > GRIP_PX


def test_docks_that_share_tabs_have_no_title_and_get_it_back_alone(qtbot, window):
    assert not has_title(window, "images")
    assert not has_title(window, "history")
    assert has_title(window, "classes")
    others = window.tabifiedDockWidgets(window.findChild(QDockWidget, "images"))
    beside = [each for each in others if not each.isHidden()]
    for each in beside:
        each.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: has_title(window, "images"))
    for each in beside:
        each.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: not has_title(window, "images"))
    assert not has_title(window, "history")


def test_the_window_fits_a_screen_of_2560_px_at_three_times_the_size(window):
    assert window.minimumSizeHint().width() <= 2560 / 3
