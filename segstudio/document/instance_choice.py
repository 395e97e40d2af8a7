"""What a network for instances can be: on which backbone, and how large it sees images."""

from __future__ import annotations

SMALL, RESNET50 = "small", "resnet50"
BACKBONES = (SMALL, RESNET50)
LEAST_SIDE_PX, USUAL_SIDE_PX, MOST_SIDE_PX = 64, 512, 2048
"""Longer side of an image as the network sees it."""
LEAST_SCORE, USUAL_SCORE = 0.05, 0.5
"""How sure an instance must be, 0 … 1; nothing below the least is told."""
