"""What a person does with the window, part by part: each event of it is timed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTextEdit,
)

from segstudio.document.region import Region
from segstudio.storage.image_record import ImageStatus
from segstudio.workspace.review_queue import ImageQuery
from tests.benchmarks.gui_sitting import Sitting, close_dialogs, image

MOST_LINKS = 50_000
"""A file may have 65,000 names where tests run."""
DIALOGS = (
    "shortcuts",
    "about",
    "export-masks",
    "export-overlays",
    "import-masks",
    "open-images",
    "remove-image",
    "delete-class",
    "export-network",
    "import-network",
    "training-method",
    "explain",
    "report",
)


def floor(sitting: Sitting, folder: Path, images: int) -> None:
    """Show what Qt makes by itself: what is longer than 8 ms here is no work of ours."""
    for turn in ("first time", "again"):
        sitting.clock.part = f"Qt alone, {turn}"
        window = QMainWindow()
        window.setCentralWidget(QTextEdit())
        sitting.do("an empty window is shown", window.show)
        dialog: list[QFileDialog] = []
        parent = sitting.window
        sitting.do("a file dialog is made", lambda d=dialog, p=parent: d.append(QFileDialog(p)))  # type: ignore[misc]
        sitting.do("a file dialog is shown", dialog[0].open)
        sitting.do("a file dialog is closed", dialog[0].reject)
        window.close()


def drawing(sitting: Sitting, folder: Path, images: int) -> None:
    """Open a large image; draw with a hand and at machine speed; undo; change classes."""
    sitting.open(image(folder / "large" / "image.png", 4096))
    for i in range(6):
        sitting.stroke(0.2 + 0.1 * i, 1 + i % 2)
    sitting.settle()
    sitting.clock.part = "drawing at machine speed"
    for i in range(20):
        sitting.stroke(0.1 + 0.04 * i, 1 + i % 2, 0)
    sitting.settle()
    sitting.clock.part = "undo and classes"
    for action_id in ("undo", "redo") * 3 + ("add-class", "delete-class"):
        sitting.trigger(action_id)
    close_dialogs(sitting)
    classes, editing = sitting.session.classes, sitting.session.class_editing
    last_id = classes.ids[-1]
    sitting.do("recolour", lambda: editing.recolour(1, "#123456"))
    sitting.do("rename", lambda: editing.rename(1, "another name"))
    sitting.do("lock", lambda: editing.set_locked(1, True))
    sitting.do("unlock", lambda: editing.set_locked(1, False))
    sitting.do("delete class", lambda: editing.delete(last_id, 0), 1)


def training(sitting: Sitting, folder: Path, images: int) -> None:
    """Draw while the engine trains; accept what it predicts."""
    sitting.open(image(folder / "small" / "image.png", 1024))
    for i in range(2):
        sitting.stroke(0.3 + 0.4 * i, 1 + i)
        sitting.settle()
    sitting.wait(lambda: sitting.session.loop.status.version > 1)
    for i in range(10):
        sitting.stroke(0.2 + 0.06 * i, 1 + i % 2)
        sitting.rest(0.5)
    sitting.trigger("live")
    sitting.rest(2)
    for action_id in ("accept-image", "undo", "accept-class", "predict-all"):
        sitting.trigger(action_id)
        sitting.rest(1)


def looks(sitting: Sitting, folder: Path, images: int) -> None:
    """Switch theme, opacity, layers and zoom over an image that is drawn on."""
    from segstudio.ui.theme import ThemeChoice

    sitting.open(image(folder / "looks" / "image.png", 4096))
    for i in range(6):
        sitting.stroke(0.2 + 0.1 * i, 1 + i % 2, 0.001)
    sitting.settle()
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT) * 2:
        chosen = sitting.window.theme.choose
        sitting.do("theme.choose", lambda c=choice, f=chosen: f(c), 1)  # type: ignore[misc]
    layers = sitting.window.commands.layers
    for share in (0.9, 0.8, 0.6, 0.3):
        sitting.do("opacity", lambda s=share: layers.set_opacity("annotation", s))  # type: ignore[misc]
    for action_id in ("toggle-annotation", "toggle-outline", "toggle-prediction", "peek") * 2:
        sitting.trigger(action_id)
    for action_id in ("zoom-100", "fit", "brush-larger", "tool-eraser", "tool-brush"):
        sitting.trigger(action_id)
    sitting.do("resize", lambda: sitting.window.resize(1300, 800))
    sitting.do("resize back", lambda: sitting.window.resize(1600, 1000))


def language(sitting: Sitting, folder: Path, images: int) -> None:
    """Speak Chinese, English and Chinese again, over an image that is drawn on."""
    sitting.open(image(folder / "language" / "image.png", 4096))
    for i in range(3):
        sitting.stroke(0.2 + 0.1 * i, 1 + i % 2, 0.001)
    sitting.settle()
    for code in ("zh_CN", "en", "zh_CN"):
        sitting.do(f"speak {code}", lambda c=code: sitting.language.choose(c), 2)  # type: ignore[misc]


def dialogs(sitting: Sitting, folder: Path, images: int) -> None:
    """Open each dialog and menu twice: the first time imports it; look for a command."""
    sitting.open(image(folder / "dialogs" / "image.png", 1024))
    for turn in ("first time", "again"):
        sitting.clock.part = f"dialogs, {turn}"
        for action_id in DIALOGS:
            sitting.trigger(action_id)
            close_dialogs(sitting)
        sitting.do("ask for a colour", lambda: sitting.window.commands.classes.ask_color(1))
        close_dialogs(sitting)
        sitting.trigger("palette")
        sitting.rest(0.3)
        shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        palette = next(each for each in shown if isinstance(each, QDialog))
        field = palette.findChild(QLineEdit)
        for text in ("a", "ac", "acc", ""):
            sitting.do("palette, typing", lambda t=text, f=field: f.setText(t))  # type: ignore[misc]
        close_dialogs(sitting)
        for menu in sitting.window.menuBar().findChildren(QMenu):
            sitting.do(f"menu {menu.title()}", lambda m=menu: m.popup(m.pos()), 0.1)  # type: ignore[misc]
            menu.close()


def figures(sitting: Sitting, folder: Path, images: int) -> None:
    """Open each page of figures, twice."""
    sitting.open(image(folder / "figures" / "image.png", 1024))
    for i in range(3):
        sitting.stroke(0.2 + 0.1 * i, 1 + i % 2)
    sitting.settle()
    for turn in ("first time", "again"):
        sitting.clock.part = f"figures, {turn}"
        for action_id in ("evaluation", "measurements", "image-statistics", "robustness"):
            sitting.trigger(action_id)
            sitting.rest(1)
        shown = sitting.window.commands.figures.window
        assert shown is not None
        sitting.do("close figures", shown.close)


def project(sitting: Sitting, folder: Path, images: int) -> None:
    """Open a folder of many images, its project again, filter its list, close it."""
    first = image(folder / "many" / "image 000000.png", 256)
    for number in range(1, images):
        path = first.with_name(f"image {number:06}.png")
        if number % MOST_LINKS:
            os.link(first, path)
        else:
            first = Path(shutil.copy(first, path))
    sitting.open(first.parent)
    sitting.trigger("next-image")
    sitting.clock.part = "project reopened"
    sitting.trigger("close-project")
    sitting.wait(lambda: sitting.session.project is None)
    sitting.open(first.parent)
    panel = sitting.window.images_panel
    for text in ("9", "99", "99 9", "99", "9", "9x", ""):
        sitting.do("filter, typing", lambda t=text: panel.filters.name.setText(t), 0.05)  # type: ignore[misc]
    sitting.rest(2)
    reviewed = ImageQuery(status=ImageStatus.REVIEWED)
    sitting.do("filter, status", lambda: panel.filters.ask(reviewed), 1)
    sitting.do("filter, all", lambda: panel.filters.ask(ImageQuery()), 1)
    ids = [each.id for each in list(sitting.session.images)[:1000]]
    sitting.do("select all", panel.view.selectAll, 1)
    sitting.do(
        "mark 1,000", lambda: sitting.session.review.set_status(ids, ImageStatus.REVIEWED), 2
    )
    sitting.do("remove 1,000", lambda: sitting.session.remove_images(ids), 2)
    sitting.trigger("close-project")
    sitting.rest(1)


def tools(sitting: Sitting, folder: Path, images: int) -> None:
    """Take each tool in hand on a large image, hover, drag and click with it, and finish."""
    sitting.open(image(folder / "tools" / "image.png", 4096))
    for i in range(6):
        sitting.stroke(0.2 + 0.1 * i, 1 + i % 2, 0.001)
    sitting.settle()
    for tool in sitting.session.toolbox.tools:
        sitting.clock.part = f"tool {tool.id}"
        sitting.trigger(f"tool-{tool.id}")
        sitting.hover(0.4)
        sitting.stroke(0.45, 1)
        sitting.stroke(0.55, 2, 0)
        sitting.rest(0.5)
        sitting.do("finish", sitting.session.pointer.finish, 0.5)
        sitting.do("cancel", sitting.session.pointer.cancel)
        sitting.settle()


def pages(sitting: Sitting, folder: Path, images: int) -> None:
    """Turn the pages of large images, slowly, in haste and with a stroke on each."""
    for number in range(5):
        image(folder / f"pages {number}" / "image.png", 2048).rename(folder / f"{number}.png")
    sitting.open(folder)
    for _ in range(4):
        sitting.do("next page", sitting.session.show_next, 1)
    for _ in range(3):
        for step in [sitting.session.show_previous] * 4 + [sitting.session.show_next] * 4:
            sitting.do("page in haste", step, 0.03)
    sitting.wait(lambda: sitting.session.loading_image_id is None)
    for _ in range(3):
        sitting.stroke(0.5, 1)
        sitting.do("page after a stroke", sitting.session.show_previous, 1)


def large(sitting: Sitting, folder: Path, images: int) -> None:
    """Accept a whole large image, fill it, undo both, move classes; close with work at hand."""
    sitting.open(image(folder / "large" / "image.png", 8192))
    shown = sitting.session.image
    assert shown is not None
    rng = np.random.default_rng(0)
    for tile in Region(0, 0, *shown.shape).tiles():
        ids = np.kron(rng.integers(1, 3, (16, 16), np.uint8), np.ones((16, 16), np.uint8))
        shown.prediction.put(tile, 1, ids, np.full_like(ids, 200))
    sitting.session.events.prediction_changed.emit([Region(0, 0, *shown.shape)])
    sitting.rest(2)
    for action_id in ("accept-image", "undo", "redo"):
        sitting.trigger(action_id)
        sitting.settle()
        sitting.rest(1)
    editing = sitting.session.class_editing
    for position in (1, 0):
        sitting.do("move a class", lambda p=position: editing.move(1, p))  # type: ignore[misc]
    sitting.do("delete class", lambda: editing.delete(1, 2), 3)
    sitting.trigger("undo")
    sitting.settle()
    sitting.stroke(0.5, 2, 0)
    sitting.clock.part = "closing"
    sitting.do("close the window", sitting.window.close)
