"""The versions that are kept: enough to go back to, within bounds of number and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from segstudio.engine.calibration import Calibration
from segstudio.engine.errors import VersionUnknown
from segstudio.engine.weights_file import Weights

MOST_VERSIONS = 10
MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class VersionNote:
    """What is known of a version. created_s: seconds since 1970. strokes: edits seen until then.

    dice: held out, 0 … 1. restored: the version that it is again, where somebody went back.
    """

    number: int
    step: int
    created_s: float
    strokes: int
    dice: float | None = None
    calibration: Calibration | None = None
    restored: int | None = None

    @property
    def temperature(self) -> float:
        """What the scores are divided by before they become probabilities."""
        return 1.0 if self.calibration is None else self.calibration.temperature


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class KeptVersion:
    """A version and its network: the averaged weights, on the CPU, before the temperature."""

    note: VersionNote
    class_ids: tuple[int, ...]
    learned_ids: tuple[int, ...]
    weights: Weights

    @property
    def size_bytes(self) -> int:
        """Bytes of its weights."""
        return sum(each.nbytes for each in self.weights.values())

    def renumbered(self, number: int, created_s: float) -> KeptVersion:
        """Return the same network as a newer version."""
        note = replace(self.note, number=number, created_s=created_s, restored=self.note.number)
        return replace(self, note=note)


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
        while len(self._kept) > 2 and (len(self._kept) > MOST_VERSIONS or self._is_full()):
            del self._kept[self._least_missed()]

    def _is_full(self) -> bool:
        tensors = {each.data_ptr(): each for kept in self for each in kept.weights.values()}
        return sum(each.nbytes for each in tensors.values()) > MOST_BYTES

    def _least_missed(self) -> int:
        """Return the version whose neighbours in time are nearest, measured by its age."""
        notes = self.notes
        newest = notes[-1]
        best = max(notes, key=lambda each: -1.0 if each.dice is None else each.dice)

        def gap(at: int) -> float:
            age = newest.number - notes[at].number
            before = notes[at - 1].number if at else notes[at].number - age
            return (notes[at + 1].number - before) / age

        chosen = [at for at in range(len(notes) - 1) if notes[at] is not best]
        return notes[min(chosen or [0], key=gap)].number
