"""What the window remembers of itself: size, place, and where its panels are."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow

from segstudio.workspace.settings import AppSettings

_GEOMETRY_KEY, _STATE_KEY = "window.geometry", "window.state"
_LAYOUT_VERSION = 2
DEFAULT_SIZE_PX = (1280, 800)
FRAME_PX = 48
"""A title bar and borders need at most so much; a screen without that room is filled."""


def restore_layout(window: QMainWindow, settings: AppSettings) -> None:
    """Lay the window out as it was; as designed where nothing usable is remembered."""
    geometry = _decoded(settings.get(_GEOMETRY_KEY))
    if geometry is None or not window.restoreGeometry(geometry):
        room = window.screen().availableSize()
        width, height = DEFAULT_SIZE_PX
        window.resize(min(width, room.width()), min(height, room.height()))
        if room.width() < width + FRAME_PX or room.height() < height + FRAME_PX:
            window.setWindowState(Qt.WindowState.WindowMaximized)
    state = _decoded(settings.get(_STATE_KEY))
    if state is not None:
        window.restoreState(state, _LAYOUT_VERSION)


def remember_layout(window: QMainWindow, settings: AppSettings) -> None:
    """Keep the layout for the next start."""
    settings.set(_GEOMETRY_KEY, _encoded(window.saveGeometry()))
    settings.set(_STATE_KEY, _encoded(window.saveState(_LAYOUT_VERSION)))


def _encoded(value: QByteArray) -> str:
    return base64.b64encode(bytes(value.data())).decode("ascii")


def _decoded(stored: object) -> QByteArray | None:
    if not isinstance(stored, str):
        return None
    try:
        return QByteArray(base64.b64decode(stored, validate=True))
    except (binascii.Error, ValueError):
        return None
