"""Which images belong together: by folder, by a pattern of their names, or as set by hand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from segstudio.storage.image_record import ImageRecord

MARK, ANYTHING = "{group}", "*"
MOST_STARS = 6
"""More of them could take long to match."""


class Grouping(StrEnum):
    """What is kept together."""

    IMAGE = "image"
    FOLDER = "folder"
    PATTERN = "pattern"
    GROUP = "group"


class PatternRefused(ValueError):
    """The pattern cannot say which part of a name is the group; the text says why."""


def group_names(
    records: Iterable[ImageRecord], grouping: Grouping, pattern: str, known: Mapping[int, str]
) -> dict[int, str]:
    """Return the group of each image by id; "" for one that is alone.

    pattern: of names without their ending, such as "{group}_*": “{group}” stands for the name of
    the group, “*” for anything. known: groups set by hand. Raises PatternRefused.
    """
    if grouping is Grouping.IMAGE:
        return {record.id: "" for record in records}
    if grouping is Grouping.GROUP:
        return {record.id: known.get(record.id, "") for record in records}
    if grouping is Grouping.FOLDER:
        return {record.id: _folder(record) for record in records}
    expression = compiled(pattern)
    found = {}
    for record in records:
        match = expression.fullmatch(record.path.stem)
        found[record.id] = "" if match is None else match["group"]
    return found


def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern as an expression with the group “group”. Raises PatternRefused."""
    if pattern.count(MARK) != 1:
        raise PatternRefused(
            "Write {group} once in the pattern, where the name of the group stands, such as "
            "“{group}_*”."
        )
    if pattern.count(ANYTHING) > MOST_STARS:
        raise PatternRefused(f"A pattern takes {MOST_STARS} “*” at most.")
    parts = re.split(r"(\{group\}|\*)", pattern)
    meanings = {MARK: "(?P<group>.+?)", ANYTHING: ".*"}
    text = "".join(meanings.get(part, re.escape(part)) for part in parts)
    return re.compile(text, re.IGNORECASE)


def _folder(record: ImageRecord) -> str:
    """Return the folder's name with the one above it: “a/1” and “b/1” are two groups."""
    above, name = os.path.split(os.path.dirname(record.location))  # noqa: PTH120
    return f"{os.path.basename(above)}/{name}".strip("/")  # noqa: PTH119
