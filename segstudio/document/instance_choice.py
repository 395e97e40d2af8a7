"""What a network for instances can be: on which backbone, and how large it sees images."""

from __future__ import annotations

SMALL, RESNET50 = "small", "resnet50"
BACKBONES = (SMALL, RESNET50)
LEAST_SIDE_PX, USUAL_SIDE_PX, MOST_SIDE_PX = 64, 512, 2048
"""Longer side of an image as the network sees it."""
LEAST_SCORE, USUAL_SCORE = 0.05, 0.5
"""How sure an instance must be, 0 … 1; nothing below the least is told."""


def seen_size(shape: tuple[int, ...], side_px: int) -> tuple[int, int]:
    """Return (height, width) with the longer side at `side_px`, the shorter at 1 at least."""
    height, width = shape
    scale = side_px / max(height, width)
    return max(1, round(height * scale)), max(1, round(width * scale))


def memory_bytes(backbone: str, largest_px: int, all_px: int) -> int:
    """Return about how much memory training takes, of the engine's process, on the CPU.

    largest_px: pixels of the largest image, all_px: of all together, as the network sees them.
    """
    fixed, of_pixel = _TRAINING_BYTES[backbone]
    return fixed + of_pixel * largest_px + _SCENE_BYTES * all_px


_SCENE_BYTES = 16
"""Of a pixel that is learned from: three values and a number."""
_TRAINING_BYTES = {SMALL: (820 * 2**20, 1_400), RESNET50: (1_380 * 2**20, 5_750)}
"""Fixed, and for each pixel of the largest image of a batch of two; measured, see the guide."""
