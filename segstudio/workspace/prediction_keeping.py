"""Keeps what the network says of the open image now, to compare a later version with it."""

from __future__ import annotations

from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage


class PredictionKeeping:
    """One kept prediction for each image, for as long as it is on the canvas."""

    def __init__(self, background: Background, events: Events) -> None:
        self._background = background
        self._events = events

    def keep(self, image: OpenImage) -> None:
        """Keep the image's prediction; tells `prediction_changed`, as comparisons change."""
        prediction = image.prediction
        if not prediction.versions:
            self._events.notice.emit(Notice("There is no prediction of this image to keep yet."))
            return
        version = prediction.newest_version

        def done(kept: object) -> None:
            prediction.kept_version = version
            words = (
                f"Version {version} is kept. “Differences to the kept version” compares with it."
            )
            self._events.notice.emit(Notice(words))
            self._events.prediction_changed.emit([image.mask.whole])
            self._events.layers_changed.emit()  # there is something to compare with now

        self._background.edits.run(prediction.keep, done)
