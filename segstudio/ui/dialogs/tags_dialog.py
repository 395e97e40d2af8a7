"""The tags of one or several images: those in use to tick, and a line for new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label
from segstudio.workspace.review_queue import ImageDetails
from segstudio.workspace.session import Session

MOST_LOOKED_AT = 2000
"""Of more images it is not looked up which have a tag: each tag is half ticked."""
_WIDTH_PX = 320


class TagsDialog(FormDialog):
    """Half ticked: some of the images have it, and stay as they are."""

    def __init__(self, parent: QWidget, session: Session, image_ids: Sequence[int]) -> None:
        super().__init__(parent, self.tr("Tags"))
        self._review = session.review
        self._image_ids = list(image_ids)
        self._before: dict[str, Qt.CheckState] = {}
        self.setMinimumWidth(_WIDTH_PX)
        one, many = self.tr("Tags of this image"), self.tr("Tags of {count} images")
        count = len(self._image_ids)
        words = one if count == 1 else many.format(count=f"{count:,}")
        self.body.addWidget(label(words, "strong"))
        self.new = QLineEdit()
        self.new.setPlaceholderText(self.tr("New tag, then Enter"))
        self.new.setAccessibleName(self.tr("New tag"))
        self.new.setMaxLength(60)
        self.body.addWidget(self.new)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Tags, ticked where the images have them"))
        self.body.addWidget(self.list, 100)
        self.offer(self.tr("Set tags"))
        self.new.textChanged.connect(self._on_typed)
        self.new.setFocus()
        self._review.read_details(self._image_ids[:MOST_LOOKED_AT], self._show)

    def accept(self) -> None:
        """Take what is typed first; with nothing typed, set the tags and close."""
        typed = self.new.text().strip()
        if typed:
            self._add(typed)
        if typed and self.focusWidget() is self.new:
            return
        for row in range(self.list.count()):
            item = self.list.item(row)
            tag, state = item.text(), item.checkState()
            if state is self._before.get(tag, Qt.CheckState.Unchecked):
                continue
            if state is Qt.CheckState.Checked:
                self._review.add_tag(self._image_ids, tag)
            elif state is Qt.CheckState.Unchecked:
                self._review.remove_tag(self._image_ids, tag)
        super().accept()

    def _show(self, details: dict[int, ImageDetails]) -> None:
        if not shiboken6.isValid(self):  # closed before the answer came
            return
        held = Counter(tag for each in details.values() for tag in each.tags)
        is_all = len(self._image_ids) <= MOST_LOOKED_AT
        for tag in sorted({*self._review.tags, *held}, key=str.casefold):
            state = Qt.CheckState.PartiallyChecked
            if is_all and held[tag] in (0, len(details)):
                is_held = bool(held[tag])
                state = Qt.CheckState.Checked if is_held else Qt.CheckState.Unchecked
            if not self.list.findItems(tag, Qt.MatchFlag.MatchExactly):
                self._before[tag] = state
                self._list(tag, state)

    def _add(self, tag: str) -> None:
        found = self.list.findItems(tag, Qt.MatchFlag.MatchExactly)
        item = found[0] if found else self._list(tag, Qt.CheckState.Checked, 0)
        item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentItem(item)
        self.new.clear()

    def _list(self, tag: str, state: Qt.CheckState, row: int | None = None) -> QListWidgetItem:
        item = QListWidgetItem(tag)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self.list.insertItem(self.list.count() if row is None else row, item)
        return item

    def _on_typed(self, text: str) -> None:
        """Bring the first tag that fits into sight."""
        found = self.list.findItems(text.strip(), Qt.MatchFlag.MatchStartsWith) if text else []
        if found:
            self.list.scrollToItem(found[0])
