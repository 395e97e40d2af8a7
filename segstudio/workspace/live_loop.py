"""The loop between drawing and learning: annotations go to the engine, predictions come back."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace

from segstudio.document.label_class import ClassTable
from segstudio.document.refinement import Refinement
from segstudio.document.region import TileIndex
from segstudio.worker import messages as m
from segstudio.worker.client import EngineClient
from segstudio.worker.engine_options import EngineOptions
from segstudio.workspace.annotation_feed import AnnotatedMasks, AnnotationFeed
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.kept_versions import KeptVersions
from segstudio.workspace.method_desk import MethodDesk
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.own_folders import log_file
from segstudio.workspace.prediction_intake import PredictionIntake
from segstudio.workspace.prediction_job import PredictionJobs
from segstudio.workspace.prediction_keeping import PredictionKeeping
from segstudio.workspace.project_info import ProjectInfo
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.training_log import TrainingLog
from segstudio.workspace.training_status import (
    ENGINE_DIED,
    ENGINE_GONE,
    NO_ENGINE,
    TrainingStatus,
    waiting_reason,
)
from segstudio.workspace.version_comparison import VersionComparison

TRAIN_ONCE_S = 10.0
CHECKPOINT_EVERY_S = 20.0
SAVE_S = 3.0

_log = logging.getLogger(__name__)


class LiveLoop:
    """Talks to the engine for one session; all methods are called on the session's own thread."""

    def __init__(
        self,
        background: Background,
        events: Events,
        intake: PredictionIntake,
        log: TrainingLog,
        jobs: PredictionJobs,
        has_engine: bool,
    ) -> None:
        self._post = background.post
        self._events = events
        self._intake = intake
        self._log = log
        self._jobs = jobs
        self.keeping = PredictionKeeping(background, events)
        self.comparison = VersionComparison(background, events, jobs.board, self.send)
        self.kept = KeptVersions(events, self.comparison, self.send, self._save_now)
        self.method = MethodDesk(events, self.send, self._save_now)
        self.feed = AnnotationFeed(background.post, self.send)
        options = EngineOptions(log_path=str(log_file("engine.log")))
        self._client = (
            EngineClient(self._on_report, lambda: self.feed.all_again(), options)
            if has_engine
            else None
        )
        self._project: ProjectInfo | None = None
        self._image: OpenImage | None = None
        self._view: tuple[TileIndex, ...] = ()
        self._seen: dict[int, int] = {}
        self._has_news, self._saved_at_s = False, 0.0
        self._saved = threading.Event()
        self._saved.set()
        self.on_image_failed: Callable[[int, str], object] = lambda image_id, reason: None
        self.on_guidance: Callable[[m.GuidanceReport], object] = lambda report: None
        self.on_other: list[Callable[[m.Report], bool]] = []
        """Are given what is for nobody here, and ends of jobs; they tell whether it was theirs."""
        self.status = TrainingStatus(reason="" if has_engine else NO_ENGINE)

    @property
    def process_id(self) -> int | None:
        """Id of the engine's process, or None."""
        return self._client.process_id if self._client else None

    def start(self) -> None:
        """Start the engine; it warms up while the window comes up."""
        if self._client is not None:
            self._client.start()

    def stop(self) -> None:
        """End the engine once it has saved what it learned, if it can within SAVE_S."""
        if self._client is not None:
            if not self._saved.wait(SAVE_S):
                _log.warning("The engine did not save what it learned last.")
            self._client.stop()

    def open(self, opened: OpenedProject, masks: AnnotatedMasks) -> None:
        """Learn from that project from now on, going on from its checkpoint."""
        self._project, self._seen = opened.info, {}
        self.feed.open(opened.classes, masks)
        self._has_news, self._saved_at_s = False, time.monotonic()
        folder, newest = opened.info.checkpoint, opened.newest_version
        checkpoint = str(folder) if folder.exists() else None
        self.send(m.OpenProject(opened.classes.ids, checkpoint, newest_version=newest))
        self.send(m.SetLive(opened.is_live))
        now = self.status
        fresh = TrainingStatus(now.state, opened.is_live, now.device, now.device_name)
        self._change(**asdict(fresh) | {"reason": now.reason})

    def close(self) -> None:
        """Rest; the project is closed."""
        self._jobs.abandon()
        self.comparison.abandon()
        self.show(None)
        self.send(m.SetLive(False))
        self.feed.close()
        self._project = None

    def note_stroke(self, image: OpenImage) -> None:
        """The person drew, or took back; what is sent of it follows."""
        self.feed.note_drawn(image)
        self._change(has_seen_last_stroke=False)

    def show(self, image: OpenImage | None) -> None:
        """That image is on screen from now on."""
        self._image, self._view = image, ()
        self._intake.show(image)
        self.comparison.show(image)
        self.feed.show(image)
        self.send(m.View(None))

    def set_view(self, tiles: Sequence[TileIndex]) -> None:
        """Those tiles are on screen, the one nearest the pointer first."""
        tiles = tuple(tiles)
        if self._image is not None and tiles != self._view:
            self._view = tiles
            self.send(m.View(self._image.id, tiles))

    def set_classes(self, classes: ClassTable) -> None:
        """The project has these classes now."""
        is_same = classes.ids == self.feed.classes.ids
        self.feed.classes = classes
        if not is_same:
            self.send(m.SetClasses(classes.ids))

    def set_live(self, is_live: bool) -> None:
        """Train on and on, or rest."""
        self.send(m.SetLive(is_live))
        self._change(is_live=is_live)

    def train_once(self) -> None:
        """Train for TRAIN_ONCE_S seconds."""
        self.send(m.TrainOnce(TRAIN_ONCE_S))

    def compare(self, first: int, second: int) -> None:
        """Compare two kept versions on the image on the canvas."""
        image = self._image
        if image is not None and self._client is not None:
            self.feed.know(image.id, image.record.location)
            self.comparison.begin(image, first, second)

    def predict(
        self, records: Sequence[tuple[int, str]], refinement: Refinement | None = None
    ) -> None:
        """Predict whole images (id, path) with the version there is; a job on the board."""
        if self._project is None or self._client is None:
            return
        for image_id, path in records:
            self.feed.know(image_id, path)
        self._log.write()
        job_id = self._jobs.open(self._project, records, self.send)
        ids = tuple(image_id for image_id, _ in records)
        self.send(m.PredictImages(job_id, ids, refinement=refinement))

    def wait_saved(self, seconds: float) -> bool:
        """Wait until what was to be saved is on disk; never on the session's own thread."""
        return self._saved.wait(seconds)

    def save_checkpoint(self) -> None:
        """Ask the engine to save what it has learned, where there is anything new."""
        if self._project is not None and self._has_news:
            self._log.write()
            self._saved_at_s = time.monotonic()
            self._saved.clear()
            self.send(m.SaveCheckpoint(str(self._project.checkpoint)))

    def _save_now(self) -> None:
        self._has_news = True
        self.save_checkpoint()

    def send(self, request: m.Request) -> None:
        """Hand a request to the engine, where there is one."""
        if self._client is not None:
            self._client.send(request)

    def _on_report(self, report: m.Report) -> None:
        """Take a report on the client's thread; all but pixels goes to the session's own."""
        match report:
            case m.TilePredicted():
                self._intake.take(report)
                if report.version != self.status.version:
                    self._post(lambda: self._note_shown(report))
            case m.ImagePredicted():
                self._intake.take_image(report)
            case m.VersionTilePredicted():
                self.comparison.take(report)
            case m.CheckpointSaved(_, _, None):
                self._saved.set()
            case _:
                self._post(lambda: self._handle(report))

    def _note_shown(self, tile: m.TilePredicted) -> None:
        is_shown = self._image is not None and self._image.id == tile.image_id
        if is_shown and tile.version != self.status.version:
            self._change(version=tile.version, shown_since=time.monotonic())

    def _handle(self, report: m.Report) -> None:
        match report:
            case m.EngineReady(device, device_name):
                self._change(device=device, device_name=device_name)
            case m.StateChanged(state, reason, missing):
                reason = waiting_reason(self.feed.classes, missing) or reason
                self._change(state=state, reason=reason)
            case m.Stepped():
                self._note_step(report)
            case m.VersionPublished():
                self._note_version(report)
            case m.VersionsKept(versions):
                self._change(versions=versions)
            case m.VersionWithheld():
                self._change(withheld=report)
            case m.EngineDied(exit_code, will_restart):
                self._note_death(exit_code, will_restart)
            case m.JobProgressed(job_id, done, total, seconds_left):
                self._jobs.progress(job_id, done, total, seconds_left)
            case m.JobFinished():
                self._end_job(report)
            case _:
                self._tell(report)

    def _end_job(self, end: m.JobFinished) -> None:
        self._log.write()
        is_taken = any(take(end) for take in self.on_other)
        if not is_taken and not self.comparison.finish(end.job_id, end.is_cancelled, end.problem):
            self._jobs.finish(end.job_id, end.is_cancelled, end.problem)

    def _tell(self, report: m.Report) -> None:
        match report:
            case m.RankingDone() | m.ImageRanked() | m.LabelsCompared() | m.HeldOutMeasured():
                self.on_guidance(report)
            case m.ImageFailed(image_id, sentence):
                self.on_image_failed(image_id, sentence)
                self._events.notice.emit(Notice(sentence, is_error=True))
            case m.CheckpointSaved(problem=str(sentence)):
                self._events.notice.emit(Notice(sentence, is_error=True))
            case m.MethodChanged() | m.MethodChecked():
                self.method.note(report)
            case m.NetworkImported():
                self.kept.note_taken_in(report)
            case m.EngineWarned(sentence):
                self._events.notice.emit(Notice(sentence))
            case _:
                any(take(report) for take in self.on_other)

    def _note_step(self, report: m.Stepped) -> None:
        self._log.note_step(report)
        dice = self.status.dice if report.dice is None else report.dice
        self._change(step=report.step, loss=report.loss, dice=dice)

    def _note_version(self, report: m.VersionPublished) -> None:
        self._log.note_version(report)
        self._has_news = True
        if report.restored is not None or report.is_foreign:
            self._seen = {}
        for image_id, revision in report.revisions.items():
            self._seen[image_id] = max(revision, self._seen.get(image_id, 0))
        self._change(has_seen_last_stroke=self.feed.has_seen(self._seen), withheld=None)
        if time.monotonic() - self._saved_at_s >= CHECKPOINT_EVERY_S:
            self.save_checkpoint()

    def _note_death(self, exit_code: int | None, will_restart: bool) -> None:
        sentence = ENGINE_DIED if will_restart else ENGINE_GONE
        state = m.EngineState.STARTING if will_restart else m.EngineState.FAILED
        self._seen = {}
        self._change(state=state, reason=sentence)
        self._events.notice.emit(Notice(sentence, f"Exit code: {exit_code}", not will_restart))

    def _change(self, **changes: object) -> None:
        changed = replace(self.status, **changes)  # type: ignore[arg-type]
        if changed != self.status:
            self.status = changed
            self._events.training_changed.emit()
