"""A project of reviewed squares of which one class is rare."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.storage.image_record import ImageStatus
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.headless.project_access import opened_project
from segstudio.workspace.project_opening import OpenedProject

SHAPE = (130, 140)
RARE = 3


def class_ids(place: int) -> np.ndarray:
    """Return a mask of all three classes, another one for each place."""
    mask = np.ones(SHAPE, np.uint8)
    mask[20:60, 20 + place : 60] = 2
    mask[90:100, 90 + place : 108] = RARE
    return mask


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project of three reviewed images with whole masks."""
    paths = []
    for place in range(3):
        pixels = 60 * class_ids(place)
        paths.append(tmp_path / f"real-{place}.png")
        paths[-1].write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    with ProjectStore.create(tmp_path / "project") as store:
        store.set_classes(ClassTable().added("ground").added("cell").added("mite"))
        for place, record in enumerate(store.add_images(paths)):
            mask = Mask(SHAPE)
            editor = MaskEditor(mask, "Brush")
            for class_id in (1, 2, RARE):
                stencil = (class_ids(place) == class_id).astype(np.uint8)
                editor.paint(Region(0, 0, *SHAPE), stencil, class_id)
            edit = editor.finish()
            assert edit is not None
            store.commit_edit(record.id, SHAPE, edit, mask.counts)
            store.set_status(record.id, ImageStatus.REVIEWED)
    return tmp_path / "project"


@pytest.fixture
def opened(folder: Path) -> Iterator[OpenedProject]:
    """Yield the project, open."""
    with opened_project(folder) as found:
        yield found
