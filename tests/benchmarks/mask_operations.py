"""What mask operations cost: `python -m tests.benchmarks.mask_operations [--sides 16384]`.

Prints JSON: seconds of processor time over a mask full of discs, and the floor: comparing and
writing its class ids once. Each is made off the window's thread.
"""

from __future__ import annotations

import argparse
import json
import sys
import time

import cv2
import numpy as np

from segstudio.document.change_terms import ChangeTerms
from segstudio.document.map_change import apply_operation
from segstudio.document.map_operation import FOR_REGIONS, Kind, MapOperation
from segstudio.document.mask import Mask
from segstudio.document.mask_editor import MaskEditor

DISCS_EACH_MEGAPIXEL = 80
RADIUS_PX, AREA_PX = 5, 200


def discs(side_px: int) -> Mask:
    """Return a mask of background with discs of class 2."""
    mask, rng = Mask((side_px, side_px)), np.random.default_rng(0)
    mask.class_ids[...] = 1
    for _ in range(side_px**2 * DISCS_EACH_MEGAPIXEL // 10**6):
        row, column = (int(each) for each in rng.integers(0, side_px, 2))
        cv2.circle(mask.class_ids, (column, row), int(rng.integers(2, 40)), 2, -1)
    return mask


def seconds(action) -> float:
    """Return the processor time of all threads that an action takes."""
    begun = time.process_time()
    action()
    return round(time.process_time() - begun, 2)


def measure(side_px: int) -> dict[str, float]:
    """Do each operation once, and take it back."""
    mask = discs(side_px)
    found: dict[str, float] = {
        "floor": seconds(lambda: np.copyto(mask.origins, mask.class_ids == 9))
    }
    for kind in Kind:
        if kind in FOR_REGIONS:
            continue
        editor = MaskEditor(mask, "x")
        operation = MapOperation(kind, RADIUS_PX, AREA_PX)
        terms = ChangeTerms(2, replacement_id=1)
        found[kind.value] = seconds(
            lambda e=editor, o=operation, t=terms: apply_operation(mask, e, o, t, mask.whole)
        )
        editor.cancel()
    return found


def main() -> None:
    """Measure and write JSON to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sides", type=int, nargs="+", default=[16_384], metavar="PX")
    sides = parser.parse_args().sides
    json.dump(
        {"unit": "s", **{f"{side}²": measure(side) for side in sides}},
        sys.stdout,
        indent=1,
        ensure_ascii=False,
    )
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
