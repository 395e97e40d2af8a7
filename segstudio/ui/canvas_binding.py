"""Joins the canvas and the session: what hands do goes one way, what changed comes the other."""

from __future__ import annotations

from PySide6.QtCore import QObject

from segstudio.document.region import Region
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.content import CanvasContent
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.commands import Commands
from segstudio.ui.place_mark import PlaceMark
from segstudio.ui.status_bar import StatusBar
from segstudio.workspace.tools.pointer import PointerEvent

_VIEW_DELAY_MS = 60
"""The engine hears of a moving view this often."""


class CanvasBinding(QObject):
    """Holds no state of its own."""

    def __init__(self, canvas: Canvas, commands: Commands, status_bar: StatusBar) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._commands = commands
        self._session = commands.session
        self._status_bar = status_bar
        self._steps = 0.0
        self._view_later = Coalesced(self._tell_view, _VIEW_DELAY_MS, self)
        PlaceMark(canvas, commands.session)
        self._connect_canvas()
        self._connect_session()
        self._on_classes_changed()
        self._on_layers_changed()
        self._on_preview_changed()

    def _connect_canvas(self) -> None:
        canvas, pointer = self._canvas, self._session.pointer
        canvas.pointer_pressed.connect(pointer.press)
        canvas.pointer_released.connect(pointer.release)
        canvas.pointer_moved.connect(self._on_moved)
        canvas.pointer_left.connect(self._on_left)
        canvas.brush_resized.connect(self._on_brush_resized)
        canvas.opacity_changed.connect(lambda steps: self._commands.layers.step_opacity(steps))
        canvas.intensity_dragged.connect(self._commands.intensity.drag)
        canvas.files_dropped.connect(self._session.open_paths)
        canvas.view_changed.connect(self._on_view_changed)

    def _connect_session(self) -> None:
        events = self._session.events
        events.image_opened.connect(self._on_image_opened)
        events.image_failed.connect(self._on_image_gone)
        events.project_closed.connect(self._on_image_gone)
        events.mask_changed.connect(self._on_mask_changed)
        events.prediction_changed.connect(self._on_prediction_changed)
        events.classes_changed.connect(self._on_classes_changed)
        events.layers_changed.connect(self._on_layers_changed)
        events.display_changed.connect(self._on_display_changed)
        events.preview_changed.connect(self._on_preview_changed)
        events.active_class_changed.connect(self._on_preview_changed)

    def _on_moved(self, event: PointerEvent) -> None:
        self._session.pointer.set_ctrl(event.is_ctrl)
        self._session.pointer.move(event)
        self._commands.pointer = event.pixel
        self._status_bar.set_pointer(event.pixel)

    def _on_left(self) -> None:
        self._commands.pointer = None
        self._status_bar.set_pointer(None)

    def _on_brush_resized(self, steps: float) -> None:
        """Fine wheels send parts of a notch: they are added up."""
        self._steps += steps
        whole = int(self._steps)
        if whole:
            self._steps -= whole
            self._session.toolbox.step_radius(whole)

    def _on_view_changed(self) -> None:
        self._status_bar.set_zoom(self._canvas.zoom, self._canvas.orientation.words)
        self._session.pointer.look(self._canvas.visible_region(), self._canvas.zoom)
        self._view_later.request()

    def _tell_view(self) -> None:
        if self._session.image is not None:
            self._session.loop.set_view(self._canvas.view_tiles())

    def _on_image_opened(self) -> None:
        image = self._session.image
        if image is not None:
            content = CanvasContent(image.pixels, image.mask, image.prediction, image.look)
            self._canvas.set_content(content)
        else:
            self._canvas.set_content(None)
        self._on_view_changed()

    def _on_image_gone(self, *_: object) -> None:
        self._canvas.set_content(None)
        self._status_bar.set_zoom(0.0)

    def _on_mask_changed(self, regions: list[Region]) -> None:
        self._canvas.mask_changed(regions)

    def _on_prediction_changed(self, regions: list[Region]) -> None:
        self._canvas.prediction_changed(regions)

    def _on_classes_changed(self) -> None:
        classes = self._session.classes
        background_id = next(iter(classes.ids), 0)
        self._canvas.set_colors({each.id: each.rgb for each in classes}, background_id)
        self._on_preview_changed()

    def _on_layers_changed(self) -> None:
        self._canvas.set_layers(self._session.layers)

    def _on_display_changed(self) -> None:
        display = self._session.intensity.display
        if display is not None:
            self._canvas.set_display(display)

    def _on_preview_changed(self) -> None:
        self._canvas.set_preview(self._session.toolbox.preview())
