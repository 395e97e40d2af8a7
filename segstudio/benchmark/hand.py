"""A hand with a round brush: where a stroke over a region goes, how it trembles, how long it takes.

Times are those of the keystroke-level model (Card, Moran and Newell, “The keystroke-level model
for user performance time with interactive systems”, Communications of the ACM 23, 1980, table 1):
deciding what to do next M = 1.35 s, pointing somewhere with a mouse P = 1.10 s, drawing n straight
lines of l cm in all D = 0.9 n + 0.16 l s, pressing a key K = 0.28 s. A stroke of 60 px takes 3.6 s
in all. That lies between the 2.4 s for a click on an object and the 10.9 s for a free squiggle over
one that Bearman et al. 2016 (“What's the Point: Semantic Segmentation with Point Supervision”)
measured on people in a crowd who were new to the images.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

DECIDE_S = 1.35
POINT_S = 1.10
DRAW_S = 0.9
DRAW_S_PER_CM = 0.16
KEY_S = 0.28

SEGMENT_PX = 4
TURNS_RAD = (-0.35, -0.15, 0.0, 0.15, 0.35)
"""By how much a stroke may bend at the end of each segment."""
DIRECTIONS = 12
SHORTEST_SHARE = 0.5
"""Of `longest_px`: strokes differ in length."""

Stencil = npt.NDArray[np.uint8]
Points = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Hand:
    """radius_px: of the brush, 0 = one pixel wide. longest_px: of a stroke.

    tremor_px: standard deviation of the pen's path; it never errs by more than three times that
    along either axis. px_per_cm: of the screen, at 100 % (96 dots an inch). pace: how many times
    quicker than people on average.
    """

    radius_px: int = 3
    longest_px: float = 80.0
    tremor_px: float = 1.0
    px_per_cm: float = 37.8
    pace: float = 1.0

    def draw(self, region: Stencil, rng: np.random.Generator) -> tuple[Stencil, float]:
        """Draw one stroke along the middle of a region, which it may leave by the tremor.

        region: (height, width) uint8, 1 inside, at least one pixel. Returns what the brush covers,
        (height, width) uint8, 0 or 1, and the seconds with deciding and pointing.
        """
        path = self._path(region, rng)
        length_px = float(np.hypot(*np.diff(path, axis=0).T).sum())
        trembling = path + self._tremor(len(path), rng)
        corners = np.rint(trembling[:, ::-1]).astype(np.int32)
        corners = corners if len(corners) > 1 else np.repeat(corners, 2, axis=0)
        stencil = np.zeros_like(region)
        cv2.polylines(stencil, [corners], False, 1, 2 * self.radius_px + 1)
        return stencil, self.seconds(length_px)

    def seconds(self, length_px: float) -> float:
        """Return how long a stroke takes, with deciding on it and pointing at its start."""
        drawing_s = DRAW_S + DRAW_S_PER_CM * length_px / self.px_per_cm
        return (DECIDE_S + POINT_S + drawing_s) / self.pace

    def _path(self, region: Stencil, rng: np.random.Generator) -> Points:
        """Return points (row, column) inside the region, SEGMENT_PX apart, along its middle."""
        depth = cv2.distanceTransform(np.pad(region, 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
        deep = np.flatnonzero(depth >= 0.7 * depth.max())
        row, column = np.unravel_index(rng.choice(deep), region.shape)
        points = [np.array([row, column], float)]
        turns = rng.uniform(0, 2 * np.pi) + np.arange(DIRECTIONS) * 2 * np.pi / DIRECTIONS
        angle = 0.0
        wanted_px = rng.uniform(SHORTEST_SHARE, 1) * self.longest_px
        for _ in range(int(wanted_px / SEGMENT_PX)):
            angle, point = _deepest(points[-1], turns, depth, rng)
            if point is None:
                break
            points.append(point)
            turns = angle + np.array(TURNS_RAD)
        return np.array(points)

    def _tremor(self, count: int, rng: np.random.Generator) -> Points:
        noise = rng.normal(0, self.tremor_px, (count, 2))
        return np.clip(noise, -3 * self.tremor_px, 3 * self.tremor_px)


def _deepest(
    point: Points, angles: Points, depth: npt.NDArray[Any], rng: np.random.Generator
) -> tuple[float, Points | None]:
    """Return the angle to go on and the point there, None where each way leaves the region."""
    ahead = point + SEGMENT_PX * np.stack([np.sin(angles), np.cos(angles)], axis=1)
    rows, columns = np.rint(ahead).astype(int).T
    is_in = (rows >= 0) & (rows < depth.shape[0]) & (columns >= 0) & (columns < depth.shape[1])
    found = np.zeros(len(angles))
    found[is_in] = depth[rows[is_in], columns[is_in]]
    best = int(np.argmax(found + (found > 0) * rng.uniform(0, 1, len(angles))))
    return float(angles[best]), (ahead[best] if found[best] > 0 else None)
