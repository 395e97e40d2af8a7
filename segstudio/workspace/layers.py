"""How annotation, prediction and uncertainty are shown over the image."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import Enum

from segstudio.workspace.settings import AppSettings

_KEY = "layers"
_STYLES = ("annotation", "prediction", "uncertainty")


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
    from the one that was kept or, with is_truth_compared, from the truth of a folder.
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
    is_truth_compared: bool = False

    @classmethod
    def remembered(cls, settings: AppSettings) -> Layers:
        """Return what `remember` kept; the defaults for what is missing or makes no sense."""
        stored = settings.get(_KEY, {})
        if not isinstance(stored, dict):
            return cls()
        layers = cls()
        for name in _STYLES:
            layers = layers.with_style(name, **_style_fields(stored.get(name)))
        color_by = next((each for each in ColorBy if each.value == stored.get("color_by")), None)
        is_by_object = stored.get("is_by_object") is True
        return replace(
            layers, is_by_object=is_by_object, prediction_by=color_by or layers.prediction_by
        )

    def remember(self, settings: AppSettings) -> None:
        """Keep styles and what colours tell for the next start; comparing and peeking end here."""
        styles = {name: asdict(getattr(self, name)) for name in _STYLES}
        told = {"color_by": self.prediction_by.value, "is_by_object": self.is_by_object}
        settings.set(_KEY, {**styles, **told})

    def with_style(self, name: str, **changes: object) -> Layers:
        """Return the layers with fields of one style changed; name: as the attribute."""
        style: LayerStyle = getattr(self, name)
        return replace(self, **{name: replace(style, **changes)})  # type: ignore[arg-type]


def _style_fields(stored: object) -> dict[str, object]:
    """Return the fields of a stored style that can be taken."""
    if not isinstance(stored, Mapping):
        return {}
    wanted = {each.name: type(getattr(LayerStyle(), each.name)) for each in fields(LayerStyle)}
    taken = {name: stored[name] for name, kind in wanted.items() if type(stored.get(name)) is kind}
    opacity = taken.get("opacity")
    if isinstance(opacity, float) and not 0 <= opacity <= 1:
        del taken["opacity"]
    return taken
