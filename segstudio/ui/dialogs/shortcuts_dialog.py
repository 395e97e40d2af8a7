"""Every shortcut in one list: find one by name or keys, press new keys, settle conflicts, reset."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.layout import label, row, set_tone
from segstudio.ui.slices import Work

_ID = Qt.ItemDataRole.UserRole
_COMMAND, _KEYS = 0, 1


class ShortcutsDialog(FormDialog):
    """Select a command, press its new keys. Keys of another command are taken only when told to."""

    def __init__(self, parent: QWidget, actions: ActionSet) -> None:
        super().__init__(parent, self.tr("Keyboard shortcuts"))
        self._actions = actions
        self._wanted: tuple[QTreeWidgetItem, list[str] | None] | None = None
        self.resize(600, 600)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find by name or keys"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Find a command by its name or keys"))
        self.search.textChanged.connect(self._on_search)
        self.list = self._make_list()
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setClearButtonEnabled(True)
        self.keys.setAccessibleName(self.tr("New keys"))
        self.keys.editingFinished.connect(self._on_keys_edited)
        self._message = label(self.tr("Select a command, then press its new keys."), "muted", True)
        self.take = QPushButton(self.tr("Use them here"))
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self._on_take)
        self.take.hide()
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        line = row()
        line.addWidget(label(self.tr("New keys")))
        line.addWidget(self.keys, 1)
        self.body.addLayout(line)
        told = row()
        told.addWidget(self._message, 1)
        told.addWidget(self.take)
        self.body.addLayout(told)
        self._add_resets()
        self.offer_close()
        self.search.setFocus()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAccessibleName(self.tr("Commands and their keys"))
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setStretchLastSection(False)
        made.header().resizeSection(_KEYS, 180)
        made.currentItemChanged.connect(self._on_current_changed)
        made.itemActivated.connect(lambda *_: self.keys.setFocus())
        return made

    def _add_resets(self) -> None:
        role = QDialogButtonBox.ButtonRole.ResetRole
        self.reset = self.buttons.addButton(self.tr("Reset"), role)
        self.reset.setToolTip(self.tr("Give the selected command its own keys again."))
        self.reset.clicked.connect(self._on_reset)
        self.reset_all = self.buttons.addButton(self.tr("Reset all"), role)
        self.reset_all.setToolTip(self.tr("Give every command its own keys again."))
        self.reset_all.clicked.connect(self._on_reset_all)
        for each in (self.reset, self.reset_all):
            each.setAutoDefault(False)

    def works(self) -> Sequence[Work]:
        """List all commands."""
        return (self._list_commands,)

    def _list_commands(self) -> None:
        items = []
        for spec, action in self._actions:
            item = QTreeWidgetItem([_name(action), _shown(action)])
            item.setData(0, _ID, spec.id)
            items.append(item)
        self.list.addTopLevelItems(items)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(i) for i in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _on_search(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            said = f"{item.text(_COMMAND)} {item.text(_KEYS)}".casefold()
            item.setHidden(not all(word in said for word in words))
        current = self.list.currentItem()
        if current is None or current.isHidden():
            shown = [item for item in self._items() if not item.isHidden()]
            if shown:
                self.list.setCurrentItem(shown[0])

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        self._drop_wanted()
        if item is not None:
            self.keys.setKeySequence(self._actions[item.data(0, _ID)].shortcut())

    def _on_keys_edited(self) -> None:
        item, keys = self.list.currentItem(), self.keys.keySequence()
        if item is None or keys == self._actions[item.data(0, _ID)].shortcut():
            return
        portable = keys.toString(QKeySequence.SequenceFormat.PortableText)
        self._ask(item, [portable] if portable else [])

    def _on_reset(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._ask(item, None)

    def _on_reset_all(self) -> None:
        self._drop_wanted()
        for item in self._items():
            self._actions.set_keys(item.data(0, _ID), None)
        self._refresh()
        self._say(self.tr("All commands have their own keys again."), "ok")

    def _on_take(self) -> None:
        """Take the wanted keys from those who have them."""
        if self._wanted is None:
            return
        item, keys = self._wanted
        wanted = self._sequences(item, keys)
        for action_id, action in self._owners(item, wanted):
            kept = [each for each in action.shortcuts() if each not in wanted]
            portable = QKeySequence.SequenceFormat.PortableText
            self._actions.set_keys(action_id, [each.toString(portable) for each in kept])
        self._change(item, keys)

    def _ask(self, item: QTreeWidgetItem, keys: list[str] | None) -> None:
        """Give a command keys, or say whose they are and offer to take them."""
        owners = self._owners(item, self._sequences(item, keys))
        if not owners:
            self._change(item, keys)
            return
        taken = self.tr("{keys} belongs to “{name}”. Press other keys, or use them here instead.")
        _, owner = owners[0]
        shown = self.keys.keySequence() if keys else owner.shortcut()
        self._on_current_changed(item)
        self._wanted = item, keys
        self._say(taken.format(keys=shown.toString(), name=_name(owner)), "warning")
        self.take.show()

    def _change(self, item: QTreeWidgetItem, keys: list[str] | None) -> None:
        self._drop_wanted()
        self._actions.set_keys(item.data(0, _ID), keys)
        self._refresh()
        self._say(self.tr("Changed."), "ok")

    def _refresh(self) -> None:
        for item in self._items():
            item.setText(_KEYS, _shown(self._actions[item.data(0, _ID)]))
        current = self.list.currentItem()
        if current is not None:
            self.keys.setKeySequence(self._actions[current.data(0, _ID)].shortcut())

    def _drop_wanted(self) -> None:
        self._wanted = None
        self.take.hide()
        self._say(self.tr("Select a command, then press its new keys."), "muted")

    def _say(self, words: str, tone: str) -> None:
        self._message.setText(words)
        set_tone(self._message, tone)

    def _sequences(self, item: QTreeWidgetItem, keys: list[str] | None) -> list[QKeySequence]:
        own = self._actions.own_keys(item.data(0, _ID))
        return [QKeySequence(each) for each in (own if keys is None else keys)]

    def _owners(self, item: QTreeWidgetItem, keys: list[QKeySequence]) -> list[tuple[str, QAction]]:
        """Return the other commands that have one of the keys."""
        return [
            (spec.id, action)
            for spec, action in self._actions
            if spec.id != item.data(0, _ID) and any(each in action.shortcuts() for each in keys)
        ]


def _name(action: QAction) -> str:
    return action.text().rstrip("…")


def _shown(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return "   ".join(each.toString(native) for each in action.shortcuts())
