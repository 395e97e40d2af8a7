"""Goes round the images of a project, scattered, so that any part of it says something of all."""

from __future__ import annotations

from collections.abc import Callable
from math import gcd

from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.image_list import ImageList

MOST_PASSED = 2000
"""Images that are passed over at once: about a millisecond."""
_GOLDEN = 0.618


class ImageRound:
    """One round over all images; `take` gives the next ones."""

    def __init__(self, images: ImageList) -> None:
        self._images = images
        self._step = _coprime(len(images))
        self._passed = 0

    @property
    def is_over(self) -> bool:
        """True where all images were given or passed over."""
        return self._passed >= len(self._images)

    def take(self, most: int, is_wanted: Callable[[ImageRecord], bool]) -> list[ImageRecord]:
        """Return the next images that are wanted, `most` at most; fewer where many are not."""
        found: list[ImageRecord] = []
        until = min(len(self._images), self._passed + MOST_PASSED)
        while self._passed < until and len(found) < most:
            record = self._images[self._passed * self._step % len(self._images)]
            self._passed += 1
            if is_wanted(record):
                found.append(record)
        return found


def _coprime(count: int) -> int:
    """Return a step that comes to each of `count` places once, and scatters them."""
    step = max(1, round(count * _GOLDEN))
    while count > 1 and gcd(step, count) != 1:
        step += 1
    return step
