"""What helps to find one's way on the canvas and is remembered: mini-map, rulers, grid."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace

from segstudio.workspace.settings import AppSettings

_KEY = "canvas.aids"
MAX_SPACING_PX = 65_536


@dataclass(frozen=True, slots=True)
class CanvasAids:
    """Which aids are shown.

    grid_spacing_px: image pixels between the lines of the coarse grid. is_split: the image without
    overlays beside the canvas. is_comparing: left of a divider the canvas shows no overlays.
    """

    mini_map: bool = True
    rulers: bool = False
    scale_bar: bool = False
    pixel_grid: bool = True
    coarse_grid: bool = False
    crosshair: bool = False
    is_split: bool = False
    is_comparing: bool = False
    grid_spacing_px: int = 64

    @classmethod
    def remembered(cls, settings: AppSettings) -> CanvasAids:
        """Return what `remember` kept; the defaults for what is missing or makes no sense."""
        stored = settings.get(_KEY, {})
        if not isinstance(stored, dict):
            return cls()
        kept = {
            each.name: stored[each.name]
            for each in fields(cls)
            if type(stored.get(each.name)) is type(getattr(cls(), each.name))
        }
        aids = cls(**kept)
        spacing_px = min(max(aids.grid_spacing_px, 1), MAX_SPACING_PX)
        return replace(aids, grid_spacing_px=spacing_px)

    def remember(self, settings: AppSettings) -> None:
        """Keep them for the next start."""
        settings.set(_KEY, asdict(self))

    def toggled(self, name: str) -> CanvasAids:
        """Return the aids with one switched on or off; name: as the attribute."""
        return replace(self, **{name: not getattr(self, name)})
