"""The middle of the window: the canvas, or what stands in its place."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.empty_state import EmptyState
from segstudio.ui.message_page import MessagePage
from segstudio.workspace.session import Session

_PATIENCE_MS = 250
"""An image that comes sooner replaces the last one without a page between."""


class Centre(QStackedWidget):
    """Shows the page that fits the session's state."""

    def __init__(
        self, session: Session, canvas: Canvas, empty: EmptyState, message: MessagePage
    ) -> None:
        super().__init__()
        self._session = session
        self._failed_id: int | None = None
        self.canvas, self.empty, self.message = canvas, empty, message
        for page in (empty, canvas, message):
            self.addWidget(page)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_over)
        events = session.events
        events.image_loading.connect(self._on_loading)
        events.image_opened.connect(self._on_opened)
        events.image_failed.connect(self._on_failed)
        events.project_opened.connect(self._refresh)
        events.project_closed.connect(self._refresh)
        events.images_changed.connect(self._on_images_changed)
        self._refresh()

    def _refresh(self) -> None:
        if self._session.image is not None:
            self.setCurrentWidget(self.canvas)
        elif self._session.loading_image_id is None and self.currentWidget() is not self.message:
            self.setCurrentWidget(self.empty)
        if self._session.project is None or not len(self._session.images):
            self._patience.stop()
            self.setCurrentWidget(self.empty)

    def _on_images_changed(self) -> None:
        """Try an image again that was missing and may have been found."""
        self._refresh()
        record = None if self._failed_id is None else self._session.images.record(self._failed_id)
        if record is not None and record.problem is None:
            self._session.show_image(record.id)

    def _on_loading(self, _: int) -> None:
        self._failed_id = None
        self._patience.start()

    def _on_patience_over(self) -> None:
        image_id = self._session.loading_image_id
        record = None if image_id is None else self._session.images.record(image_id)
        if record is not None:
            self.message.show_loading(record.name)
            self.setCurrentWidget(self.message)

    def _on_opened(self) -> None:
        self._patience.stop()
        if self._session.image is not None:
            self.setCurrentWidget(self.canvas)
            self.canvas.setFocus()

    def _on_failed(self, image_id: int, reason: str) -> None:
        self._patience.stop()
        self._failed_id = image_id
        record = self._session.images.record(image_id)
        self.message.show_problem(record.name if record else "", reason)
        self.setCurrentWidget(self.message)
