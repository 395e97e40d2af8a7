"""An application that times every event of its loop, and every posted call, outside painting."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from segstudio.ui.canvas.pointer_input import deliver_every_move
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.poster import Poster

SHOWN_MS = 2.0
"""Shorter events are not kept."""
PAINTING = frozenset((QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.Expose))
Longest = dict[str, tuple[float, float]]
"""What it was → the longest wall and thread CPU milliseconds, each for itself."""


class EventClock(QApplication):
    """An application that times each event from the loop to its end, less the paints within.

    Python sees every event inside as well, which can double the time of a dialog's opening: what
    that costs an event (`cost_s`, see `cost_of_looking_s`) is taken off.
    """

    def __init__(self, cost_s: float = 0.0) -> None:
        deliver_every_move()
        super().__init__(sys.argv[:1])
        self.longest: dict[str, Longest] = defaultdict(dict)
        self.part = "start"
        self._names: list[str] = []
        self._paint_s = self._paint_cpu_s = 0.0
        self._is_inside = self._is_painting = False
        self.inside = 0
        self._cost_s = cost_s
        gc.callbacks.append(self._note_collection)

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Time an event that the loop delivers, and the paints inside it."""
        if event.type() in PAINTING:
            return self._paint(receiver, event)
        if self._is_inside:
            self.inside += not self._is_painting
            return super().notify(receiver, event)
        with self.timing(what(receiver, event)):
            return super().notify(receiver, event)

    def name(self, detail: str) -> None:
        """Say more of the event at hand."""
        self._names.append(detail)

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        """Time what is inside, as one event."""
        self._is_inside, self.inside, self._names = True, 0, [name]
        self._paint_s = self._paint_cpu_s = 0.0
        wall, cpu = perf_counter(), thread_time()
        try:
            yield
        finally:
            cost_s = self.inside * self._cost_s
            wall_ms = 1000 * (perf_counter() - wall - self._paint_s - cost_s)
            cpu_ms = 1000 * (thread_time() - cpu - self._paint_cpu_s - cost_s)
            self._is_inside = False
            longest, name = self.longest[self.part], " ".join(self._names)
            if max(wall_ms, cpu_ms) >= SHOWN_MS:
                before = longest.get(name, (0.0, 0.0))
                longest[name] = max(wall_ms, before[0]), max(cpu_ms, before[1])

    def _paint(self, receiver: QObject, event: QEvent) -> bool:
        if self._is_painting:
            return super().notify(receiver, event)
        wall, cpu, self._is_painting = perf_counter(), thread_time(), True
        try:
            return super().notify(receiver, event)
        finally:
            self._is_painting = False
            self._paint_s += perf_counter() - wall
            self._paint_cpu_s += thread_time() - cpu

    def _note_collection(self, phase: str, info: dict[str, int]) -> None:
        if phase == "stop" and info["generation"] > 0 and self._is_inside:
            self.name(f"+ garbage collection {info['generation']}")


def cost_of_looking_s() -> float:
    """Return the seconds that the clock adds to each event inside another, from two processes."""
    times = []
    for kind in ("bare", "timed"):
        command = [sys.executable, "-m", "tests.benchmarks.event_clock", kind]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.split()
        times.append((float(output[0]), int(output[1])))
    (bare_s, _), (timed_s, events) = times
    return max(0.0, timed_s - bare_s) / events


def _opening(is_timed: bool) -> tuple[float, int]:
    """Return the thread's seconds for making and showing a dialog of fields, and its events."""
    application = EventClock() if is_timed else QApplication(sys.argv[:1])
    times, events = [], 1
    for _ in range(20):
        start = thread_time()
        with (
            application.timing("opening") if isinstance(application, EventClock) else nullcontext()
        ):
            dialog = QDialog()
            layout = QVBoxLayout(dialog)
            for _ in range(20):
                layout.addWidget(QLineEdit())
            dialog.show()
        times.append(thread_time() - start)
        events = application.inside if isinstance(application, EventClock) else 1
        application.processEvents()
    return min(times), events


def what(receiver: QObject, event: QEvent) -> str:
    """Return who gets which event; of a timer, what it calls."""
    owner = receiver.parent() if isinstance(receiver, QTimer) else None
    if isinstance(owner, Coalesced):
        return f"Coalesced {called(owner._action)}"
    kind = getattr(event.type(), "name", str(event.type()))
    who = type(receiver).__name__ + (f" {receiver.objectName()}" if receiver.objectName() else "")
    return f"{kind} → {who}" + (f" of {type(owner).__name__}" if owner is not None else "")


def called(function: Callable[..., object]) -> str:
    """Return the name of a function, of what it wraps where it is a lane's."""
    name = getattr(function, "__qualname__", repr(function))
    for cell in getattr(function, "__closure__", None) or ():
        if name.startswith("_bound.") and callable(cell.cell_contents):
            return called(cell.cell_contents)
    return name


class NamedPoster(Poster):
    """A poster that tells the clock what it runs."""

    def __init__(self, clock: EventClock) -> None:
        super().__init__(clock)
        self._clock = clock

    def _run(self, function: Callable[[], None]) -> None:
        self._clock.name(called(function))
        super()._run(function)


if __name__ == "__main__":
    sys.stdout.write("{} {}".format(*_opening(is_timed=sys.argv[-1] == "timed")))
