"""The versions that are kept: enough to go back to, within bounds of number and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from segstudio.document.network_choice import QUICK, NetworkChoice
from segstudio.engine.calibration import Calibration
from segstudio.engine.errors import VersionRefused, VersionUnknown
from segstudio.engine.weights_file import Weights

MOST_VERSIONS = 10
MOST_BYTES = 64 * 2**20
MOST_PINNED = 20
"""Beside those: a pinned version is never dropped, so somebody has to say when it is enough."""
MOST_CHARACTERS = 500
"""Of what a person notes about a version."""


@dataclass(frozen=True, slots=True)
class VersionNote:
    """What is known of a version. created_s: seconds since 1970. strokes: edits seen until then.

    dice: held out, 0 … 1; interval: where 95 % of its draws lie. restored: the version that it is
    again, where somebody went back. text: what a person noted. is_pinned: it is never dropped.
    start: what its network began with, see `LearnerSettings.start`.
    """

    number: int
    step: int
    created_s: float
    strokes: int
    dice: float | None = None
    calibration: Calibration | None = None
    restored: int | None = None
    interval: tuple[float, float] | None = None
    text: str = ""
    is_pinned: bool = False
    start: str = ""

    @property
    def temperature(self) -> float:
        """What the scores are divided by before they become probabilities."""
        return 1.0 if self.calibration is None else self.calibration.temperature


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class KeptVersion:
    """A version and its network: the averaged weights, on the CPU, before the temperature.

    choice: which network it is.
    """

    note: VersionNote
    class_ids: tuple[int, ...]
    learned_ids: tuple[int, ...]
    weights: Weights
    choice: NetworkChoice = QUICK

    @property
    def size_bytes(self) -> int:
        """Bytes of its weights."""
        return sum(each.nbytes for each in self.weights.values())

    def renumbered(self, number: int, created_s: float) -> KeptVersion:
        """Return the same network as a newer version, of which nobody has said anything yet."""
        note = replace(self.note, number=number, created_s=created_s, restored=self.note.number)
        return replace(self, note=replace(note, text="", is_pinned=False))


class VersionShelf:
    """Versions by number: the newest, the best, and older ones ever further apart."""

    def __init__(self, versions: Iterable[KeptVersion] = ()) -> None:
        self._kept: dict[int, KeptVersion] = {}
        for version in sorted(versions, key=lambda each: each.note.number):
            self.add(version)

    def __iter__(self) -> Iterator[KeptVersion]:
        yield from self._kept.values()

    def __contains__(self, number: int) -> bool:
        return number in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def notes(self) -> tuple[VersionNote, ...]:
        """What is known of the versions, oldest first."""
        return tuple(each.note for each in self)

    def get(self, number: int) -> KeptVersion:
        """Return a version. Raises VersionUnknown where it is not kept."""
        if number not in self._kept:
            raise VersionUnknown(number)
        return self._kept[number]

    def add(self, version: KeptVersion) -> None:
        """Keep the newest version, and let those go that are missed least."""
        self._kept[version.note.number] = version
        while self._is_full([each for each in self if not each.note.is_pinned]):
            del self._kept[self._least_missed()]

    def mark(self, number: int, text: str, is_pinned: bool) -> None:
        """Note what a person says of a version. Raises VersionUnknown, VersionRefused."""
        version = self.get(number)
        others = sum(each.note.is_pinned for each in self if each is not version)
        if is_pinned and others >= MOST_PINNED:
            raise VersionRefused(
                f"At most {MOST_PINNED} versions can be pinned; unpin another one first."
            )
        note = replace(version.note, text=text.strip()[:MOST_CHARACTERS], is_pinned=is_pinned)
        self._kept[number] = replace(version, note=note)

    def remove(self, number: int) -> None:
        """Forget a version. Raises VersionUnknown, VersionRefused for a pinned one."""
        if self.get(number).note.is_pinned:
            raise VersionRefused(f"Version {number} is pinned; unpin it first.")
        del self._kept[number]

    @staticmethod
    def _is_full(loose: Sequence[KeptVersion]) -> bool:
        """Tell whether those that may be dropped are too many, or too large; two always stay."""
        tensors = {each.data_ptr(): each for kept in loose for each in kept.weights.values()}
        is_large = sum(each.nbytes for each in tensors.values()) > MOST_BYTES
        return len(loose) > 2 and (len(loose) > MOST_VERSIONS or is_large)

    def _least_missed(self) -> int:
        """Return the loose version whose neighbours in time are nearest, measured by its age."""
        notes = self.notes
        newest = notes[-1]
        best = max(notes, key=lambda each: -1.0 if each.dice is None else each.dice)

        def gap(at: int) -> float:
            age = newest.number - notes[at].number
            before = notes[at - 1].number if at else notes[at].number - age
            return (notes[at + 1].number - before) / age

        loose = [at for at in range(len(notes) - 1) if not notes[at].is_pinned]
        chosen = [at for at in loose if notes[at] is not best]
        return notes[min(chosen or loose, key=gap)].number
