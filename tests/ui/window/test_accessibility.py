"""Whoever hears the window instead of seeing it, or has no mouse, can use all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

DIALOGS = (
    "shortcuts",
    "about",
    "grid-spacing",
    "pixel-size",
    "export-masks",
    "import-masks",
    "export-overlays",
    "remove-image",
    "delete-class",
    "mask-operations",
    "accept-sure",
    "import-network",
    "training-method",
)
"""Actions that open one."""


def controls(top):
    """Yield what takes the keyboard and is shown, but for Qt's own inner parts."""
    for widget in top.findChildren(QWidget):
        is_inner = widget.objectName().startswith("qt_") or isinstance(widget, QScrollArea)
        is_part = widget.focusProxy() is not None or widget.window() is not top
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not (is_inner or is_part):
            yield widget


def nameless(top):
    found = []
    for widget in controls(top):
        spoken = QAccessible.queryAccessibleInterface(widget)
        is_named = spoken is not None and spoken.text(QAccessible.Text.Name).strip()
        if not is_named:
            parents = [type(each).__name__ for each in (widget.parentWidget(), widget)]
            found.append(f"{'.'.join(parents)} {widget.objectName()} {widget.toolTip()}")
    return found


def test_every_control_of_the_window_has_a_name(opened):
    assert len(list(controls(opened))) > 30
    assert nameless(opened) == []


def test_every_control_has_a_role(opened):
    vague = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}
    roles = {w: QAccessible.queryAccessibleInterface(w).role() for w in controls(opened)}
    assert [type(widget).__name__ for widget, role in roles.items() if role in vague] == []


@pytest.mark.parametrize("action_id", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(opened, dialog, action_id):
    opened.actions_by_id[action_id].trigger()
    shown = dialog(QDialog)
    assert nameless(shown) == []
    assert shown.windowTitle()
    shown.close()


def test_tab_reaches_every_visible_control(opened, qtbot):
    opened.activateWindow()
    opened.canvas.setFocus()
    wanted = {w for w in controls(opened) if w.isVisible() and w.isEnabled()}
    wanted = {w for w in wanted if w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached = set()
    for _ in range(3 * len(wanted)):
        focus = QApplication.focusWidget()
        if focus is None or focus in reached:
            break
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    missed = [f"{type(w.parentWidget()).__name__}.{type(w).__name__}" for w in wanted - reached]
    assert missed == []
