"""Each method of explanation under its name; its file is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from segstudio.document.explanation import DROPOUT, ENSEMBLE, FEATURES, GRADCAM, OCCLUSION
from segstudio.engine.explanation.scene import Method

METHODS: Mapping[str, tuple[str, str]] = {
    GRADCAM: ("gradcam", "gradcam"),
    OCCLUSION: ("occlusion", "occlusion"),
    FEATURES: ("feature_maps", "feature_maps"),
    DROPOUT: ("dropout", "dropout"),
    ENSEMBLE: ("ensemble", "ensemble"),
}
"""Module and function of all of `document.explanation.EXPLANATIONS`."""


def method(name: str) -> Method:
    """Return the method of that name."""
    module, function = METHODS[name]
    found: Method = getattr(import_module(f"segstudio.engine.explanation.{module}"), function)
    return found
