"""What a saved network for instances is, as told by the JSON file beside its weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from segstudio.document.instance_choice import BACKBONES, LEAST_SIDE_PX, MOST_SIDE_PX

WEIGHTS_NAME, CARD_NAME = "instances.safetensors", "instances.json"
MAX_CARD_BYTES = 2**20
_MOST_CLASSES = 2**16


@dataclass(frozen=True, slots=True)
class InstanceCard:
    """class_ids: of the project, in the network's order. side_px: of images as it sees them.

    images, instances: that it learned from. steps, seconds: of its training. All 0 where a card of
    an older version does not tell.
    """

    backbone: str
    class_ids: tuple[int, ...]
    side_px: int
    images: int = 0
    instances: int = 0
    steps: int = 0
    seconds: float = 0.0

    def as_json(self, sha256: str) -> dict[str, Any]:
        """Return what is written. sha256: of the weights."""
        return {**asdict(self), "sha256": sha256}

    @classmethod
    def from_json(cls, told: Any) -> InstanceCard:
        """Return what `as_json` made, trusting nothing.

        Raises ValueError, KeyError, TypeError where it cannot be.
        """
        if not isinstance(told, Mapping):
            raise TypeError("it holds no names")
        counts = {each: int(told.get(each, 0)) for each in ("images", "instances", "steps")}
        ids, side_px = tuple(map(int, told["class_ids"])), int(told["side_px"])
        seconds = float(told.get("seconds", 0.0))
        card = cls(told["backbone"], ids, side_px, **counts, seconds=seconds)
        if card.backbone not in BACKBONES:
            raise ValueError(f"no backbone is called “{card.backbone}”")
        if not 0 < len(card.class_ids) < _MOST_CLASSES:
            raise ValueError("it names no classes")
        if not LEAST_SIDE_PX <= card.side_px <= MOST_SIDE_PX:
            raise ValueError(f"images of {card.side_px} px a side")
        return card
