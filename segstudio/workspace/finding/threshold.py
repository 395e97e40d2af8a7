"""A threshold as a rule: what it chooses in a scene, and in the image itself, strip by strip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from segstudio.document.drawing import Stencil
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.workspace.finding.levels import (
    Channel,
    beyond,
    beyond_connected,
    beyond_surroundings,
    levels_of,
    otsu_limit,
)
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.shown_image import Pixels

_STRIP_PX = 1 << 21


class Method(Enum):
    """How the limit is found."""

    AUTOMATIC = "automatic"
    MANUAL = "manual"
    LOCAL = "local"
    TWO_LIMITS = "two-limits"


@dataclass(frozen=True, slots=True)
class Threshold:
    """What is chosen by intensity, in the 256 steps on screen.

    limit: of MANUAL, and the strong one of TWO_LIMITS. weak: how much nearer the weak one is.
    radius_px: of the surroundings of LOCAL, in image pixels. offset: by how much LOCAL pixels stand
    out from them.
    """

    method: Method
    channel: Channel
    is_bright: bool
    limit: float
    weak: float
    radius_px: float
    offset: float

    @property
    def weak_limit(self) -> float:
        """The limit that suffices for what is connected to what is beyond the strong one."""
        return self.limit - self.weak if self.is_bright else self.limit + self.weak

    def resolved(self, scene: Scene) -> Threshold:
        """Return the same with the automatic limit of a scene."""
        if self.method is not Method.AUTOMATIC:
            return self
        limit = otsu_limit(levels_of(scene.pixels, self.channel))
        return Threshold(
            Method.MANUAL,
            self.channel,
            self.is_bright,
            limit,
            self.weak,
            self.radius_px,
            self.offset,
        )

    def choose(self, pixels: Pixels, step: int) -> Stencil:
        """Return 255 where chosen; pixels: at `step` image pixels a cell."""
        levels = levels_of(pixels, self.channel)
        if self.method is Method.LOCAL:
            radius_px = self.radius_px / step
            return beyond_surroundings(levels, radius_px, self.offset, self.is_bright)
        if self.method is Method.TWO_LIMITS:
            return beyond_connected(levels, self.weak_limit, self.limit, self.is_bright)
        return beyond(levels, self.limit, self.is_bright)

    def pieces(self, scene: Scene) -> Iterator[tuple[Region, Stencil]]:
        """Yield what is chosen of the scene's region of the image itself.

        What hangs together is seen at the scene's resolution, and limits at the image's own.
        """
        image, whole = scene.image, scene.image.whole
        if self.method is Method.TWO_LIMITS:
            seen = Selection(scene.region, self.choose(scene.pixels, scene.step), scene.step)
            for part, weights in seen.soft_pieces(whole):
                levels = levels_of(image.read(part), self.channel)
                yield part, beyond(levels, self.weak_limit, self.is_bright) & weights
            return
        region = scene.region.intersect(whole)
        margin = round(self.radius_px) + 1 if self.method is Method.LOCAL else 0
        height = max(1, _STRIP_PX // max(1, region.width))
        for top in range(region.row, region.row_end, height):
            strip = Region(top, region.column, height, region.width).intersect(region)
            around = strip.grown(margin).intersect(whole)
            chosen = self.choose(image.read(around), 1)
            row, column = strip.row - around.row, strip.column - around.column
            yield strip, chosen[row : row + strip.height, column : column + strip.width]
