"""Which revision of each image's mask the network has been trained on."""

from __future__ import annotations


class RevisionLedger:
    """An edit counts as learned when steps were made after it came."""

    def __init__(self) -> None:
        self._edits: dict[int, tuple[int, int]] = {}
        self._learned: dict[int, int] = {}

    def note_edit(self, image_id: int, revision: int, step: int) -> None:
        """An edit came after `step` steps of training."""
        self._edits[image_id] = (revision, step)

    def forget(self, image_id: int) -> None:
        """The image takes no part any more."""
        self._edits.pop(image_id, None)
        self._learned.pop(image_id, None)

    def learned(self, step: int) -> dict[int, int]:
        """Return the newest learned revision of each image after `step` steps of training."""
        for image_id, (revision, edited_at) in list(self._edits.items()):
            if step > edited_at:
                self._learned[image_id] = revision
                del self._edits[image_id]
        return dict(self._learned)
