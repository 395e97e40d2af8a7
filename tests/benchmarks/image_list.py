"""The list of a project of 100,000 images: opened, filtered, sorted; and the window meanwhile.

python -m tests.benchmarks.image_list [--images N]. Prints JSON: medians. `median_ms` is from asking
to the rows being there, in a window; `cpu_ms` the work of the disk lane for it, and its floor the
plain SQL in the same run, in processor time, so that other programs do not count;
`thread_longest_ms` the longest turn of the window's thread, so too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from segstudio.storage.image_query import ImageQuery, SortKey
from segstudio.storage.image_record import ImageStatus, Split
from segstudio.storage.project_store import ProjectStore
from segstudio.ui.main_window import MainWindow
from segstudio.ui.poster import Poster
from segstudio.ui.theme import Theme
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings
from tests.benchmarks.process_memory import memory_mib

REPEATS = 7
PATIENCE_S = 60.0
QUERIES = {
    "name": ImageQuery(text="99"),
    "status": ImageQuery(status=ImageStatus.TO_REVIEW),
    "class": ImageQuery(class_id=2),
    "tag": ImageQuery(tag="blurred"),
    "split": ImageQuery(split=Split.TEST),
    "confidence": ImageQuery(most_confidence=0.5),
    "disagreement": ImageQuery(least_disagreement=0.2),
    **{f"by {key.value}": ImageQuery(sort=key, is_descending=True) for key in SortKey},
    "all of it": ImageQuery(
        text="9", status=ImageStatus.NEW, class_id=2, tag="blurred", sort=SortKey.CONFIDENCE
    ),
}


def make_project(folder: Path, images: int) -> None:
    """Make a project of images without files, with all that they can be filtered and sorted by."""
    chance = random.Random(0)
    statuses, splits = list(ImageStatus), list(Split)
    with ProjectStore.create(folder) as store:
        paths = [folder.parent / "images" / f"cell_{number:06d}.png" for number in range(images)]
        ids = [record.id for record in store.add_images(paths)]
        store.review.add_tag(ids[::3], "blurred")
        store.review.set_splits({each: chance.choice(splits) for each in ids})
    connection = sqlite3.connect(folder / "project.segstudio")
    with connection:
        connection.executemany(
            "UPDATE image SET status = ?, confidence = ?, disagreement = ?, work_s = ?, "
            "labelled_px = ?, height = ?, width = ? WHERE id = ?",
            [
                (
                    chance.choice(statuses).value,
                    chance.random(),
                    chance.random(),
                    chance.random() * 300,
                    chance.randrange(1, 9999),
                    1024,
                    1360,
                    each,
                )
                for each in ids
            ],
        )
        rows = [(each, class_id, 9) for each in ids for class_id in chance.sample(range(1, 7), 3)]
        connection.executemany("INSERT INTO pixel_count VALUES (?, ?, ?)", rows)
    connection.close()


def query_figures(folder: Path) -> dict[str, dict[str, float]]:
    """Time each query without a window, and the plain SQL beside it, in processor time."""
    figures: dict[str, dict[str, float]] = {}
    with ProjectStore.open(folder / "project") as store:
        connection = store.review._database.connection
        for name, query in QUERIES.items():
            sql, values = query.sql()
            plain = partial(_all_rows, connection, sql, values)
            found = partial(store.review.find, query)
            figures[name] = {"cpu_ms": _cpu_ms(found), "sql_floor_cpu_ms": _cpu_ms(plain)}
    return figures


def _all_rows(connection: sqlite3.Connection, sql: str, values: list[object]) -> None:
    connection.execute(sql, values).fetchall()


def _cpu_ms(function: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        start = time.thread_time()
        function()
        times.append((time.thread_time() - start) * 1000)
    return round(statistics.median(times), 1)


class Sitting:
    """A window without an engine; turns of its thread are timed."""

    def __init__(self, folder: Path) -> None:
        self.application = QApplication.instance() or QApplication([])
        settings = AppSettings(folder / "settings.json")
        self.session = Session(Poster(self.application).post, settings, engine=False)
        self.window = MainWindow(self.session, settings, Theme(self.application, settings))  # type: ignore[arg-type]
        self.window.resize(1280, 800)
        self.window.show()
        self.longest_ms = 0.0
        self.run(0.5)

    def run(self, seconds: float) -> None:
        """Let events happen."""
        self.wait(lambda: False, seconds, is_failing=False)

    def wait(
        self, condition: Callable[[], bool], patience_s: float = PATIENCE_S, is_failing: bool = True
    ) -> float:
        """Let events happen until the condition holds; return the seconds it took."""
        start = time.perf_counter()
        beat = QTimer()
        beat.start(2)
        while not condition():
            if time.perf_counter() - start > patience_s:
                if is_failing:
                    raise TimeoutError
                break
            before = time.thread_time()
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self.longest_ms = max(self.longest_ms, (time.thread_time() - before) * 1000)
        return time.perf_counter() - start


def sitting_figures(folder: Path, images: int) -> dict[str, object]:
    """Open the project in a window, and ask its list for everything."""
    sitting = Sitting(folder)
    queue, model = sitting.session.review.queue, sitting.window.images_panel.list_model
    before_mib = memory_mib("VmRSS")
    sitting.longest_ms = 0.0
    cpu_before_s = time.process_time()
    sitting.session.open_project(folder / "project")
    first_row_s = sitting.wait(lambda: model.rowCount() == images)
    first_row_cpu_s = time.process_time() - cpu_before_s
    sitting.run(1.0)
    figures: dict[str, object] = {
        "open_to_first_row_s": round(first_row_s, 3),
        "open_to_first_row_cpu_s": round(first_row_cpu_s, 3),
        "open_thread_longest_ms": round(sitting.longest_ms, 1),
        "memory_window_mib": round(before_mib),
        "memory_open_mib": round(memory_mib("VmRSS")),
    }
    queries: dict[str, object] = {}
    for name, query in QUERIES.items():
        times = []
        sitting.longest_ms = 0.0
        for _ in range(REPEATS):
            queue.set_query(ImageQuery())
            sitting.run(0.05)
            told: list[bool] = []
            sitting.session.events.queue_changed.connect(lambda told=told: told.append(True))  # type: ignore[misc]
            queue.set_query(query)
            times.append(sitting.wait(lambda told=told: bool(told)) * 1000)  # type: ignore[misc]
        queries[name] = {
            "median_ms": round(statistics.median(times), 1),
            "rows": len(queue),
            "thread_longest_ms": round(sitting.longest_ms, 1),
        }
    figures["queries"] = queries
    figures["memory_at_the_end_mib"] = round(memory_mib("VmRSS"))
    sitting.window.close()
    return figures


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=100_000)
    parser.add_argument("--in-folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_folder is not None:
        figures = sitting_figures(options.in_folder, options.images)
        json.dump(figures, sys.stdout)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_project(folder / "project", options.images)
        command = [sys.executable, "-m", "tests.benchmarks.image_list"]
        inner = subprocess.run(
            [*command, "--in-folder", name, "--images", str(options.images)],
            check=True,
            stdout=subprocess.PIPE,
        )
        figures = json.loads(inner.stdout)
        for each, times in query_figures(folder).items():
            figures["queries"][each].update(times)
    figures = {"images": options.images, "python": platform.python_version(), **figures}
    json.dump(figures, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
