"""What a tool may see and do; the session is one, and a test can be another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.tools.object_surface import ObjectSurface
from segstudio.workspace.tools.option import ToolOption
from segstudio.workspace.tools.sight import Sight
from segstudio.workspace.tools.verdict import Verdict

T = TypeVar("T")


class Surface(Protocol):
    """The current image as a tool meets it."""

    @property
    def has_image(self) -> bool:
        """Whether there is one: tools are chosen and set up also without."""

    @property
    def mask(self) -> Mask:
        """The annotation under the pointer."""

    @property
    def sight(self) -> Sight:
        """The image's pixels, the part of it in view, and computing off this thread."""

    @property
    def objects(self) -> ObjectSurface:
        """Changes of objects."""

    @property
    def verdict(self) -> Verdict:
        """The prediction, to be accepted or rejected."""

    @property
    def class_id(self) -> int:
        """The class to paint with."""

    @property
    def class_color(self) -> str:
        """Its colour, "#rrggbb"."""

    @property
    def radius_px(self) -> float:
        """Radius of the brush in image pixels."""

    def option(self, option: ToolOption[T]) -> T:
        """Return what is set for an option that the tool declares (see `ToolOption`)."""

    def set_option(self, option: ToolOption[Any], value: object) -> None:
        """Set an option that the tool declares, as near as its limits allow."""

    def class_at(self, row: int, column: int) -> int:
        """Return the class shown at a pixel: annotation, else prediction, else 0."""

    def choose_class(self, class_id: int) -> None:
        """Paint with that class from now on."""

    def begin(self, name: str) -> MaskEditor:
        """Start an edit that spares locked classes; give it to `commit`, or `cancel` it."""

    def commit(self, editor: MaskEditor) -> None:
        """End an edit: it goes to the history, to disk and to the engine."""

    def complete(self, editor: MaskEditor, paint: Callable[[MaskEditor], None]) -> None:
        """Let `paint` go on with an edit off this thread, then end it, as one step to undo."""

    def show(self, regions: list[Region]) -> None:
        """Tell that pixels changed inside an edit in the making."""

    def run(
        self,
        name: str,
        paint: Callable[[MaskEditor], None],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Make a whole edit off this thread; pointer events wait until it is done.

        then: called here afterwards, whether it was made or not.
        """
