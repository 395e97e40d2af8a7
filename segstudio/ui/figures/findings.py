"""What there is to look at among the images of a project, one row an image."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from segstudio.storage.image_record import ImageRecord
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.figures.statistics import Duplicates, Statistics

MOST_OF_A_KIND = 500
"""Rows of one kind; more are counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """kind: what is found. image_id: of the image to open; None where more are only counted."""

    kind: str
    name: str
    details: str = ""
    image_id: int | None = None


def findings(found: Statistics) -> list[Finding]:
    """Return all there is, the gravest first."""
    told = [*_limited(_broken(found), len(found.broken), translate("Figures", "Broken"))]
    copies = sum(len(each.records) for each in found.duplicates)
    told += _limited(_alike(found.duplicates), copies, translate("Figures", "Look alike"))
    for kind, records in (
        (translate("Figures", "One brightness"), found.blank),
        (translate("Figures", "Only background"), found.only_background),
        (translate("Figures", "Nothing drawn"), found.unlabelled),
    ):
        told += _limited(_plain(kind, records), len(records), kind)
    return told


def _limited(rows: Iterator[Finding], count: int, kind: str) -> Iterator[Finding]:
    yield from islice(rows, MOST_OF_A_KIND)
    if count > MOST_OF_A_KIND:
        words = translate("Figures", "… and {count} more")
        yield Finding(kind, words.format(count=f"{count - MOST_OF_A_KIND:,}"))


def _broken(found: Statistics) -> Iterator[Finding]:
    for record, problem in found.broken:
        yield Finding(
            translate("Figures", "Broken"), record.name, display_words(problem), record.id
        )


def _alike(groups: Sequence[Duplicates]) -> Iterator[Finding]:
    for group in groups:
        same, alike = translate("Figures", "The same file"), translate("Figures", "Look alike")
        kind = same if group.is_same_file else alike
        for record in group.records:
            others = [each.name for each in group.records if each is not record]
            details = ", ".join(others[:4]) + (" …" if len(others) > 4 else "")
            if group.crosses_splits:
                details = translate("Figures", "In another split: {names}").format(names=details)
            yield Finding(kind, record.name, details, record.id)


def _plain(kind: str, records: Sequence[ImageRecord]) -> Iterator[Finding]:
    for record in records:
        yield Finding(kind, record.name, "", record.id)
