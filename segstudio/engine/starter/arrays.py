"""Names for the arrays that scenes are made of."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
"""Values about 0 … 1, or coordinates in pixels as x, y."""
Index = NDArray[np.int16]
"""The number of the object that each pixel belongs to, from 1; 0 where there is none."""
Mask = NDArray[np.bool_]
Bytes = NDArray[np.uint8]
