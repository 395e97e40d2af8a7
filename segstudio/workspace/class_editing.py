"""Changing the classes of the open project; what that does to pixels can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from segstudio.document.label_class import UNLABELLED, ClassError, ClassTable, LabelClass
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.mask_edit import MaskEdit
from segstudio.document.palette import palette_of
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.background import Post
from segstudio.workspace.events import Events
from segstudio.workspace.saver import Saver

ReplaceInOpenImage = Callable[[int, int, Callable[[], None]], None]
"""Replace a class by another in the open image, then call the function."""
SendEdit = Callable[[ImageRecord, Mask, MaskEdit], None]


class ClassEditing:
    """The class table, the active class, and each change of them."""

    def __init__(
        self,
        post: Post,
        events: Events,
        saver: Saver,
        replace_in_open_image: ReplaceInOpenImage,
        on_table: Callable[[ClassTable], None],
    ) -> None:
        self._post = post
        self._events = events
        self._saver = saver
        self._replace_in_open_image = replace_in_open_image
        self._on_table = on_table
        self._counts: dict[int, int] = {}
        self.table = ClassTable()
        self.active_id = UNLABELLED
        self._previous_id = UNLABELLED
        self._leaving_ids: set[int] = set()
        self.open_image_id: int | None = None
        self.on_stored_edit: SendEdit = lambda record, mask, edit: None
        self.on_stored_change: Callable[[int | None], None] = lambda image_id: None
        """Called when masks of images that are not open are about to change on disk."""

    @property
    def active(self) -> LabelClass | None:
        """The class to paint with."""
        return self.table.get(self.active_id)

    def open(self, table: ClassTable, counts: dict[int, int]) -> None:
        """Start with the classes of a project; counts: labelled pixels of each class in it."""
        self.table, self._counts = table, dict(counts)
        self._leaving_ids = set()
        ids = table.ids
        self.active_id = ids[1] if len(ids) > 1 else ids[0] if ids else UNLABELLED
        self._previous_id = ids[0] if ids else UNLABELLED
        self._on_table(table)
        self._events.classes_changed.emit()
        self._events.active_class_changed.emit()

    def choose(self, class_id: int) -> None:
        """Paint with that class; an id that is not there is ignored."""
        if self.table.get(class_id) is not None and class_id != self.active_id:
            self._previous_id, self.active_id = self.active_id, class_id
            self._events.active_class_changed.emit()
            self._events.preview_changed.emit()

    def swap_background(self) -> None:
        """Change between the background (the first class) and the class painted with before."""
        if not self.table.ids:
            return
        background = self.table.ids[0]
        other_id = self._previous_id
        if other_id == background or self.table.get(other_id) is None:
            other_id = self.table.ids[-1]
        self.choose(other_id if self.active_id == background else background)

    def add(self, name: str) -> int:
        """Add a class and paint with it; return its id. Raises ClassError."""
        palette = palette_of(self.table)
        color = palette.color_of(self.table.next_id) if palette else None
        table = self.table.added(name, color)
        self._set(table)
        self.choose(table.ids[-1])
        return table.ids[-1]

    def rename(self, class_id: int, name: str) -> None:
        """Rename a class. Raises ClassError."""
        self._set(self.table.renamed(class_id, name))

    def recolour(self, class_id: int, color: str) -> None:
        """Give a class another colour, "#rrggbb". Raises ClassError."""
        self._set(self.table.recoloured(class_id, color))

    def move(self, class_id: int, position: int) -> None:
        """Put a class at another place in the list."""
        self._set(self.table.moved(class_id, position))

    def set_locked(self, class_id: int, is_locked: bool) -> None:
        """Protect a class's pixels from being painted over, or no longer."""
        self._set(self.table.with_lock(class_id, is_locked))

    def replace_table(self, table: ClassTable) -> None:
        """Take a whole table, as after an import."""
        self._set(table)

    def reserve(self, next_id: int) -> None:
        """Give new classes no id below that one: an import is on its way to use it."""
        self.table = replace(self.table, next_id=max(self.table.next_id, next_id))

    def restore_present(self, counts: Iterable[int]) -> None:
        """Bring back removed classes whose pixels an undo brought back."""
        table = self.table.restored(set(counts) - self._leaving_ids)
        if table is not self.table:
            self._set(table)

    def pixel_count_in_project(self, class_id: int) -> int:
        """Return how many pixels of all images have that class."""
        return self._counts.get(class_id, 0)

    def note_counts(self, before: dict[int, int], after: dict[int, int]) -> None:
        """Account for an edit of one image."""
        for class_id in before.keys() | after.keys():
            change = after.get(class_id, 0) - before.get(class_id, 0)
            self._counts[class_id] = self._counts.get(class_id, 0) + change

    def take_counts(self, before: dict[int, int], after: dict[int, int]) -> None:
        """Account for a change of an image that is not open, and tell of it."""
        self.note_counts(before, after)
        self._events.classes_changed.emit()

    def delete(self, class_id: int, replacement_id: int) -> None:
        """Remove a class; its pixels in all images become `replacement_id` (0 = unlabelled).

        Each image's change is an edit of its own, so it can be undone there. Raises ClassError.
        """
        if self._saver.unsaved is not None:
            raise ClassError(f"A class can be deleted once all is saved. {self._saver.unsaved}")
        table = self.table.without(class_id)
        if replacement_id and table.get(replacement_id) is None:
            replacement_id = UNLABELLED

        def replace_elsewhere() -> None:
            open_id = self.open_image_id
            self._leaving_ids.discard(class_id)
            self._saver.write(
                lambda store: self._replace_elsewhere(store, class_id, replacement_id, open_id)
            )
            self.on_stored_change(None)

        self._leaving_ids.add(class_id)
        self._set(table)
        if self.active_id == class_id:
            self.active_id = next(iter(table.ids), UNLABELLED)
            self._events.active_class_changed.emit()
            self._events.preview_changed.emit()
        self._replace_in_open_image(class_id, replacement_id, replace_elsewhere)

    def _replace_elsewhere(
        self, store: ProjectStore, old_id: int, new_id: int, skipped_id: int | None
    ) -> None:
        for record in store.annotated_images():
            is_touched = record.id != skipped_id and old_id in store.pixel_counts(record.id)
            if not is_touched or record.shape is None:
                continue
            mask, _ = store.load_mask(record.id, record.shape)
            before = mask.counts
            editor = MaskEditor(mask, "Delete class")
            editor.replace(old_id, new_id)
            edit = editor.finish()
            if edit is not None:
                store.commit_edit(record.id, record.shape, edit, mask.counts)
                self.on_stored_edit(record, mask, edit)
                self._post(partial(self.take_counts, before, mask.counts))

    def _set(self, table: ClassTable) -> None:
        self.table = table
        self._saver.write(lambda store: store.set_classes(table))
        self._on_table(table)
        self._events.classes_changed.emit()
