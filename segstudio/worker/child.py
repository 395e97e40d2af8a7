"""The engine's process from its first to its last moment. Imported inside that process only."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from logging.handlers import RotatingFileHandler
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for_any
from pathlib import Path

import numpy as np
import numpy.typing as npt

from segstudio.worker.engine_options import EngineOptions
from segstudio.worker.mailbox import Mailbox
from segstudio.worker.messages import EngineReady, EngineState, StateChanged
from segstudio.worker.reporter import Reporter, WindowGone
from segstudio.worker.restart import EXIT_CANNOT_START
from segstudio.worker.torch_environment import prepare_environment

_log = logging.getLogger(__name__)

_GRACE_S = 0.4
"""Time to end in good order after Stop."""
_LOG_BYTES = 1_000_000
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000


def run(requests: Connection, reports: Connection, options: EngineOptions) -> None:
    """Load the engine, work until the window says stop or is gone, and end the process."""
    threading.Thread(target=_end_with_parent, name="parent-watch", daemon=True).start()
    # Ctrl+C in a terminal reaches both processes; the window decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _lower_priority(options.niceness)
    _start_log(options.log_path)
    exit_code = _work(requests, reports, options)
    logging.shutdown()
    # Nothing is left to tidy up, and the libraries' own tidying can hang or crash.
    os._exit(exit_code)


def _work(requests: Connection, reports: Connection, options: EngineOptions) -> int:
    reporter = Reporter(reports)
    prepare_environment()
    try:
        from segstudio.engine.device import choose_device, device_name
        from segstudio.storage.image_file import read_image
        from segstudio.worker.child_loop import ChildLoop
        from segstudio.worker.child_threads import thread_setter

        device = choose_device(None)
        ready = EngineReady(str(device), device_name(device))
        on_step = thread_setter(options.threads)
    except Exception as error:
        _log.exception("The engine cannot start.")
        sentence = f"The engine cannot start: {error}. “segstudio doctor” tells what is missing."
        with contextlib.suppress(WindowGone):
            reporter.send(StateChanged(EngineState.FAILED, sentence))
        return EXIT_CANNOT_START

    def read(path: str) -> npt.NDArray[np.generic]:
        return read_image(Path(path))

    mailbox = Mailbox(requests, _end_soon)
    ChildLoop(mailbox, reporter, read, ready, on_step, options.warms_up).run()
    return 0


def _end_soon() -> None:
    """End the process even in the middle of something long; files are written atomically."""
    time.sleep(_GRACE_S)
    os._exit(0)


def _end_with_parent() -> None:
    """End at once when the window's process does, even in the middle of a long step."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_any([parent.sentinel])
        os._exit(0)


def _lower_priority(niceness: int) -> None:
    """Let the window go first."""
    if niceness <= 0:
        return
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        with contextlib.suppress(OSError):
            os.nice(niceness)


def _start_log(path: str | None) -> None:
    """Write the log, and beside it the traces of hard crashes."""
    if path is None:
        return
    try:
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
        crashes = Path(path).with_suffix(".crash").open("a", encoding="utf-8")
    except OSError:
        _log.warning("The engine's log cannot be written to %s.", path)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faulthandler.enable(crashes)
