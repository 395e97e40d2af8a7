"""An image view that tells tools what a pen does; the canvas adds the mouse, the wheel and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTabletEvent
from PySide6.QtWidgets import QWidget

from segstudio.ui.canvas.divider import Divider
from segstudio.ui.canvas.mini_map import MiniMap
from segstudio.ui.canvas.movable_aid_view import MovableAidView
from segstudio.ui.canvas.pen import Pen
from segstudio.ui.canvas.pointer_input import pen_button, pointer_event
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor

_MODIFIERS = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}


class PointerView(MovableAidView):
    """Holds which button is down, and whether a pen or a mouse holds it.

    pointer_pressed, pointer_moved, pointer_released: a PointerEvent of the primary or secondary
    button; moves without a button too. pointer_left: the pointer is elsewhere.
    """

    pointer_pressed = Signal(object)
    pointer_moved = Signal(object)
    pointer_released = Signal(object)
    pointer_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = Button.NONE
        self._pen = Pen()
        self._pointed: MiniMap | Divider | None = None
        """The aid under the pointer, which can be moved."""
        self._is_space_held = False
        self._pan_from: QPointF | None = None
        self._last_move: tuple[QPointF, float] | None = None
        """Where the pointer was last, and how hard it pressed; None while it is elsewhere."""

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Tell the tool what the pen does, with its pressure."""
        self._pen.hear()
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            event.setAccepted(self._press_pen(event))
        elif kind == QEvent.Type.TabletMove:
            event.setAccepted(self._move_pen(event))
        else:
            event.setAccepted(self._release_pen(event))

    def _press_pen(self, event: QTabletEvent) -> bool:
        """Start a stroke; return False for what the mouse event made of it shall do."""
        button = pen_button(event)
        if self._pen.is_down and event.buttons() == event.button():
            self._release(event.position(), event.modifiers(), event.pressure())
        if self._pen.is_down:
            return True  # a button on the pen, in mid-stroke
        if self._is_hand or not self._takes(button):
            return False
        if button is Button.PRIMARY and self._grab(event.position()):
            self._show_cursor()
            return True
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._track(event.position())
        self._held, is_double = button, self._pen.press(event)
        pressed = self._event(
            event.position(), event.modifiers(), event.pressure(), is_double=is_double
        )
        self.pointer_pressed.emit(pressed)
        return True

    def _move_pen(self, event: QTabletEvent) -> bool:
        if self._is_at_aid(event):
            return True
        if self._pen.is_lifted(event):
            self._release(event.position(), event.modifiers(), event.pressure())
        if self._pan_from is not None:
            return False
        if self._held is Button.NONE or self._pen.is_down:  # else a mouse draws
            self._move(event.position(), event.modifiers(), event.pressure())
        return True

    def _release_pen(self, event: QTabletEvent) -> bool:
        if self._let_go():
            self._show_cursor()
            return True
        if not self._pen.is_down:
            return False
        if not event.buttons():
            self._release(event.position(), event.modifiers(), event.pressure())
        return True

    def _is_at_aid(self, event: QMouseEvent | QTabletEvent) -> bool:
        """Move the aid that is held, or point at one; the tool sees none of it."""
        position = event.position()
        if event.buttons() == Qt.MouseButton.LeftButton and self._drag(position):
            return True
        self._let_go()
        was_at, self._pointed = self._pointed, None
        if event.buttons() == Qt.MouseButton.NoButton and not self._pen.is_down:
            self._pointed = self._aid_at(position)
        if self._pointed is not None and was_at is None:
            self._untrack()
            self.pointer_left.emit()
        if self._pointed is not was_at:
            self._show_cursor()
        return self._pointed is not None

    def _show_cursor(self) -> None:
        """Tell by the cursor what a press would do."""

    @property
    def _is_hand(self) -> bool:
        """Whether a drag moves the image."""
        return self._is_space_held or self._preview.preview.cursor is Cursor.HAND

    def _takes(self, button: Button) -> bool:
        return self._content is not None and self._held is Button.NONE and button is not Button.NONE

    def _move(self, position: QPointF, modifiers: Qt.KeyboardModifier, pressure: float) -> None:
        self._track(position)
        self._last_move = position, pressure
        if self._pan_from is None and self._content is not None:
            self.pointer_moved.emit(self._event(position, modifiers, pressure))

    def _follow_modifier(self, event: QKeyEvent, is_held: bool) -> None:
        """Tell the tool of Shift, Ctrl or Alt at once, and not with the next move only."""
        if self._last_move is None or event.isAutoRepeat() or event.key() not in _MODIFIERS:
            return
        modifier = _MODIFIERS[Qt.Key(event.key())]
        held = event.modifiers() | modifier if is_held else event.modifiers() & ~modifier
        position, pressure = self._last_move
        if self._pan_from is None and self._content is not None:
            self.pointer_moved.emit(self._event(position, held, pressure))

    def _untrack(self) -> None:
        """The pointer is elsewhere."""
        self._last_move = None
        super()._untrack()

    def _release(self, position: QPointF, modifiers: Qt.KeyboardModifier, pressure: float) -> None:
        event = self._event(position, modifiers, pressure)
        self._held, self._pen.is_down = Button.NONE, False
        self.pointer_released.emit(event)

    def _event(
        self,
        position: QPointF,
        modifiers: Qt.KeyboardModifier,
        pressure: float,
        *,
        is_double: bool = False,
    ) -> PointerEvent:
        return pointer_event(
            self._view,
            self.devicePixelRatioF(),
            self._anchor(position),
            self._held,
            modifiers,
            pressure=pressure,
            is_double=is_double,
        )
