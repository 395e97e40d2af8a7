"""Adjusting how an image's values are shown, and asking for what a person has to choose."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from segstudio.ui.translation import translate
from segstudio.workspace.intensity_desk import Preset
from segstudio.workspace.session import Session

DOCK_NAME = "intensity"


class IntensityCommands:
    """Works on the chosen channel of the open image.

    index: the channel that is adjusted, None for all together.
    """

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window = window
        self.desk = session.intensity
        self.index: int | None = None
        self.is_panel_in_front = False
        """A panel behind another one in the same place is not."""

    def apply(self, preset: Preset) -> None:
        """Set the window from the values that occur."""
        self.desk.apply(preset, self.index)

    def reset(self) -> None:
        """Show the image as when it was first opened."""
        self.desk.reset()

    def toggle_inverted(self) -> None:
        """Show dark as bright, or not."""
        display = self.desk.display
        if display is not None:
            shown = display.channels[self.index or 0]
            self.desk.change(self.index, is_inverted=not shown.is_inverted)

    def set_limits(self, low: float, high: float) -> None:
        """Set what is dark and what is bright."""
        self.desk.set_limits(self.index, low, high)

    def drag(self, right: float, up: float) -> None:
        """Widen by a move to the right, brighten by one up; 1: across the view."""
        self.desk.drag(self.index, right, up)

    def toggle_panel(self) -> None:
        """Show the panel, or what it covers."""
        if not isinstance(self._window, QMainWindow):
            return
        dock = self._window.findChild(QDockWidget, DOCK_NAME)
        if dock is None:
            return
        beside = self._window.tabifiedDockWidgets(dock)
        if not self.is_panel_in_front:
            dock.show()
            dock.raise_()
        elif beside:
            beside[0].raise_()
        else:
            dock.hide()

    def ask_color(self, index: int, name: str) -> None:
        """Let the person choose a channel's colour."""
        from PySide6.QtWidgets import QColorDialog

        display = self.desk.display
        if display is None:
            return
        dialog = QColorDialog(QColor(display.channels[index].color), self._window)
        dialog.setWindowTitle(translate("Intensity", "Colour of {name}").format(name=name))
        dialog.colorSelected.connect(lambda color: self.desk.change(index, color=color.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
