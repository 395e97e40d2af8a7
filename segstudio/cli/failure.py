"""Any error as a sentence: what went wrong, where, and what to do."""

from __future__ import annotations


def sentence_of(error: BaseException) -> str:
    """Return the sentence that the error carries, or one that says it was not foreseen."""
    text = str(error)
    if type(error).__module__.startswith("segstudio.") and text:
        return text
    if isinstance(error, OSError) and error.strerror:
        where = f"“{error.filename}”: " if error.filename else ""
        return f"{where}{error.strerror}. Check the disk and the permissions, then try again."
    if isinstance(error, MemoryError):
        return "There is too little memory. Close other programs, or take smaller images."
    return (
        f"Something went wrong that was not foreseen ({type(error).__name__}: {text}). Run it "
        "again with --debug to see where, and report it."
    )
