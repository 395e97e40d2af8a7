"""Every command by name: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.layout import GAP_PX, column, label
from segstudio.ui.slices import open_soon

_ACTION = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """A list over the window; it closes with the first command or click elsewhere."""

    def __init__(self, parent: QWidget, actions: ActionSet) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find a command"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type a command…"))
        self.field.setAccessibleName(self.tr("Name of the command"))
        blank = QPixmap(16, 16)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)  # keeps the texts of actions without an icon in line
        self.list = self._make_list()
        layout = column(self, edge_px=GAP_PX)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.nothing = label("", "muted", is_wrapped=True)
        self.nothing.hide()
        layout.addWidget(self.nothing)
        layout.addStretch(0)  # keeps the field at the top where the list is hidden
        self._commands = [
            (action.text(), action) for spec, action in actions if spec.id != "palette"
        ]
        known = {action for _, action in actions}
        for bar in parent.findChildren(QMenuBar):
            for each in bar.actions():
                self._commands += self._in_menu(each, known)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self.run_current)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda: self.run_current())
        self._place(parent)
        self.field.setFocus()

    def open(self) -> None:
        """Show it soon, as `open_soon` does."""
        open_soon(self, self._fill)

    def _fill(self) -> None:
        # All at once: the list tells of each single one that it is added, or changed once there.
        self.list.addTopLevelItems([self._item(*each) for each in self._commands])
        self.list.resizeColumnToContents(1)
        self._on_text_changed("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the field move in the list."""
        is_move = isinstance(event, QKeyEvent) and event.key() in _MOVES
        if is_move and event.type() is QEvent.Type.KeyPress:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def run_current(self) -> None:
        """Close, then do what is selected."""
        item = self.list.currentItem()
        if item is None or item.isHidden():
            return
        action: QAction = item.data(0, _ACTION)
        self.close()
        action.trigger()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setColumnCount(2)
        made.setHeaderHidden(True)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.setAccessibleName(self.tr("Commands"))
        made.setIconSize(QSize(16, 16))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _in_menu(self, opener: QAction, known: set[QAction]) -> Iterator[tuple[str, QAction]]:
        """Yield what stands in a menu alone, such as “Theme: Dark”, with what it is called."""
        menu = opener.menu()
        if not isinstance(menu, QMenu):
            return
        for each in menu.actions():
            if each.menu() is not None:
                yield from self._in_menu(each, known)
            elif not each.isSeparator() and each not in known:
                yield (
                    self.tr("{menu}: {command}").format(menu=menu.title(), command=each.text()),
                    each,
                )

    def _item(self, name: str, action: QAction) -> QTreeWidgetItem:
        native = QKeySequence.SequenceFormat.NativeText
        item = QTreeWidgetItem([name.rstrip("…"), action.shortcut().toString(native)])
        item.setIcon(0, self._blank if action.icon().isNull() else action.icon())
        item.setData(0, _ACTION, action)
        item.setDisabled(not action.isEnabled())
        return item

    def _on_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        first, is_any = None, False
        for i in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(i)
            if item is None:
                continue
            found = all(word in item.text(0).casefold() for word in words)
            item.setHidden(not found)
            is_any |= found
            if found and first is None and not item.isDisabled():
                first = item
        self.list.setCurrentItem(first)  # type: ignore[arg-type]
        self.list.setVisible(is_any)
        self.nothing.setVisible(not is_any)
        self.nothing.setText(self.tr("Nothing is called “{text}”.").format(text=text.strip()))

    def _place(self, parent: QWidget) -> None:
        width, height = min(520, parent.width() - 40), min(420, parent.height() - 80)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        left = corner.x() + (parent.width() - width) // 2
        self.setGeometry(left, corner.y() + 64, width, height)
