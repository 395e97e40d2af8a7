"""Turns Qt's mouse, pen and wheel events into pointer events and steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent, QWheelEvent

from segstudio.ui.canvas.viewport import Viewport
from segstudio.workspace.tools.pointer import Button, PointerEvent

_DEGREES_A_NOTCH = 120.0
_BUTTONS = {
    Qt.MouseButton.LeftButton: Button.PRIMARY,
    Qt.MouseButton.RightButton: Button.SECONDARY,
}


def deliver_every_move() -> None:
    """Ask Qt for all moves of a fast mouse or pen; call it before the QApplication is made."""
    for each in ("AA_CompressHighFrequencyEvents", "AA_CompressTabletEvents"):
        QCoreApplication.setAttribute(getattr(Qt.ApplicationAttribute, each), False)


def tool_button(button: Qt.MouseButton) -> Button:
    """Return the tool's button; NONE for those that the canvas keeps for itself."""
    return _BUTTONS.get(button, Button.NONE)


def pen_button(event: QTabletEvent) -> Button:
    """Return the button of a pen: its eraser end is the secondary one."""
    if event.pointerType() == QPointingDevice.PointerType.Eraser:
        return Button.SECONDARY
    return tool_button(event.button()) if event.button() else Button.NONE


def pointer_event(
    view: Viewport,
    ratio: float,
    point: tuple[float, float],
    button: Button,
    modifiers: Qt.KeyboardModifier,
    *,
    pressure: float = 1.0,
    is_double: bool = False,
) -> PointerEvent:
    """Return the event at a point (row, column) of the view, in device pixels.

    ratio: so many of them for a logical one.
    """
    row, column = view.to_image(*point)
    return PointerEvent(
        row=row,
        column=column,
        button=button,
        is_shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
        is_ctrl=bool(modifiers & Qt.KeyboardModifier.ControlModifier),
        is_alt=bool(modifiers & Qt.KeyboardModifier.AltModifier),
        is_double=is_double,
        pressure=pressure,
        zoom=view.zoom / ratio,
    )


def wheel_steps(event: QWheelEvent) -> float:
    """Return notches, above 0 away from the hand.

    Some systems turn the wheel sideways while Shift or Alt is held.
    """
    angle = event.angleDelta()
    return (angle.y() or angle.x()) / _DEGREES_A_NOTCH


def is_touch_pan(event: QWheelEvent) -> bool:
    """Tell whether two fingers on a touchpad push the image, rather than a wheel turning."""
    is_touchpad = event.device().type() == QInputDevice.DeviceType.TouchPad
    has_phase = event.phase() != Qt.ScrollPhase.NoScrollPhase  # where all pointers are one device
    is_pushed = not event.pixelDelta().isNull() and not event.modifiers()
    return is_pushed and (is_touchpad or has_phase)
