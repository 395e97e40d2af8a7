"""Objects that a network found on many images become annotation, all of them as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from segstudio.document.found_acceptance import accept_instances
from segstudio.document.found_instance import FoundInstance
from segstudio.document.mask import MaskEditor
from segstudio.document.verdict import MAX_ORIGIN
from segstudio.storage.edit_set import ImageEdit
from segstudio.storage.edit_stage import EditStage
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.instance_batch import ACCEPT, is_open
from segstudio.workspace.plural import counted
from segstudio.workspace.project_opening import OpenedProject


@dataclass
class ObjectAcceptance:
    """Stages image by image; nothing of the project changes before `commit`.

    objects, images: accepted so far.
    """

    opened: OpenedProject
    stage: EditStage
    objects: int = 0
    images: int = 0

    def add(
        self, record: ImageRecord, shape: tuple[int, int], kept: Sequence[FoundInstance]
    ) -> None:
        """Accept what was found on an image, as the window's “Find in all images” does.

        shape: (height, width). Images that are reviewed, excluded, synthetic or set aside for
        measuring are passed over; so are classes that are gone. Raises StorageError,
        TooManyObjects.
        """
        store, table = self.opened.store, self.opened.classes
        meant = [each for each in kept if each.class_id in table.ids]
        if not meant or not is_open(record):
            return
        mask, _ = store.load_mask(record.id, shape)
        editor = MaskEditor(mask, ACCEPT, table.locked_ids)
        origin = min(max(1, self.opened.newest_version), MAX_ORIGIN)
        taken = accept_instances(mask, editor, meant, origin, with_numbers=True)
        edit = editor.finish()
        if edit is not None:
            self.stage.put(ImageEdit(record.id, shape, edit, store.mask_revision(record.id)))
            self.objects += taken
            self.images += 1

    @property
    def sentence(self) -> str:
        """Tell how much it was."""
        return f"Accepted {counted(self.objects, 'object')} in {counted(self.images, 'image')}."

    def commit(self) -> None:
        """Write all in one transaction, which the window can undo as one. Raises StorageError."""
        if self.images:
            self.opened.store.commit_edits(self.stage)
