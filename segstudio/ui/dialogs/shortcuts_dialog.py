"""Every shortcut in one list; a double click changes one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QKeySequenceEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label, row

_ID = Qt.ItemDataRole.UserRole


class ShortcutsDialog(FormDialog):
    """Select a command, press its new keys; a conflict is named and not taken."""

    def __init__(self, parent: QWidget, actions: ActionSet) -> None:
        super().__init__(parent, self.tr("Keyboard shortcuts"))
        self._actions = actions
        self.resize(560, 560)
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Commands and their keys"))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(self.tr("New keys"))
        self.keys.editingFinished.connect(self._on_keys_edited)
        self._message = label(self.tr("Select a command, then press its new keys."), "muted", True)
        self.body.addWidget(self.list, 1)
        line = row()
        line.addWidget(label(self.tr("New keys")))
        line.addWidget(self.keys, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._message)
        reset = self.buttons.addButton(self.tr("Reset"), QDialogButtonBox.ButtonRole.ResetRole)
        reset.setAutoDefault(False)
        reset.clicked.connect(self._on_reset)
        self.offer_close()
        self._fill()

    def _fill(self) -> None:
        items = []
        for spec, action in self._actions:
            item = QTreeWidgetItem([action.text().rstrip("…"), _shown(action)])
            item.setData(0, _ID, spec.id)
            items.append(item)
        self.list.addTopLevelItems(items)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.keys.setKeySequence(self._actions[item.data(0, _ID)].shortcut())

    def _on_keys_edited(self) -> None:
        item, keys = self.list.currentItem(), self.keys.keySequence()
        if item is None or keys == self._actions[item.data(0, _ID)].shortcut():
            return
        other = self._owner(keys)
        if other is not None:
            taken = self.tr("{keys} belongs to “{name}” already.")
            self._message.setText(taken.format(keys=keys.toString(), name=other.text().rstrip("…")))
            self._on_current_changed(item)
            return
        portable = keys.toString(QKeySequence.SequenceFormat.PortableText)
        self._change(item, [portable] if portable else [])

    def _on_reset(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._change(item, None)
            self._on_current_changed(item)

    def _change(self, item: QTreeWidgetItem, keys: list[str] | None) -> None:
        action_id = item.data(0, _ID)
        self._actions.set_keys(action_id, keys)
        item.setText(1, _shown(self._actions[action_id]))
        self._message.setText(self.tr("Changed."))

    def _owner(self, keys: QKeySequence) -> QAction | None:
        if keys.isEmpty():
            return None
        return next((action for _, action in self._actions if keys in action.shortcuts()), None)


def _shown(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return "   ".join(each.toString(native) for each in action.shortcuts())
