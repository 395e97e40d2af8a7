"""A talk with the engine from a program without a window: send, then wait for what it reports."""

from __future__ import annotations

import queue
from collections.abc import Callable
from types import TracebackType
from typing import Self

from segstudio.worker.client import EngineClient
from segstudio.worker.engine_options import EngineOptions
from segstudio.worker.messages import (
    CheckpointSaved,
    EngineDied,
    EngineReady,
    EngineState,
    EngineWarned,
    ImageFailed,
    Report,
    Request,
    SaveCheckpoint,
    StateChanged,
)

POLL_S = 0.2
"""How long a wait may keep Ctrl+C from being heard, where the system does not interrupt it."""


class EngineFailed(RuntimeError):
    """The engine cannot do what it was asked for; the text says why."""


class TalkCancelled(RuntimeError):
    """Somebody has had enough."""


class EngineTalk:
    """An engine of one's own, through the same messages as the window's; use it in a `with`.

    device, device_name: once it is ready. warnings: sentences that stopped nothing. failed_images:
    the reason for each image that could not be read.
    """

    def __init__(
        self,
        is_cancelled: Callable[[], bool] = lambda: False,
        niceness: int = 0,
        warms_up: bool = False,
    ) -> None:
        """is_cancelled: looked at while waiting, which ends with TalkCancelled then.

        niceness, warms_up: see EngineOptions; 0 where there is no window that would have to go
        first, True where seconds of training count.
        """
        self._is_cancelled = is_cancelled
        self._reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        options = EngineOptions(niceness=niceness, warms_up=warms_up)
        self._client = EngineClient(self._reports.put, options=options)
        self.device = self.device_name = ""
        self.warnings: list[str] = []
        self.failed_images: dict[int, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.stop()

    @property
    def process_id(self) -> int | None:
        """Id of the engine's process, or None."""
        return self._client.process_id

    def send(self, request: Request) -> None:
        """Hand a request over; arrays inside must not be changed any more.

        The engine starts with the first one: where nothing can be done it is never started.
        """
        self._client.start()
        self._client.send(request)

    def next_report(self) -> Report:
        """Wait for the next report and return it. Raises EngineFailed, TalkCancelled."""
        while True:
            if self._is_cancelled():
                raise TalkCancelled
            try:
                report = self._reports.get(timeout=POLL_S)
            except queue.Empty:
                continue
            self._note(report)
            return report

    def wait_for(self, fits: Callable[[Report], bool]) -> Report:
        """Wait for a report that fits, passing over the others. Raises EngineFailed."""
        while True:
            report = self.next_report()
            if fits(report):
                return report

    def wait_ready(self) -> None:
        """Start the engine and wait until it has loaded its libraries. Raises EngineFailed."""
        self._client.start()
        if not self.device:
            self.wait_for(lambda report: isinstance(report, EngineReady))

    def save(self, path: str) -> None:
        """Save what was learned to the folder `path` and wait for it. Raises EngineFailed."""
        self.send(SaveCheckpoint(path))
        self.wait_for(lambda report: isinstance(report, CheckpointSaved))

    def _note(self, report: Report) -> None:
        match report:
            case EngineReady(device, device_name):
                self.device, self.device_name = device, device_name
            case EngineWarned(sentence):
                self.warnings.append(sentence)
            case ImageFailed(image_id, reason):
                self.failed_images[image_id] = reason
            case CheckpointSaved(problem=str(sentence)) | StateChanged(
                EngineState.FAILED, sentence
            ):
                raise EngineFailed(sentence)
            case EngineDied(exit_code):
                raise EngineFailed(
                    f"The engine ended unexpectedly (exit code {exit_code}). What was saved before "
                    "is whole. Run “segstudio doctor”, then try again."
                )
            case _:
                pass
