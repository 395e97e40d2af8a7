"""What a tool may see of the image's pixels, and how it computes from them off its thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from segstudio.document.region import Region
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.shown_image import ShownImage

T = TypeVar("T")


class Sight(Protocol):
    """The pixels of the image on the canvas, and the part of it in view."""

    @property
    def region(self) -> Region:
        """Image pixels in view."""

    @property
    def zoom(self) -> float:
        """Screen pixels for each image pixel."""

    @property
    def image(self) -> ShownImage:
        """The whole image as it is on screen now, read a piece at a time."""

    def scene(self, region: Region | None = None, limit_px: int | None = None) -> Scene | None:
        """Return the region (the one in view where None) as coarse as the screen; None if empty.

        limit_px: coarser still, until there are no more cells than that.
        """

    def compute(self, task: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `task` off this thread, then `then` here, and show the preview again.

        Only the newest task waits while another runs. Nothing comes of a task after `forget`, or
        on another image. What a task raises is told to the person.
        """

    def prepare(self, task: Callable[[], object]) -> None:
        """Do `task` off this thread: it makes something ready that is wanted soon."""

    def forget(self) -> None:
        """Nothing that is being computed is wanted any more."""
