"""Synthetic images are made, marked, learned from, measured by never, and taken away."""

from __future__ import annotations

import contextlib
import csv
import json

import numpy as np
import pytest
from PIL import Image

from segstudio.formats.catalogue import FORMAT_TITLES
from segstudio.formats.synthetic_list import read_synthetic
from segstudio.storage.image_record import ImageStatus, Split, real_images
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.export_order import ExportOrder
from segstudio.workspace.figures.statistics import gather
from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.headless.mask_exchange import export, import_masks, look_at_masks
from segstudio.workspace.headless.project_access import opened_project
from segstudio.workspace.headless.project_summary import summarise
from segstudio.workspace.headless.synthesis_run import delete_images, make_images
from segstudio.workspace.instance_truth import InstanceTruth, TooFewInstances
from segstudio.workspace.network_card import about_project
from segstudio.workspace.prediction_output import PredictionOutput
from segstudio.workspace.purpose import changed_ids, purposes_of
from segstudio.workspace.report.report_writer import read_input
from segstudio.workspace.scoring.truth import DrawnTruth, Which
from segstudio.workspace.splitting.split_desk import SplitKnowledge, SplitOrder, draw
from segstudio.workspace.splitting.split_draw import Shares
from segstudio.workspace.synthesis.order import SynthesisOrder
from segstudio.workspace.synthesis.synthetic_images import add_images, write_image
from segstudio.workspace.tuning.fold import folds_of

RARE = 3
CARRY_IT = {"coco", "coco-panoptic", "labelme", "cvat", "qupath"} | {
    "label-studio",
    "label-studio-polygons",
}
"""Formats with a place for it in their own files."""


def quietly(done, total):
    """Tell nobody."""


@pytest.fixture
def marked(opened, folder):
    """The project with two synthetic images more; also their ids."""
    masks = [np.where(np.arange(130)[:, None] < 60 + at, 1, RARE).astype(np.uint8) for at in (0, 1)]
    masks = [np.broadcast_to(each, (130, 130)).copy() for each in masks]
    made = [(write_image(folder, "mite & co", each * 50), each) for each in masks]
    ids = {each.id for each in add_images(opened.store, made)}
    with_them = opened.store.images()
    opened.images[:] = with_them
    return opened, ids


def test_the_engine_makes_them_and_the_project_takes_them_in(folder):
    progress = []
    with opened_project(folder) as opened, EngineTalk() as talk:
        order = SynthesisOrder(RARE, 2, 0.1)
        made = make_images(talk, opened, order, lambda *told: progress.append(told))
        assert made.pairs == 3 and len(made.records) == 2
        assert progress
        for record in opened.store.images()[3:]:
            assert (record.split, record.status) == (Split.SYNTHETIC, ImageStatus.REVIEWED)
            assert record.name.startswith("synthetic-mite-000")
            with Image.open(record.path) as image:
                assert image.size == (130, 130) and image.mode == "L"
                assert image.info["Comment"].startswith("Synthetic image, painted from a mask")
            assert opened.store.pixel_counts(record.id)[RARE] > 0
            assert opened.store.review.details([record.id])[record.id].tags == ("synthetic",)


def test_they_are_learned_from_and_nothing_is_measured_by_them(marked):
    opened, ids = marked
    purposes = purposes_of(opened.images)
    assert purposes.synthetic_ids == ids
    assert not ids & (purposes.held_out_ids | purposes.withheld_ids)
    for which in Which:
        assert not any(DrawnTruth(which).holds(each) for each in opened.images if each.id in ids)
    labelled = opened.store.annotated_images()
    for fold in folds_of(opened.images, labelled, {}, 3):
        assert not ids & {each.id for each in fold.records}
        assert ids <= fold.purposes.withheld_ids


