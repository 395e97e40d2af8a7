"""The edits of one image, in order, and how many of them are applied."""

from __future__ import annotations

from collections.abc import Iterable

from segstudio.document.mask_edit import MaskEdit

BUDGET_BYTES = 64 * 2**20
"""Older edits are forgotten beyond this many bytes."""


class History:
    """Undo and redo for one mask. The cursor stands between the done and the undone edits."""

    def __init__(self, done: Iterable[MaskEdit] = (), undone: Iterable[MaskEdit] = ()) -> None:
        """done: oldest first. undone: the next to redo first."""
        self._done = list(done)
        self._undone = list(undone)[::-1]
        self._done_bytes = sum(each.size_bytes for each in self._done)

    @property
    def undo_name(self) -> str | None:
        """Name of the edit that `undo` would take back."""
        return self._done[-1].name if self._done else None

    @property
    def redo_name(self) -> str | None:
        """Name of the edit that `redo` would apply again."""
        return self._undone[-1].name if self._undone else None

    def __len__(self) -> int:
        return len(self._done) + len(self._undone)

    def push(self, edit: MaskEdit) -> None:
        """Add an edit that was just applied; what was undone is forgotten."""
        self._undone.clear()
        self._done.append(edit)
        self._done_bytes += edit.size_bytes
        forgotten = 0
        while self._done_bytes > BUDGET_BYTES and forgotten < len(self._done) - 1:
            self._done_bytes -= self._done[forgotten].size_bytes
            forgotten += 1
        del self._done[:forgotten]

    def undo(self) -> MaskEdit | None:
        """Move the cursor one back and return the edit to apply to the mask, or None."""
        if not self._done:
            return None
        edit = self._done.pop()
        self._done_bytes -= edit.size_bytes
        self._undone.append(edit)
        return edit

    def redo(self) -> MaskEdit | None:
        """Move the cursor one forward and return the edit to apply to the mask, or None."""
        if not self._undone:
            return None
        edit = self._undone.pop()
        self._done_bytes += edit.size_bytes
        self._done.append(edit)
        return edit
