"""The history of the image on the canvas as Qt lists it: no copy of the edits."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from segstudio.document.history import History
from segstudio.document.mask_edit import MaskEdit
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.session import Session

EDIT_ROLE = Qt.ItemDataRole.UserRole
"""The row's MaskEdit, None for the first row."""
GAIN_ROLE = Qt.ItemDataRole.UserRole + 1
"""What the classes gained, in words."""
STATE_ROLE = Qt.ItemDataRole.UserRole + 2
"""Below 0 applied, 0 the state on the canvas, above 0 undone."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_EMPTY = History()


class HistoryModel(QAbstractListModel):
    """Row n is the state after n edits, so row 0 is the one before the oldest that is kept."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._history = _EMPTY
        self._edits = 0
        self._forgotten = 0
        self._last: MaskEdit | None = None
        events = session.events
        for signal in (events.image_opened, events.image_failed, events.project_closed):
            signal.connect(self._restart)
        events.history_changed.connect(self._on_history_changed)
        events.classes_changed.connect(self._repaint)
        self._restart()

    @property
    def history(self) -> History:
        """The history that is listed; an empty one without an image."""
        return self._history

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of states; none without an image."""
        return 0 if parent.isValid() or self._history is _EMPTY else self._edits + 1

    def edit(self, row: int) -> MaskEdit | None:
        """Return the edit that leads to a row's state."""
        return self._history[row - 1] if 1 <= row <= len(self._history) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        row, edit = index.row(), self.edit(index.row())
        if role == EDIT_ROLE:
            return edit
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(edit)
        if role == GAIN_ROLE:
            return self._gain(edit)
        if role == STATE_ROLE:
            return row - self._history.cursor
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self._name(edit)}\n{self._gain(edit)}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._name(edit)}, {self._gain(edit)}, {self._state(row)}"
        return None

    def _name(self, edit: MaskEdit | None) -> str:
        if edit is not None:
            return display_words(edit.name)
        if self._history.is_cut:
            return translate("HistoryModel", "Older edits are forgotten")
        return translate("HistoryModel", "Nothing drawn yet")

    def _gain(self, edit: MaskEdit | None) -> str:
        gains = {} if edit is None else dict(edit.gains or {})
        largest = sorted(gains.items(), key=lambda each: -abs(each[1]))[:2]
        return ", ".join(f"{self._class_name(i)} {_signed(n)} px" for i, n in largest)

    def _class_name(self, class_id: int) -> str:
        found = self._session.classes.get(class_id)
        return found.name if found else str(class_id)

    def _state(self, row: int) -> str:
        ahead = row - self._history.cursor
        if ahead > 0:
            return translate("HistoryModel", "undone")
        if ahead < 0:
            return translate("HistoryModel", "applied")
        return translate("HistoryModel", "shown now")

    def _restart(self, *_: object) -> None:
        self.beginResetModel()
        image = self._session.image
        self._history = _EMPTY if image is None else image.history
        self._note()
        self.endResetModel()

    def _note(self) -> None:
        history = self._history
        self._edits, self._forgotten = len(history), history.forgotten
        self._last = history[len(history) - 1] if len(history) else None

    def _on_history_changed(self) -> None:
        """Follow an undo, a redo, a jump, or one edit added after the cursor."""
        history, image = self._history, self._session.image
        if image is None or image.history is not history:
            self._restart()
            return
        last = history[len(history) - 1] if len(history) else None
        if last is not self._last:
            self._drop(1, history.forgotten - self._forgotten)
            self._drop(len(history), self._edits - len(history) + 1)
            self.beginInsertRows(_ROOT, self._edits + 1, self._edits + 1)
            self._note()
            self.endInsertRows()
        self._repaint()

    def _drop(self, first: int, number: int) -> None:
        if number > 0:
            self.beginRemoveRows(_ROOT, first, first + number - 1)
            self._edits -= number
            self.endRemoveRows()

    def _repaint(self) -> None:
        rows = self.rowCount()
        if rows:
            self.dataChanged.emit(self.index(0), self.index(rows - 1))


def _signed(number: int) -> str:
    return f"{number:+,}".replace("-", "−")
