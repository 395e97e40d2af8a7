"""The canvas: an image view that takes mouse, pen, wheel, keys and dropped files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from segstudio.ui.canvas.accessible import announce_as_canvas
from segstudio.ui.canvas.cursors import pointer_shape
from segstudio.ui.canvas.divider import Divider
from segstudio.ui.canvas.pointer_input import is_touch_pan, tool_button, wheel_steps
from segstudio.ui.canvas.pointer_view import PointerView
from segstudio.workspace.tools.pointer import Button
from segstudio.workspace.tools.preview import Preview


class Canvas(PointerView):
    """The image view that tools work on.

    brush_resized: notches of Shift + wheel, above 0 larger. opacity_changed: notches of Ctrl +
    wheel. intensity_dragged: a step to the right and up with Alt and the right button, in widths
    of the view. files_dropped: list of Path.
    """

    brush_resized = Signal(float)
    opacity_changed = Signal(float)
    intensity_dragged = Signal(float, float)
    files_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intensity_from: QPointF | None = None
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAccessibleName(self.tr("Image canvas"))
        announce_as_canvas(self)
        self._show_cursor()

    def set_preview(self, preview: Preview) -> None:
        """Show what the tool is about to do."""
        super().set_preview(preview)
        self._show_cursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a drag of the view, or tell the tool."""
        self._press(event, is_double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell the tool of the second press."""
        self._press(event, is_double=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the view, or tell the tool; each single move is passed on."""
        self._end_lost(event, Qt.MouseButton.NoButton)
        if self._is_at_aid(event):
            return
        if not self._pen.is_down:
            self._move(event.position(), event.modifiers(), 1.0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag, or tell the tool."""
        self._intensity_from = None
        if self._let_go():
            self._show_cursor()
        elif self._pan_from is not None:
            self._end_pan()
        elif self._held is not Button.NONE and tool_button(event.button()) is self._held:
            self._release(event.position(), event.modifiers(), 1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer, or resize the brush (Shift), or change the opacity (Ctrl)."""
        if is_touch_pan(event):
            delta, ratio = event.pixelDelta(), self.devicePixelRatioF()
            self.pan_by(round(delta.y() * ratio), round(delta.x() * ratio))
        elif event.modifiers() and event.phase() == Qt.ScrollPhase.ScrollMomentum:
            pass  # fingers that are off the touchpad already change nothing but the place
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opacity_changed.emit(wheel_steps(event))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.brush_resized.emit(wheel_steps(event))
        elif wheel_steps(event):  # fingers that are only laid down leave a fitted view fitted
            self.zoom_by(wheel_steps(event), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Zoom with two fingers on a touchpad."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.zoom_to(self.zoom * max(0.1, 1 + event.value()), event.position())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space held turns the pointer into a hand."""
        self._follow_modifier(event, is_held=True)
        self._set_space(event, is_held=True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space let go gives the tool back."""
        self._follow_modifier(event, is_held=False)
        self._set_space(event, is_held=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a Space that is let go elsewhere."""
        self._is_space_held = False
        self._show_cursor()
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the keys, unless somebody is writing."""
        focus = QApplication.focusWidget()
        if focus is None or not focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the circle away."""
        self._untrack()
        self.pointer_left.emit()
        super().leaveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        urls = event.mimeData().urls()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def _press(self, event: QMouseEvent, is_double: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._end_lost(event, event.button())
        button, position = tool_button(event.button()), event.position()
        if self._held is not Button.NONE or self._pan_from is not None:
            return
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_alt and event.button() == Qt.MouseButton.RightButton:
            self._intensity_from = position
            return
        is_hand = self._is_hand and button is Button.PRIMARY
        if event.button() == Qt.MouseButton.MiddleButton or is_hand:
            self._pan_from = position
            self._show_cursor()
        elif button is Button.PRIMARY and self._grab(position):
            self._show_cursor()
        elif self._takes(button):
            self._track(position)
            self._held = button
            self.pointer_pressed.emit(
                self._event(position, event.modifiers(), 1.0, is_double=is_double)
            )

    def _end_lost(self, event: QMouseEvent, pressed: Qt.MouseButton) -> None:
        """End a stroke or drag whose release went elsewhere, to a dialog for instance."""
        is_lost = self._pen.is_gone(event) if self._pen.is_down else event.buttons() == pressed
        if not is_lost:
            return
        self._intensity_from = None
        self._end_pan()
        if self._held is not Button.NONE:
            self._release(event.position(), event.modifiers(), 1.0)

    def _move(self, position: QPointF, modifiers: Qt.KeyboardModifier, pressure: float) -> None:
        if self._intensity_from is not None:
            self._drag_intensity(position)
            return
        if self._pan_from is not None:
            moved, step = position - self._pan_from, self._pan_step()
            ratio = self.devicePixelRatioF()
            rows, columns = (round(each * ratio / step) * step for each in (moved.y(), moved.x()))
            self._pan_from += QPointF(columns, rows) / ratio
            self.pan_by(rows, columns)
        super()._move(position, modifiers, pressure)

    def _drag_intensity(self, position: QPointF) -> None:
        moved = (position - (self._intensity_from or position)) / max(1, self.width())
        self._intensity_from = position
        self.intensity_dragged.emit(moved.x(), -moved.y())

    def _pan_step(self) -> int:
        """Return the device pixels of a logical one, where whole, so that pans can scroll."""
        ratio = self.devicePixelRatioF()
        return int(ratio) if ratio == int(ratio) else 1

    def _end_pan(self) -> None:
        if self._pan_from is not None:
            self._pan_from = None
            self._show_cursor()

    def _set_space(self, event: QKeyEvent, is_held: bool) -> None:
        if event.key() != Qt.Key.Key_Space:
            event.ignore()
        elif not event.isAutoRepeat():
            self._is_space_held = is_held
            self._show_cursor()

    def _show_cursor(self) -> None:
        if self._pan_from is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._pointed is not None:
            is_divider = isinstance(self._pointed, Divider)
            arrow, split = Qt.CursorShape.ArrowCursor, Qt.CursorShape.SplitHCursor
            self.setCursor(split if is_divider else arrow)
        elif self._is_space_held:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(pointer_shape(self._preview.preview.cursor))
