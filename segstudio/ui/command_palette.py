"""Every command by name: type a few letters, press Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.layout import GAP_PX, column

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
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = column(self, edge_px=GAP_PX)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        for spec, action in actions:
            if spec.id != "palette":
                self._add(action)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self.run_current)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda: self.run_current())
        self._place(parent)
        self._on_text_changed("")
        self.field.setFocus()

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
        action: QAction = item.data(_ACTION)
        self.close()
        action.trigger()

    def _add(self, action: QAction) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        keys = action.shortcut().toString(native)
        name = action.text().rstrip("…")
        item = QListWidgetItem(action.icon(), f"{name}    {keys}" if keys else name)
        item.setData(_ACTION, action)
        if not action.isEnabled():
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _on_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        first = None
        for i in range(self.list.count()):
            item = self.list.item(i)
            found = all(word in item.text().casefold() for word in words)
            item.setHidden(not found)
            if found and first is None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                first = item
        self.list.setCurrentItem(first)  # type: ignore[arg-type]

    def _place(self, parent: QWidget) -> None:
        width, height = min(520, parent.width() - 40), min(420, parent.height() - 80)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.setGeometry(corner.x() + (parent.width() - width) // 2, corner.y() + 64, width, height)
