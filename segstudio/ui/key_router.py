"""Keys that a plain shortcut cannot serve: held keys, and keys of whoever is writing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from segstudio.ui.commands import Commands

_WRITERS = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QKeySequenceEdit)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class KeyRouter(QObject):
    """Watches the window, which sees every key that the widget in focus leaves alone."""

    def __init__(self, commands: Commands) -> None:
        super().__init__(commands.window)
        self._commands = commands
        commands.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep shortcuts from whoever needs the key; end peeking when a key is let go."""
        kind = event.type()
        if kind is QEvent.Type.WindowDeactivate:
            self._release_held()
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            self._watch_held(event)
        if (
            isinstance(event, QKeyEvent)
            and kind is QEvent.Type.ShortcutOverride
            and belongs_to(QApplication.focusWidget(), event)
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _watch_held(self, event: QKeyEvent) -> None:
        is_release = event.type() is QEvent.Type.KeyRelease
        if is_release:
            # Whichever key peeks: its shortcut can be changed.
            self._commands.layers.peek(False)
        is_press = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.key() == Qt.Key.Key_Control and (is_press or is_release):
            self._commands.session.pointer.set_ctrl(is_press)

    def _release_held(self) -> None:
        self._commands.layers.peek(False)
        self._commands.session.pointer.set_ctrl(False)


def belongs_to(focus: QWidget | None, event: QKeyEvent) -> bool:
    """Tell whether the widget in focus needs that key more than a shortcut does."""
    has_command = bool(event.modifiers() & _COMMANDING)
    if isinstance(focus, _WRITERS):
        return not has_command and event.key() != Qt.Key.Key_F1
    if isinstance(focus, QAbstractSlider | QComboBox):
        return not has_command and event.key() in _ARROWS
    if isinstance(focus, QAbstractItemView):
        return not has_command and event.key() in _ENTER
    return False
