"""One open project in the engine's process: its learner, images, view and jobs."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from segstudio.document.refinement import Refinement
from segstudio.document.region import TileIndex
from segstudio.engine.errors import ImageRefused, NothingPublished
from segstudio.worker.child_aside import Aside
from segstudio.worker.child_compression import NetworkWork
from segstudio.worker.child_opening import opened_learner
from segstudio.worker.child_order import check_order
from segstudio.worker.child_ranking import Ranking
from segstudio.worker.child_suiting import Suiting
from segstudio.worker.child_training import Training
from segstudio.worker.event_recorder import Recording
from segstudio.worker.fair_share import FairShare
from segstudio.worker.image_library import ImageLibrary, ReadImage
from segstudio.worker.job_queue import JobQueue
from segstudio.worker.messages import (
    AddImage,
    Annotate,
    CancelJob,
    CheckMethod,
    CheckpointSaved,
    CompressNetwork,
    DeleteVersion,
    EngineState,
    EngineWarned,
    ExportNetwork,
    ImportNetwork,
    LeaveImage,
    MarkVersion,
    OpenProject,
    PredictImages,
    RankImages,
    RecordTraining,
    Report,
    Request,
    RollBack,
    SaveCheckpoint,
    SetClasses,
    SetLive,
    SetMethod,
    SetPurposes,
    TilePredicted,
    TrainOnce,
    VersionTilePredicted,
    View,
)
from segstudio.worker.view_queue import ViewQueue

_log = logging.getLogger(__name__)

JOB_SHARE = 0.75
"""Jobs get so much of the time, as somebody waits for their end."""
RANK_SHARE = 0.15
"""Looking over the images gets so much of the time while training goes on."""
REFRESH_SHARE = 0.6
"""A long refresh of the view gets so much of the time, so that training goes on."""
_NO_LABELS = "Draw strokes of at least two classes."
_PAUSED = "Live training is off."


class ProjectSession:
    """Does the work of one project, in pieces short enough to look at the pipe between them."""

    def __init__(
        self, project: OpenProject, report: Callable[[Report], None], read: ReadImage
    ) -> None:
        """Raises EngineError where the classes or the device cannot be used.

        A checkpoint that cannot be read is told about, and the network starts anew.
        """
        self._recording = Recording(report)
        report = self._report = self._recording.tell
        self.library = ImageLibrary(read, report)
        self.learner, self._unread = opened_learner(project, self.library, self._warn)
        self.learner.desk.number_above(project.newest_version)
        self.training = Training(self.learner, report, partial(check_order, self.library))
        self.training.tell_versions()
        self.training.tell_method()
        self._suiting = Suiting(self.learner, self.training)
        self.view = ViewQueue()
        self.jobs = JobQueue(report)
        self.ranking = Ranking(self.learner, self.library, report)
        self.networks = NetworkWork(self.learner, self.library, report)
        self.aside = Aside(self.learner, self.library, read, report)
        self.rank_share = FairShare(RANK_SHARE)
        """Ranking first, training second."""
        self.job_share = FairShare(JOB_SHARE)
        """Jobs and explanations first, training second."""
        self.refresh_share = FairShare(REFRESH_SHARE)
        """Refreshing the view first, training second; begun anew with each version."""
        self.purposes = SetPurposes()
        self.saves: deque[str] = deque()
        """Folders to save checkpoints to."""

    def state(self) -> tuple[EngineState, str, tuple[int, ...]]:
        """Return what the engine does for this project, why, and the classes without a label."""
        training = self.training
        if training.problem is not None:
            return EngineState.FAILED, training.problem, ()
        if training.can_step or training.schedule.has_news or self.networks:
            return EngineState.TRAINING, "", ()
        if self.jobs or self.aside:
            return EngineState.PREDICTING, "", ()
        if training.is_wanted and training.missing is not None:
            return EngineState.WAITING_FOR_LABELS, _NO_LABELS, training.missing
        return EngineState.IDLE, training.enough or _PAUSED, ()

    def take(self, request: Request) -> None:
        """Take a message other than OpenProject and Stop. Raises EngineError."""
        match request:
            case SetClasses():
                self.training.change_classes(request.class_ids)
            case AddImage(image_id, path):
                self._add_image(image_id, path)
            case SetPurposes():
                self._set_purposes(request)
            case Annotate() | LeaveImage():
                self._annotate(request)
            case View():
                self.view.show(request)
            case SaveCheckpoint(path):
                self.saves.append(path)
            case SetLive() | TrainOnce():
                self.training.set_wish(request)
            case RollBack() | MarkVersion() | DeleteVersion() | ImportNetwork() | SetMethod():
                self._suiting.note(request)
                self.training.change_versions(request)
            case _:
                self._take_work(request)

    def _take_work(self, request: Request) -> None:
        match request:
            case CheckMethod():
                self.training.check_method(request)
            case PredictImages():
                self.jobs.add(request)
                self.job_share.reset()
            case CancelJob(job_id):
                self.jobs.cancel(job_id)
                self.aside.cancel(job_id)
            case RankImages():
                self.ranking.ask(request)
                self.rank_share.reset()
            case RecordTraining(folder):
                self._recording.record(folder)
            case ExportNetwork() | CompressNetwork():
                self.networks.take(request)
            case _:
                self.aside.ask(request)
                self.job_share.reset()

    def _add_image(self, image_id: int, path: str) -> None:
        if self.library.add(image_id, path):
            # Another file, or another chance: whatever was read of it is old, and the learner may
            # have left it out.
            self.learner.remove_image(image_id)
            self.training.ledger.forget(image_id)
        self.learner.desk.unlabelled.add(image_id)

    def _set_purposes(self, request: SetPurposes) -> None:
        before, self.purposes = self.purposes, request
        held_out = before.held_out_ids ^ request.held_out_ids
        for image_id in held_out | (before.withheld_ids ^ request.withheld_ids):
            self.learner.remove_image(image_id)
            self.training.ledger.forget(image_id)
        self.learner.held_out.images = request.held_out_ids
        self.learner.held_out.never = request.synthetic_ids
        measuring = request.held_out_ids | request.withheld_ids
        self.learner.desk.unlabelled.left_out = frozenset(measuring)
        self.training.note_change()

    def _annotate(self, request: Annotate | LeaveImage) -> None:
        image_id = request.image_id
        if self.library.has_failed(image_id) or image_id in self.purposes.withheld_ids:
            return
        if isinstance(request, LeaveImage):
            self.learner.leave(image_id)
            return
        self.learner.annotate(image_id, request.class_ids, request.region)
        self.training.ledger.note_edit(request.image_id, request.revision, self.learner.step)
        self.training.note_change(is_stroke=True)
        self._suiting.look(image_id)

    def predict_view(self, tiles: list[TileIndex]) -> float:
        """Predict tiles of the view and send them; return the seconds that it took."""
        image_id = self.view.image_id
        began = time.monotonic()
        shape = None if image_id is None else self._shape(image_id)
        if image_id is None or shape is None:
            self.view.clear()
            return 0.0
        self.view.cut(shape)
        try:
            for tile, seconds in self._predict(image_id, tiles):
                self.view.note_sent(tile, self.training.version, seconds)
        except NothingPublished:
            self.training.note_unpublished()
        except Exception as error:
            _log.exception("The view could not be predicted.")
            self.view.clear()
            self._report(EngineWarned(f"The view could not be predicted: {error}"))
        return time.monotonic() - began

    def work_at_job(self) -> None:
        """Predict a batch of tiles of the job at hand."""
        if not self.training.version:
            self.jobs.fail(
                "There is no trained network yet; draw strokes of two classes and train."
            )
            return
        image_id = self.jobs.image_id
        shape = self._shape(image_id)
        if shape is None:
            self.jobs.end_image(is_failed=True)
            return
        try:
            self.jobs.begin_image(shape)
            tiles = self.jobs.next_tiles(self.view.batch)
            if self.jobs.version:
                self._predict_kept(image_id, tiles)
            else:
                for _ in self._predict(image_id, tiles, self.jobs.refinement):
                    self.jobs.note_tile(self.training.version)
            self.jobs.end_image()
        except Exception as error:
            _log.exception("A job failed.")
            self.jobs.fail(f"Image {image_id} could not be predicted: {error}")

    def save_all(self) -> None:
        """Save the learner wherever that was asked for, and report how it went."""
        while self.saves:
            self._save(self.saves.popleft())

    def _save(self, path: str) -> None:
        problem = None
        try:
            self._unread.make_way(path)
            self.learner.save(Path(path))
        except Exception as error:
            _log.exception("The learner could not be saved to %s.", path)
            problem = str(error)
        self._report(CheckpointSaved(path, self.training.version, problem))

    def _predict(
        self, image_id: int, tiles: list[TileIndex], refinement: Refinement | None = None
    ) -> Iterator[tuple[TileIndex, float]]:
        """Predict and send tiles; yield each with the mean seconds of a tile so far.

        Neighbours come together, so the time between two tiles says nothing of one.
        """
        began = time.monotonic()
        predicted = self.learner.predict_tiles(image_id, tiles, refinement=refinement)
        for count, found in enumerate(predicted, 1):
            version = self.training.version
            seconds = (time.monotonic() - began) / count
            self._report(
                TilePredicted(image_id, version, found.tile, found.class_ids, found.confidence)
            )
            yield found.tile, seconds

    def _predict_kept(self, image_id: int, tiles: list[TileIndex]) -> None:
        """Predict tiles with the kept version that the job at hand asks for, and send them."""
        job_id, version = self.jobs.job_id, self.jobs.version
        for found in self.learner.predict_tiles(image_id, tiles, version):
            self._report(
                VersionTilePredicted(job_id, image_id, version, found.tile, found.class_ids)
            )
            self.jobs.note_tile(version)

    def _shape(self, image_id: int) -> tuple[int, int] | None:
        """Return (height, width) px of the image, read where that was not done; None: failed."""
        if self.library.has_failed(image_id):
            return None
        if self.library.shape(image_id) is None:
            try:
                # Asks for no tile: the learner only fetches the image.
                list(self.learner.predict_tiles(image_id, []))
            except ImageRefused as error:
                self.library.give_up(image_id, self.library.named(str(error), image_id))
                return None
        return self.library.shape(image_id)

    def _warn(self, sentence: str) -> None:
        image_id = self.library.last_asked
        if image_id is not None and sentence.startswith(f"Image {image_id!r} "):
            # The learner says so of an image that it leaves out, and it has just asked for it.
            self.library.give_up(image_id, self.library.named(sentence, image_id))
        else:
            self._report(EngineWarned(sentence))
