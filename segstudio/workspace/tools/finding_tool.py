"""What tools share that find pixels by the image: a veil over them, then painting them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from segstudio.document.drawing import Stencil
from segstudio.document.mask import MaskEditor
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool

Pieces = Iterable[tuple[Region, Stencil]]


class FindingTool(Tool):
    """Searches off this thread, shows what was found, and paints it off this thread too."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._found: Selection | None = None
        self._leaving: Selection | None = None
        """What is being painted."""
        self._is_erasing = False

    def cancel(self) -> None:
        """Show nothing any more, and want no result."""
        self._found = self._leaving = None
        self.surface.sight.forget()

    def preview(self, is_ctrl: bool = False) -> Preview:
        """A cross, and a veil over what was found."""
        return Preview(
            Cursor.CROSS,
            is_erasing=self._shows_erasing(is_ctrl),
            color=self.surface.class_color,
            selection=self._veil,
        )

    @property
    def _veil(self) -> Selection | None:
        """What was found; after letting go, until it is painted."""
        return self._found if self._leaving is None else self._leaving

    def _shows_erasing(self, is_ctrl: bool) -> bool:
        return self._is_erasing if self.is_active or self._veil is not None else is_ctrl

    def _search(self, task: Callable[[], Selection | None]) -> None:
        """Find something off this thread and show it; the newest search counts."""
        self.surface.sight.compute(task, self._take)

    def _take(self, found: Selection | None) -> None:
        self._found = None if found is None or found.is_empty else found

    def _paint(self, find: Callable[[], Pieces]) -> None:
        """Paint what `find` gives, off this thread, and rest; Esc is too late from here on."""
        title = self.info.title
        name = f"Erase by {title.lower()}" if self._is_erasing else title
        class_id = 0 if self._is_erasing else self.surface.class_id

        def paint(editor: MaskEditor) -> None:
            for region, stencil in find():
                editor.paint(region, stencil, class_id)

        self._run(name, paint)

    def _run(self, name: str, paint: Callable[[MaskEditor], None]) -> None:
        """Rest, and let `paint` make an edit off this thread; until then the veil stays."""
        veil = self._found
        self.cancel()

        def lift() -> None:
            if self._leaving is veil:
                self._leaving = None

        self.surface.run(name, paint, lift)
        self._leaving = veil


def erases(event: PointerEvent) -> bool:
    """Tell whether a press asks for erasing."""
    return event.is_ctrl or event.button is Button.SECONDARY
