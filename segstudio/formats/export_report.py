"""What an export wrote, and what it could not: a silent loss is a bug."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """One image that was not exported. reason: a sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The end of an export.

    written: files, in order. skipped: images left out. losses: sentences on what the format cannot
    carry of those that were written, with counts.
    """

    written: tuple[Path, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    losses: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """True where nothing was left out or lost."""
        return not self.skipped and not self.losses

    @property
    def sentence(self) -> str:
        """The report in short, for people."""
        parts = [f"{_counted(len(self.written), 'file')} written"]
        if self.skipped:
            parts.append(f"{_counted(len(self.skipped), 'image')} left out")
        return " ".join([", ".join(parts) + ".", *self.losses])


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
