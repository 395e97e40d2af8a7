"""Opens the window of figures, and images out of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from segstudio.ui.theme import Theme
from segstudio.workspace.session import Session

if TYPE_CHECKING:
    from segstudio.ui.figures.figures_window import FiguresWindow


class FigureCommands:
    """The window is made when it is first asked for, and kept until the main window goes."""

    def __init__(self, window: QWidget, session: Session, theme: Theme) -> None:
        self._main = window
        self._session = session
        self._theme = theme
        self.window: FiguresWindow | None = None

    def show_evaluation(self) -> None:
        """Show how good the network is."""
        from segstudio.ui.figures.figures_window import EVALUATION

        self._shown(EVALUATION)

    def show_statistics(self) -> None:
        """Show the images of the project as a whole."""
        from segstudio.ui.figures.figures_window import STATISTICS

        self._shown(STATISTICS)

    def close(self) -> None:
        """The main window goes."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _shown(self, kind: int) -> None:
        from segstudio.ui.figures.figures_window import FiguresWindow

        if self.window is None:
            self.window = FiguresWindow(self._session, self._theme)
            self.window.image_wanted.connect(self._show_image)
        self.window.show_page(kind)

    def _show_image(self, image_id: int, with_difference: bool) -> None:
        """Bring an image onto the canvas, and the main window before this one."""
        if with_difference:
            layers = self._session.layers
            self._session.set_layers(
                replace(layers, is_difference=True, is_kept_compared=False, is_peeking=False)
            )
        self._session.show_image(image_id)
        self._main.raise_()
        self._main.activateWindow()
