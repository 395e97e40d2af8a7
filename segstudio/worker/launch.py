"""Starting the engine's process. The parent never imports torch: only the child's function does."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from segstudio.worker.engine_options import EngineOptions

CONTEXT = multiprocessing.get_context("spawn")
"""On every system: it works in frozen applications (call `freeze_support()` first in `main()`), and
no lock or handle of the window is inherited."""


@dataclass(frozen=True, slots=True)
class EngineProcess:
    """A running engine and the parent's ends of its two pipes."""

    process: BaseProcess
    requests: Connection
    reports: Connection

    def close(self) -> None:
        """Close the pipes; the process ends by itself when it sees that."""
        self.requests.close()
        self.reports.close()


def launch_engine(options: EngineOptions) -> EngineProcess:
    """Start the engine's process and return at once; it reports EngineReady when it is ready.

    Raises OSError where the system has no room for a process.
    """
    child_requests, requests = CONTEXT.Pipe(duplex=False)
    reports, child_reports = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(
        target=_run_child,
        args=(child_requests, child_reports, options),
        name="segstudio-engine",
        daemon=True,
    )
    try:
        process.start()
    finally:
        # The parent must not hold the child's ends: a pipe's end tells of the process's end.
        child_requests.close()
        child_reports.close()
    return EngineProcess(process, requests, reports)


def _run_child(requests: Connection, reports: Connection, options: EngineOptions) -> None:
    from segstudio.worker.child import run

    run(requests, reports, options)
