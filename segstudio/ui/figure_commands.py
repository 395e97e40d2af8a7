"""Opens the window of figures, and images out of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from segstudio.document.region import Region
from segstudio.ui.theme import Theme
from segstudio.ui.translation import translate
from segstudio.workspace.report.report_details import ReportDetails
from segstudio.workspace.session import Session

if TYPE_CHECKING:
    from segstudio.ui.figures.figures_window import FiguresWindow


class FigureCommands:
    """The window is made when it is first asked for, and kept until the main window goes."""

    def __init__(self, window: QWidget, session: Session, theme: Theme) -> None:
        self._main = window
        self._session = session
        self._theme = theme
        self._wanted: tuple[int, Region] | None = None
        session.events.image_opened.connect(self._on_image_opened)
        self.window: FiguresWindow | None = None

    def show_evaluation(self) -> None:
        """Show how good the network is."""
        from segstudio.ui.figures.figures_window import EVALUATION

        self._shown(EVALUATION)

    def show_objects(self) -> None:
        """Show the objects of all images as measured."""
        from segstudio.ui.figures.figures_window import OBJECTS

        self._shown(OBJECTS)

    def show_statistics(self) -> None:
        """Show the images of the project as a whole."""
        from segstudio.ui.figures.figures_window import STATISTICS

        self._shown(STATISTICS)

    def show_comparison(self) -> None:
        """Show which network does best here."""
        from segstudio.ui.figures.figures_window import COMPARISON

        self._shown(COMPARISON)

    def show_tuning(self) -> None:
        """Show how the network learns best here."""
        from segstudio.ui.figures.figures_window import TUNING

        self._shown(TUNING)

    def show_robustness(self) -> None:
        """Show what the network stands."""
        from segstudio.ui.figures.figures_window import ROBUSTNESS

        self._shown(ROBUSTNESS)

    def ask_report(self) -> None:
        """Ask what only the person knows and where it goes, then write the report."""
        self._session.figures.report.read_details(self._ask_details)

    def close(self) -> None:
        """The main window goes."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _ask_details(self, details: ReportDetails) -> None:
        from segstudio.ui.dialogs.report_dialog import ReportDialog

        project = self._session.project
        if project is None:
            return
        dialog = ReportDialog(self._main, details, project.name)
        dialog.accepted.connect(lambda: self._ask_file(dialog.details, dialog.english.isChecked()))
        dialog.open()

    def _ask_file(self, details: ReportDetails, is_english: bool) -> None:
        say = str if is_english else partial(translate, "Report")
        dialog = QFileDialog(self._main, translate("Figures", "Write report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("HTML (*.html)")
        dialog.setDefaultSuffix("html")
        dialog.selectFile("report.html")
        dialog.fileSelected.connect(
            lambda file: self._session.figures.report.write(Path(file), details, say)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _shown(self, kind: int) -> None:
        from segstudio.ui.figures.figures_window import FiguresWindow

        if self.window is None:
            self.window = FiguresWindow(self._session, self._theme)
            self.window.image_wanted.connect(self._show_image)
            self.window.place_wanted.connect(self._show_place)
        # In a turn of its own: making the window was enough for this one.
        QTimer.singleShot(0, self.window, partial(self.window.show_page, kind))

    def _show_image(self, image_id: int, with_difference: bool) -> None:
        """Bring an image onto the canvas, and the main window before this one."""
        if with_difference:
            layers = self._session.layers
            has_truth = self._session.figures.evaluation.has_other_truth
            self._session.set_layers(
                replace(
                    layers,
                    is_difference=True,
                    is_kept_compared=has_truth,
                    is_truth_compared=has_truth,
                    is_peeking=False,
                )
            )
        self._session.show_image(image_id)
        self._lay_truth()
        self._main.raise_()
        self._main.activateWindow()

    def _show_place(self, image_id: int, region: Region) -> None:
        """Bring a place of an image into view, once the image is there."""
        self._wanted = image_id, region
        self._show_image(image_id, with_difference=False)
        self._on_image_opened()

    def _lay_truth(self) -> None:
        image = self._session.image
        if image is not None and self._session.layers.is_truth_compared:
            self._session.figures.evaluation.lay_truth(image)

    def _on_image_opened(self) -> None:
        """Mark the place that is wanted once all others have taken the image."""
        self._lay_truth()
        image = self._session.image
        if self._wanted is not None and image is not None and image.id == self._wanted[0]:
            region = self._wanted[1].intersect(image.mask.whole)
            self._wanted = None
            QTimer.singleShot(0, lambda: self._session.events.place_shown.emit(region))
