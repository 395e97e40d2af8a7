"""The window's side of the engine: sends without waiting, hands on reports, restarts what died."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from multiprocessing.connection import wait as wait_for_any

from segstudio.worker.engine_options import EngineOptions
from segstudio.worker.launch import EngineProcess, launch_engine
from segstudio.worker.letter import ReportLetter
from segstudio.worker.messages import (
    EngineDied,
    EngineReady,
    EngineState,
    EngineWarned,
    Report,
    Request,
    StateChanged,
    Stop,
)
from segstudio.worker.outbox import Outbox
from segstudio.worker.record import ReplayRecord
from segstudio.worker.restart import MAX_DEATHS, RestartPolicy
from segstudio.worker.sender import Sender

_log = logging.getLogger(__name__)

_GIVEN_UP = (
    f"The engine ended {MAX_DEATHS} times within a minute, so it is not started again. "
    "Drawing goes on as before; start the engine again when you wish."
)


class EngineClient:
    """Owns the engine's process, and the two threads that talk to it.

    The reader thread starts the process, calls `on_report` for each report (on that thread: pass
    it on, do not work there), and starts it again when it dies. The sender thread pickles and
    writes, so that the caller's thread never does.
    """

    def __init__(
        self,
        on_report: Callable[[Report], None],
        resend: Callable[[], Iterable[Request]] = tuple,
        options: EngineOptions | None = None,
    ) -> None:
        """resend: yields Annotate for every annotated image of the open project.

        It is called and iterated on the sender thread when a new process takes over, so it must
        yield snapshots, no older than the last Annotate given to `send`.
        """
        self._on_report = on_report
        self._options = options or EngineOptions()
        self._outbox = Outbox()
        self._record = ReplayRecord()
        self._policy = RestartPolicy()
        self._sender = Sender(self._outbox, self._record, resend)
        self._sender.start()
        self._engine: EngineProcess | None = None
        self._reader: threading.Thread | None = None
        self._stopping = threading.Event()

    @property
    def process_id(self) -> int | None:
        """Id of the running process, or None."""
        engine = self._engine
        return engine.process.pid if engine else None

    def start(self) -> None:
        """Start the engine, or start it again after it was given up; returns at once."""
        if self._stopping.is_set() or (self._reader is not None and self._reader.is_alive()):
            return
        self._policy.reset()
        self._reader = threading.Thread(target=self._run, name="engine-reader", daemon=True)
        self._reader.start()

    def send(self, request: Request) -> None:
        """Hand a request over and return at once; also before `start` and while the engine is down.

        The caller must not change arrays inside any more.
        """
        self._outbox.put(request)

    def stop(self, timeout_s: float = 2.0) -> None:
        """End the engine for good; after `timeout_s` seconds it is killed. No report follows."""
        self._stopping.set()
        self._outbox.put(Stop())
        reader = self._reader
        if reader is not None:
            reader.join(timeout_s)
            engine = self._engine
            if reader.is_alive() and engine is not None:
                _log.warning("The engine did not end within %.1f s; it is killed.", timeout_s)
                engine.process.kill()
                reader.join(5.0)
        self._sender.close(timeout_s=5.0)

    def _run(self) -> None:
        while not self._stopping.is_set():
            exit_code = self._run_once()
            if self._stopping.is_set():
                return
            delay_s = self._policy.note_death(exit_code)
            _log.warning("The engine ended by itself (exit code %s).", exit_code)
            for lost in self._record.take_lost():
                self._report(lost)
            self._report(EngineDied(exit_code, will_restart=delay_s is not None))
            if delay_s is None:
                if self._policy.is_exhausted:
                    self._report(EngineWarned(_GIVEN_UP))
                return
            self._stopping.wait(delay_s)

    def _run_once(self) -> int | None:
        """Start a process, pass on its reports until it ends, and return its exit code."""
        try:
            engine = launch_engine(self._options)
        except OSError:
            _log.exception("The engine's process could not be started.")
            return None
        self._engine = engine
        self._sender.connect(engine.requests)
        self._read(engine)
        self._sender.disconnect()
        engine.process.join()
        self._engine = None
        engine.close()
        return engine.process.exitcode

    def _read(self, engine: EngineProcess) -> None:
        while True:
            ready = wait_for_any([engine.reports, engine.process.sentinel])
            try:
                if engine.reports not in ready and not engine.reports.poll(0):
                    return
                letter = engine.reports.recv()
            except (EOFError, OSError):
                return
            except Exception:
                _log.exception("The engine wrote something that cannot be read; it is ended.")
                engine.process.kill()
                return
            self._take(letter)

    def _take(self, letter: ReportLetter) -> None:
        is_current = letter.session == self._outbox.session
        if is_current:
            self._record.note_report(letter.report)
        if is_current or _is_of_all(letter.report):
            self._report(letter.report)

    def _report(self, report: Report) -> None:
        if self._stopping.is_set():
            return
        try:
            self._on_report(report)
        except Exception:
            _log.exception("A report was not handled: %s", type(report).__name__)


def _is_of_all(report: Report) -> bool:
    """Tell whether a report is about the engine itself, whatever project is open by now."""
    if isinstance(report, StateChanged):
        return report.state is EngineState.FAILED
    return isinstance(report, EngineReady | EngineWarned)
