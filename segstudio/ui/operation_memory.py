"""The operation on masks used last and its settings, remembered between sittings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from segstudio.document.map_operation import Kind
from segstudio.workspace.settings import AppSettings

KEY = "mask_operation"
MAX_RADIUS_PX = 200
MAX_AREA_PX = 100_000_000


@dataclass(frozen=True, slots=True)
class OperationMemory:
    """radius_px: 1 … MAX_RADIUS_PX. area_px: of small objects. hole_px: of holes, 0 for all."""

    kind: str = Kind.FILL_HOLES.value
    radius_px: int = 3
    area_px: int = 64
    hole_px: int = 0
    spares_others: bool = True

    @classmethod
    def load(cls, settings: AppSettings) -> OperationMemory:
        """Return what is remembered; what does not fit is left at its default."""
        stored, made = settings.get(KEY), cls()
        if not isinstance(stored, Mapping):
            return made
        kind, spares = stored.get("kind"), stored.get("spares_others")
        return cls(
            kind if kind in {each.value for each in Kind} else made.kind,
            _whole(stored.get("radius_px"), 1, MAX_RADIUS_PX, made.radius_px),
            _whole(stored.get("area_px"), 1, MAX_AREA_PX, made.area_px),
            _whole(stored.get("hole_px"), 0, MAX_AREA_PX, made.hole_px),
            spares if isinstance(spares, bool) else made.spares_others,
        )

    def save(self, settings: AppSettings) -> None:
        """Remember it."""
        settings.set(KEY, asdict(self))


def _whole(value: object, least: int, most: int, default: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return default
    return min(max(value, least), most)
