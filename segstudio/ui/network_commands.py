"""Networks out and in, and folders predicted: asks, then hands it to the session."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from segstudio.document.region import Region
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

RECORDING_KEY = "training.tensorboard"
_NETWORKS_KEY, _IMAGES_KEY = "window.network_folder", "window.predicted_folder"


class NetworkCommands:
    """Each dialog opens over the window and answers by a signal."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: AppSettings,
        sight: Callable[[], Region],
    ) -> None:
        """sight: returns what is seen of the open image."""
        self._window = window
        self._session = session
        self._sight = sight
        self._settings = settings
        session.events.project_opened.connect(self._record)

    def change_method(self) -> None:
        """Show how the network learns, to be changed."""
        from segstudio.ui.dialogs.method_dialog import MethodDialog

        MethodDialog(self._window, self._session, self._sight).open()

    def make_images(self) -> None:
        """Ask of which class, and make synthetic images."""
        from segstudio.ui.dialogs.synthesis_dialog import SynthesisDialog

        SynthesisDialog(self._window, self._session).open()

    def export_network(self, version: int = 0) -> None:
        """Ask for a file and write a version to it; 0: the newest is proposed."""
        from segstudio.ui.dialogs.export_network_dialog import ExportNetworkDialog

        project, versions = self._session.project, self._session.loop.status.versions
        if project is None or not versions:
            return
        file = self._folder(_NETWORKS_KEY) / project.name
        dialog = ExportNetworkDialog(self._window, versions, version, file)

        def export() -> None:
            self._settings.set(_NETWORKS_KEY, str(dialog.file.parent))
            self._session.networks.export(dialog.file, dialog.version, dialog.licence)

        dialog.accepted.connect(export)
        dialog.open()

    def compress_network(self) -> None:
        """Show what can be done to make the network smaller, and what that costs."""
        from segstudio.ui.dialogs.compression_dialog import CompressionDialog

        CompressionDialog(self._window, self._session, self._folder(_NETWORKS_KEY)).open()

    def import_network(self) -> None:
        """Ask for a network, show whose classes are whose, and take it in."""
        from segstudio.ui.dialogs.import_network_dialog import ImportNetworkDialog

        dialog = ImportNetworkDialog(self._window, self._session, self._folder(_NETWORKS_KEY))

        def take_in() -> None:
            if dialog.card is not None:
                self._settings.set(_NETWORKS_KEY, str(dialog.card.file.parent))
                self._session.networks.take_in(dialog.card, dialog.new_classes.isChecked())

        dialog.accepted.connect(take_in)
        dialog.open()

    def predict_folder(self) -> None:
        """Ask for a folder of images and predict it."""
        from segstudio.ui.dialogs.predict_folder_dialog import PredictFolderDialog

        dialog = PredictFolderDialog(self._window, self._session, self._folder(_IMAGES_KEY))

        def predict() -> None:
            self._settings.set(_IMAGES_KEY, str(dialog.source))
            self._session.networks.predict_folder(dialog.source, dialog.out, *dialog.choices)

        dialog.accepted.connect(predict)
        dialog.open()

    def toggle_recording(self) -> None:
        """Write TensorBoard files of training from now on, in this and other projects, or stop."""
        self._settings.set(RECORDING_KEY, not self._settings.get(RECORDING_KEY, False))
        self._record()
        self._session.events.training_changed.emit()

    def _record(self) -> None:
        project = self._session.project
        if project is not None:
            sitting = project.folder / "tensorboard" / time.strftime("%Y-%m-%d-%H%M%S")
            is_on = bool(self._settings.get(RECORDING_KEY, False))
            self._session.networks.record(str(sitting) if is_on else None)

    def _folder(self, key: str) -> Path:
        stored = self._settings.get(key, "")
        return Path(stored) if isinstance(stored, str) and stored else Path.home()
