"""The edits of one image, in order, and how many of them are applied."""

from __future__ import annotations

from collections.abc import Iterable

from segstudio.document.mask_edit import MaskEdit

BUDGET_BYTES = 64 * 2**20
"""Older edits are forgotten beyond this many bytes."""


class History:
    """Undo and redo for one mask. The cursor stands between the done and the undone edits."""

    def __init__(
        self,
        done: Iterable[MaskEdit] = (),
        undone: Iterable[MaskEdit] = (),
        is_cut: bool = False,
    ) -> None:
        """done: oldest first. undone: the next to redo first. is_cut: see `is_cut`."""
        self.is_cut = is_cut
        """Older edits than the first one here were made, and are forgotten."""
        self.forgotten = 0
        """So many of the oldest edits were dropped since this history was made."""
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

    @property
    def cursor(self) -> int:
        """Number of edits that are applied."""
        return len(self._done)

    @property
    def size_bytes(self) -> int:
        """Memory that the edits take which can be undone; `BUDGET_BYTES` bounds it."""
        return self._done_bytes

    def __len__(self) -> int:
        return len(self._done) + len(self._undone)

    def __getitem__(self, index: int) -> MaskEdit:
        """Return an edit by its place, the oldest first; those from `cursor` on are undone."""
        if not 0 <= index < len(self):
            raise IndexError(index)
        done = len(self._done)
        return self._done[index] if index < done else self._undone[done - index - 1]

    def steps_to(self, cursor: int) -> list[MaskEdit]:
        """Return the edits between the cursor and another place, the nearest first."""
        here = self.cursor
        cursor = min(max(cursor, 0), len(self))
        between = range(here - 1, cursor - 1, -1) if cursor < here else range(here, cursor)
        return [self[index] for index in between]

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
        self.forgotten += forgotten
        self.is_cut = self.is_cut or forgotten > 0

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
