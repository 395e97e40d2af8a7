"""Files and folders dropped anywhere in the window are opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from segstudio.workspace.session import Session


class FileDrop(QObject):
    """Takes drops that no widget inside the window took."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._session = session
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome local files, open what is dropped."""
        if isinstance(event, QDropEvent) and (paths := dropped_paths(event.mimeData())):
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
                self._session.open_paths(paths)
            return True
        return super().eventFilter(watched, event)


def dropped_paths(carried: QMimeData) -> list[Path]:
    """Return the local files and folders among what is dragged."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
