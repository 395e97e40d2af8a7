"""The record of a sitting: time, strokes, images, Dice; in the project file while it grows."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from segstudio.storage.guidance_table import Sitting
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.guidance.work_clock import WorkClock
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.saver import Saver
from segstudio.workspace.sitting_parts import SittingParts

Clock = Callable[[], float]

WRITE_EVERY_S = 10.0
"""So much is lost at most where the program is killed."""


@dataclass(eq=False)
class _Count:
    """What one sitting has come to.

    row: the number of the sitting in the project file, once it is there; for the disk lane.
    of_images, of_classes: seconds by id, those of earlier sittings too: of images those that were
    shown in this one, as a project may hold 100,000.
    """

    clock: WorkClock
    written_at: float
    started: float = field(default_factory=time.time)
    row: list[int] = field(default_factory=list)
    strokes: int = 0
    drawn_on: set[int] = field(default_factory=set)
    dice_from: float | None = None
    of_images: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    of_classes: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    shown: set[int] = field(default_factory=set)


class SittingRecord:
    """Begins with the project, and is written from the first thing that is done."""

    def __init__(
        self, parts: SittingParts, saver: Saver, loop: LiveLoop, clock: Clock = time.monotonic
    ) -> None:
        self._parts = parts
        self._saver = saver
        self._loop = loop
        self._time = clock
        self._count = self._fresh()
        self.earlier: tuple[Sitting, ...] = ()
        """Sittings of this project before this one, the oldest first."""
        events = parts.events
        events.project_opened.connect(self._open)
        events.image_opened.connect(self._on_image)
        events.active_class_changed.connect(self.touch)
        events.training_changed.connect(self._note_dice)

    @property
    def sitting(self) -> Sitting:
        """The sitting so far."""
        count = self._count
        return Sitting(
            count.started,
            time.time(),
            count.clock.seconds,
            count.strokes,
            len(count.drawn_on),
            count.dice_from,
            self._dice,
        )

    def image_seconds(self, image_id: int) -> float:
        """Return the seconds of work on an image, those of earlier sittings too."""
        return self._count.of_images.get(image_id, 0.0)

    def class_seconds(self, class_id: int) -> float:
        """Return the seconds of work with a class in hand, those of earlier sittings too."""
        return self._count.of_classes.get(class_id, 0.0)

    def touch(self, *_: object) -> None:
        """The person does something: moves, draws, chooses, looks elsewhere."""
        image, count = self._parts.editing.image, self._count
        count.clock.touch(None if image is None else (image.id, self._parts.classes.active_id))
        now = self._time()
        if now - count.written_at >= WRITE_EVERY_S:
            count.written_at = now
            self.write()

    def note_stroke(self, image_id: int) -> None:
        """The person drew, or took back."""
        self._count.strokes += 1
        self._count.drawn_on.add(image_id)

    def write(self) -> None:
        """Queue what is new for the project file; nothing where nothing was done."""
        count = self._count
        spent = count.clock.take()
        for (image_id, class_id), seconds in spent.items():
            count.of_images[image_id] += seconds
            count.of_classes[class_id] += seconds
        if not spent and not count.strokes:
            return
        row, sitting = count.row, self.sitting

        def write(store: ProjectStore) -> None:
            if spent:
                store.guidance.add_work(spent)
            if row:
                store.guidance.update_sitting(row[0], sitting)
            else:
                row.append(store.guidance.begin_sitting(sitting))

        self._saver.write(write)
        self._parts.events.guidance_changed.emit()

    def close(self) -> None:
        """The project is about to be closed."""
        self.touch()
        self.write()
        self._count.clock.rest()

    @property
    def _dice(self) -> float | None:
        status = self._loop.status
        return status.dice if status.newest is None else status.newest.dice or status.dice

    def _note_dice(self) -> None:
        if self._count.dice_from is None:
            self._count.dice_from = self._dice

    def _fresh(self) -> _Count:
        return _Count(WorkClock(self._time), self._time())

    def _open(self) -> None:
        self._count = count = self._fresh()
        self.earlier = ()
        store = self._parts.desk.store
        if store is None:
            return

        def read() -> tuple[dict[int, float], tuple[Sitting, ...]]:
            return store.guidance.class_seconds(), tuple(store.guidance.sittings())

        def take(found: tuple[dict[int, float], tuple[Sitting, ...]]) -> None:
            if self._parts.desk.store is not store:
                return
            for each, seconds in found[0].items():
                count.of_classes[each] += seconds
            self.earlier = found[1]
            self._parts.events.guidance_changed.emit()

        self._parts.background.disk.run(read, take)

    def _on_image(self) -> None:
        """Read how long an image was worked on in earlier sittings, before this one adds to it."""
        image, store, count = self._parts.editing.image, self._parts.desk.store, self._count

        def take(seconds: float) -> None:
            count.of_images[image_id] += seconds
            self._parts.events.guidance_changed.emit()

        if image is not None and store is not None and image.id not in count.shown:
            image_id = image.id
            count.shown.add(image_id)
            self._parts.background.disk.run(lambda: store.guidance.seconds_of(image_id), take)
        self.touch()
