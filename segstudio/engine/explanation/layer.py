"""The features inside a network that an explanation looks at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from torch import Tensor
from torch.nn import functional

from segstudio.engine.networks import Network

FINEST = "finest"


def features_and_scores(network: Network, pixels: Tensor, layer: str) -> tuple[Tensor, Tensor]:
    """Return the features of a layer, (1, maps, h', w'), and the scores, (1, classes, h, w).

    pixels: (channels, h, w). layer: one of `document.explanation.LAYERS`. The deepest is what a
    network hands to its head last where it hands over several scales, or else the last output of a
    part of it that is as coarse as any. Scores depend on the features in torch's graph, where one
    is made.
    """
    height, width = pixels.shape[1:]
    with _watched(network) as outputs:
        handed = network.features(network.padded(pixels[None]))
    features = handed[0] if layer == FINEST else _deepest(network, outputs, handed)
    scores = network.head(handed)[..., :height, :width]
    return features, scores


def unpacked(network: Network, features: Tensor, layer: str) -> Tensor:
    """Return features with one place for each of those that the finest layer packs into one."""
    if layer != FINEST or network.head.packed_px == 1:
        return features
    return functional.pixel_shuffle(features, network.head.packed_px)


def enlarged(network: Network, values: Tensor, shape: tuple[int, int]) -> tuple[Tensor, int]:
    """Return a map of places at the size of the pixels, (h, w), and the side of a place in px.

    values: (h', w') of the padded window. Bilinear between places.
    """
    padded_height = -(-shape[0] // network.multiple_px) * network.multiple_px
    place_px = max(1, round(padded_height / values.shape[0]))
    if place_px > 1:
        size = [side * place_px for side in values.shape]
        values = functional.interpolate(
            values[None, None], size, mode="bilinear", align_corners=False
        )[0, 0]
    return values[: shape[0], : shape[1]], place_px


@contextmanager
def _watched(network: Network) -> Iterator[list[Tensor]]:
    """Collect what the parts of a network put out, in order; nothing of it is forgotten inside."""
    outputs: list[Tensor] = []

    def keep(part: object, given: object, output: object) -> None:
        if isinstance(output, Tensor) and output.ndim == 4:
            outputs.append(output)

    hooks = [part.register_forward_hook(keep) for part in network.modules() if part is not network]
    recomputes, network.recomputes = network.recomputes, False
    try:
        yield outputs
    finally:
        network.recomputes = recomputes
        for hook in hooks:
            hook.remove()


def _deepest(network: Network, outputs: list[Tensor], handed: list[Tensor]) -> Tensor:
    if len(handed) > 1:
        return handed[-1]
    finest = handed[0]
    scale_px = network.head.scales_px[0] * network.head.packed_px
    coarsest_px = network.multiple_px // scale_px
    # Coarser than that is a mean over the window, which has no place.
    fewest = (finest.shape[2] // coarsest_px) * (finest.shape[3] // coarsest_px)
    areas = [each.shape[2] * each.shape[3] for each in outputs]
    least = min((area for area in areas if area >= fewest), default=0)
    candidates = [each for each, area in zip(outputs, areas, strict=True) if area == least]
    return candidates[-1] if candidates else finest
