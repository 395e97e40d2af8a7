"""How well the outlines of classes agree: boundary F1 and the 95 % Hausdorff distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.box_grid import boxes, within
from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask_edit import MaskArray
from segstudio.document.pixel_size import PixelSize
from segstudio.document.region import Region

TOLERANCE_PX = 2.0
"""How far an outline may be off, for the boundary F1."""
DENSE_SHARE = 0.1
"""From so many points of outlines for each pixel on, a map of distances is quicker than a tree."""
_PERCENT = 95.0

Points = npt.NDArray[np.int32]
Distances = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Boundary:
    """How the outline of one class agrees, on one image.

    f1: 0 … 1; None where neither mask has an outline, 0 where only one has. Strokes that nowhere
    touch a class's border cannot tell where it runs: None, too. hausdorff95_px, _um:
    None where either has none (a missed class has no distance), or the pixel size is not known.
    """

    f1: float | None
    hausdorff95_px: float | None
    hausdorff95_um: float | None


def boundaries(
    truth: MaskArray,
    predicted: MaskArray,
    class_ids: Sequence[int],
    tolerance_px: float = TOLERANCE_PX,
    pixel_size: PixelSize | None = None,
) -> dict[int, Boundary]:
    """Compare the outlines of each class.

    truth, predicted: (height, width) class ids. A pixel is on its class's outline where one of its
    4 neighbours has another class; the image's border and pixels that are unlabelled in the truth
    make no outline. Time and memory depend on the outlines; on the image where they are dense.
    Sources: boundary F1: Csurka et al. 2013 (What is a good evaluation measure for semantic
    segmentation?), section 3, with a tolerance in pixels: the harmonic mean of the shares of
    predicted outline near the true one, and of true outline near the predicted one. Hausdorff 95:
    Maier-Hein et al. 2024 (Metrics reloaded), the larger of the 95 % percentiles of the distances
    from either outline to the other (Huttenlocher et al. 1993, section 3, for both ways).
    """
    right = outlines(truth, truth, class_ids)
    said = outlines(predicted, truth, class_ids)
    is_told = bool((truth != UNLABELLED).all())
    return {
        each: _compared(right[each], said[each], truth.shape, tolerance_px, pixel_size)
        if is_told or len(right[each])
        else Boundary(None, None, None)
        for each in right
    }


def outlines(mask: MaskArray, truth: MaskArray, class_ids: Sequence[int]) -> dict[int, Points]:
    """Return the outline of each class in `mask`: (n, 2) rows and columns. See `boundaries`."""
    whole = Region(0, 0, *mask.shape)
    found: dict[int, list[Points]] = {each: [] for each in class_ids}
    for box in boxes(whole):
        around = box.grown(1).intersect(whole)
        is_known = truth[around.slices] != UNLABELLED
        is_edge = _edges(mask[around.slices], is_known)[within(box, around)]
        rows, columns = np.nonzero(is_edge)
        if not len(rows):
            continue
        classes = mask[box.slices][rows, columns]
        points = np.stack([rows + box.row, columns + box.column], axis=1).astype(np.int32)
        for class_id in np.unique(classes).tolist():
            if class_id in found:
                found[class_id].append(points[classes == class_id])
    nothing = np.zeros((0, 2), np.int32)
    return {each: np.concatenate(parts) if parts else nothing for each, parts in found.items()}


def _edges(mask: MaskArray, is_known: Flags) -> Flags:
    """Return where a known pixel has a known neighbour of another class."""
    is_edge = np.zeros(mask.shape, np.bool_)
    for one, other in (
        (np.s_[1:, :], np.s_[:-1, :]),
        (np.s_[:, 1:], np.s_[:, :-1]),
    ):
        differs = (mask[one] != mask[other]) & is_known[one] & is_known[other]
        is_edge[one] |= differs
        is_edge[other] |= differs
    return is_edge


def _compared(
    right: Points,
    said: Points,
    shape: tuple[int, ...],
    tolerance_px: float,
    pixel_size: PixelSize | None,
) -> Boundary:
    if not len(right) or not len(said):
        return Boundary(0.0 if len(right) or len(said) else None, None, None)
    is_dense = len(right) + len(said) > DENSE_SHARE * shape[0] * shape[1]
    if is_dense:
        to_right, to_said = _nearest_on_map(said, right, shape), _nearest_on_map(right, said, shape)
    else:
        to_right, to_said = _nearest(said, right), _nearest(right, said)
    precision, recall = (float(np.mean(d <= tolerance_px)) for d in (to_right, to_said))
    both = precision + recall
    far_px = _far(to_right, to_said)
    far_um = None
    if pixel_size is not None:
        sides = np.array([pixel_size.height_um, pixel_size.width_um])
        if sides[0] == sides[1]:
            far_um = far_px * float(sides[0])
        else:
            far_um = _far(
                _nearest(said * sides, right * sides), _nearest(right * sides, said * sides)
            )
    return Boundary(2 * precision * recall / both if both else 0.0, far_px, far_um)


def _nearest(points: npt.NDArray[np.number], others: npt.NDArray[np.number]) -> Distances:
    """Return how far each of `points` is from the nearest of `others`."""
    from scipy.spatial import KDTree

    distances: Distances = KDTree(others, balanced_tree=False).query(points)[0]
    return distances


def _nearest_on_map(points: Points, others: Points, shape: tuple[int, ...]) -> Distances:
    """Do the same by the distance of every pixel (Felzenszwalb and Huttenlocher 2012); in pixels.

    Takes 5 bytes for each pixel of the image.
    """
    is_free = np.ones(shape, np.uint8)
    is_free[others[:, 0], others[:, 1]] = 0
    distances = cv2.distanceTransform(is_free, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    found: Distances = distances[points[:, 0], points[:, 1]].astype(float)
    return found


def _far(one: Distances, other: Distances) -> float:
    return float(max(np.percentile(one, _PERCENT), np.percentile(other, _PERCENT)))
