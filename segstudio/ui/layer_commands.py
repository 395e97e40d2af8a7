"""Showing and hiding layers; none of this changes the tool in hand."""

from __future__ import annotations

from dataclasses import replace

from segstudio.workspace.layers import ColorBy, LayerStyle
from segstudio.workspace.session import Session

OPACITY_STEP = 0.05


class LayerCommands:
    """Changes of how the three layers look. name: "annotation", "prediction" or "uncertainty"."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def style(self, name: str) -> LayerStyle:
        """Return the look of one layer."""
        style: LayerStyle = getattr(self._session.layers, name)
        return style

    def toggle(self, name: str) -> None:
        """Show or hide a layer."""
        self._set(name, is_visible=not self.style(name).is_visible)

    def set_opacity(self, name: str, opacity: float) -> None:
        """Make a layer more or less opaque, 0 … 1."""
        self._set(name, opacity=min(max(opacity, 0.0), 1.0))

    def set_outline(self, name: str, is_outline: bool) -> None:
        """Draw only borders, or fill."""
        self._set(name, is_outline=is_outline)

    def toggle_outline(self) -> None:
        """Change annotation and prediction between outline and fill together."""
        is_outline = not (
            self.style("annotation").is_outline and self.style("prediction").is_outline
        )
        layers = self._session.layers.with_style("annotation", is_outline=is_outline)
        self._session.set_layers(layers.with_style("prediction", is_outline=is_outline))

    def step_opacity(self, steps: float) -> None:
        """Make annotation and prediction more opaque (steps > 0) or less, together."""
        layers = self._session.layers
        for name in ("annotation", "prediction"):
            opacity = self.style(name).opacity + steps * OPACITY_STEP
            layers = layers.with_style(name, opacity=min(max(opacity, 0.05), 1.0))
        self._session.set_layers(layers)

    def set_prediction_by(self, color_by: ColorBy) -> None:
        """Let the colour of the prediction tell something else."""
        self._session.set_layers(replace(self._session.layers, prediction_by=color_by))

    def toggle_difference(self) -> None:
        """Show where annotation and prediction differ, or the two of them."""
        self._compare(with_kept=False)

    def toggle_kept_difference(self) -> None:
        """Show where the prediction differs from the one that was kept, or go back."""
        self._compare(with_kept=True)

    def show_kept_difference(self) -> None:
        """Show where the two versions that were compared differ."""
        layers = self._session.layers
        self._session.set_layers(
            replace(layers, is_difference=True, is_kept_compared=True, is_truth_compared=False)
        )

    def keep_prediction(self) -> None:
        """Keep what is predicted now, to compare with it later."""
        if self._session.image is not None:
            self._session.loop.keeping.keep(self._session.image)

    def _compare(self, with_kept: bool) -> None:
        layers = self._session.layers
        is_on = not (layers.is_difference and layers.is_kept_compared == with_kept)
        self._session.set_layers(
            replace(
                layers,
                is_difference=is_on,
                is_kept_compared=is_on and with_kept,
                is_truth_compared=False,
            )
        )

    def peek(self, is_peeking: bool) -> None:
        """Hide all layers for as long as the key is held."""
        if self._session.layers.is_peeking != is_peeking:
            self._session.set_layers(replace(self._session.layers, is_peeking=is_peeking))

    def _set(self, name: str, **changes: object) -> None:
        self._session.set_layers(self._session.layers.with_style(name, **changes))
