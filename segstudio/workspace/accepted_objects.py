"""What is accepted from the network becomes objects, where its class is one that has objects."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.document.mask_editor import MaskEditor
from segstudio.document.object_numbers import TooManyObjects
from segstudio.document.object_regions import classes_with_objects, number_new
from segstudio.workspace.notice import Notice
from segstudio.workspace.settings import AppSettings

SETTING = "accepted_become_objects"
WITHOUT_NUMBERS = "Accepted, but without object numbers. {reason}"

Finish = Callable[[MaskEditor], None]


class AcceptedObjects:
    """Knows whether the person wants that, and does it at the end of an edit.

    A connected region becomes a new object; where it touches one that is there, it joins that.
    """

    def __init__(self, settings: AppSettings, tell_soon: Callable[[Notice], None]) -> None:
        """tell_soon: tells the person something, from any thread."""
        self._settings = settings
        self._tell_soon = tell_soon

    @property
    def is_on(self) -> bool:
        """Whether it is wanted; it is unless the person has turned it off."""
        return bool(self._settings.get(SETTING, True))

    def set_on(self, is_on: bool) -> None:
        """Want it, or not; remembered."""
        self._settings.set(SETTING, is_on)

    def finish(self, drawn_id: int) -> Finish:
        """Return what ends an edit that accepts, on any thread.

        drawn_id: a class whose objects are being drawn, if there are any yet or not; 0 for none.
        """

        def finish(editor: MaskEditor) -> None:
            mask = editor.mask
            class_ids = classes_with_objects(mask) | {drawn_id} - {0}
            try:
                number_new(mask, editor, sorted(class_ids))
            except TooManyObjects as error:
                self._tell_soon(Notice(WITHOUT_NUMBERS.format(reason=error)))

        return finish
