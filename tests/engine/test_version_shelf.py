"""Kept versions are few, spread over the whole time, and the best is among them."""

import itertools

import pytest
import torch

from segstudio.engine import VersionUnknown
from segstudio.engine.version_shelf import (
    MOST_BYTES,
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
