"""Faults of the program itself: into the log, and to the person as a sentence with details."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject

from segstudio.ui.poster import Poster
from segstudio.ui.translation import translate
from segstudio.workspace.notice import Notice
from segstudio.workspace.session import Session

_log = logging.getLogger(__name__)


class FaultReporter(QObject):
    """Exceptions in slots would vanish: this catches them, and those of other threads."""

    def __init__(self, parent: QObject, session: Session, poster: Poster) -> None:
        super().__init__(parent)
        self._session = session
        self._poster = poster
        self._old_hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_fault
        threading.excepthook = self._on_thread_fault

    def restore(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._old_hooks

    def _on_fault(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._old_hooks[0](kind, fault, trace)
            return
        _log.error("A fault of the program", exc_info=(kind, fault, trace))
        details = "".join(traceback.format_exception(kind, fault, trace))
        words = translate(
            "Faults",
            "Something went wrong inside SegStudio ({kind}). What you drew is kept; "
            "please report this with the details.",
        )
        notice = Notice(words.format(kind=kind.__name__), details, is_error=True)
        self._poster.post(lambda: self._session.events.notice.emit(notice))

    def _on_thread_fault(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_fault(args.exc_type, args.exc_value, args.exc_traceback)
