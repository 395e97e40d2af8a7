"""The group that images belong to, set by hand."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtWidgets import QLineEdit, QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label
from segstudio.workspace.review_queue import ImageDetails
from segstudio.workspace.session import Session


class GroupDialog(FormDialog):
    """Images of one group stay together when the project is split."""

    def __init__(self, parent: QWidget, session: Session, image_ids: Sequence[int]) -> None:
        super().__init__(parent, self.tr("Group"))
        self._review = session.review
        self._image_ids = list(image_ids)
        one, many = self.tr("Group of this image"), self.tr("Group of {count} images")
        count = len(self._image_ids)
        words = one if count == 1 else many.format(count=f"{count:,}")
        self.body.addWidget(label(words, "strong"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the group"))
        self.name.setPlaceholderText(self.tr("Patient, field or video; empty for none"))
        self.body.addWidget(self.name)
        words = self.tr("Images of one group stay together when the project is split.")
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self.offer(self.tr("Set group"))
        self._review.read_details(self._image_ids[:1], self._show)

    def accept(self) -> None:
        """Set the group and close."""
        self._review.set_groups(dict.fromkeys(self._image_ids, self.name.text().strip()))
        super().accept()

    def _show(self, details: dict[int, ImageDetails]) -> None:
        if not shiboken6.isValid(self):  # closed before the answer came
            return
        for each in details.values():
            if not self.name.text():
                self.name.setText(each.group)
                self.name.selectAll()