def test_their_split_never_changes(marked):
    opened, ids = marked
    opened.store.review.set_splits(dict.fromkeys(ids, Split.TEST))
    assert {each.id for each in opened.store.images() if each.is_synthetic} == ids
    order = SplitOrder(Shares(0, 0, 1))
    drawing = draw(SplitKnowledge.of(opened.store), order)
    assert not ids & set(drawing.splits)
    assert "Delete them (2), and make others" in drawing.leak
    drawing.write(opened.store, order)
    assert not draw(SplitKnowledge.of(opened.store), order).leak, "they are set aside already"


def test_the_engine_hears_of_images_that_came(marked):
    opened, ids = marked
    before = purposes_of(real_images(opened.images))
    assert changed_ids(before, purposes_of(opened.images)) == ids


def test_statistics_and_reports_tell_of_real_images(marked):
    opened, ids = marked
    pixels = opened.store.review.class_pixels()
    found = gather(opened.images, pixels, opened.classes, lambda *_: None)
    assert (found.images, found.synthetic, found.looked_at) == (3, 2, 3)
    real_px = sum(pixels[each.id].get(RARE, 0) for each in real_images(opened.images))
    assert found.balance[2].pixels == real_px
    told = read_input(opened.info, opened.store, opened.images, opened.classes)
    assert (len(told.records), told.synthetic) == (3, 2)
    assert not ids & set(told.pixels)


@pytest.mark.parametrize("name", ["", *FORMAT_TITLES])
def test_every_export_marks_them_and_an_import_reads_it(marked, name, tmp_path):
    opened, ids = marked
    out = tmp_path / "out"
    report = export(opened, ExportOrder(out, name), quietly)
    assert "Synthetic, and listed in synthetic.txt: 2." in report.notes
    files = {f"project/synthetic/synthetic-mite-co-{number:04}.png" for number in (1, 2)}
    assert read_synthetic(out) == files
    if name in CARRY_IT:
        (out / "synthetic.txt").unlink()
    with ProjectStore.create(tmp_path / "other") as store:
        store.set_classes(opened.classes)
        store.add_images([each.path for each in opened.images])
    with opened_project(tmp_path / "other") as other:
        _, preview = look_at_masks(other, out, quietly, name)
        assert preview.synthetic == 2
        report = import_masks(other, out, quietly, name)
        assert "Synthetic by the data set, and marked as such for good: 2 images." in report.notes
        there = {each.location for each in opened.images if each.id in ids}
        assert {each.location for each in other.store.images() if each.is_synthetic} == there


def test_a_network_for_objects_tells_how_many_it_learned_from(marked):
    opened, ids = marked
    truth = InstanceTruth(opened.store, opened.classes)
    with contextlib.suppress(TooFewInstances):
        list(truth.read(64))
    assert truth.synthetic == len(ids)


def test_a_card_and_predictions_mark_them(marked, tmp_path):
    opened, _ = marked
    drawn = opened.store.annotated_images()
    about = json.loads(about_project("p", opened.classes, {}, opened.images, drawn))
    data = about["data"]
    assert (data["images"], data["images_drawn_on"], data["synthetic_images"]) == (3, 3, 2)
    assert "strokes on 3 of 3 images of one project, and from 2 synthetic" in about["limits"][0]
    output = PredictionOutput(opened.images, tmp_path / "out", opened.classes)
    output.write_table({each.id: "Nothing." for each in opened.images})
    with (tmp_path / "out" / "predictions.csv").open(newline="") as file:
        assert [row["synthetic"] for row in csv.DictReader(file)] == [*["no"] * 3, *["yes"] * 2]
    assert summarise(opened.store).synthetic == 2


def test_they_are_taken_away_in_one_step_and_nothing_else(marked, folder):
    opened, ids = marked
    real = [each.path for each in real_images(opened.images)]
    other = folder / "synthetic" / "mine.txt"
    other.write_text("kept", encoding="utf-8")
    assert delete_images(opened) == 2
    assert not ids & {each.id for each in opened.store.images()}
    assert all(each.is_file() for each in real)
    assert [each.name for each in (folder / "synthetic").iterdir()] == ["mine.txt"]
