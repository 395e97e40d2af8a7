"""TensorBoard files of what the engine reports, written on a thread that nothing waits for."""

from __future__ import annotations

import importlib.util
import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

from segstudio.worker.messages import EngineWarned, Report, Stepped, VersionPublished

_log = logging.getLogger(__name__)

MISSING = (
    "TensorBoard files need a package that is not installed. Install it with "
    "“pip install 'segstudio[tensorboard]'”."
)
MOST_WAITING = 10_000
"""Reports beyond are left out, where the disk is too slow."""
_FLUSH_S = 5


class Recording:
    """Passes reports on, and writes them down where that is wanted."""

    def __init__(self, report: Callable[[Report], None]) -> None:
        self._report = report
        self._waiting: queue.SimpleQueue[Report | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._problem: str | None = None

    def tell(self, report: Report) -> None:
        """Take a report; never waits for the disk."""
        self._report(report)
        if self._thread is None or not isinstance(report, Stepped | VersionPublished):
            return
        if self._waiting.qsize() < MOST_WAITING:
            self._waiting.put(report)
        if self._problem is not None:
            problem, self._problem, self._thread = self._problem, None, None
            self._report(EngineWarned(problem))

    def record(self, folder: str | None) -> None:
        """Write into `folder` from now on; None: no more."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread = None
        if folder is None:
            return
        if importlib.util.find_spec("tensorboard") is None:
            self._report(EngineWarned(MISSING))
            return
        self._waiting = queue.SimpleQueue()
        self._thread = threading.Thread(
            target=self._work, args=(folder, self._waiting), name="tensorboard", daemon=True
        )
        self._thread.start()

    def close(self, timeout_s: float = 5.0) -> None:
        """Write what is waiting, and end."""
        thread = self._thread
        self.record(None)
        if thread is not None:
            thread.join(timeout_s)

    def _work(self, folder: str, waiting: queue.SimpleQueue[Report | None]) -> None:
        try:
            from torch.utils.tensorboard import SummaryWriter

            writer: Any = SummaryWriter(folder, flush_secs=_FLUSH_S)
            scalars = _Scalars(writer)
            while (report := waiting.get()) is not None:
                scalars.write(report)
            writer.close()
        except Exception as error:
            _log.exception("TensorBoard files could not be written to %s.", folder)
            self._problem = f"No more TensorBoard files are written to “{folder}”: {error}"


class _Scalars:
    """What a report is in TensorBoard's words."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self._last: Stepped | None = None

    def write(self, report: Report) -> None:
        """Write one report."""
        match report:
            case Stepped():
                self._write_step(report)
            case VersionPublished(version, step, _, dice, restored):
                words = f"version {version}, step {step}"
                words += "" if dice is None else f", held-out Dice {dice:.4f}"
                words += "" if restored is None else f", version {restored} again"
                self._writer.add_text("versions", words, step)
                if dice is not None:
                    self._writer.add_scalar("held-out Dice", dice, step)
                self._writer.flush()
            case _:
                pass

    def _write_step(self, report: Stepped) -> None:
        write, step, last = self._writer.add_scalar, report.step, self._last
        write("loss", report.loss, step)
        write("seconds", report.seconds, step)
        if report.rate is not None:
            write("learning rate", report.rate, step)
        if last is not None and report.seconds > last.seconds and step > last.step:
            write("steps per second", (step - last.step) / (report.seconds - last.seconds), step)
        self._last = report
