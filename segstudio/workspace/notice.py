"""A sentence for the person about something that happened."""

from __future__ import annotations

import traceback
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """text: a sentence. details: technical, for a "copy" button. Errors stay on screen."""

    text: str
    details: str = ""
    is_error: bool = False

    @classmethod
    def of_error(cls, error: BaseException) -> Notice:
        """Return the notice for an exception whose text is a sentence."""
        text = str(error) or f"Something went wrong ({type(error).__name__})."
        if isinstance(error, OSError) and error.strerror and error.filename:
            text = f"“{error.filename}” cannot be used: {error.strerror}."
        return cls(text, "".join(traceback.format_exception(error)), is_error=True)
