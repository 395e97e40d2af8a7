"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return such as “1 image” or “1,200 images”."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
