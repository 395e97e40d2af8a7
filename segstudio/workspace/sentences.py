"""Sentences that are said together, and translated one by one."""

from __future__ import annotations

from typing import Self


class Sentences(str):
    """A text that remembers the sentences it is made of; put it into no other text.

    parts: each may be another `Sentences`.
    """

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, *parts: str) -> Self:
        """Join the parts with spaces; empty ones are left out."""
        said = tuple(part for part in parts if part)
        self = super().__new__(cls, " ".join(said))
        self.parts = said
        return self
