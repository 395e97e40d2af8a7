"""Tells screen readers that the image view is a canvas, which a plain widget cannot say."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE = "accessible_canvas"


def announce_as_canvas(widget: QWidget) -> None:
    """Give the widget the role of a canvas; its accessible name stays its own."""
    widget.setProperty(_ROLE, True)
    _install()


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, target: QObject | None) -> QAccessibleInterface | None:
    """Return the interface of a canvas; Qt asks for each widget once and owns the answer."""
    if isinstance(target, QWidget) and target.property(_ROLE):
        return QAccessibleWidget(target, QAccessible.Role.Canvas)
    return None
