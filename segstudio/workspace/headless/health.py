"""What a look at this installation found: one finding each, with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How serious a finding is."""

    GOOD = "good"
    ODD = "odd"
    """Something will not work as well as it could, or only part of it."""
    BAD = "bad"
    """SegStudio does not work like this."""


@dataclass(frozen=True, slots=True)
class Finding:
    """subject: what was looked at. text: what was found. advice: what to do, "" for nothing."""

    subject: str
    health: Health
    text: str
    advice: str = ""
