"""The images that a learner knows: checked once, fetched when needed, kept within a byte budget."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import ParamSpec, Protocol, TypeVar, runtime_checkable

import numpy as np

from segstudio.engine.errors import ImageRefused
from segstudio.engine.stored_image import Frame, Pixels, StoredImage, stored_image

P = ParamSpec("P")
T = TypeVar("T")

ImageSource = Callable[[Hashable], Pixels]
"""Returns the pixels of an image, (h, w) or (h, w, channels), whenever they are asked for.

It may know an order, too: see `OrderedSource`.

They are kept as they are, not copied: nobody may change them any more.
"""


@runtime_checkable
class OrderedSource(Protocol):
    """An image source whose images are in an order."""

    def __call__(self, key: Hashable, /) -> Pixels:
        """Return the pixels of an image."""

    def beside(self, key: Hashable, places: int, /) -> Frame | None:
        """Return the image so many places after another; see `Neighbour`."""


class ImageStore:
    """Images by key. Those given by `put` stay; those of the `source` come and go with use.

    So do prepared copies of both.
    """

    def __init__(self, source: ImageSource | None, cache_bytes: int) -> None:
        """cache_bytes: of pixels that can be had again, how much is kept; the image used last
        always is, with its copies.
        """
        self._source = source
        self._cache_bytes = cache_bytes
        self._given: dict[Hashable, StoredImage] = {}
        self._cached: dict[Hashable, StoredImage] = {}
        self._sizes_bytes: OrderedDict[Hashable, int] = OrderedDict()
        """What can be had again of each image; used last comes last."""
        self._size_bytes = 0
        """Of all of them."""
        self.channels: int | None = None
        """Channels that the network takes (3 for grey too); None until the first image is seen."""

    def put(self, key: Hashable, pixels: Pixels) -> None:
        """Keep `pixels` for `key`. Raises ImageRefused with the reason."""
        image = self._checked(key, np.array(pixels))
        self._give_up(key)
        self._given[key] = image
        self._weigh(image)

    def remove(self, key: Hashable) -> None:
        """Forget the image; an unknown key is no error."""
        self._given.pop(key, None)
        self._give_up(key)

    def get(self, key: Hashable) -> StoredImage:
        """Return the image. Raises ImageRefused where it is unknown or cannot be used."""
        image = self.at_hand(key)
        if image is None:
            image = self._cached[key] = self._fetched(key)
        self._weigh(image)
        return image

    def beside(self, key: Hashable, places: int) -> Frame | None:
        """Return what is beside an image: those given are in the order that they came in."""
        if key not in self._given:
            source = self._source
            return source.beside(key, places) if isinstance(source, OrderedSource) else None
        keys = list(self._given)
        at = keys.index(key) + places
        if not 0 <= at < len(keys):
            return None
        image = self._given[keys[at]]
        return Frame(image, lambda: image.pixels)

    def at_hand(self, key: Hashable) -> StoredImage | None:
        """Return the image where its pixels are in memory, without fetching them."""
        return self._given.get(key) or self._cached.get(key)

    def known_shape(self, key: Hashable) -> tuple[int, int] | None:
        """Return (height, width) where the pixels are at hand, without fetching them."""
        image = self.at_hand(key)
        return image.shape if image is not None else None

    def _fetched(self, key: Hashable) -> StoredImage:
        if self._source is None:
            raise ImageRefused(f"There is no image {key!r}; give its pixels with set_image first.")
        try:
            pixels = self._source(key)
        except Exception as error:
            raise ImageRefused(f"Image {key!r} could not be read: {error}") from error
        return self._checked(key, pixels)

    def _weigh(self, image: StoredImage) -> None:
        """Count the image as used last; give up others where all are too much."""
        key = image.key
        if self.at_hand(key) is not image:
            return  # somebody holds it still, but it was given up
        size_bytes = image.prepared_bytes + (image.pixels.nbytes if key in self._cached else 0)
        self._size_bytes += size_bytes - self._sizes_bytes.pop(key, 0)
        self._sizes_bytes[key] = size_bytes
        while self._size_bytes > self._cache_bytes and len(self._sizes_bytes) > 1:
            self._give_up(next(iter(self._sizes_bytes)))

    def _give_up(self, key: Hashable) -> None:
        self._size_bytes -= self._sizes_bytes.pop(key, 0)
        self._cached.pop(key, None)
        if key in self._given:
            self._given[key].forget_prepared()

    def _checked(self, key: Hashable, pixels: Pixels) -> StoredImage:
        image = stored_image(key, pixels, _weakly(self.beside), _weakly(self._weigh))
        channels = 3 if image.pixels.shape[2] == 1 else image.pixels.shape[2]
        if self.channels is None:
            self.channels = channels
        if image.pixels.shape[2] not in (1, self.channels):
            raise ImageRefused(
                f"Image {key!r} has {channels} channels but this project's images have "
                f"{self.channels}; put it into a project of its own."
            )
        return image


def _weakly(method: Callable[P, T]) -> Callable[P, T | None]:
    """Return a method of a store for an image, which the store keeps: it does not keep the store.

    Else neither would be freed, on a GPU too, before Python looks for cycles.
    """
    kept = weakref.WeakMethod(method)

    def called(*args: P.args, **named: P.kwargs) -> T | None:
        found = kept()
        return None if found is None else found(*args, **named)

    return called
