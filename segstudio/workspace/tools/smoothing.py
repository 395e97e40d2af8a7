"""Smoothing of a stroke: the drawn point trails the hand, by lengths on screen and not by time."""

from __future__ import annotations

import math

from segstudio.document.drawing import Point

_REACH = 0.4
"""Screen pixels that the point trails, at each of two stages, for each per cent of strength."""


class Smoother:
    """A low-pass filter of the second order along the path of the hand.

    It depends on how far the hand has gone and not on how often it is asked, so a mouse of 125 Hz
    and one of 1,000 Hz draw the same line, and one of the same look at every zoom.
    """

    def __init__(self, start: Point, strength: float) -> None:
        """strength: 0 (the hand itself) … 100."""
        self._reach = _REACH * strength
        self._hand = self._between = self.point = start

    def follow(self, hand: Point, zoom: float) -> Point:
        """Return where to draw now that the hand is there; zoom: screen pixels an image pixel."""
        moved = math.dist(self._hand, hand) * zoom
        share = 1 - math.exp(-moved / self._reach) if self._reach else 1.0
        self._hand = hand
        self._between = toward(self._between, hand, share)
        self.point = toward(self.point, self._between, share) if self._reach else hand
        return self.point


def toward(start: Point, end: Point, share: float) -> Point:
    """Return the point at a share 0 … 1 of the way."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
