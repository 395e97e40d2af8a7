"""The loss and Dice curves of a project: shown while they grow, written now and then."""

from __future__ import annotations

from segstudio.storage.project_store import ProjectStore
from segstudio.storage.training_record import CurvePoint
from segstudio.worker.messages import Stepped, VersionPublished
from segstudio.workspace.events import Events
from segstudio.workspace.saver import Saver

MAX_POINTS = 4000
"""Beyond, every second point is dropped: the curve keeps its shape."""


class TrainingLog:
    """Curves and versions since the project was made."""

    def __init__(self, events: Events, saver: Saver) -> None:
        self._events = events
        self._saver = saver
        self.curve: list[CurvePoint] = []
        self._new_points: list[CurvePoint] = []
        self._new_versions: list[VersionPublished] = []

    def open(self, curve: list[CurvePoint]) -> None:
        """Start from what the project holds."""
        self.curve = curve
        self._new_points, self._new_versions = [], []
        self._events.curve_changed.emit()

    def note_step(self, report: Stepped) -> None:
        """Add a point."""
        point = CurvePoint(report.step, report.loss, report.dice, report.seconds)
        if len(self.curve) >= MAX_POINTS:
            del self.curve[1::2]
        self.curve.append(point)
        self._new_points.append(point)
        self._events.curve_changed.emit()

    def note_version(self, report: VersionPublished) -> None:
        """Remember that there is a new version."""
        self._new_versions.append(report)

    def write(self) -> None:
        """Queue what is new for the project file: before a version's number is used there, too."""
        points, self._new_points = tuple(self._new_points), []
        versions, self._new_versions = tuple(self._new_versions), []
        if points or versions:
            self._saver.write(lambda store: _write(store, points, versions))


def _write(
    store: ProjectStore, points: tuple[CurvePoint, ...], versions: tuple[VersionPublished, ...]
) -> None:
    store.add_curve_points(points)
    for version in versions[-1:]:
        again = version.restored
        note = "" if again is None else f"version {again} again"
        store.add_version(version.version, version.step, version.dice, note)
