"""What is done to images beside drawing: to those chosen in the list, or to the one shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from segstudio.workspace.image_list import ImageStatus, Split
from segstudio.workspace.session import Session


class ImageCommands:
    """Each takes the ids of images; without any it is for those that `chosen` says."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window = window
        self._session = session
        self.chosen_in_list: Callable[[], list[int]] = list
        """Returns the ids of the rows that are selected, where the keyboard is in the list."""
        self.find: Callable[[], None] = lambda: None
        """Brings the keyboard to the filter of the list."""

    @property
    def chosen(self) -> list[int]:
        """The images that a command is for now."""
        shown = self._session.image
        return self.chosen_in_list() or ([] if shown is None else [shown.record.id])

    def mark(self, status: ImageStatus) -> None:
        """Give the images that status."""
        self._session.review.set_status(self.chosen, status)

    def toggle_excluded(self) -> None:
        """Leave the images out; all that are out already come back."""
        chosen = self.chosen
        records = [self._session.images.record(each) for each in chosen]
        is_out = all(record is None or record.is_excluded for record in records)
        self._session.review.set_status(
            chosen, ImageStatus.TO_REVIEW if is_out else ImageStatus.EXCLUDED
        )

    def set_split(self, split: Split) -> None:
        """Say what the images are for."""
        self._session.review.set_split(self.chosen, split)

    def ask_split(self) -> None:
        """Show how the project can be split."""
        from segstudio.ui.dialogs.split_dialog import SplitDialog

        SplitDialog(self._window, self._session).open()

    def ask_tags(self) -> None:
        """Show which tags the images have, to be changed."""
        from segstudio.ui.dialogs.tags_dialog import TagsDialog

        if self.chosen:
            TagsDialog(self._window, self._session, self.chosen).open()

    def ask_note(self) -> None:
        """Show what is noted of the first of the images, to be changed."""
        from segstudio.ui.dialogs.note_dialog import NoteDialog

        if self.chosen:
            NoteDialog(self._window, self._session, self.chosen[0]).open()

    def ask_group(self) -> None:
        """Ask for the group that the images belong to."""
        from segstudio.ui.dialogs.group_dialog import GroupDialog

        if self.chosen:
            GroupDialog(self._window, self._session, self.chosen).open()

    def predict(self) -> None:
        """Predict the images as a whole."""
        self._session.review.batch.predict(self.chosen)

    def accept(self) -> None:
        """Accept what was predicted of the images as a whole."""
        self._session.review.batch.accept(self.chosen)

    def ask_remove(self, image_ids: Sequence[int] = ()) -> None:
        """Ask before images leave the project."""
        from segstudio.ui.dialogs.remove_images_dialog import RemoveImagesDialog

        gone = list(image_ids) or self.chosen
        if gone:
            dialog = RemoveImagesDialog(self._window, len(gone))
            dialog.accepted.connect(lambda: self._session.remove_images(gone))
            dialog.open()
