"""Which network learns images like one from the fewest strokes, where nobody has chosen one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from segstudio.document.network_choice import PHOTO, QUICK, NetworkChoice

MOST_PX = 16_384
"""So many pixels, spread over the image, tell whether it is in colour."""
COLORED = 0.02
"""Mean difference between a pixel's largest and smallest channel, as a share of the range of all
values, from which an image counts as one in colour; JPEG gives grey images a hundredth at most."""


def suited_network(pixels: npt.NDArray[np.generic]) -> NetworkChoice:
    """Return “photo” for an image in colour, else the quick network.

    pixels: (height, width[, channels]) of any numeric type; three channels are red, green, blue.
    Measured in .github/decisions/0018.
    """
    return NetworkChoice(PHOTO) if _is_colored(pixels) else QUICK


def _is_colored(pixels: npt.NDArray[np.generic]) -> bool:
    if pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.size:
        return False
    step = max(1, round((pixels.shape[0] * pixels.shape[1] / MOST_PX) ** 0.5))
    seen = pixels[::step, ::step].astype(np.float64)
    span = float(seen.max() - seen.min())
    return span > 0 and float(np.ptp(seen, axis=2).mean()) > COLORED * span
