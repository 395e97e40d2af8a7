"""A canvas and a hand: events go in, and each is timed until it is on the screen."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from time import perf_counter

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QWheelEvent

from segstudio.document.drawing import capsule
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.mask_edit import MaskEdit
from segstudio.document.prediction import PredictedMask
from segstudio.ui.canvas import Canvas, CanvasContent
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview

WIDTH, HEIGHT = 1920, 1080
Times = dict[str, float]


def summary(seconds: list[float]) -> Times:
    """Return median, 95th percentile and longest, in milliseconds."""
    times = sorted(1000 * each for each in seconds)
    return {
        "median_ms": round(statistics.median(times), 3),
        "p95_ms": round(times[int(0.95 * (len(times) - 1))], 3),
        "longest_ms": round(times[-1], 3),
        "number": len(times),
    }


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def scene(side: int) -> CanvasContent:
    """Return an RGB image of `side` px with a mask and a prediction all over it."""
    rng = np.random.default_rng(0)
    small = cv2.GaussianBlur(rng.integers(0, 256, (2048, 2048, 3), np.uint8), (0, 0), 3)
    pixels = np.tile(small, (side // 2048, side // 2048, 1))
    prediction = PredictedMask((side, side))
    for row in range(0, side, 128):
        for column in range(row % 256, side, 256):
            corner, far = (column, row), (column + 100, row + 100)
            cv2.rectangle(prediction.class_ids, corner, far, 1 + row // 128 % 5, -1)
    prediction.confidence[...] = 200
    return CanvasContent(pixels, Mask((side, side)), prediction)


class Rig:
    """A canvas with a brush: what the person's hand does, and how long the screen takes."""

    def __init__(self, side: int, content: CanvasContent | None = None) -> None:
        self.side = side
        self.content = content or scene(side)
        self.canvas = Canvas()
        self.canvas.resize(WIDTH, HEIGHT)
        self.canvas.show()
        self.radius_px = 20.0
        self._class_id = 1
        self._editor: MaskEditor | None = None
        self._last = (0.0, 0.0)
        self.canvas.pointer_pressed.connect(self._on_pressed)
        self.canvas.pointer_moved.connect(self._on_moved)
        self.edit: MaskEdit | None = None
        self._is_undone = False
        self.settle()
        self.open_s = timed(lambda: self.canvas.set_content(self.content))
        self.first_paint_s = timed(QCoreApplication.processEvents)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is left to paint."""
        QCoreApplication.processEvents()
        self.canvas._builder.wait()
        end = perf_counter() + 0.2
        while perf_counter() < end or not self.canvas.is_complete:
            QCoreApplication.processEvents()

    def brush(self, diameter_px: int, repeats: int) -> list[float]:
        """Return the time of each step of a stroke, event to screen; the stroke stays open."""
        self.radius_px = diameter_px / 2
        self._class_id = self._class_id % 5 + 1
        self.canvas.set_preview(Preview(cursor=Cursor.CIRCLE, radius_px=self.radius_px))
        self.mouse(QEvent.Type.MouseButtonPress, 1050, 540)
        QCoreApplication.processEvents()
        times = []
        for i in range(repeats):
            x, y = 900 + 150 * np.cos(i / 8), 540 + 100 * np.sin(1.3 * i / 8)
            times.append(self.event_to_screen(QEvent.Type.MouseMove, x, y))
        return times

    def event_to_screen(self, kind: QEvent.Type, x: float, y: float) -> float:
        """Return the time from a mouse event to the paint that it causes."""

        def work() -> None:
            self.mouse(kind, x, y, Qt.MouseButton.LeftButton)
            QCoreApplication.processEvents()

        return timed(work)

    def end_stroke(self) -> None:
        """Lift the pen; the edit is in `edit`."""
        self.mouse(QEvent.Type.MouseButtonRelease, 900, 540)
        self.edit = self._editor.finish() if self._editor else None
        self._is_undone = False
        self._editor = None
        self.settle()

    def undo_redo(self, repeats: int) -> Times:
        """Return the time of each undo and redo of `edit`, until all of it is on the screen.

        apply_ms: the part of the median that the document takes to change the mask.
        """
        self._apply_s: list[float] = []
        times = summary([timed(self._toggle) for _ in range(repeats)])
        times["apply_ms"] = summary(self._apply_s)["median_ms"]
        times["tiles"] = 0 if self.edit is None else len(self.edit.changes)
        return times

    def diagonal(self) -> None:
        """Leave a long diagonal stroke in `edit`."""
        editor, end = MaskEditor(self.content.mask, "Brush"), self.side - 100.0
        for i in range(100):
            first, last = (100 + (end - 100) * part / 100 for part in (i, i + 1))
            region, stencil = capsule((first, first), (last, last), 20)
            self.canvas.mask_changed([editor.paint(region, stencil, 3)])
        self.edit = editor.finish()
        self._is_undone = False
        self.settle()

    def pan(self, repeats: int) -> list[float]:
        """Return the time of each step of a drag with the middle button."""
        middle = Qt.MouseButton.MiddleButton
        self.mouse(QEvent.Type.MouseButtonPress, 960, 540, middle)
        times = []
        for i in range(repeats):
            angle = i / 20

            def work(angle: float = angle) -> None:
                x, y = 960 + 700 * np.sin(angle), 540 + 400 * np.sin(1.7 * angle)
                self.mouse(QEvent.Type.MouseMove, round(float(x)), round(float(y)), middle)
                QCoreApplication.processEvents()

            times.append(timed(work))
        self.mouse(QEvent.Type.MouseButtonRelease, 960, 540, middle)
        return times

    def zoom(self, repeats: int) -> list[float]:
        """Return the time of each notch of the wheel, from fit to 4× and back again."""
        self.canvas.fit()
        self.settle()
        times, notch = [], 120
        for _ in range(repeats):
            if self.canvas.zoom > 4:
                notch = -120
            elif self.canvas.zoom < 0.15:
                notch = 120
            times.append(timed(lambda notch=notch: self.wheel(notch)))  # type: ignore[misc]
        return times

    def wheel(self, angle: int) -> None:
        """Turn the wheel at one third of the view and paint."""
        point, none = QPointF(640, 360), Qt.MouseButton.NoButton
        event = QWheelEvent(
            point,
            point,
            QPoint(),
            QPoint(0, angle),
            none,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(self.canvas, event)
        QCoreApplication.processEvents()

    def mouse(
        self,
        kind: QEvent.Type,
        x: float,
        y: float,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        """Send a mouse event of the widget's point."""
        is_move = kind == QEvent.Type.MouseMove
        event = QMouseEvent(
            kind,
            QPointF(x, y),
            QPointF(x, y),
            Qt.MouseButton.NoButton if is_move else button,
            button,
            Qt.KeyboardModifier.NoModifier,
            QPointingDevice.primaryPointingDevice(),
        )
        QCoreApplication.sendEvent(self.canvas, event)

    def _on_pressed(self, event: PointerEvent) -> None:
        self._editor = MaskEditor(self.content.mask, "Brush")
        self._last = event.point

    def _on_moved(self, event: PointerEvent) -> None:
        if self._editor is None or event.button is Button.NONE:
            return
        region, stencil = capsule(self._last, event.point, self.radius_px)
        self.canvas.mask_changed([self._editor.paint(region, stencil, self._class_id)])
        self._last = event.point

    def _toggle(self) -> None:
        if self.edit is None:
            raise RuntimeError("There is no stroke to undo.")
        start = perf_counter()
        mask = self.content.mask
        regions = mask.apply(self.edit) if self._is_undone else mask.take_back(self.edit)
        self._is_undone = not self._is_undone
        self._apply_s.append(perf_counter() - start)
        self.canvas.mask_changed(regions)
        QCoreApplication.processEvents()
        while not self.canvas.is_complete:
            QCoreApplication.processEvents()
