"""An image as the engine works with it: checked pixels, their range, and its prepared copies."""

from __future__ import annotations

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

MAX_SIDE_PX = 65_536
MAX_CHANNELS = 64
KEPT_PREPARED = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """An image beside another. name: the same as long as it is the same image, unchanged."""

    name: Hashable
    read: Callable[[], Pixels] = field(compare=False, repr=False)


Neighbour = Callable[[Hashable, int], Frame | None]
"""Returns the image so many places after one with a key, below 0: before; None: there is none."""


def _nothing(*_: object) -> None:
    return None


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
    neighbour: Neighbour = field(default=_nothing, repr=False)
    """Returns what is beside `key`; it may raise, too, where there is nothing."""
    beside: tuple[Frame | None, ...] = field(default=(), repr=False)
    """The images that it was made with: those before, nearest first, and those after."""
    on_prepared: Callable[[StoredImage], object] = field(default=_nothing, repr=False)
    """Called with the image when it keeps another copy of itself."""
    _prepared: dict[str, StoredImage] = field(init=False, default_factory=dict, repr=False)

    def prepared(self, text: str) -> StoredImage:
        """Return the image after the steps of `text`; the newest two are kept. See `preparation`.

        Two, as what is shown may be prepared otherwise than what is trained. It is made anew when
        an image beside it has changed.
        """
        if text == self.preparation:
            return self
        found = self._prepared.get(text)
        if found is None or not found.is_current:
            self._prepared.pop(text, None)
            while len(self._prepared) >= KEPT_PREPARED:
                del self._prepared[next(iter(self._prepared))]
            steps, frames = without_frames(text)
            found = self._stacked(steps, frames, text) if frames > 1 else self._stepped(steps)
            self._prepared[text] = found
            self.on_prepared(self)
        return found

    @property
    def is_current(self) -> bool:
        """Whether the images that it was made with are beside it still, unchanged."""
        return self.beside == self._frames(len(self.beside) + 1)

    @property
    def prepared_bytes(self) -> int:
        """Memory that its copies take."""
        return sum(each.pixels.nbytes for each in self._prepared.values())

    def forget_prepared(self) -> None:
        """Give the memory of its copies back."""
        self._prepared.clear()

    def _stepped(self, steps: str) -> StoredImage:
        pixels = prepared(self.pixels, steps)
        return StoredImage(pixels, Intensity.of(pixels), steps)

    def _stacked(self, steps: str, frames: int, text: str) -> StoredImage:
        """Return the channels of the frames around the image, the first frame's first.

        Where there is none of its size, channels and type the nearest towards it is repeated. The
        image's own range normalises all of them.
        """
        own = self if steps == self.preparation else self._stepped(steps)
        stack, beside = [own.pixels], self._frames(frames)
        for before, after in zip(beside[: frames // 2], beside[frames // 2 :], strict=True):
            stack.insert(0, self._pixels_of(before, steps, stack[0]))
            stack.append(self._pixels_of(after, steps, stack[-1]))
        offset, scale = own.intensity.offset, own.intensity.scale
        if len(offset) > 1:
            offset, scale = np.tile(offset, frames), np.tile(scale, frames)
        return StoredImage(
            np.concatenate(stack, axis=2),
            Intensity(offset, scale),
            text,
            self.key,
            self.neighbour,
            beside,
        )

    def _frames(self, frames: int) -> tuple[Frame | None, ...]:
        """Return `beside` of so many frames with the image's own."""
        reach = range(1, frames // 2 + 1)
        return tuple(map(self._frame, [-places for places in reach] + list(reach)))

    def _frame(self, places: int) -> Frame | None:
        try:
            return self.neighbour(self.key, places)
        except Exception:  # whatever a folder does that is only looked at: there is nothing
            return None

    def _pixels_of(self, frame: Frame | None, steps: str, nearest: Pixels) -> Pixels:
        """Return its pixels, or those `nearest` to it where it is no frame of this image."""
        if frame is None:
            return nearest
        try:
            pixels = _checked_pixels(frame.name, np.asarray(frame.read()))
        except MemoryError:
            raise  # else what is learned would depend on how full the memory is
        except Exception:  # a file that cannot be read is no neighbour
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


def planes(crop: npt.NDArray[np.float32], channels: int) -> npt.NDArray[np.float32]:
    """Return (channels, h, w) of (h, w, any): grey is repeated, that of each frame by itself."""
    times = channels // crop.shape[2]
    return (np.repeat(crop, times, axis=2) if times > 1 else crop).transpose(2, 0, 1)


def stored_image(
    key: Hashable,
    pixels: Pixels,
    neighbour: Neighbour = _nothing,
    on_prepared: Callable[[StoredImage], object] = _nothing,
) -> StoredImage:
    """Return pixels as an image, which nobody keeps yet; on any thread. Raises ImageRefused.

    key: what to call it in a sentence, and `neighbour` in what is beside it.
    """
    pixels = _checked_pixels(key, np.asarray(pixels))
    return StoredImage(
        pixels, Intensity.of(pixels), key=key, neighbour=neighbour, on_prepared=on_prepared
    )


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
