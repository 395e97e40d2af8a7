"""The bundled sample: where it is, and a project of one's own made from it with a few strokes."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.classes_file import read_classes
from segstudio.formats.index_png import read_index_mask
from segstudio.resource import resource_path
from segstudio.storage.image_folder import list_images
from segstudio.storage.layout import is_project
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.simulated_person import simulate_strokes

STARTING_IMAGES = 3
STROKES_PER_CLASS = 3
STROKE_RADIUS_PX = 3
SEED = 7


class SampleMissing(FileNotFoundError):
    """The program was installed without its sample."""


def sample_folder() -> Path:
    """Return the folder of the bundled sample. Raises SampleMissing."""
    folder = resource_path("sample")
    if not (folder / "images").is_dir():
        raise SampleMissing("The sample images are missing. Install SegStudio again.")
    return folder


def make_sample_project(folder: Path) -> Path:
    """Make a project from the sample in `folder`, with a few strokes drawn; return its folder.

    One that is there already is left as the person left it. Raises StorageError, SampleMissing.
    """
    if is_project(folder):
        return folder
    sample = sample_folder()
    shutil.copytree(sample / "images", folder / "images", dirs_exist_ok=True)
    shutil.copy2(sample / "README.md", folder / "README.md")
    with ProjectStore.create(folder, read_classes(sample / "classes.json")) as store:
        records = store.add_images(list_images(folder / "images"))
        classes = store.classes()
        rng = np.random.default_rng(SEED)
        for record in records[:STARTING_IMAGES]:
            truth = read_index_mask(sample / "masks" / f"{record.path.stem}.png")
            strokes = simulate_strokes(truth, classes.ids, STROKES_PER_CLASS, STROKE_RADIUS_PX, rng)
            draw_strokes(store, record.id, strokes)
    return folder


def draw_strokes(store: ProjectStore, image_id: int, strokes: MaskArray) -> None:
    """Store strokes (height, width), 0 unlabelled, as one edit of an image."""
    mask = Mask((strokes.shape[0], strokes.shape[1]))
    editor = MaskEditor(mask, "Sample strokes")
    for class_id in np.unique(strokes[strokes != 0]).tolist():
        editor.paint(mask.whole, (strokes == class_id).astype(np.uint8), class_id)
    edit = editor.finish()
    if edit is not None:
        store.commit_edit(image_id, mask.shape, edit, mask.counts)
