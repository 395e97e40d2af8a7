"""What the card of an exported network says of its input and output, for other programs."""

from __future__ import annotations

from typing import Any

from segstudio.document.preparation import STEPS, preparation_steps, without_frames
from segstudio.engine.intensity import HIGH_PERCENT, LIMIT, LOW_PERCENT, SAMPLED_VALUES
from segstudio.engine.networks import Network

OUTPUT = {
    "layout": "(images, classes, height, width) float32",
    "meaning": "probabilities in the order of “classes”, calibrated; the largest is the "
    "answer, and 0 where a class was never learned",
}
INSTANCE_OUTPUTS = {
    "boxes": "(n, 4) float32: left, top, right and bottom in pixels of the input, the surest first",
    "kinds": "(n,) int64: 1 is the first of “classes”",
    "scores": "(n,) float32: 0 … 1, how sure it is",
    "masks": "(n, height, width) float32: 0 … 1, inside from 0.5 on",
}


def input_card(network: Network) -> dict[str, Any]:
    """Return what whoever uses the network without SegStudio does to pixels first."""
    return {
        "layout": "(images, channels, height, width) float32, of any height and width",
        "channels": network.channels,
        **_frames(network),
        "preparation": _preparation(without_frames(network.preparation)[0]),
        "grey": "repeated in each channel",
        "normalisation": normalisation_card(),
    }


def instance_input_card(side_px: int) -> dict[str, Any]:
    """Return the same for a network for instances that was trained with that longer side."""
    return {
        "layout": "(3, height, width) float32, of any height and width",
        "trained_with_longer_side_px": side_px,
        "channels": 3,
        "grey": "repeated in each channel",
        "normalisation": normalisation_card(),
    }


def normalisation_card() -> dict[str, Any]:
    """Return how the values of an image are brought into one range."""
    return {
        "formula": "(value - (low + high) / 2) / ((high - low) / 2), clipped",
        "low_percentile": LOW_PERCENT,
        "high_percentile": HIGH_PERCENT,
        "of": "each image by itself: one range for all channels where they are 1 or 3, else "
        "one for each channel",
        "sampled": f"every nth row and column, n = max(1, floor(sqrt(height * width / "
        f"{SAMPLED_VALUES})))",
        "clipped_to": [-LIMIT, LIMIT],
    }


def _frames(network: Network) -> dict[str, Any]:
    """Return what the channels are where a network sees several images at once."""
    if network.frames == 1:
        return {}
    order = (
        f"{network.frames} images of a folder in the natural order of their names, the one in the "
        f"middle is segmented; first all {network.image_channels} channels of the first image, "
        "then those of the next"
    )
    others = (
        "where there is none of its size the nearest is repeated; all are normalised with the "
        "range of the one in the middle"
    )
    return {"frames": {"count": network.frames, "order": order, "others": others}}


def _preparation(text: str) -> dict[str, Any]:
    """Return what is to be done to a whole image before it is normalised."""
    steps = [
        {"step": name, "number": number, "words": STEPS[name].words}
        for name, number in preparation_steps(text)
    ]
    return {"text": text, "of": "the whole image, before it is normalised", "steps": steps}
