"""Objects of the image on the canvas: which one is drawn, and what changes those there are."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.document import objects
from segstudio.document.drawing import Point
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_grow import grow_all, grow_objects
from segstudio.document.object_list import ObjectInfo, list_objects
from segstudio.document.object_pen import ObjectPen
from segstudio.document.object_regions import number_regions
from segstudio.document.object_split import connected_pieces, neck_pieces
from segstudio.workspace.accepted_objects import AcceptedObjects
from segstudio.workspace.background import Background
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.notice import Notice
from segstudio.workspace.plural import counted
from segstudio.workspace.settings import AppSettings

Change = Callable[[Mask, MaskEditor], int]
Pixel = tuple[int, int]

NO_OBJECT = "There is no object under the pointer."
NO_ROOM = "An image holds at most 65,535 objects. Merge or delete some, then start a new one."


class ObjectDesk:
    """Nothing of this is noticed by who draws no objects.

    While `is_drawing`, strokes belong to an object: the first one starts it, those after it extend
    it, until a new one is started or another picked. The background (the first class) is drawn
    without objects meanwhile, unless it was the active class then. Each change is one edit, sparing
    locked classes.
    """

    def __init__(
        self,
        background: Background,
        events: Events,
        editing: Editing,
        classes: ClassEditing,
        settings: AppSettings,
    ) -> None:
        self._background = background
        self._events = events
        self._editing = editing
        self._classes = classes
        self._pen = ObjectPen()
        self._edits = (0, 0)
        self.is_drawing = False
        self.accepted = AcceptedObjects(
            settings, lambda notice: background.post(lambda: events.notice.emit(notice))
        )
        events.image_opened.connect(self._lift)
        events.project_closed.connect(self._on_project_closed)
        events.classes_changed.connect(self._on_classes_changed)
        events.history_changed.connect(self._on_history_changed)

    @property
    def number(self) -> int:
        """The object that the next stroke of its class extends; 0: it starts a new one."""
        return self._pen.number if self.is_drawing else 0

    @property
    def drawn_id(self) -> int:
        """The class whose objects are drawn; 0 where none are, or the background is active."""
        active_id = self._classes.active_id
        return active_id if self.is_drawing and active_id != self._pen.plain_id else 0

    def pen(self) -> ObjectPen | None:
        """Return what strokes of the image draw objects with, or None where they draw none."""
        image = self._editing.image
        if not self.is_drawing or image is None:
            return None
        active_id = self._classes.active_id
        if active_id == self._pen.plain_id:
            return self._pen
        is_new = not self._pen.number or self._pen.class_id != active_id
        if is_new and not image.mask.has_object_left:
            self._tell(NO_ROOM, is_error=True)
            self.set_drawing(False)
            return None
        return self._pen

    def set_drawing(self, is_drawing: bool) -> None:
        """Draw objects from now on, or classes only."""
        self._editing.in_order(lambda: self._start(is_drawing))

    def start_new(self) -> None:
        """Let the next stroke start a new object."""
        self.set_drawing(True)

    def pick(self, pixel: Pixel) -> None:
        """Go on with the object at (row, column), in its class."""
        self._editing.in_order(lambda: self._pick(pixel))

    def merge(self, one: Pixel, other: Pixel) -> None:
        """Make what lies under two pixels one object; regions without a number join, too."""

        def done(number: int) -> None:
            if not number:
                self._tell("Two objects of one class can be merged; these cannot.")

        self._run("Merge objects", lambda m, e: objects.merge(m, e, one, other), done)

    def split_along(self, start: Point, end: Point) -> None:
        """Divide the object, or region without a number, that a line goes through."""

        def done(pieces: int) -> None:
            if not pieces:
                self._tell("The line goes through no object. Draw it from side to side.")

        self._run("Split object", lambda m, e: objects.split_by_line(m, e, start, end), done)

    def split_parts(self, pixel: Pixel) -> None:
        """Make each connected part of an object one of its own."""
        self._split(pixel, connected_pieces, "This object is in one piece.")

    def split_necks(self, pixel: Pixel) -> None:
        """Divide an object, or region without a number, where it is narrow."""
        self._split(pixel, neck_pieces, "There is no neck here. Draw a line across instead.")

    def split_all_necks(self, class_id: int) -> None:
        """Number what has none of a class, and divide each of its objects where it is narrow."""

        def done(number: int) -> None:
            self._tell(f"The class has {counted(number, 'object')}.")

        self._run(
            "Split objects", lambda m, e: objects.split_all(m, e, class_id, neck_pieces), done
        )

    def grow(self, pixel: Pixel) -> None:
        """Divide the region under a pixel among the objects in it."""

        def done(number: int) -> None:
            if not number:
                self._tell("There is nothing here for objects to grow into.")

        self._run("Grow objects", lambda m, e: grow_objects(m, e, pixel), done)

    def grow_all(self, class_id: int) -> None:
        """Give what has no number of a class to the objects that it is connected to."""

        def done(number: int) -> None:
            self._tell(f"Objects grew in {counted(number, 'region')}.")

        self._run("Grow objects", lambda m, e: grow_all(m, e, class_id), done)

    def delete(self, pixel: Pixel) -> None:
        """Erase the object under a pixel."""

        def done(number: int) -> None:
            if not number:
                self._tell(NO_OBJECT)

        self._run("Delete object", lambda m, e: objects.delete(m, e, pixel), done)

    def renumber(self) -> None:
        """Close the gaps between the numbers of the image."""

        def done(number: int) -> None:
            self._tell(f"The image has {counted(number, 'object')}.")

        self._run("Renumber objects", objects.renumber, done)

    def number_regions(self, class_id: int) -> None:
        """Make each connected region of a class that has no number an object."""

        def done(number: int) -> None:
            self._tell(f"Numbered {counted(number, 'region')}.")

        self._run("Number regions", lambda m, e: number_regions(m, e, class_id), done)

    def list(self, then: Callable[[list[ObjectInfo]], None]) -> None:
        """Give the objects of the image to `then`, as soon as they are counted off this thread."""
        image = self._editing.image

        def take(found: list[ObjectInfo]) -> None:
            if self._editing.image is image:
                then(found)

        if image is None or not image.mask.holds_objects:
            then([])
        else:
            self._background.tools.run(lambda: list_objects(image.mask), take)

    def _split(self, pixel: Pixel, pieces_of: objects.PiecesOf, nothing: str) -> None:
        def done(pieces: int) -> None:
            if not pieces:
                self._tell(nothing)

        self._run("Split object", lambda m, e: objects.split(m, e, pixel, pieces_of), done)

    def _run(self, name: str, change: Change, done: Callable[[int], None]) -> None:
        """Make a change off this thread, then call `done` with what came of it."""
        image = self._editing.image
        if image is None:
            return
        results: list[int] = []

        def paint(editor: MaskEditor) -> None:
            results.append(change(image.mask, editor))

        def tell() -> None:
            for result in results:
                done(result)

        self._editing.run(name, paint, self._classes.table.locked_ids)
        self._editing.when_free(tell)

    def _start(self, is_drawing: bool) -> None:
        self._pen.plain_id = self._background_id(self._classes.active_id)
        self._take(0, 0, is_drawing)

    def _background_id(self, class_id: int) -> int:
        """Return the class to draw without objects, while those of another class are drawn."""
        first_id = next(iter(self._classes.table.ids), 0)
        return first_id if first_id != class_id else 0

    def _pick(self, pixel: Pixel) -> None:
        image = self._editing.image
        if image is None or not image.mask.whole.contains(*pixel):
            return
        number, class_id = int(image.mask.objects[pixel]), int(image.mask.class_ids[pixel])
        if not number:
            self._tell(NO_OBJECT)
            return
        self._classes.choose(class_id)
        self._pen.plain_id = self._background_id(class_id)
        self._take(number, class_id, is_drawing=True)

    def _take(self, number: int, class_id: int, is_drawing: bool) -> None:
        self._pen.take(number, class_id)
        self.is_drawing = is_drawing
        self._note_edits()
        self._events.objects_changed.emit()

    def _lift(self) -> None:
        self._take(0, 0, self.is_drawing)

    def _on_project_closed(self) -> None:
        self._take(0, 0, is_drawing=False)

    def _on_classes_changed(self) -> None:
        if self._pen.number and self._classes.table.get(self._pen.class_id) is None:
            self._lift()

    def _on_history_changed(self) -> None:
        """Go on with the object while only its own strokes are taken back or done again.

        Any other change back or forth may give its number to another object.
        """
        image, before = self._editing.image, self._edits
        self._note_edits()
        if image is None or not self._pen.number:
            return
        history = image.history
        beside = [i for i in (history.cursor - 1, history.cursor) if 0 <= i < len(history)]
        is_step = before[1] == len(history) and before[0] != history.cursor
        is_jump = abs(before[0] - history.cursor) > 1  # over edits that may be of others
        is_own = not is_jump and any(self._pen.has_drawn(history[i]) for i in beside)
        is_renumbered = history.undo_name == "Renumber objects"
        if is_renumbered or (is_step and not is_own):
            self._lift()
        else:
            self._events.objects_changed.emit()

    def _note_edits(self) -> None:
        image = self._editing.image
        self._edits = (image.history.cursor, len(image.history)) if image is not None else (0, 0)

    def _tell(self, text: str, is_error: bool = False) -> None:
        self._events.notice.emit(Notice(text, is_error=is_error))
