"""The first step of a process costs a second more (lazy loading): it is taken in advance."""

from __future__ import annotations

import logging
import time

import numpy as np

from segstudio.document.region import TileIndex
from segstudio.engine.learner import Learner

_log = logging.getLogger(__name__)

_SIDE_PX = 320
_STEPS = 2


def warm_up(device: str | None) -> None:
    """Train and predict once on noise, with a learner that is thrown away."""
    began = time.monotonic()
    try:
        learner = Learner((1, 2), device)
        noise = np.random.default_rng(0).integers(0, 255, (_SIDE_PX, _SIDE_PX), np.uint8)
        learner.set_image(0, noise)
        learner.annotate(0, (noise // 128 + 1).astype(np.uint8))
        list(learner.train(steps=_STEPS))
        list(learner.predict_tiles(0, [TileIndex(0, 0)]))
    except Exception:
        # What is wrong will be told when the person's own images meet it.
        _log.exception("The engine could not be warmed up.")
    _log.info("Warm after %.2f s.", time.monotonic() - began)
