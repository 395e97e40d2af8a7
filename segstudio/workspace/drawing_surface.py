"""The current image as tools see it; the session's answer to `tools.surface.Surface`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.judge import Judge
from segstudio.workspace.object_desk import ObjectDesk
from segstudio.workspace.settings import AppSettings
from segstudio.workspace.sight import ImageSight
from segstudio.workspace.tools.option import OptionValues, ToolOption
from segstudio.workspace.tools.pointer import PointerEvent
from segstudio.workspace.tools.toolbox import Toolbox

OPTIONS_KEY = "tool_options"
"""Settings hold {option id: value} for the options of tools that the person changed."""

T = TypeVar("T")


class NoImage(RuntimeError):
    """A tool was used while no image is open: a fault of the program, not of the person."""


class DrawingSurface:
    """Joins the active class, the brush and the current mask."""

    def __init__(
        self,
        events: Events,
        editing: Editing,
        classes: ClassEditing,
        sight: ImageSight,
        verdict: Judge,
        settings: AppSettings,
        objects: ObjectDesk,
    ) -> None:
        self.objects = objects
        self.sight = sight
        self.verdict = verdict
        self._events = events
        self._editing = editing
        self._classes = classes
        options = OptionValues(
            settings.get(OPTIONS_KEY), lambda values: settings.set(OPTIONS_KEY, values)
        )
        self.toolbox = Toolbox(self, events, editing.in_order, options)

    @property
    def has_image(self) -> bool:
        """Whether an image is open."""
        return self._editing.image is not None

    @property
    def mask(self) -> Mask:
        """The annotation of the current image."""
        image = self._editing.image
        if image is None:
            raise NoImage("No image is open.")
        return image.mask

    @property
    def class_id(self) -> int:
        """The class to paint with."""
        return self._classes.active_id

    @property
    def class_color(self) -> str:
        """Its colour."""
        active = self._classes.active
        return active.color if active else "#ffffff"

    @property
    def radius_px(self) -> float:
        """Radius of the brush in image pixels."""
        return self.toolbox.radius_px

    def option(self, option: ToolOption[T]) -> T:
        """Return what is set for an option of a tool."""
        return self.toolbox.option(option)

    def set_option(self, option: ToolOption[Any], value: object) -> None:
        """Set an option of a tool."""
        self.toolbox.set_option(option, value)

    def class_at(self, row: int, column: int) -> int:
        """Return the class shown at a pixel."""
        image = self._editing.image
        return image.class_at(row, column) if image else 0

    def choose_class(self, class_id: int) -> None:
        """Paint with that class from now on."""
        self._classes.choose(class_id)

    def begin(self, name: str) -> MaskEditor:
        """Start an edit that spares locked classes."""
        return MaskEditor(self.mask, name, self._classes.table.locked_ids, self.objects.pen())

    def commit(self, editor: MaskEditor) -> None:
        """End an edit."""
        self._editing.commit(editor)

    def complete(self, editor: MaskEditor, paint: Callable[[MaskEditor], None]) -> None:
        """Let `paint` go on with an edit off this thread, then end it."""
        self._editing.complete(editor, paint)

    def show(self, regions: list[Region]) -> None:
        """Tell that pixels changed inside an edit in the making."""
        self._events.mask_changed.emit(regions)

    def run(
        self,
        name: str,
        paint: Callable[[MaskEditor], None],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Make a whole edit off this thread, then show the preview again."""
        self._editing.run(name, paint, self._classes.table.locked_ids, pen_of=self.objects.pen)

        def show() -> None:
            then()
            self._events.preview_changed.emit()

        self._editing.when_free(show)


class PointerDesk:
    """Hands pointer events to the active tool, in order, once the mask is free for them."""

    def __init__(self, events: Events, editing: Editing, surface: DrawingSurface) -> None:
        self._events = events
        self._editing = editing
        self._sight = surface.sight
        self._toolbox = surface.toolbox
        self.on_active: Callable[[], None] = lambda: None
        """Called with everything that the person's hand does; quick."""
        events.display_changed.connect(self._look_again)

    def press(self, event: PointerEvent) -> None:
        """A button went down."""
        self.on_active()
        self._do(lambda: self._toolbox.active.press(event))

    def move(self, event: PointerEvent) -> None:
        """The pointer moved."""
        self.on_active()
        self._do(lambda: self._toolbox.active.move(event))

    def release(self, event: PointerEvent) -> None:
        """A button went up."""
        self.on_active()
        self._do(lambda: self._toolbox.active.release(event))

    def set_ctrl(self, is_down: bool) -> None:
        """The erase key went down or up."""
        if self._toolbox.is_ctrl != is_down:
            self._toolbox.is_ctrl = is_down
            self._events.preview_changed.emit()

    def look(self, region: Region, zoom: float) -> None:
        """That part of the image is in view now, with so many screen pixels for each of its own."""
        self.on_active()
        self._sight.look(region, zoom)
        self._look_again()

    def finish(self) -> bool:
        """Enter: True where the active tool had something to commit."""
        is_used = self._toolbox.active.finish()
        self._events.preview_changed.emit()
        return is_used

    def step_back(self) -> bool:
        """Backspace: True where the active tool took something back."""
        is_used = self._toolbox.active.step_back()
        self._events.preview_changed.emit()
        return is_used

    def undo(self) -> None:
        """Ctrl+Z: take back a step of what the active tool is making, else the last edit."""
        if self._toolbox.active.undo():
            self._events.preview_changed.emit()
            self._events.history_changed.emit()
        else:
            self._editing.undo()

    def settle(self) -> None:
        """Keep what the active tool was drawing: the image is about to change."""
        if self._editing.image is not None:
            self._toolbox.settle()

    def cancel(self) -> None:
        """Esc: the active tool rests, also where events before it still wait for the mask."""

        def cancel() -> None:
            had_steps = self._toolbox.active.has_steps
            self._toolbox.active.cancel()
            self._events.preview_changed.emit()
            if had_steps:
                self._events.history_changed.emit()

        self._editing.in_order(cancel)

    def _look_again(self) -> None:
        self._do(lambda: self._toolbox.active.look_again())

    def _do(self, action: Callable[[], None]) -> None:
        if self._editing.image is None:
            return

        def act() -> None:
            if self._editing.image is not None:
                before, had_steps = self._toolbox.preview(), self._toolbox.active.has_steps
                action()
                if self._toolbox.preview() != before:
                    self._events.preview_changed.emit()
                if self._toolbox.active.has_steps != had_steps:
                    self._events.history_changed.emit()

        self._editing.when_free(act)
