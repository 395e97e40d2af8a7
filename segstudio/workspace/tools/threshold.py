"""Threshold: takes what is brighter or darker than a limit, in view or in the whole image."""

from __future__ import annotations

import math
from typing import Any

from segstudio.document.mask import MaskEditor
from segstudio.document.selection import Selection
from segstudio.workspace.finding.levels import Channel
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.threshold import Method, Threshold
from segstudio.workspace.tools.finding_tool import FindingTool
from segstudio.workspace.tools.option import ChoiceOption, NumberOption, SwitchOption, ToolOption
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo

METHOD = ChoiceOption(
    "threshold-method",
    "Limit",
    "automatic",
    "Automatic: parts the intensities best in two (Otsu). By hand: drag, or type it. "
    "Local: against the surroundings. Two limits: weaker pixels count where they touch strong ones",
    (
        ("automatic", "Automatic"),
        ("manual", "By hand"),
        ("local", "Local"),
        ("two-limits", "Two limits"),
    ),
)
SIDE = ChoiceOption(
    "threshold-side", "Take", "bright", "", (("bright", "Brighter"), ("dark", "Darker"))
)
LIMIT = NumberOption(
    "threshold-limit", "at", 128, "Limit by hand, in the 256 steps on screen", maximum=255
)
OFFSET = NumberOption(
    "threshold-offset",
    "Margin",
    16,
    "Local: how far from the mean around it. Two limits: how much nearer the weak one is",
    maximum=255,
)
RADIUS = NumberOption(
    "threshold-radius", "Around", 32, "Local: radius of the surroundings", 1, 500, 1, 0, " px"
)
CHANNEL = ChoiceOption(
    "threshold-channel",
    "Channel",
    "mean",
    "Of colour images",
    (("mean", "All"), ("first", "Red"), ("second", "Green"), ("third", "Blue")),
)
SCOPE = ChoiceOption(
    "threshold-scope",
    "In",
    "view",
    "What is painted; the preview shows the part in view",
    (("view", "View"), ("image", "Whole image")),
)
KEEP = SwitchOption("threshold-keep", "Only unlabelled", True, "Leaves what is drawn as it is")

_UNUSED: dict[str, tuple[ToolOption[Any], ...]] = {
    "automatic": (LIMIT, OFFSET, RADIUS),
    "manual": (OFFSET, RADIUS),
    "local": (LIMIT,),
    "two-limits": (RADIUS,),
}
"""Options that a method does not ask for."""

_DRAG_PX = 2.0
"""So many screen pixels of a drag move the limit by one."""
_LEAST_PX = 3.0
_IMAGE_LIMIT_PX = 2_000_000


class ThresholdTool(FindingTool):
    """Shown as soon as the pointer is over the image; painted by Enter or a double click."""

    info = ToolInfo(
        "threshold",
        "Threshold",
        "Shift+T",
        "threshold",
        "Drag: limit · Enter or double click: paint · Esc: leave · Click: show again",
        ToolGroup.IMAGE,
        (METHOD, SIDE, LIMIT, OFFSET, RADIUS, CHANNEL, SCOPE, KEEP),
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._is_shown = False
        self._may_show = True
        self._start: PointerEvent | None = None
        self._base: float | None = None
        self._limit = LIMIT.default

    @property
    def is_active(self) -> bool:
        """True while something is shown."""
        return self._is_shown

    def press(self, event: PointerEvent) -> None:
        """Show it; a drag from here moves the limit, a double click paints."""
        if event.button is not Button.PRIMARY:
            return
        if event.is_double and self._is_shown:
            self.finish()
            return
        self._show()
        self._start, self._base = event, None

    def move(self, event: PointerEvent) -> None:
        """Show it when the pointer comes over the image; move the limit in a drag."""
        if self._start is None:
            if not self._is_shown and self._may_show:
                self._show()
            return
        if math.dist(self._start.point, event.point) * event.zoom < _LEAST_PX:
            return
        if self._base is None:
            self._base = self._limit  # known by now: shown since the press, if not before
        right, up = event.column - self._start.column, self._start.row - event.row
        limit = LIMIT.cleaned(self._base + round((right + up) * self._start.zoom / _DRAG_PX))
        if self.surface.option(METHOD) in ("automatic", "local"):
            self.surface.set_option(METHOD, "manual")
        self.surface.set_option(LIMIT, limit)

    def release(self, event: PointerEvent) -> None:
        """The limit stays."""
        self._start = None

    def finish(self) -> bool:
        """Enter: paint it."""
        scene = self._scope_scene()
        if not self._is_shown or scene is None:
            return False
        rule, class_id = self._rule(), self.surface.class_id
        is_keeping = self.surface.option(KEEP)

        def paint(editor: MaskEditor) -> None:
            for region, stencil in rule.resolved(scene).pieces(scene):
                if is_keeping:
                    editor.fill_unlabelled(region, stencil != 0, class_id)
                else:
                    editor.paint(region, stencil, class_id)

        self._run("Threshold", paint)
        self._may_show = False
        return True

    def look_again(self) -> None:
        """Another part is in view."""
        self._refresh()

    def options_in_use(self) -> tuple[ToolOption[Any], ...]:
        """A limit by hand, or a margin: what the method asks for."""
        unused = _UNUSED[self.surface.option(METHOD)]
        return tuple(each for each in self.info.options if each not in unused)

    def options_changed(self) -> None:
        """Another rule."""
        self._refresh()

    def settle(self) -> None:
        """Rest; on the next image it is shown again."""
        super().settle()
        self._may_show = True

    def cancel(self) -> None:
        """Rest until the next click."""
        self._is_shown = self._may_show = False
        self._start = None
        super().cancel()

    def _show(self) -> None:
        self._is_shown = True
        self._refresh()

    def _refresh(self) -> None:
        scene, source = self.surface.sight.scene(), self._scope_scene()
        if not self._is_shown or scene is None or source is None:
            return
        rule = self._rule()

        def search() -> tuple[Selection, float]:
            resolved = rule.resolved(source)
            return scene.selection(resolved.choose(scene.pixels, scene.step)), resolved.limit

        self.surface.sight.compute(search, self._take_with_limit)

    def _take_with_limit(self, found: tuple[Selection, float]) -> None:
        self._limit = found[1]
        self._take(found[0])

    def _scope_scene(self) -> Scene | None:
        sight = self.surface.sight
        if self.surface.option(SCOPE) == "image":
            return sight.scene(self.surface.mask.whole, _IMAGE_LIMIT_PX)
        return sight.scene()

    def _rule(self) -> Threshold:
        option = self.surface.option
        return Threshold(
            Method(option(METHOD)),
            Channel(option(CHANNEL)),
            option(SIDE) == "bright",
            option(LIMIT),
            option(OFFSET),
            option(RADIUS),
            option(OFFSET),
        )
