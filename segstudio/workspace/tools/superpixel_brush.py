"""Superpixel brush: paints whole patches of like colour that its circle touches."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import ReferenceType, ref

from segstudio.document.drawing import Point
from segstudio.document.mask import MaskEditor
from segstudio.document.selection import Mosaic
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.superpixels import Superpixels
from segstudio.workspace.tools.finding_tool import erases
from segstudio.workspace.tools.option import NumberOption, SwitchOption
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import Tool, ToolGroup, ToolInfo

SIDE = NumberOption(
    "superpixel-side",
    "Patches",
    16,
    "Side of a patch, about, in screen pixels",
    4,
    200,
    2,
    0,
    " px",
)
LINES = SwitchOption("superpixel-lines", "Show patches", True, "Draws the lines between patches")
LIMIT_PX = 1_500_000
"""Cells that are cut into patches at once: a second, in colour."""


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    """What was asked to be cut. scene: held by the sight, as long as its image is there."""

    scene: ReferenceType[Scene]
    side_px: float


class SuperpixelBrush(Tool):
    """The part in view is cut into patches as soon as the pointer comes, off this thread."""

    info = ToolInfo(
        "superpixel-brush",
        "Superpixel brush",
        "Q",
        "superpixels",
        "Drag: paint the patches touched · Ctrl or right button: erase them · [ ]: size",
        ToolGroup.IMAGE,
        (SIDE, LINES),
        has_brush_size=True,
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._asked: _Wish | None = None
        self._is_shown = False
        self._patches: Superpixels | None = None
        self._lines: Mosaic | None = None
        self._editor: MaskEditor | None = None
        self._painted: set[int] = set()
        self._last: Point | None = None
        self._class_id = 0

    @property
    def is_active(self) -> bool:
        """True while the pen is down."""
        return self._last is not None

    def press(self, event: PointerEvent) -> None:
        """Start a stroke; where patches are not ready yet, it begins once they are."""
        if event.button is Button.NONE or self.is_active:
            return
        self._class_id = 0 if erases(event) else self.surface.class_id
        self._last = event.point
        self._look()
        self._draw(event.point)

    def move(self, event: PointerEvent) -> None:
        """Go on with the stroke, or make patches ready."""
        if self._last is None:
            self._look()
        else:
            self._draw(event.point)

    def release(self, event: PointerEvent) -> None:
        """End the stroke."""
        self.settle()
        self._look()

    def look_again(self) -> None:
        """Cut the part that is in view now, unless nothing was cut yet."""
        if self._is_shown and not self.is_active:
            self._look()

    def options_changed(self) -> None:
        """Cut anew."""
        self.look_again()

    def settle(self) -> None:
        """Keep the stroke under the pen."""
        editor, self._editor = self._editor, None
        self._rest()
        if editor is not None:
            self.surface.commit(editor)

    def cancel(self) -> None:
        """Take the stroke under the pen back."""
        editor, self._editor = self._editor, None
        self._rest()
        if editor is not None:
            self.surface.show(editor.cancel())

    def preview(self, is_ctrl: bool = False) -> Preview:
        """A circle, over the lines between patches."""
        is_erasing = self._class_id == 0 if self.is_active else is_ctrl
        return Preview(
            Cursor.CIRCLE,
            self.surface.radius_px,
            is_erasing,
            self.surface.class_color,
            selection=self._lines if self._is_shown and self.surface.option(LINES) else None,
        )

    def _rest(self) -> None:
        self._last, self._painted, self._is_shown = None, set(), False
        if self._patches is None:
            self._asked = None  # nobody may be at it any more

    def _look(self) -> None:
        """Have the part in view cut into patches, once."""
        sight = self.surface.sight
        scene = sight.scene(limit_px=LIMIT_PX)
        if scene is None:
            return
        side_px = self.surface.option(SIDE) / sight.zoom
        self._is_shown = True
        asked = self._asked
        if asked is not None and asked.scene() is scene and asked.side_px == side_px:
            return
        wish = self._asked = _Wish(ref(scene), side_px)
        self._patches = self._lines = None
        sight.compute(lambda: _cut(scene, side_px), lambda made: self._take(wish, made))

    def _take(self, wish: _Wish, made: tuple[Superpixels, Mosaic]) -> None:
        if self._asked is wish:
            self._patches, self._lines = made

    def _draw(self, point: Point) -> None:
        if self._patches is None or self._last is None:
            return
        touched = self._patches.under(self._last, point, self.surface.radius_px)
        self._last = point
        touched -= self._painted
        if not touched:
            return
        if self._editor is None:
            self._editor = self.surface.begin(self.info.title if self._class_id else "Eraser")
        self._painted |= touched
        chosen = self._patches.patches(touched)
        for region, stencil in chosen.pieces(self.surface.mask.whole):
            self._editor.paint(region, stencil, self._class_id)
        self.surface.show([chosen.region.intersect(self.surface.mask.whole)])


def _cut(scene: Scene, side_px: float) -> tuple[Superpixels, Mosaic]:
    patches = Superpixels(scene, side_px)
    return patches, patches.mosaic()
