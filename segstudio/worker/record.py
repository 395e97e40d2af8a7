"""What a new engine must be told to go on where the dead one was, and what that one owed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

from segstudio.worker.letter import RequestLetter
from segstudio.worker.messages import (
    AddImage,
    CheckpointSaved,
    JobFinished,
    JobRequest,
    MethodChanged,
    OpenProject,
    RecordTraining,
    Report,
    Request,
    SaveCheckpoint,
    SetClasses,
    SetLive,
    SetMethod,
    SetPurposes,
    TilePredicted,
    VersionPublished,
    View,
)

_JOB_LOST = "The engine ended before the job was done. Start the job again."
_SAVE_LOST = "The engine ended before what it learned was saved."


class ReplayRecord:
    """The state of the newest session, kept small: annotations stay with their owner."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._session = 0
        self._owed: list[JobRequest | SaveCheckpoint] = []
        self._newest_version = 0
        self._project: OpenProject | None = None
        self._images: dict[int, AddImage] = {}
        self._view: View | None = None
        self._live: SetLive | None = None
        self._purposes: SetPurposes | None = None
        self._recording: RecordTraining | None = None

    def note_request(self, letter: RequestLetter) -> None:
        """Remember a request that is about to be sent."""
        with self._lock:
            self._session = letter.session
            match letter.request:
                case OpenProject() as project:
                    self._project = project
                    self._images, self._view, self._live = {}, None, None
                    self._purposes = self._recording = None
                    self._newest_version = project.newest_version
                case SetClasses(class_ids) if self._project:
                    self._project = replace(self._project, class_ids=class_ids)
                case SetMethod(settings) if self._project:
                    merged = {**dict(self._project.settings), **dict(settings)}
                    self._project = replace(self._project, settings=tuple(merged.items()))
                case AddImage() as image:
                    self._images[image.image_id] = image
                case SetPurposes() as purposes:
                    self._purposes = purposes
                case RecordTraining() as recording:
                    self._recording = recording
                case View() as view:
                    self._view = view
                case SetLive() as live:
                    self._live = live
                case owed if isinstance(owed, JobRequest | SaveCheckpoint):
                    self._owed.append(owed)
                case _:
                    pass

    def forget_owed(self, request: Request) -> bool:
        """Tell whether `request` awaited an answer; it does not any more."""
        with self._lock:
            if all(each is not request for each in self._owed):
                return False
            self._owed = [each for each in self._owed if each is not request]
            return True

    def note_report(self, report: Report) -> None:
        """Remember what the engine answered: the newest checkpoint and version, the jobs done."""
        with self._lock:
            match report:
                case CheckpointSaved(path, _, problem):
                    self._owed = [each for each in self._owed if getattr(each, "path", "") != path]
                    if problem is None and self._project:
                        self._project = replace(self._project, checkpoint=path)
                case MethodChanged(settings) if self._project:
                    self._project = replace(self._project, settings=settings)
                case JobFinished(job_id):
                    self._owed = [each for each in self._owed if _job_id(each) != job_id]
                case VersionPublished(version=version) | TilePredicted(version=version):
                    self._newest_version = max(self._newest_version, version)
                case _:
                    pass

    def take_lost(self) -> list[Report]:
        """Return the answers that the dead engine owed, as failures, once.

        A lost job is not started again by itself: it may be what killed the engine.
        """
        with self._lock:
            owed, self._owed = self._owed, []
        return [_lost(each) for each in owed]

    def replay(self) -> tuple[int, list[Request]]:
        """Return the session and the requests before the annotations (project, images, view).

        Versions go on above those already reported, so that no new tile looks old.
        """
        with self._lock:
            if self._project is None:
                return self._session, []
            project = replace(self._project, newest_version=self._newest_version)
            requests: list[Request] = [project, *self._images.values()]
            kept = self._purposes, self._recording, self._view
            requests += [each for each in kept if each is not None]
            return self._session, requests

    def replay_end(self) -> Iterator[Request]:
        """Yield the requests after the annotations (live or not)."""
        with self._lock:
            live = self._live
        if live is not None:
            yield live


def _job_id(request: Request) -> int | None:
    return request.job_id if isinstance(request, JobRequest) else None


def _lost(request: JobRequest | SaveCheckpoint) -> Report:
    if isinstance(request, JobRequest):
        return JobFinished(request.job_id, is_cancelled=False, problem=_JOB_LOST)
    return CheckpointSaved(request.path, version=0, problem=_SAVE_LOST)
