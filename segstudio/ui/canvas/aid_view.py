"""An image view with what helps to find one's way: mini-map, rulers, scale bar, grid, divider.

All of it is painted over the tiles and repainted where it stands, so a pan still only scrolls.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from segstudio.document.image_display import ImageDisplay
from segstudio.document.pixel_size import PixelSize
from segstudio.document.region import Region
from segstudio.ui.canvas.aid_scene import AidScene
from segstudio.ui.canvas.content import CanvasContent
from segstudio.ui.canvas.crosshair import crosshair_lines, paint_crosshair
from segstudio.ui.canvas.divider import Divider
from segstudio.ui.canvas.frame_painter import FramePainter
from segstudio.ui.canvas.grid_painter import Grid
from segstudio.ui.canvas.mini_map import MiniMap
from segstudio.ui.canvas.orientation import Orientation
from segstudio.ui.canvas.preview_view import PreviewView
from segstudio.ui.canvas.pyramid import Pyramid
from segstudio.ui.canvas.rectangle import to_logical
from segstudio.ui.canvas.ruler import Ruler, paint_corner
from segstudio.ui.canvas.scale_bar import ScaleBar
from segstudio.ui.canvas.single_shot import single_shot
from segstudio.ui.canvas.viewport import MARGIN_PX, Viewport
from segstudio.workspace.canvas_aids import CanvasAids
from segstudio.workspace.layers import Layers

_MAP_DELAY_MS = 200
"""The mini-map shows what was drawn so long after."""
_NO_AIDS = CanvasAids(mini_map=False, pixel_grid=False)


class AidView(PreviewView):
    """A `PreviewView` with aids.

    aids_changed: other ones are shown. display_changed: the ImageDisplay that is used now.
    level_built: a pyramid, and the level of it that is ready.
    """

    aids_changed = Signal()
    display_changed = Signal(object)
    level_built = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aids = _NO_AIDS
        self._display: ImageDisplay | None = None
        self._pixel_size: PixelSize | None = None
        self._plain: FramePainter | None = None
        self._mini_map, self._scale_bar, self._divider = MiniMap(), ScaleBar(), Divider()
        self._rulers = Ruler(is_down=False), Ruler(is_down=True)
        self._map_later = single_shot(self, _MAP_DELAY_MS, self._repaint_map)

    @property
    def aids(self) -> CanvasAids:
        """Which aids are shown."""
        return self._aids

    @property
    def pyramid(self) -> Pyramid | None:
        """The image at smaller sizes, to share."""
        return None if self._frame is None else self._frame.pyramid

    @property
    def display(self) -> ImageDisplay | None:
        """How the values are shown, None as they come."""
        return self._display

    def viewport_of(self, height: int, width: int, ratio: float) -> Viewport:
        """Return the view for a widget of another size; its middle shows the same."""
        size = max(1, round(height * ratio)), max(1, round(width * ratio))
        return self._view.resized(self._orientation.swapped(size))

    @property
    def orientation(self) -> Orientation:
        """How the image is turned and mirrored on the screen."""
        return self._orientation

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is left to be composed for what was painted so far."""
        return super().is_complete and (self._plain is None or self._plain.is_complete)

    def set_aids(self, aids: CanvasAids) -> None:
        """Show other aids."""
        self._aids = aids
        self._take_aids()
        self._resize()
        self.aids_changed.emit()

    def set_pixel_size(self, size: PixelSize | None) -> None:
        """Take how large a pixel of this image is; None where it is not known."""
        if size != self._pixel_size:
            self._pixel_size = size
            self.update()

    def take_view(self, other: AidView) -> None:
        """Show the same part of the same image as another canvas does."""
        if self._frame is not None and other._view.shape == self._view.shape:
            self._orientation = other._orientation
            self._view = other._view.resized(self._view.size)
            self._is_fitted = other._is_fitted
            self._resize()

    def set_orientation(self, orientation: Orientation) -> None:
        """Turn and mirror what is seen; the middle of the view stays."""
        self._orientation = orientation
        self._resize()

    def set_content(self, content: CanvasContent | None, keep_view: bool = False) -> None:
        """Show another image, or none."""
        self._plain, self._display = None, None
        super().set_content(content, keep_view)
        self._take_aids()

    def set_display(self, display: ImageDisplay) -> None:
        """Show the image's values in another way; at any size within milliseconds."""
        self._display = display
        if self._plain is not None:
            self._plain.set_display(display)
        super().set_display(display)
        self.display_changed.emit(display)

    def _resize(self) -> None:
        edge_px = self._scene.edge
        self._view = replace(self._view, margin_px=edge_px + MARGIN_PX)
        super()._resize()

    def _take_aids(self) -> None:
        aids, frame, content = self._aids, self._frame, self._content
        if frame is None or content is None or not aids.is_comparing:
            self._plain = None
        elif self._plain is None:
            layers = Layers(is_peeking=True)
            self._plain = FramePainter(content, layers, self._palette, frame.pyramid)
            if self._display is not None:
                self._plain.set_display(self._display)
        grid = Grid(aids.pixel_grid, aids.grid_spacing_px if aids.coarse_grid else 0)
        for each in (frame, self._plain):
            if each is not None:
                each.grid = grid

    @property
    def _scene(self) -> AidScene:
        return AidScene(
            self._view,
            self._orientation,
            self.devicePixelRatioF(),
            self._pixel_size,
            self._aids.rulers,
        )

    def _paint_image(self, painter: QPainter, frame: FramePainter, parts: list[Region]) -> None:
        if self._plain is None:
            super()._paint_image(painter, frame, parts)
            return
        left, right = self._divider.sides(self._scene)
        for painted, side in ((self._plain, left), (frame, right)):
            cut = [part for part in (each.intersect(side) for each in parts) if not part.is_empty]
            if cut:
                super()._paint_image(painter, painted, cut)

    def _paint_aids(self, painter: QPainter, parts: list[Region]) -> None:
        super()._paint_aids(painter, parts)
        scene = self._scene
        if self._plain is not None:
            self._divider.paint(painter, scene)
        paint_crosshair(painter, self._crosshair_lines())
        if self._aids.scale_bar:
            place = self._scale_bar.place(scene)
            if _touches(parts, place):
                self._scale_bar.paint(painter, scene, place)
        map_place = self._mini_map.place(scene) if self._aids.mini_map else None
        if map_place is not None and self._frame is not None and _touches(parts, map_place):
            self._mini_map.paint(painter, scene, map_place, self._frame.overview())
        if self._aids.rulers:
            for ruler in self._rulers:
                if _touches(parts, ruler.place(scene)):
                    ruler.paint(painter, scene, self.palette())
            paint_corner(painter, scene, self.palette())

    def _crosshair_lines(self) -> list[Region]:
        if self._pointer is None or not self._aids.crosshair:
            return []
        place = self._orientation.to_screen(self._pointer, self._view.size)
        return crosshair_lines(self._scene, place)

    def _track(self, position: QPointF) -> None:
        lines = self._crosshair_lines()
        super()._track(position)
        self._update_screen(lines + self._crosshair_lines())

    def _untrack(self) -> None:
        self._update_screen(self._crosshair_lines())
        super()._untrack()

    def _scrolled(self, before: Viewport, shift: tuple[int, int]) -> None:
        """Repaint what stands still, and where it was carried off to."""
        super()._scrolled(before, shift)
        rows, columns = self._orientation.shift_to_screen(*shift)
        scene = self._scene
        fixed = self._fixed(scene) + self._fixed(replace(scene, view=before))
        carried = [
            replace(each, row=each.row + rows, column=each.column + columns) for each in fixed
        ]
        self._update_screen([*fixed, *carried])
        if self._plain is not None:
            self._update_screen([self._divider.swept(scene, columns)])

    def _fixed(self, scene: AidScene) -> list[Region]:
        """Return the places of all that does not move with the image."""
        places = self._crosshair_lines()
        if self._aids.rulers:
            places += [ruler.place(scene) for ruler in self._rulers]
        if self._aids.scale_bar:
            places.append(self._scale_bar.place(scene))
        map_place = self._mini_map.place(scene) if self._aids.mini_map else None
        if map_place is not None:
            places.append(map_place.grown(scene.px(3)))
        if self._plain is not None:
            places.append(self._divider.place(scene))
        return places

    def _update_screen(self, regions: Iterable[Region]) -> None:
        """Repaint rectangles of the screen."""
        self.update(to_logical(regions, self.devicePixelRatioF()))

    def _mark(self, regions: Iterable[Region], is_urgent: bool) -> None:
        super()._mark(regions, is_urgent)
        if self._aids.mini_map and not self._map_later.isActive():
            self._map_later.start()

    def _repaint_map(self) -> None:
        place = self._mini_map.place(self._scene) if self._frame is not None else None
        if place is not None:
            self._update_screen([place])

    def _on_follow_up(self) -> None:
        if self._plain is None or self._frame is None:
            super()._on_follow_up()
            return
        sides = self._divider.sides(self._scene)
        for frame, side in zip((self._plain, self._frame), sides, strict=True):
            part = self._orientation.region_to_stage(side, self._view.size)
            self._update_device(frame.late_rectangles(self._view, part))

    def _on_level_built(self, pyramid: object, level: int) -> None:
        if self._plain is not None:
            self._plain.mark_level(level)
        super()._on_level_built(pyramid, level)
        self.level_built.emit(pyramid, level)


def _touches(parts: Iterable[Region], place: Region) -> bool:
    return any(not each.intersect(place.grown(4)).is_empty for each in parts)
