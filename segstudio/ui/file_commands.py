"""Opening, importing and exporting: asks for paths, then hands them to the session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from segstudio.ui.slices import open_soon
from segstudio.ui.translation import translate
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

_FOLDER_KEY = "window.last_folder"
_PATTERNS = "*.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp"


class FileCommands:
    """No dialog blocks: each opens over the window and answers by a signal."""

    def __init__(self, window: QWidget, session: Session, settings: AppSettings) -> None:
        self._window = window
        self._session = session
        self._settings = settings
        self.selected_ids: Callable[[], Sequence[int]] = tuple
        """Returns the images that are selected in the list."""

    def new_project(self) -> None:
        """Ask for an empty folder and start a project in it."""
        self._ask_folder(
            translate("Files", "Folder for the new project"),
            lambda folder: self._session.new_project(folder),
            may_be_new=True,
        )

    def open_images(self) -> None:
        """Ask for image files and open them."""
        dialog = self._dialog(translate("Files", "Open images"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        images, everything = translate("Files", "Images"), translate("Files", "All files")
        dialog.setNameFilters([f"{images} ({_PATTERNS})", f"{everything} (*)"])
        dialog.filesSelected.connect(
            lambda files: self._take([Path(each) for each in files], self._session.open_paths)
        )
        open_soon(dialog)

    def open_folder(self) -> None:
        """Ask for a folder of images, or of a project, and open it."""
        self._ask_folder(
            translate("Files", "Open folder"), lambda folder: self._session.open_paths([folder])
        )

    def import_masks(self) -> None:
        """Ask for masks, show what would be taken, and take it."""
        from segstudio.ui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(self._window, self._session, self._last_folder())
        dialog.accepted.connect(lambda: self._settings.set(_FOLDER_KEY, str(dialog.place.place)))
        dialog.open()

    def relink(self) -> None:
        """Ask where images that moved are now."""
        self._ask_folder(
            translate("Files", "Folder that holds the missing images"), self._session.relink
        )

    def restore_backup(self) -> None:
        """Ask for the folder of a damaged project and go back to its last good backup."""
        title = translate("Files", "Folder of the damaged project")
        self._ask_folder(title, self._session.restore_backup)

    def export_masks(self) -> None:
        """Ask what to write and where, show what is lost, then write it."""
        from segstudio.ui.dialogs.export_dialog import ExportMasksDialog

        selected = self.selected_ids()
        dialog = ExportMasksDialog(self._window, self._session, self._last_folder(), selected)
        dialog.accepted.connect(
            lambda: self._take(
                [dialog.place.place], lambda _: self._session.exchange.export(dialog.order)
            )
        )
        dialog.open()

    def export_overlays(self) -> None:
        """Ask for a folder, then write pictures with the classes drawn over them."""
        from segstudio.ui.dialogs.export_dialog import ExportOverlaysDialog

        dialog = ExportOverlaysDialog(self._window, self._last_folder())
        dialog.accepted.connect(
            lambda: self._take(
                [dialog.place.place],
                lambda paths: self._session.exchange.export_overlays(paths[0]),
            )
        )
        dialog.open()

    def export_measurements(self) -> None:
        """Ask for a file, then write a table with a row for each object."""
        dialog = self._dialog(translate("Files", "Export measurements"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        tables = translate("Files", "Tables")
        dialog.setNameFilter(f"{tables} (*.csv *.parquet)")
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("measurements.csv")
        dialog.fileSelected.connect(
            lambda file: self._take(
                [Path(file)], lambda paths: self._session.figures.measurement.write(paths[0])
            )
        )
        open_soon(dialog)

    def _ask_folder(
        self, title: str, on_chosen: Callable[[Path], object], may_be_new: bool = False
    ) -> None:
        dialog = self._dialog(title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, not may_be_new)
        dialog.fileSelected.connect(
            lambda folder: self._take([Path(folder)], lambda paths: on_chosen(paths[0]))
        )
        open_soon(dialog)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._last_folder()))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _take(self, paths: list[Path], action: Callable[[list[Path]], object]) -> None:
        self._settings.set(_FOLDER_KEY, str(paths[0].parent))
        action(paths)

    def _last_folder(self) -> Path:
        stored = self._settings.get(_FOLDER_KEY, "")
        return Path(stored) if isinstance(stored, str) and stored else Path.home()
