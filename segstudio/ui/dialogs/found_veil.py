"""Keeps the boxes and masks on the canvas true to what was found and is not judged yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from segstudio.ui.canvas.box_painter import Box
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.veil import Veil
from segstudio.workspace.session import Session

_UNKNOWN = "#ff4040"


class FoundVeil(QObject):
    """Shows what the session's `instances` show, until it is stopped.

    Meanwhile the canvas takes the keys when the pointer comes: they are for what lies under it.
    """

    def __init__(self, session: Session, canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._shown: object = None
        events = session.events
        self._watched = (events.instances_changed, events.classes_changed)
        for signal in self._watched:
            signal.connect(self._show)
        canvas.installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys from the dialog, which stays on top."""
        if event.type() is QEvent.Type.Enter:
            self._canvas.window().activateWindow()
            self._canvas.setFocus()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """Take it away."""
        for signal in self._watched:
            signal.disconnect(self._show)
        self._canvas.removeEventFilter(self)
        self._canvas.set_veils(())
        self._canvas.set_boxes(())

    def _show(self) -> None:
        preview, table = self._session.instances.preview, self._session.classes
        if (preview, table) == self._shown:
            return  # training tells of its steps, too
        self._shown = preview, table
        colors = {each.id: each.color for each in table}
        names = {each.id: each.name for each in table}
        self._canvas.set_veils(
            tuple(Veil(found, colors.get(i, _UNKNOWN)) for i, found in preview.masks)
        )
        self._canvas.set_boxes(
            tuple(
                Box(
                    each.region,
                    colors.get(each.class_id, _UNKNOWN),
                    (f"{names.get(each.class_id, '')} {each.score:.2f}", f"{each.score:.2f}"),
                )
                for each in preview.shown
            )
        )
