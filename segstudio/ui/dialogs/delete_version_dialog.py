"""Asks before a kept version is forgotten."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label


class DeleteVersionDialog(FormDialog):
    """Says what is lost."""

    def __init__(self, parent: QWidget, number: int) -> None:
        super().__init__(parent, self.tr("Delete version"))
        self.setMinimumWidth(360)
        self.body.addWidget(label(self.tr("Delete version {n}?").format(n=number), "strong"))
        words = self.tr(
            "What it learned cannot be brought back. Other versions, masks and strokes stay."
        )
        self.body.addWidget(label(words, is_wrapped=True))
        self.offer(self.tr("Delete"))
