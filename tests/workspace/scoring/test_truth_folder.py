"""Truth in the ids of the project."""

import json

import cv2
import numpy as np
import pytest

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.known_mask import KnownMask
from segstudio.workspace.scoring.truth import TruthRefused
from segstudio.workspace.scoring.truth_folder import OTHER, TruthFolder

BLANK = KnownMask(Mask((2, 3)), None)
OURS = ClassTable().added("background").added("nucleus")


@pytest.fixture
def records(tmp_path):
    return [ImageRecord(7, str(tmp_path / "images" / "a.tif"), ImageStatus.NEW, None, None)]


@pytest.fixture
def folder(tmp_path):
    truth = tmp_path / "truth"
    truth.mkdir()
    values = np.array([[0, 1, 2], [3, 9, 2]], np.uint8)
    (truth / "a.png").write_bytes(cv2.imencode(".png", values)[1].tobytes())
    return truth


def name_classes(folder, names):
    listed = [{"id": class_id, "name": name} for class_id, name in names.items()]
    (folder / "classes.json").write_text(json.dumps({"classes": listed}), "utf-8")


def test_ids_are_taken_as_they_are_without_names(folder, records):
    truth = TruthFolder(folder, OURS, records)
    assert truth.read(records[0], BLANK).tolist() == [[0, 1, 2], [OTHER, OTHER, 2]]


def test_names_decide_where_there_are_some(folder, records):
    name_classes(folder, {2: "background", 3: "nucleus", 1: "dirt"})
    truth = TruthFolder(folder, OURS, records)
    assert truth.read(records[0], BLANK).tolist() == [[0, OTHER, 1], [2, OTHER, 1]]
    assert truth.unknown == ("dirt",)


def test_no_name_in_common_is_refused(folder, records):
    name_classes(folder, {1: "cat", 2: "dog"})
    with pytest.raises(TruthRefused, match="None of the classes"):
        TruthFolder(folder, OURS, records)


def test_a_folder_without_masks_is_refused(tmp_path, records):
    with pytest.raises(TruthRefused, match="holds no PNG named like an image"):
        TruthFolder(tmp_path, OURS, records)
