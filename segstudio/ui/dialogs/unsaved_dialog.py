"""Asks before the window closes while something could not be written to disk."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label
from segstudio.ui.translation import display_words


class UnsavedDialog(FormDialog):
    """Accepted: close and lose it. To stay is the default."""

    def __init__(self, parent: QWidget, reason: str) -> None:
        """reason: the sentence of `Session.unsaved`."""
        super().__init__(parent, self.tr("Not all is saved"))
        self.body.addWidget(label(self.tr("What you drew last is not on disk yet."), "strong"))
        self.body.addWidget(label(display_words(reason), is_wrapped=True))
        words = self.tr("It is tried again and again while SegStudio is open.")
        self.body.addWidget(label(words, is_wrapped=True))
        self.offer(self.tr("Close and lose it"))
        stay = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        stay.setText(self.tr("Keep open"))
        stay.setDefault(True)
