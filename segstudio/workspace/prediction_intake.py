"""Takes predicted tiles from the engine's thread into the prediction on screen, and into files."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region
from segstudio.storage.errors import ImageUnreadable
from segstudio.storage.image_file import read_size
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.worker.messages import ImagePredicted, TilePredicted
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage


class PredictionIntake:
    """Called on the engine's reader thread; tells the session's thread once for many tiles."""

    def __init__(self, background: Background, events: Events) -> None:
        self._background = background
        self._events = events
        self._lock = threading.Lock()
        self._image: OpenImage | None = None
        self._dirty: list[Region] = []
        self._collected: dict[int, PredictedMask] = {}
        self._wanted: dict[int, str] = {}
        self._folder: Path | None = None
        self.on_whole: Callable[[int, PredictedMask], None] = lambda _id, _whole: None
        """Called with each whole prediction once it is in its file, on the engine's lane."""

    def show(self, image: OpenImage | None) -> None:
        """Tiles of that image go on screen from now on; those of others do not."""
        with self._lock:
            self._image = image
            self._dirty = []

    def collect(self, folder: Path, paths: dict[int, str]) -> None:
        """Gather whole predictions of those images (id → file) and write them into `folder`."""
        with self._lock:
            self._folder = folder
            self._wanted.update(paths)

    def stop_collecting(self) -> None:
        """Forget what was gathered and not finished."""
        with self._lock:
            self._wanted.clear()
            self._collected.clear()

    def take(self, tile: TilePredicted) -> None:
        """Take one tile; what is older than what is shown, or of another image, is dropped."""
        with self._lock:
            self._gather(tile)
            if self._image is None or self._image.id != tile.image_id:
                return
            changed = self._image.prediction.put(
                tile.tile, tile.version, tile.class_ids, tile.confidence
            )
            if changed is None:
                return
            self._dirty.append(changed)
            is_first = len(self._dirty) == 1
        if is_first:
            self._background.post(self._tell)

    def take_image(self, report: ImagePredicted) -> None:
        """Write a whole prediction to its file, off this thread; a failure is told."""
        with self._lock:
            whole = self._collected.pop(report.image_id, None)
            self._wanted.pop(report.image_id, None)
            folder = self._folder
        if whole is not None and folder is not None:
            path = prediction_path(folder, report.image_id)

            def save() -> None:
                save_prediction(path, whole)
                self.on_whole(report.image_id, whole)

            self._background.engine.run(save, None, self._on_fault)

    def _on_fault(self, error: Exception) -> None:
        self._events.notice.emit(Notice.of_error(error))

    def _gather(self, tile: TilePredicted) -> None:
        path = self._wanted.get(tile.image_id)
        if path is None:
            return
        whole = self._collected.get(tile.image_id)
        if whole is None:
            try:
                whole = PredictedMask(read_size(Path(path)))
            except (ImageUnreadable, OSError):
                del self._wanted[tile.image_id]
                return
            self._collected[tile.image_id] = whole
        whole.put(tile.tile, tile.version, tile.class_ids, tile.confidence)

    def _tell(self) -> None:
        with self._lock:
            regions, self._dirty = self._dirty, []
        if regions:
            self._events.prediction_changed.emit(regions)
