"""The session's answer to `tools.sight.Sight`: pixels, the view, and a lane for computing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from segstudio.document.region import Region
from segstudio.workspace.background import Background
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.shown_image import ShownImage
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage

T = TypeVar("T")
Work = Callable[[], None]
SCENE_LIMIT_PX = 4_000_000
"""More cells than a large screen has are never computed on at once."""

KEPT_SCENES = 3
"""Of a few MiB each."""


class NoPixels(RuntimeError):
    """A tool looked while no image is open: a fault of the program, not of the person."""


class ImageSight:
    """Knows what is in view; computes one task at a time and drops what is out of date."""

    def __init__(self, background: Background, events: Events, editing: Editing) -> None:
        self._background = background
        self._events = events
        self._editing = editing
        self._region: Region | None = None
        self._zoom = 1.0
        self._scenes: list[Scene] = []
        self._turn = 0
        self._is_computing = False
        self._next: Work | None = None
        for signal in (events.image_opened, events.image_failed, events.project_closed):
            signal.connect(self._drop_scenes)

    @property
    def region(self) -> Region:
        """Image pixels in view; all of them where nobody has looked yet."""
        whole = self._image.mask.whole
        return whole if self._region is None else self._region.intersect(whole)

    @property
    def zoom(self) -> float:
        """Screen pixels for each image pixel."""
        return self._zoom

    @property
    def image(self) -> ShownImage:
        """The whole image as it is on screen now."""
        return ShownImage(self._image.pixels, self._image.look)

    def look(self, region: Region, zoom: float) -> None:
        """Note what is in view."""
        self._region, self._zoom = region, zoom

    def scene(self, region: Region | None = None, limit_px: int | None = None) -> Scene | None:
        """Return a region as coarse as the screen; the same object while nothing changes."""
        inside = (region or self.region).intersect(self._image.mask.whole)
        if inside.is_empty:
            return None
        limit_px = min(limit_px or SCENE_LIMIT_PX, SCENE_LIMIT_PX)
        step = 1
        while step * self._zoom <= 0.5 or inside.area_px > limit_px * step**2:
            step *= 2
        made = Scene(self.image, inside, step)
        kept = next((each for each in self._scenes if each.is_same(made)), made)
        self._scenes = [kept, *(each for each in self._scenes if each is not kept)][:KEPT_SCENES]
        return kept

    def compute(self, task: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `task` on the lane of tools; the newest one waits, others are dropped."""
        turn, image = self._turn, self._image

        def start() -> None:
            self._background.tools.run(task, done, failed)

        def is_wanted() -> bool:
            return turn == self._turn and self._editing.image is image

        def done(result: T) -> None:
            if is_wanted():
                then(result)
                self._events.preview_changed.emit()
            self._go_on()

        def failed(error: Exception) -> None:
            if is_wanted():
                self._events.notice.emit(Notice.of_error(error))
            self._go_on()

        if self._is_computing:
            self._next = start
        else:
            self._is_computing = True
            start()

    def prepare(self, task: Callable[[], object]) -> None:
        """Do `task` on the lane of tools."""
        self._background.tools.run(task)

    def forget(self) -> None:
        """Drop what is being computed."""
        self._turn += 1
        self._next = None

    def _drop_scenes(self, *_: object) -> None:
        """Hold on to no image that has left the canvas."""
        self._scenes = []

    @property
    def _image(self) -> OpenImage:
        image = self._editing.image
        if image is None:
            raise NoPixels("No image is open.")
        return image

    def _go_on(self) -> None:
        following, self._next = self._next, None
        if following is None:
            self._is_computing = False
        else:
            following()
