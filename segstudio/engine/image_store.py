"""The images that a learner knows: checked once, fetched when needed, kept within a byte budget."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from segstudio.document.preparation import NONE, without_frames
from segstudio.document.region import Region
from segstudio.engine.errors import ImageRefused
from segstudio.engine.intensity import Intensity
from segstudio.engine.preparation import prepared

Pixels = npt.NDArray[np.generic]
ImageSource = Callable[[Hashable], Pixels]
"""Returns the pixels of an image, (h, w) or (h, w, channels), whenever they are asked for.

It may be asked for `Beside` an image, too, and raises where there is none or it knows no order.

They are kept as they are, not copied: nobody may change them any more.
"""

MAX_SIDE_PX = 65_536
MAX_CHANNELS = 64
KEPT_PREPARED = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """The image so many places after another in the project's order; below 0: before it."""

    key: Hashable
    places: int


Neighbour = Callable[[Beside], Pixels]


def _alone(beside: Beside) -> Pixels:
    raise LookupError(beside)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class StoredImage:
    """Pixels (h, w, channels) as they were given, and the range that normalises them.

    Equal to itself only, so that what was found out of it can be kept as long as it is there.
    """

    pixels: Pixels
    intensity: Intensity
    preparation: str = NONE
    """What was done to it; see `prepared`."""
    key: Hashable = None
    neighbour: Neighbour = field(default=_alone, repr=False)
    """Returns pixels of images beside `key`; raises where there are none."""
    _prepared: dict[str, StoredImage] = field(default_factory=dict, repr=False)

    def prepared(self, text: str) -> StoredImage:
        """Return the image after the steps of `text`; the newest two are kept. See `preparation`.

        Two, as what is shown may be prepared otherwise than what is trained.
        """
        if text == self.preparation:
            return self
        if text not in self._prepared:
            steps, frames = without_frames(text)
            found = self._stacked(steps, frames, text) if frames > 1 else self._stepped(steps)
            while len(self._prepared) >= KEPT_PREPARED:
                del self._prepared[next(iter(self._prepared))]
            self._prepared[text] = found
        return self._prepared[text]

    def _stepped(self, steps: str) -> StoredImage:
        pixels = prepared(self.pixels, steps)
        return StoredImage(pixels, Intensity.of(pixels), steps)

    def _stacked(self, steps: str, frames: int, text: str) -> StoredImage:
        """Return the channels of the frames around the image, the first frame's first.

        Where there is none of its size, channels and type the nearest towards it is repeated. The
        image's own range normalises all of them.
        """
        own = self if steps == self.preparation else self._stepped(steps)
        stack = [own.pixels]
        for places in range(1, frames // 2 + 1):
            stack.insert(0, self._frame(-places, steps, stack[0]))
            stack.append(self._frame(places, steps, stack[-1]))
        offset, scale = own.intensity.offset, own.intensity.scale
        if len(offset) > 1:
            offset, scale = np.tile(offset, frames), np.tile(scale, frames)
        return StoredImage(np.concatenate(stack, axis=2), Intensity(offset, scale), text)

    def _frame(self, places: int, steps: str, nearest: Pixels) -> Pixels:
        beside = Beside(self.key, places)
        try:
            pixels = _checked_pixels(beside, np.asarray(self.neighbour(beside)))
        except MemoryError:
            raise  # else what is learned would depend on how full the memory is
        except Exception:  # whatever a file does that is only looked at: it is no neighbour
            return nearest
        if (pixels.shape, pixels.dtype) != (self.pixels.shape, self.pixels.dtype):
            return nearest
        return pixels if steps == self.preparation else prepared(pixels, steps)

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.pixels.shape[0], self.pixels.shape[1]

    def crop(self, region: Region, channels: int) -> npt.NDArray[np.float32]:
        """Return `region` normalised, (channels, h, w) float32; mirrored where it leaves the image.

        Grey is repeated where the network takes more than one channel.
        """
        return np.ascontiguousarray(planes(self.window(region), channels))

    def own_window(self, region: Region) -> npt.NDArray[np.float32]:
        """Return `window` without the images beside this one."""
        frames = without_frames(self.preparation)[1]
        channels = self.pixels.shape[2] // frames
        first = frames // 2 * channels
        return self.window(region)[..., first : first + channels]

    def window(self, region: Region) -> npt.NDArray[np.float32]:
        """Return the same with the channels that the image has, (h, w, channels)."""
        height, width = self.shape
        rows = _mirrored(region.row, region.row_end, height)
        columns = _mirrored(region.column, region.column_end, width)
        return self.intensity.normalised(self.pixels[rows][:, columns])


class ImageStore:
    """Images by key. Those given by `put` stay; those of the `source` come and go with use."""

    def __init__(self, source: ImageSource | None, cache_bytes: int) -> None:
        """cache_bytes: how much of the source's pixels is kept; the image at hand always is."""
        self._source = source
        self._cache_bytes = cache_bytes
        self._given: dict[Hashable, StoredImage] = {}
        self._cached: OrderedDict[Hashable, StoredImage] = OrderedDict()
        self._sizes_bytes = 0
        self.channels: int | None = None
        """Channels that the network takes (3 for grey too); None until the first image is seen."""

    def put(self, key: Hashable, pixels: Pixels) -> None:
        """Keep `pixels` for `key`. Raises ImageRefused with the reason."""
        self._given[key] = self._checked(key, np.array(pixels))

    def remove(self, key: Hashable) -> None:
        """Forget the image; an unknown key is no error."""
        self._given.pop(key, None)
        dropped = self._cached.pop(key, None)
        if dropped is not None:
            self._sizes_bytes -= dropped.pixels.nbytes

    def get(self, key: Hashable) -> StoredImage:
        """Return the image. Raises ImageRefused where it is unknown or cannot be used."""
        if key in self._given:
            return self._given[key]
        if key in self._cached:
            self._cached.move_to_end(key)
            return self._cached[key]
        if self._source is None:
            raise ImageRefused(f"There is no image {key!r}; give its pixels with set_image first.")
        try:
            pixels = self._source(key)
        except Exception as error:
            raise ImageRefused(f"Image {key!r} could not be read: {error}") from error
        image = self._checked(key, pixels)
        self._cached[key] = image
        self._sizes_bytes += image.pixels.nbytes
        while self._sizes_bytes > self._cache_bytes and len(self._cached) > 1:
            self._sizes_bytes -= self._cached.popitem(last=False)[1].pixels.nbytes
        return image

    def beside(self, beside: Beside) -> Pixels:
        """Return the pixels beside an image: those given are in the order that they came in.

        Raises LookupError, or what the source raises, where there is none.
        """
        if beside.key not in self._given:
            return _alone(beside) if self._source is None else self._source(beside)
        keys = list(self._given)
        at = keys.index(beside.key) + beside.places
        return self._given[keys[at]].pixels if 0 <= at < len(keys) else _alone(beside)

    def at_hand(self, key: Hashable) -> StoredImage | None:
        """Return the image where its pixels are in memory, without fetching them."""
        return self._given.get(key) or self._cached.get(key)

    def known_shape(self, key: Hashable) -> tuple[int, int] | None:
        """Return (height, width) where the pixels are at hand, without fetching them."""
        image = self.at_hand(key)
        return image.shape if image is not None else None

    def _checked(self, key: Hashable, pixels: Pixels) -> StoredImage:
        image = stored_image(key, pixels, _weakly(self))
        channels = 3 if image.pixels.shape[2] == 1 else image.pixels.shape[2]
        if self.channels is None:
            self.channels = channels
        if image.pixels.shape[2] not in (1, self.channels):
            raise ImageRefused(
                f"Image {key!r} has {channels} channels but this project's images have "
                f"{self.channels}; put it into a project of its own."
            )
        return image


def _weakly(store: ImageStore) -> Neighbour:
    """Return `store.beside` such that an image, which the store keeps, does not keep the store.

    Else neither would be freed, on a GPU too, before Python looks for cycles.
    """
    kept = weakref.ref(store)

    def beside(asked: Beside) -> Pixels:
        found = kept()
        return _alone(asked) if found is None else found.beside(asked)

    return beside


def planes(crop: npt.NDArray[np.float32], channels: int) -> npt.NDArray[np.float32]:
    """Return (channels, h, w) of (h, w, any): grey is repeated, that of each frame by itself."""
    times = channels // crop.shape[2]
    return (np.repeat(crop, times, axis=2) if times > 1 else crop).transpose(2, 0, 1)


def stored_image(key: Hashable, pixels: Pixels, neighbour: Neighbour = _alone) -> StoredImage:
    """Return pixels as an image that nobody keeps; on any thread. Raises ImageRefused.

    key: what to call it in a sentence, and `neighbour` in what is beside it.
    """
    pixels = _checked_pixels(key, np.asarray(pixels))
    return StoredImage(pixels, Intensity.of(pixels), key=key, neighbour=neighbour)


def _checked_pixels(key: Hashable, pixels: Pixels) -> Pixels:
    if pixels.ndim == 2:
        pixels = pixels[:, :, np.newaxis]
    if pixels.ndim != 3 or 0 in pixels.shape or pixels.shape[2] > MAX_CHANNELS:
        raise ImageRefused(
            f"Image {key!r} has the shape {pixels.shape}; it must be (height, width) or "
            f"(height, width, channels) with 1 to {MAX_CHANNELS} channels."
        )
    if max(pixels.shape[:2]) > MAX_SIDE_PX:
        raise ImageRefused(
            f"Image {key!r} is {pixels.shape[1]} × {pixels.shape[0]} px; the largest side that "
            f"can be used is {MAX_SIDE_PX} px. Cut it into parts."
        )
    if pixels.dtype.kind not in "buif":
        raise ImageRefused(f"Image {key!r} holds {pixels.dtype} values; real numbers are needed.")
    if pixels.dtype.kind == "f" and not np.isfinite(pixels).all():
        raise ImageRefused(
            f"Image {key!r} has pixels that are not finite (NaN or infinite); replace them first."
        )
    if pixels.dtype in (np.uint8, np.uint16, np.int16, np.float32):
        return pixels
    return pixels.astype(np.uint8 if pixels.dtype.kind == "b" else np.float32)


def _mirrored(start: int, end: int, length: int) -> slice | npt.NDArray[np.intp]:
    if start >= 0 and end <= length:
        return slice(start, end)
    period = max(1, 2 * (length - 1))
    places = np.abs(np.arange(start, end)) % period
    return np.minimum(places, period - places) if length > 1 else np.zeros_like(places)
