"""An image view whose mini-map and divider are moved by hand: a mouse, a pen, or keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from segstudio.ui.canvas.aid_view import AidView
from segstudio.ui.canvas.divider import Divider
from segstudio.ui.canvas.mini_map import MiniMap


class MovableAidView(AidView):
    """`_grab`, `_drag` and `_let_go` move an aid; `step_view` and `step_divider` are for keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grabbed: MiniMap | Divider | None = None

    def step_view(self, down: float, right: float) -> None:
        """Show what lies further down and to the right, in parts of what is in view."""
        height, width = self.height(), self.width()
        ratio = self.devicePixelRatioF()
        self.pan_by(-round(down * height * ratio), -round(right * width * ratio))

    def step_divider(self, share: float) -> None:
        """Move the divider to the right by a part of the width."""
        if self._plain is not None:
            scene = self._scene
            self._move_divider(self._divider.column(scene) + share * scene.size[1])

    def _move_divider(self, column: float) -> None:
        scene, before = self._scene, self._divider.place(self._scene)
        self._divider.move_to(scene, column)
        self._update_screen([before.united(self._divider.place(scene))])

    def _aid_at(self, position: QPointF) -> MiniMap | Divider | None:
        """Return what can be moved at a position of the widget."""
        if self._frame is None:
            return None
        scene, ratio = self._scene, self.devicePixelRatioF()
        row, column = position.y() * ratio, position.x() * ratio
        place = self._mini_map.place(scene) if self._aids.mini_map else None
        if place is not None and place.contains(row, column):
            return self._mini_map
        has_divider = self._plain is not None and self._divider.is_at(scene, column)
        return self._divider if has_divider else None

    def _grab(self, position: QPointF) -> bool:
        """Start to move an aid, if one is there."""
        self._grabbed = self._aid_at(position)
        return self._drag(position)

    def _drag(self, position: QPointF) -> bool:
        """Go on with it; False where none is held."""
        scene, ratio = self._scene, self.devicePixelRatioF()
        point = position.y() * ratio, position.x() * ratio
        if isinstance(self._grabbed, MiniMap):
            place = self._grabbed.place(scene)
            if place is not None:
                self.center_on(*self._grabbed.image_point(scene, place, point))
        elif isinstance(self._grabbed, Divider):
            self._move_divider(point[1])
        return self._grabbed is not None

    def _let_go(self) -> bool:
        """End it; False where none was held."""
        was_held, self._grabbed = self._grabbed is not None, None
        return was_held
