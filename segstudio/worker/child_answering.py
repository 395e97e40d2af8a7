"""A question that somebody waits with in the window: answered in pieces between all other work."""

from __future__ import annotations

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from segstudio.document.training_method import MethodUnknown
from segstudio.engine.errors import EngineError
from segstudio.engine.learner import Learner
from segstudio.worker.image_library import ImageLibrary
from segstudio.worker.messages import Report

_log = logging.getLogger(__name__)

PROGRESS_S = 0.2
"""Progress is told no more often than every so many seconds."""

Asked = TypeVar("Asked")
Share = TypeVar("Share")
Pieces = Generator[Share, None, Report | None]
"""Yields after each piece of work how far it is; returns the answer."""


class Answering(ABC, Generic[Asked, Share]):
    """Works on the newest question, true while there is one; what was asked before is forgotten."""

    failure: str
    """The sentence, with {0} for the error, where that was not foreseen."""

    def __init__(
        self, learner: Learner, library: ImageLibrary, report: Callable[[Report], None]
    ) -> None:
        self._learner = learner
        self._library = library
        self._report = report
        self._asked: Asked | None = None
        self._pieces: Pieces[Share] | None = None
        self._told_at = 0.0

    def __bool__(self) -> bool:
        return self._asked is not None

    def ask(self, question: Asked) -> None:
        """Answer that from now on."""
        self._asked, self._pieces = question, None

    def forget(self) -> None:
        """Answer nothing any more."""
        self._asked = self._pieces = None

    def work(self) -> None:
        """Do one piece."""
        asked = self._asked
        if asked is None:
            return
        if self._pieces is None:
            self._pieces = self._answer(asked)
        try:
            share = next(self._pieces)
        except StopIteration as end:
            self._end(end.value)
        except (EngineError, MethodUnknown) as error:
            self._end(self._refusal(asked, str(error)))
        except Exception as error:
            _log.exception("A question could not be answered.")
            self._end(self._refusal(asked, self.failure.format(error)))
        else:
            self._tell(asked, share)

    @abstractmethod
    def _answer(self, asked: Asked) -> Pieces[Share]:
        """Answer a question. What it raises becomes a refusal."""

    @abstractmethod
    def _refusal(self, asked: Asked, problem: str) -> Report:
        """Return what tells that a question cannot be answered, and why in a sentence."""

    def _progress(self, asked: Asked, share: Share) -> Report | None:
        """Return what tells how far the answer is, None for nothing."""
        return None

    def _end(self, answer: Report | None) -> None:
        self.forget()
        if answer is not None:
            self._report(answer)

    def _tell(self, asked: Asked, share: Share) -> None:
        now, progress = time.monotonic(), self._progress(asked, share)
        if progress is not None and now - self._told_at >= PROGRESS_S:
            self._told_at = now
            self._report(progress)
