"""A dock's title is not said twice."""

from PySide6.QtWidgets import QDockWidget

from segstudio.ui.dock import GRIP_PX


def has_title(window, name):
    grip = window.findChild(QDockWidget, name).titleBarWidget()
    return grip is None or grip.height() > GRIP_PX


def test_docks_that_share_tabs_have_no_title_and_get_it_back_alone(qtbot, window):
    assert not has_title(window, "images")
    assert not has_title(window, "history")
    assert has_title(window, "classes")
    history = window.findChild(QDockWidget, "history")
    history.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: has_title(window, "images"))
    history.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: not has_title(window, "images"))
    assert not has_title(window, "history")
