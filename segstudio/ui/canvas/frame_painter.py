"""Paints rectangles of the view: ground, tiles, border and pixel grid of one image."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPalette

from segstudio.document.image_display import ImageDisplay
from segstudio.document.region import Region
from segstudio.ui.canvas.color_table import ClassPalette
from segstudio.ui.canvas.content import CanvasContent
from segstudio.ui.canvas.grid_painter import Grid
from segstudio.ui.canvas.pyramid import Pyramid
from segstudio.ui.canvas.rectangle import to_qrect, to_region
from segstudio.ui.canvas.tile import Tile
from segstudio.ui.canvas.tile_cache import TileCache
from segstudio.ui.canvas.tile_composer import TileComposer
from segstudio.ui.canvas.tile_painter import TilePainter, keys_under, tile_rectangle
from segstudio.ui.canvas.viewport import Viewport
from segstudio.workspace.layers import Layers, LayerStyle


class FramePainter:
    """Everything that is drawn of one `CanvasContent`, but for the tool's preview."""

    def __init__(
        self,
        content: CanvasContent,
        layers: Layers,
        palette: ClassPalette,
        pyramid: Pyramid | None = None,
    ) -> None:
        """pyramid: of the same content, to share; a new one where None."""
        self.grid = Grid()
        self.pyramid = pyramid or Pyramid(content.pixels)
        self._composer = TileComposer(content, self.pyramid, layers, palette)
        self._cache = TileCache(content.shape)
        self._mask = content.mask
        self._tiles = TilePainter(self._cache, self._composer)
        self._take_layers(layers)

    @property
    def composition_s(self) -> float:
        """Seconds that the last frame spent on composing tiles."""
        return self._tiles.composition_s

    @property
    def is_complete(self) -> bool:
        """Tell whether the last frames showed everything as it is."""
        return not self._tiles.late

    def set_look(self, layers: Layers, palette: ClassPalette) -> None:
        """Take other styles and class colours."""
        self._take_layers(layers)
        self._composer.set_look(layers, palette)
        self._cache.mark_all()

    def set_display(self, display: ImageDisplay) -> bool:
        """Show the image's values in another way; tell whether it is another."""
        is_other = self._composer.set_display(display)
        if is_other:
            self._cache.mark_all(is_urgent=True)
        return is_other

    @property
    def has_outline(self) -> bool:
        """Tell whether lines are drawn: how a pixel looks then depends on those beside it."""
        has_objects = self._layers.annotation.is_visible and self._mask.holds_objects
        return self._is_outline or has_objects

    def _take_layers(self, layers: Layers) -> None:
        self._layers = layers
        self._is_outline = any(_is_outline(each) for each in (layers.annotation, layers.prediction))

    def overview(self) -> Tile:
        """Return the tile that shows the whole image, up to date."""
        return self._tiles.overview()

    def level(self, view: Viewport) -> int:
        """Return the level to show: outlines need one as fine as the screen."""
        is_fine = self.has_outline and not self._layers.is_peeking
        return view.fine_level if is_fine else view.level

    def mark(self, view: Viewport, regions: Sequence[Region], is_urgent: bool) -> None:
        """Note that the mask or the prediction has changed in regions of the image."""
        margin_px = 1 if self.has_outline else 0
        self._cache.mark(regions, self.level(view), is_urgent, margin_px)

    def mark_level(self, level: int) -> None:
        """Note that a level of the pyramid is ready."""
        self._cache.mark_provisional(level)

    def late_rectangles(self, view: Viewport, within: Region | None = None) -> list[Region]:
        """Return the rectangles (device pixels) that are still to be brought up to date.

        within: the part of the view that is painted with this; all of it where None.
        """
        late, rectangles = self._tiles.late, []
        seen = set(keys_under(view, self.level(view), within or Region(0, 0, *view.size)))
        for key in [key for key in late if key not in seen]:
            del late[key]
        for key in late:
            place = tile_rectangle(view, key, key.region(view.shape))
            rectangles.append(to_region(place.toAlignedRect()))
        return rectangles

    def paint(
        self,
        painter: QPainter,
        view: Viewport,
        rectangles: Sequence[Region],
        focus: tuple[float, float],
        palette: QPalette,
        is_smooth: bool,
    ) -> None:
        """Paint the rectangles; the painter and they are in device pixels.

        focus: (row, column) near which tiles are composed first. is_smooth: not above 100 %.
        """
        level = self.level(view)
        self._tiles.prepare(view, level, rectangles, focus)
        is_smooth = is_smooth and view.zoom < 1
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        for rectangle in rectangles:
            inside = rectangle.intersect(view.image_rectangle)
            if inside != rectangle:
                _paint_ground(painter, view, rectangle, palette)
            if inside.is_empty:
                continue
            painter.setClipRect(to_qrect(inside))
            self._tiles.draw(painter, view, level, inside)
            self.grid.paint(painter, view, inside)
        painter.setClipping(False)


def _is_outline(style: LayerStyle) -> bool:
    return style.is_visible and style.is_outline


def _paint_ground(painter: QPainter, view: Viewport, rectangle: Region, palette: QPalette) -> None:
    """Paint the window's colour, and the image's border one pixel outside of it."""
    painter.setClipRect(to_qrect(rectangle))
    painter.fillRect(to_qrect(rectangle), palette.color(QPalette.ColorRole.Window))
    color = palette.color(QPalette.ColorRole.WindowText)
    color.setAlphaF(0.35)
    image = view.image_rectangle
    frame = image.grown(1)
    for side in (  # filled, not drawn: a pen would miss its pixels where the view is mirrored
        Region(frame.row, frame.column, 1, frame.width),
        Region(image.row_end, frame.column, 1, frame.width),
        Region(image.row, frame.column, image.height, 1),
        Region(image.row, image.column_end, image.height, 1),
    ):
        painter.fillRect(to_qrect(side), color)
