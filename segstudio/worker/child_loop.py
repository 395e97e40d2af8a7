"""The engine's loop: messages first, then the most urgent piece of work, again and again."""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable

from segstudio.engine.errors import EngineError
from segstudio.worker.child_session import ProjectSession
from segstudio.worker.child_training import Training
from segstudio.worker.child_warm_up import warm_up
from segstudio.worker.image_library import ReadImage
from segstudio.worker.letter import RequestLetter
from segstudio.worker.mailbox import Mailbox
from segstudio.worker.messages import (
    CheckpointSaved,
    EngineReady,
    EngineState,
    EngineWarned,
    JobFinished,
    JobRequest,
    OpenProject,
    Request,
    SaveCheckpoint,
    SetLive,
    TrainOnce,
)
from segstudio.worker.reporter import Reporter, WindowGone
from segstudio.worker.state import StateMachine

_log = logging.getLogger(__name__)

NO_PROJECT = "No project is open."
REFRESH_FIRST_S = 0.3
"""Refreshing the view with a new version goes before training for so long."""
LONG_REFRESH_S = 2.0
"""After so much refreshing, the tiles that waited longest go before the nearest."""


class ChildLoop:
    """Runs until the window says stop or is gone."""

    def __init__(
        self,
        mailbox: Mailbox,
        reporter: Reporter,
        read: ReadImage,
        ready: EngineReady,
        on_step: Callable[[float], None],
        warms_up: bool = True,
    ) -> None:
        """ready: what to tell first. read: returns the pixels of an image's path.

        on_step: called with the seconds that a step of training took. warms_up: see EngineOptions.
        """
        self._mailbox = mailbox
        self._reporter = reporter
        self._read = read
        self._ready = ready
        self._on_step = on_step
        self._is_warm = not warms_up
        self._state = StateMachine(reporter.send)
        self._session: ProjectSession | None = None
        self._problem: str | None = None
        self._refreshed_s = 0.0

    def run(self) -> None:
        """Work until the end; returns when the process should."""
        try:
            self._reporter.send(self._ready)
            while True:
                self._show_state()
                is_idle = not self._has_work()
                letters = self._mailbox.take(is_idle=is_idle and self._is_warm)
                if letters is None:
                    return
                if is_idle and not letters and not self._is_warm:
                    self._is_warm = True
                    warm_up(self._ready.device)
                for letter in letters:
                    self._take(letter)
                self._guarded_work()
        except WindowGone:
            _log.info("The window is gone; the engine ends.")

    def _take(self, letter: RequestLetter) -> None:
        """Handle a message; whatever it leads to, the loop goes on."""
        try:
            self._reporter.session = letter.session
            self._handle(letter.request)
        except WindowGone:
            raise
        except EngineError as error:
            name = type(letter.request).__name__
            _log.info("A message was refused: %s", name, exc_info=True)
            self._reporter.send(EngineWarned(str(error)))
        except Exception as error:
            name = type(letter.request).__name__
            _log.exception("A message was not handled: %s", name)
            sentence = f"The engine could not follow “{name}” ({error}); it goes on without."
            self._reporter.send(EngineWarned(sentence))

    def _handle(self, request: Request) -> None:
        if isinstance(request, OpenProject):
            self._open(request)
            return
        if isinstance(request, SetLive | TrainOnce):
            self._state.renew()  # somebody waits to hear that it rests, also after a single step
        if self._session is not None:
            self._session.take(request)
        elif isinstance(request, JobRequest):
            problem = self._problem or NO_PROJECT
            self._reporter.send(JobFinished(request.job_id, is_cancelled=False, problem=problem))
        elif isinstance(request, SaveCheckpoint):
            self._reporter.send(CheckpointSaved(request.path, 0, self._problem or NO_PROJECT))

    def _open(self, project: OpenProject) -> None:
        if self._session is not None:
            self._session.save_all()
            self._session = None
            gc.collect()
        self._problem = None
        self._refreshed_s = 0.0
        self._state.renew()
        try:
            self._session = ProjectSession(project, self._reporter.send, self._read)
        except WindowGone:
            raise
        except Exception as error:
            is_foreseen = isinstance(error, EngineError)
            level = logging.INFO if is_foreseen else logging.ERROR
            _log.log(level, "The project could not be opened: %s", error, exc_info=not is_foreseen)
            self._problem = f"The engine cannot work on this project: {error}"

    def _has_work(self) -> bool:
        session = self._session
        if session is None:
            return False
        version = session.training.version
        return bool(
            session.saves
            or _is_awaited(session)
            or session.ranking
            or session.networks
            or session.training.can_step
            or session.training.schedule.has_news
            or session.view.stale(version)
        )

    def _guarded_work(self) -> None:
        session = self._session
        if session is None:
            return
        try:
            self._work(session)
        except WindowGone:
            raise
        except Exception as error:
            _log.exception("A piece of work failed.")
            session.training.problem = f"The engine stopped: {error}"
            session.view.clear()

    def _work(self, session: ProjectSession) -> None:
        """Do the most urgent piece of work, and publish if that is due."""
        training, view = session.training, session.view
        can_step = training.can_step
        requested = view.requested(training.version)
        stale = view.stale(training.version, is_oldest_first=self._refreshed_s > LONG_REFRESH_S)
        if requested:
            session.predict_view(requested)
        elif stale and not (can_step and self._may_wait(session)):
            with session.refresh_share.first():
                self._refreshed_s += session.predict_view(stale)
        elif stale or (can_step and training.schedule.is_stroke_urgent):
            with session.refresh_share.second():
                self._train(training)
        elif session.saves:
            session.save_all()
        elif session.networks:
            session.networks.work()
        elif _is_awaited(session) and (not can_step or session.job_share.is_first_next):
            with session.job_share.first():
                _work_at_awaited(session)
        elif session.ranking and (not can_step or session.rank_share.is_first_next):
            with session.rank_share.first():
                session.ranking.work(may_wait=not can_step)
        elif can_step:
            with session.job_share.second(), session.rank_share.second():
                self._train(training)
        if training.publish_if_due(view.refresh_s, is_held=session.jobs.is_mid_image):
            self._refreshed_s = 0.0
            session.refresh_share.reset()

    def _may_wait(self, session: ProjectSession) -> bool:
        """Tell whether refreshing the view may wait for a step of training.

        Not at first, so that a version is soon seen; then strokes that wait to be shown go first,
        and a long refresh shares the time with training.
        """
        if self._refreshed_s < REFRESH_FIRST_S:
            return False
        is_stroke_urgent = session.training.schedule.is_stroke_urgent
        return is_stroke_urgent or not session.refresh_share.is_first_next

    def _train(self, training: Training) -> None:
        began = time.monotonic()
        if training.step():
            self._is_warm = True
            self._on_step(time.monotonic() - began)

    def _show_state(self) -> None:
        """Say what the engine does now; training shows a device that it had to change to."""
        session = self._session
        if self._problem is not None or session is None:
            is_failed = self._problem is not None
            state = EngineState.FAILED if is_failed else EngineState.IDLE
            self._state.move(state, self._problem or NO_PROJECT)
            return
        if session.learner.device != self._ready.device:
            self._ready = EngineReady(session.learner.device, session.learner.device_name)
            self._reporter.send(self._ready)
        state, reason, missing = session.state()
        if self._state.state in (EngineState.STARTING, EngineState.FAILED):
            self._state.move(EngineState.IDLE)
        self._state.move(state, reason, missing)


def _is_awaited(session: ProjectSession) -> bool:
    """Tell whether somebody waits for an answer or the end of a job."""
    return bool(session.aside or session.jobs)


def _work_at_awaited(session: ProjectSession) -> None:
    if session.aside:
        session.aside.work()
    else:
        session.work_at_job()
