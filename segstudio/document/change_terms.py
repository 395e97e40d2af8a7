"""Which class an operation works on, and what it may do to others."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.label_class import UNLABELLED


@dataclass(frozen=True, slots=True)
class ChangeTerms:
    """What a person set beside the operation itself.

    replacement_id: what pixels become that leave the class. over_ids: classes that it may take
    pixels from beside the unlabelled ones; None: from all that are not locked. locked_ids: classes
    that stay as they are.
    """

    class_id: int
    replacement_id: int = UNLABELLED
    over_ids: frozenset[int] | None = None
    locked_ids: frozenset[int] = frozenset()
