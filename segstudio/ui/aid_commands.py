"""Canvas aids switched on and off, the view turned and flipped, pixel size and grid set by hand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.orientation import Orientation
from segstudio.workspace.canvas_aids import CanvasAids
from segstudio.workspace.pixel_size_desk import PixelSizeDesk
from segstudio.workspace.session import Session


class AidCommands:
    """What the aids' actions do; which aids are shown is remembered in the settings."""

    def __init__(self, window: QWidget, session: Session, canvas: Canvas) -> None:
        self._window = window
        self._session = session
        self._canvas = canvas
        self._pixel_sizes = PixelSizeDesk(session.events, session.saver)
        canvas.set_aids(CanvasAids.remembered(session.settings))
        session.events.image_opened.connect(self._on_pixel_size)
        session.events.pixel_size_changed.connect(self._on_pixel_size)

    def toggle(self, name: str) -> None:
        """Show or hide an aid; name: as the attribute of `CanvasAids`."""
        self._take(self._canvas.aids.toggled(name))

    def turn(self, quarters: int) -> None:
        """Turn what is seen clockwise by quarters."""
        self._canvas.set_orientation(self._canvas.orientation.turned(quarters))

    def flip(self, is_upside_down: bool) -> None:
        """Mirror what is seen, left to right or upside down."""
        self._canvas.set_orientation(self._canvas.orientation.flipped(is_upside_down))

    def reset_orientation(self) -> None:
        """Show the image as it is in its file."""
        self._canvas.set_orientation(Orientation())

    def ask_grid_spacing(self) -> None:
        """Ask how far the lines of the coarse grid are apart, and show it."""
        from segstudio.ui.dialogs.grid_dialog import GridDialog

        dialog = GridDialog(self._window, self._canvas.aids.grid_spacing_px)
        dialog.accepted.connect(
            lambda: self._take(
                replace(self._canvas.aids, coarse_grid=True, grid_spacing_px=dialog.spacing.value())
            )
        )
        dialog.open()

    def ask_pixel_size(self) -> None:
        """Ask how large a pixel of this image, or of all, is."""
        from segstudio.ui.dialogs.pixel_size_dialog import PixelSizeDialog

        image = self._session.image
        if image is None:
            return
        dialog = PixelSizeDialog(self._window, image.pixel_size, image.file_pixel_size)
        dialog.accepted.connect(
            lambda: self._pixel_sizes.set(image, dialog.size_um, dialog.is_shared)
        )
        dialog.open()

    def _take(self, aids: CanvasAids) -> None:
        aids.remember(self._session.settings)
        self._canvas.set_aids(aids)

    def _on_pixel_size(self) -> None:
        image = self._session.image
        self._canvas.set_pixel_size(None if image is None else image.pixel_size)
