"""How annotation, prediction and uncertainty are shown over the image."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum


class ColorBy(Enum):
    """What the colour of the prediction tells."""

    CLASS = "class"
    CONFIDENCE = "confidence"
    UNCERTAINTY = "uncertainty"


@dataclass(frozen=True, slots=True)
class LayerStyle:
    """Look of one layer. opacity: 0 … 1. is_outline: only borders of regions are drawn."""

    is_visible: bool = True
    opacity: float = 0.5
    is_outline: bool = False


@dataclass(frozen=True, slots=True)
class Layers:
    """Styles of the three layers; is_peeking hides them all while H is held.

    is_by_object: the annotation's objects have a colour each instead of their class's.
    prediction_by: what the prediction's colour tells. is_difference: in place of annotation and
    prediction, where the two agree and differ; with is_kept_compared, where the prediction differs
    from the one that was kept.
    """

    annotation: LayerStyle = field(default_factory=lambda: LayerStyle(opacity=0.65))
    prediction: LayerStyle = field(default_factory=lambda: LayerStyle(opacity=0.35))
    uncertainty: LayerStyle = field(
        default_factory=lambda: LayerStyle(is_visible=False, opacity=0.6)
    )
    is_peeking: bool = False
    is_by_object: bool = False
    prediction_by: ColorBy = ColorBy.CLASS
    is_difference: bool = False
    is_kept_compared: bool = False

    def with_style(self, name: str, **changes: object) -> Layers:
        """Return the layers with fields of one style changed; name: as the attribute."""
        style: LayerStyle = getattr(self, name)
        return replace(self, **{name: replace(style, **changes)})  # type: ignore[arg-type]
