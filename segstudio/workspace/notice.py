"""A sentence for the person about something that happened."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way out that the person can take with one click. label: such as "Restore the backup"."""

    label: str
    apply: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """text: a sentence. details: technical, for a "copy" button. Errors stay on screen."""

    text: str
    details: str = ""
    is_error: bool = False
    remedy: Remedy | None = None

    @classmethod
    def of_error(cls, error: BaseException, remedy: Remedy | None = None) -> Notice:
        """Return the notice for an exception whose text is a sentence."""
        text = str(error) or f"Something went wrong ({type(error).__name__})."
        if isinstance(error, OSError) and error.strerror and error.filename:
            text = f"“{error.filename}” cannot be used: {error.strerror}."
        return cls(text, "".join(traceback.format_exception(error)), True, remedy)
