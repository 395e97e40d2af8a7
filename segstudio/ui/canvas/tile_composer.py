"""Paints image, prediction, uncertainty and annotation into one opaque tile."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage, QPainter

from segstudio.document.display_map import DisplayMap
from segstudio.document.image_display import ImageDisplay
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import TILE_PX, Region
from segstudio.ui.canvas.color_table import (
    ClassPalette,
    ColorTable,
    class_table,
    confidence_table,
    heat_table,
    uncertainty_table,
)
from segstudio.ui.canvas.content import CanvasContent
from segstudio.ui.canvas.difference_overlay import DifferenceOverlay
from segstudio.ui.canvas.level import level_shape, read_level
from segstudio.ui.canvas.object_overlay import ObjectOverlay
from segstudio.ui.canvas.pyramid import Pyramid
from segstudio.ui.canvas.tile import Tile
from segstudio.workspace.layers import ColorBy, Layers, LayerStyle

Overlay = npt.NDArray[np.uint32]


OUTLINE_GAIN = 2.5
"""A line a pixel wide needs more strength than an area to be seen as well."""


def _strength(style: LayerStyle) -> float:
    """Return the opacity that a layer is drawn with."""
    return min(1.0, style.opacity * OUTLINE_GAIN) if style.is_outline else style.opacity


class TileComposer:
    """Composes parts of tiles; holds the look of the layers.

    The annotation lies over the uncertainty, that over the prediction; where the annotation is
    shown and labelled, the other two are not drawn.
    """

    def __init__(
        self,
        content: CanvasContent,
        pyramid: Pyramid,
        layers: Layers,
        palette: ClassPalette,
    ) -> None:
        self.pyramid = pyramid
        self._content = content
        self._map = DisplayMap(content.first_display)
        self._objects = ObjectOverlay(content.mask)
        self._difference = DifferenceOverlay(content)
        self._scratch = [np.empty(TILE_PX * TILE_PX, np.uint32) for _ in range(3)]
        self.set_look(layers, palette)

    def set_look(self, layers: Layers, palette: ClassPalette) -> None:
        """Take other styles and class colours."""
        self._layers = layers
        strength, is_outline = _strength(layers.annotation), layers.annotation.is_outline
        self._annotation_table = class_table(palette.colors, strength)
        self._objects.set_look(strength, layers.is_by_object, is_outline)
        self._difference.set_look(strength, palette.background_id, layers.is_kept_compared)
        self._prediction_table = _prediction_table(layers, palette)
        self._heat_table = heat_table(layers.uncertainty.opacity)

    def set_display(self, display: ImageDisplay) -> bool:
        """Show the image's values in another way; tell whether it is another."""
        is_other = display != self._map.display
        if is_other:
            self._map = DisplayMap(display)
        return is_other

    def compose(self, tile: Tile, region: Region) -> None:
        """Paint the region (in pixels of the tile's level, inside the tile) anew."""
        level = tile.key.level
        top, left = region.row - tile.key.row * TILE_PX, region.column - tile.key.column * TILE_PX
        target = tile.buffer[top : top + region.height, left : left + region.width]
        pixels = self._map.shown(self.pyramid.read(level, region))
        code = cv2.COLOR_GRAY2BGRA if pixels.ndim == 2 else cv2.COLOR_RGB2BGRA
        cv2.cvtColor(pixels, code, dst=target)
        overlays = self._overlays(level, region)
        if not overlays:
            return
        painter = QPainter(tile.image)
        for overlay in overlays:
            height, width = overlay.shape
            form = QImage.Format.Format_ARGB32_Premultiplied
            painter.drawImage(left, top, QImage(overlay.data, width, height, 4 * width, form))
        painter.end()

    def _overlays(self, level: int, region: Region) -> list[Overlay]:
        """Return what lies over the image, the lowest first."""
        if self._layers.is_peeking:
            return []
        if self._layers.is_difference:
            is_outline = self._layers.annotation.is_outline
            found = self._difference.overlay(level, region, is_outline)
            return [] if found is None else [found]
        drawn = self._drawn(level, region)
        overlays = self._predicted(level, region, drawn)
        if drawn is not None:
            style = self._layers.annotation
            ids = self._outlined(
                self._content.mask.class_ids, level, region, drawn, style.is_outline
            )
            overlay = self._colored(self._annotation_table, ids, 0)
            self._objects.paint(overlay, self._annotation_table, drawn, level, region)
            overlays.append(overlay)
        return overlays

    def _drawn(self, level: int, region: Region) -> MaskArray | None:
        """Return the annotation, or None where nothing of it is to be seen."""
        if not self._layers.annotation.is_visible:
            return None
        ids = read_level(self._content.mask.class_ids, level, region)
        return ids if cv2.countNonZero(ids) else None

    def _predicted(self, level: int, region: Region, drawn: MaskArray | None) -> list[Overlay]:
        """Return the prediction and its uncertainty where no annotation is shown."""
        prediction, layers = self._content.prediction, self._layers
        if prediction is None or not (
            layers.prediction.is_visible or layers.uncertainty.is_visible
        ):
            return []
        ids = read_level(prediction.class_ids, level, region)
        if not cv2.countNonZero(ids):
            return []
        overlays = []
        if layers.prediction.is_visible:
            shown = self._outlined(
                prediction.class_ids, level, region, ids, layers.prediction.is_outline
            )
            shown = _without(shown, drawn)
            if layers.prediction_by is ColorBy.CLASS:
                overlays.append(self._colored(self._prediction_table, shown, 1))
            else:
                overlays.append(self._sureness(self._prediction_table, level, region, shown, 1))
        if layers.uncertainty.is_visible:
            free = _without(ids, drawn)
            overlays.append(self._sureness(self._heat_table, level, region, free, 2))
        return overlays

    def _sureness(
        self, table: ColorTable, level: int, region: Region, ids: MaskArray, scratch: int
    ) -> Overlay:
        """Return the colours of the confidence where `ids` are not 0."""
        if self._content.prediction is None:
            return np.zeros(ids.shape, np.uint32)
        confidence = read_level(self._content.prediction.confidence, level, region)
        colored = self._colored(table, confidence, scratch)
        np.multiply(colored, ids != 0, out=colored)
        return colored

    def _outlined(
        self, values: MaskArray, level: int, region: Region, ids: MaskArray, is_outline: bool
    ) -> MaskArray:
        """Return `ids`, read from `values`, or only those at the border of another id."""
        if not is_outline:
            return ids
        whole = Region(0, 0, *level_shape(self._content.shape, level))
        wide = region.grown(1).intersect(whole)
        padded = cv2.copyMakeBorder(
            read_level(values, level, wide),
            wide.row - region.row + 1,
            region.row_end + 1 - wide.row_end,
            wide.column - region.column + 1,
            region.column_end + 1 - wide.column_end,
            cv2.BORDER_REPLICATE,
        )
        return ids * is_border(cast("MaskArray", padded))

    def _colored(self, table: ColorTable, ids: MaskArray, scratch: int) -> Overlay:
        height, width = ids.shape
        result = self._scratch[scratch][: height * width].reshape(height, width)
        return np.take(table, ids, out=result, mode="clip")


def _prediction_table(layers: Layers, palette: ClassPalette) -> ColorTable:
    """Return the colours of class ids, or of confidences."""
    strength = _strength(layers.prediction)
    if layers.prediction_by is ColorBy.CONFIDENCE:
        return confidence_table(strength)
    if layers.prediction_by is ColorBy.UNCERTAINTY:
        return uncertainty_table(strength)
    table = class_table(palette.colors, strength)
    table[palette.background_id] = 0
    return table


def is_border(padded: MaskArray) -> npt.NDArray[np.bool_]:
    """Tell which pixels have one of four neighbours with another id.

    padded: (height + 2, width + 2); returns (height, width).
    """
    inner = padded[1:-1, 1:-1]
    result: npt.NDArray[np.bool_] = inner != padded[:-2, 1:-1]
    for neighbour in (padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:]):
        result |= inner != neighbour
    return result


def _without(ids: MaskArray, drawn: MaskArray | None) -> MaskArray:
    """Return the ids with 0 where something is drawn."""
    return ids if drawn is None else cast("MaskArray", ids * (drawn == 0))
