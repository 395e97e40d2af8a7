"""Window, gamma and colours of channels: adjusted, measured, remembered with the project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from segstudio.document.histogram import Histogram, Limits, histogram_of
from segstudio.document.image_display import ChannelDisplay, ImageDisplay, from_plain, to_plain
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.saver import Saver

_SHARED_KEY, _IMAGE_KEY = "intensity.all", "intensity.image.{}"


class Preset(Enum):
    """Windows to start from."""

    AUTO = "auto"
    STRONG = "strong"
    VALUES = "values"
    FULL = "full"
    SHADOWS = "shadows"


_CUT_PERCENT = {Preset.AUTO: 0.1, Preset.STRONG: 2.0, Preset.VALUES: 0.0, Preset.SHADOWS: 0.1}
_SHADOWS_GAMMA = 0.5


class IntensityDesk:
    """How the open image's values are shown; what is told is `display_changed`.

    With `is_shared`, images of the same type and number of channels are all shown alike.
    """

    def __init__(self, background: Background, events: Events, saver: Saver) -> None:
        self._background = background
        self._events = events
        self._saver = saver
        self._image: OpenImage | None = None
        self._shared: ImageDisplay | None = None
        self._shared_type = ""
        self._unwritten: dict[str, object] = {}
        self.is_shared = False
        self.histogram: Histogram | None = None
        """Of the open image, once `measure` has come back."""

    @property
    def display(self) -> ImageDisplay | None:
        """How the open image is shown."""
        return self._image.look if self._image else None

    def open(self, stored: object) -> None:
        """Start with what the project says of all images."""
        self._shared, self.is_shared, self._unwritten = None, False, {}
        if isinstance(stored, dict):
            self._shared = from_plain(stored.get("channels"))
            self._shared_type = str(stored.get("type", ""))
            self.is_shared = bool(stored.get("is_shared")) and self._shared is not None

    def place(self, image: OpenImage | None) -> None:
        """An image comes onto the canvas, or none."""
        self._image, self.histogram = image, None
        if image is not None and self.is_shared and self._shared_fits(image):
            image.look = self._shared or image.look

    def show(self, display: ImageDisplay) -> None:
        """Show the open image so, and remember it."""
        image = self._image
        if image is None or display == image.look or not display.fits(image.look):
            return
        image.look = display
        self._remember(image)
        self._events.display_changed.emit()

    def change(self, index: int | None, **changes: object) -> None:
        """Change fields of one channel, or of all with None."""
        if self.display is not None:
            self.show(self.display.changed(index, **changes))

    def set_limits(self, index: int | None, low: float, high: float) -> None:
        """Set what is dark and what is bright; an empty window is ignored."""
        if self.display is not None:
            self.show(self.display.mapped(index, lambda each: each.with_limits(low, high)))

    def drag(self, index: int | None, right: float, up: float) -> None:
        """Widen the window by a move to the right, brighten by one up; 1: across the view."""

        def moved(each: ChannelDisplay) -> ChannelDisplay:
            level, half = each.level - up * each.window, each.window / 2 * 4.0**right
            return each.with_limits(level - half, level + half)

        if self.display is not None:
            self.show(self.display.mapped(index, moved))

    def reset(self) -> None:
        """Show the image as when it was first opened."""
        if self._image is not None:
            self.show(self._image.first_look)

    def apply(self, preset: Preset, index: int | None = None) -> None:
        """Set the window of one channel, or of all, from the values that occur.

        Grey and RGB get one window over all channels, so that colours keep their balance.
        """
        self.measure(lambda histogram: self._apply(preset, index, histogram))

    def set_shared(self, is_shared: bool) -> None:
        """Show all images like the open one, or each in its own way."""
        if is_shared == self.is_shared or self._image is None:
            return
        self.is_shared = is_shared
        self._remember(self._image)
        self._write_shared()
        self._events.display_changed.emit()

    def tell(self) -> None:
        """Let everybody look again."""
        self._events.display_changed.emit()

    def measure(self, then: Callable[[Histogram], None] = lambda histogram: None) -> None:
        """Get the histogram of the open image, off this thread; tells `display_changed`."""
        image = self._image
        if image is None:
            return
        if self.histogram is not None:
            then(self.histogram)
            return

        def done(histogram: Histogram) -> None:
            if self._image is image:
                self.histogram = histogram
                self._events.display_changed.emit()
                then(histogram)

        self._background.edits.run(lambda: histogram_of(image.pixels), done)

    def _apply(self, preset: Preset, index: int | None, histogram: Histogram) -> None:
        display = self.display
        if display is None:
            return
        is_balanced = index is None and len(display.channels) in (1, 3)
        channels = []
        for place, each in enumerate(display.channels):
            if index in (None, place):
                low, high = _limits(preset, None if is_balanced else place, histogram)
                gamma = _SHADOWS_GAMMA if preset is Preset.SHADOWS else 1.0
                each = replace(each.with_limits(low, high), gamma=gamma)
            channels.append(each)
        self.show(ImageDisplay(tuple(channels)))

    def _shared_fits(self, image: OpenImage) -> bool:
        is_type = self._shared_type == image.pixels.dtype.name
        return is_type and self._shared is not None and self._shared.fits(image.look)

    def _remember(self, image: OpenImage) -> None:
        if self.is_shared:
            self._shared, self._shared_type = image.look, image.pixels.dtype.name
            self._write_shared()
        else:
            self._write(_IMAGE_KEY.format(image.id), to_plain(image.look))

    def _write_shared(self) -> None:
        plain = to_plain(self._shared) if self._shared else None
        stored = {"is_shared": self.is_shared, "type": self._shared_type, "channels": plain}
        self._write(_SHARED_KEY, stored)

    def _write(self, key: str, value: object) -> None:
        """Write a setting once, however often it changes before the disk has time for it."""
        waiting = self._unwritten
        is_queued = key in waiting
        waiting[key] = value
        if not is_queued:
            self._saver.write(lambda store: _write_waiting(store, key, waiting))


def _write_waiting(store: ProjectStore, key: str, waiting: dict[str, object]) -> None:
    """Write the newest value; on the disk lane. One that fails waits again, unless it is old."""
    if key not in waiting:
        return
    value = waiting.pop(key)
    try:
        store.set_setting(key, value)
    except BaseException:
        waiting.setdefault(key, value)
        raise


def stored_shared(store: ProjectStore) -> object:
    """Return what the project says of all images; for `IntensityDesk.open`."""
    return store.setting(_SHARED_KEY)


def stored_display(store: ProjectStore, image_id: int) -> ImageDisplay | None:
    """Return how an image was shown last, or None."""
    return from_plain(store.setting(_IMAGE_KEY.format(image_id)))


def _limits(preset: Preset, index: int | None, histogram: Histogram) -> Limits:
    if preset is Preset.FULL:
        return histogram.full
    return histogram.limits(index, _CUT_PERCENT[preset])
