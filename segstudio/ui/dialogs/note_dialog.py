"""What the person notes of one image."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label
from segstudio.workspace.review_queue import ImageDetails
from segstudio.workspace.session import Session

_WIDTH_PX = 360


class NoteDialog(FormDialog):
    """Ctrl+Enter sets the note, as Enter begins a line."""

    def __init__(self, parent: QWidget, session: Session, image_id: int) -> None:
        super().__init__(parent, self.tr("Note"))
        self._review = session.review
        self._image_id = image_id
        self.setMinimumWidth(_WIDTH_PX)
        record = session.images.record(image_id)
        self.body.addWidget(label("" if record is None else record.name, "strong"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setTabChangesFocus(True)
        self.text.setEnabled(False)
        self.body.addWidget(self.text)
        self.body.addWidget(label(self.tr("Ctrl+Enter sets the note."), "muted"))
        self.offer(self.tr("Set note"))
        self._review.read_details([image_id], self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter, which the text leaves alone."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Set the note and close."""
        if self.text.isEnabled():
            self._review.set_note(self._image_id, self.text.toPlainText())
        super().accept()

    def _show(self, details: dict[int, ImageDetails]) -> None:
        if not shiboken6.isValid(self):  # closed before the answer came
            return
        found = details.get(self._image_id)
        self.text.setPlainText("" if found is None else found.note)
        self.text.setEnabled(True)
        self.text.selectAll()
        self.text.setFocus()
