"""Kept versions are few, spread over the whole time, and the best is among them."""

import itertools

import pytest
import torch

from segstudio.engine import VersionRefused, VersionUnknown
from segstudio.engine.version_shelf import (
    MOST_BYTES,
    MOST_PINNED,
    MOST_VERSIONS,
    KeptVersion,
    VersionNote,
    VersionShelf,
)


def version(number: int, dice: float | None = None, size: int = 4) -> KeptVersion:
    note = VersionNote(number, step=10 * number, created_s=number, strokes=number, dice=dice)
    return KeptVersion(note, (1, 2), (1, 2), {"a": torch.zeros(size)})


def numbers(shelf: VersionShelf) -> list[int]:
    return [note.number for note in shelf.notes]


def test_versions_are_few_and_spread_over_time() -> None:
    shelf = VersionShelf(version(number) for number in range(1, 301))
    kept = numbers(shelf)
    assert len(kept) == MOST_VERSIONS
    assert kept[-2:] == [299, 300]
    assert kept[0] < 100
    gaps = [after - before for before, after in itertools.pairwise(kept)]
    assert gaps[0] > 10 * gaps[-1]


def test_the_best_is_kept() -> None:
    shelf = VersionShelf(version(number, 0.9 if number == 37 else 0.5) for number in range(1, 200))
    assert 37 in shelf


def test_large_networks_are_fewer() -> None:
    large = MOST_BYTES // 4 // 3
    shelf = VersionShelf(version(number, size=large) for number in range(1, 6))
    assert len(shelf) == 3


def test_a_version_again_costs_nothing() -> None:
    large = version(1, size=MOST_BYTES // 4 // 2)
    shelf = VersionShelf([large, large.renumbered(2, 5.0), large.renumbered(3, 6.0)])
    assert [note.restored for note in shelf.notes] == [None, 1, 1]


def test_what_is_not_kept_is_a_sentence() -> None:
    with pytest.raises(VersionUnknown, match="Version 7 is not kept"):
        VersionShelf().get(7)


def test_a_pinned_version_is_never_dropped_and_takes_no_other_ones_place() -> None:
    shelf = VersionShelf(version(number) for number in range(1, 6))
    shelf.mark(3, "  before the new class ", True)
    shelf.mark(4, "a word", False)
    for number in range(6, 300):
        shelf.add(version(number))
    assert shelf.get(3).note.text == "before the new class"
    assert len(shelf) == MOST_VERSIONS + 1
    shelf.mark(3, "", False)
    for number in range(300, 600):
        shelf.add(version(number))
    assert 3 not in shelf


def test_pins_have_an_end() -> None:
    shelf = VersionShelf()
    for number in range(1, MOST_PINNED + 1):
        shelf.add(version(number))
        shelf.mark(number, "", True)
    shelf.add(version(99))
    with pytest.raises(VersionRefused, match="unpin another one"):
        shelf.mark(99, "", True)
    shelf.mark(1, "still", True)


def test_a_pinned_version_is_not_removed() -> None:
    shelf = VersionShelf([version(1), version(2)])
    shelf.mark(1, "", True)
    with pytest.raises(VersionRefused, match="unpin it first"):
        shelf.remove(1)
    shelf.mark(1, "", False)
    shelf.remove(1)
    assert numbers(shelf) == [2]
