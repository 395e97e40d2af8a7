"""Asks before images and what is drawn on them leave the project."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label


class RemoveImagesDialog(FormDialog):
    """Accepted: remove them."""

    def __init__(self, parent: QWidget, count: int) -> None:
        super().__init__(parent, self.tr("Remove images"))
        one = self.tr("Remove this image from the project?")
        many = self.tr("Remove {count} images from the project?").format(count=f"{count:,}")
        self.body.addWidget(label(one if count == 1 else many, "strong"))
        words = self.tr("The files stay where they are; what is drawn on them is removed too.")
        self.body.addWidget(label(words, is_wrapped=True))
        self.offer(self.tr("Remove"))
