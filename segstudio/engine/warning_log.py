"""The sentences about what was given up (memory, an unreadable image), kept and handed on."""

from __future__ import annotations

from collections.abc import Callable

MAX_WARNINGS = 1000
"""Older ones are forgotten."""


class WarningLog:
    """Called with a sentence."""

    def __init__(self, on_warning: Callable[[str], None] | None) -> None:
        self._on_warning = on_warning
        self.sentences: list[str] = []
        """The newest last."""

    def __call__(self, sentence: str) -> None:
        """Note a sentence."""
        del self.sentences[: max(0, len(self.sentences) + 1 - MAX_WARNINGS)]
        self.sentences.append(sentence)
        if self._on_warning is not None:
            self._on_warning(sentence)
