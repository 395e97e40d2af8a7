"""Marks words that are looked up in the person's language later, where they are shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return `text`; Qt's lupdate finds the words by this name. PySide6's own says `object`."""
    del context
    return text
