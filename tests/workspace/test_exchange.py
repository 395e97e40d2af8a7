"""Masks out and in: named like the images, nothing overwritten, each problem by name."""

import json

import cv2
import numpy as np
import pytest

from segstudio.storage.prediction_file import prediction_path, save_prediction

from .conftest import write_images


def read(path):
    return cv2.imread(str(path), cv2.IMREAD_UNCHANGED)


def write_mask(path, values):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(".png", values)[1].tobytes())


def wait_for(sitting, text):
    sitting.pump_until(lambda: any(text in each for each in sitting.texts))
    assert sitting.jobs.jobs == ()


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def nested(sitting, tmp_path):
    """Images of the same name in sub-folders; the first two are drawn on."""
    names = ["one/a.png", "two/a.png", "two/b.jpg", "two/b.png"]
    folder = write_images(tmp_path / "nested", names)
    sitting.open(folder)
    for position in (0, 1):
        sitting.show(position)
        sitting.drag((50, 50 + 50 * position), (60, 300))
    return sitting


def test_masks_have_the_images_names_and_sub_folders(nested, out):
    masks = [nested.stored_mask(nested.images[i].id).class_ids for i in (0, 1)]
    nested.exchange.export_masks(out)
    assert nested.jobs.jobs
    wait_for(nested, "Exported 2 masks into")
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert files == ["classes.json", "one/a.png", "two/a.png"]
    for name, mask in zip(("one", "two"), masks, strict=True):
        np.testing.assert_array_equal(read(out / name / "a.png"), mask)
    listed = json.loads((out / "classes.json").read_text("utf-8"))["classes"]
    assert [(each["id"], each["name"]) for each in listed] == [(1, "background"), (2, "object")]


def test_ids_above_255_make_16_bits(opened, out):
    opened.class_editing.replace_table(opened.classes.added("far", class_id=700))
    opened.choose_class(700)
    opened.drag((50, 50), (60, 90))
    opened.exchange.export_masks(out)
    wait_for(opened, "Exported 1 mask")
    exported = read(out / "a.png")
    assert exported.dtype == np.uint16
    np.testing.assert_array_equal(exported, opened.image.mask.class_ids)


def test_an_export_into_the_images_own_folder_is_refused(opened, folder):
    opened.drag((50, 50), (60, 90))
    before = (folder / "a.png").read_bytes()
    for export in (opened.exchange.export_masks, opened.exchange.export_overlays):
        opened.notices.clear()
        export(folder)
        wait_for(opened, "is one of the images")
        assert opened.notices[0].is_error
    assert (folder / "a.png").read_bytes() == before
    assert not (folder / "classes.json").exists()


def test_predictions_fill_where_nothing_is_drawn(opened, out):
    opened.drag((50, 50), (60, 90))
    opened.predict(1)
    opened.settle()
    for record in opened.images:
        if record.name != "c.png":  # b.png was never opened: its size is not known
            path = prediction_path(opened.project.predictions, record.id)
            save_prediction(path, opened.image.prediction)
    opened.exchange.export_masks(out, with_predictions=True)
    wait_for(opened, "Exported 2 masks")
    drawn = opened.image.mask.class_ids
    np.testing.assert_array_equal(read(out / "a.png"), np.where(drawn, drawn, 1))
    assert (read(out / "b.png") == 1).all()


def test_removed_classes_are_not_exported(opened, out):
    opened.drag((50, 50), (60, 90))
    opened.predict(2)
    save_prediction(prediction_path(opened.project.predictions, 1), opened.image.prediction)
    opened.class_editing.delete(2, 1)
    opened.settle()
    opened.exchange.export_masks(out, with_predictions=True)
    wait_for(opened, "Exported 1 mask")
    assert set(np.unique(read(out / "a.png"))) == {0, 1}


def test_overlays(nested, out):
    nested.exchange.export_overlays(out)
    wait_for(nested, "Exported 2 overlays")
    overlay = read(out / "one" / "a.png")
    assert overlay.shape == (320, 400, 3)
    assert np.ptp(overlay[55, 100].astype(int)) > 10
    assert np.ptp(overlay[300, 100].astype(int)) == 0


def test_one_broken_image_is_named_and_stops_nothing(nested, out):
    broken = nested.images[0].path
    nested.close_project()
    nested.settle()
    broken.write_bytes(b"broken")
    nested.session.open_project(broken.parents[1] / "segstudio")
    nested.wait_for_image()
    nested.exchange.export_overlays(out)
    wait_for(nested, "Exported 1 overlay")
    assert "Left out 1: a.png: " in nested.texts[-1]


def test_a_folder_that_cannot_be_written(opened, tmp_path):
    opened.drag((50, 50), (60, 90))
    (tmp_path / "file").write_text("in the way")
    opened.exchange.export_masks(tmp_path / "file" / "out")
    opened.pump_until(lambda: opened.notices and not opened.jobs.jobs)
    assert "file" in opened.texts[0]


def test_an_export_can_be_cancelled(nested, out):
    nested.exchange.export_masks(out)
    nested.jobs.cancel(nested.jobs.jobs[0].id)
    nested.pump_until(lambda: not nested.jobs.jobs)
    assert nested.texts[-1].startswith(("Cancelled after", "Exported 2"))


def test_closing_the_project_ends_an_export_quietly(nested, out):
    nested.exchange.export_masks(out)
    nested.close_project()
    nested.settle()
    assert nested.jobs.jobs == ()
    assert not any(notice.is_error for notice in nested.notices)


def test_nothing_happens_without_a_project(sitting, out):
    sitting.exchange.export_masks(out)
    sitting.exchange.export_overlays(out)
    sitting.exchange.import_masks(out)
    assert sitting.jobs.jobs == ()


def test_a_round_trip_into_a_new_project(nested, make_sitting, out, tmp_path):
    nested.class_editing.rename(2, "cell")
    nested.exchange.export_masks(out)
    wait_for(nested, "Exported 2 masks")
    masks = [nested.stored_mask(nested.images[i].id).class_ids for i in (0, 1)]
    images = [record.path for record in nested.images]
    nested.end()
    fresh = make_sitting()
    fresh.session.new_project(tmp_path / "fresh", images)
    fresh.wait_for_image()
    fresh.exchange.import_masks(out)
    wait_for(fresh, "Imported 2 masks.")
    fresh.settle()
    cell = fresh.classes.by_name("cell").id
    for record, mask in zip(fresh.images, masks, strict=False):
        np.testing.assert_array_equal(
            fresh.stored_mask(record.id).class_ids, np.where(mask == 2, cell, 0)
        )
    assert fresh.classes.ids == (1, 2, 3)
    assert fresh.class_editing.pixel_count_in_project(cell) == sum((m == 2).sum() for m in masks)
    assert fresh.images[1].status == "in_progress"
    np.testing.assert_array_equal(
        fresh.image.mask.class_ids, fresh.stored_mask(fresh.image.id).class_ids
    )
    fresh.editing.undo()
    fresh.settle()
    assert fresh.counts() == {}


def test_an_import_leaves_alone_what_is_drawn(opened, tmp_path):
    opened.drag((50, 50), (60, 90))
    drawn = opened.image.mask.class_ids.copy()
    write_mask(tmp_path / "in" / "a.png", np.ones((320, 400), np.uint8))
    opened.exchange.import_masks(tmp_path / "in")
    wait_for(opened, "Imported 1 mask.")
    opened.settle()
    np.testing.assert_array_equal(opened.image.mask.class_ids, np.where(drawn, drawn, 1))


def test_without_classes_json_ids_are_kept_and_new_ones_named(opened, tmp_path):
    values = np.zeros((320, 400), np.uint16)
    values[:10], values[10:20] = 2, 900
    write_mask(tmp_path / "in" / "b.png", values)
    opened.exchange.import_masks(tmp_path / "in")
    wait_for(opened, "Imported 1 mask.")
    opened.settle()
    assert opened.classes.get(900).name == "class 900"
    assert opened.stored_mask(opened.images[1].id).counts == {2: 4000, 900: 4000}


def test_an_id_that_was_deleted_comes_back_as_the_class_it_was(opened, tmp_path):
    opened.class_editing.delete(2, 0)
    opened.settle()
    write_mask(tmp_path / "in" / "a.png", np.full((320, 400), 2, np.uint8))
    opened.exchange.import_masks(tmp_path / "in")
    wait_for(opened, "Imported 1 mask.")
    assert opened.classes.get(2).name == "object"


def test_a_listed_class_with_a_deleted_id_gets_another_one(opened, tmp_path):
    opened.class_editing.delete(2, 0)
    opened.settle()
    write_mask(tmp_path / "in" / "a.png", np.full((320, 400), 2, np.uint8))
    listed = {"classes": [{"id": 2, "name": "other"}]}
    (tmp_path / "in" / "classes.json").write_text(json.dumps(listed))
    opened.exchange.import_masks(tmp_path / "in")
    wait_for(opened, "Imported 1 mask.")
    opened.settle()
    assert opened.counts() == {3: 320 * 400}
    assert opened.classes.get(3).name == "other"


def test_a_mask_of_another_size_is_named_and_stops_nothing(opened, tmp_path):
    write_mask(tmp_path / "in" / "a.png", np.ones((10, 20), np.uint8))
    write_mask(tmp_path / "in" / "b.png", np.ones((320, 400), np.uint8))
    opened.exchange.import_masks(tmp_path / "in")
    wait_for(opened, "Imported 1 mask. Left out 1: a.png: ")
    assert "20 × 10 px" in opened.texts[-1]


@pytest.mark.parametrize("is_png", [True, False])
def test_broken_masks(opened, tmp_path, is_png):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n broken" if is_png else b"no PNG")
    write_mask(tmp_path / "in" / "b.png", np.ones((320, 400), np.uint8))
    (tmp_path / "in" / "classes.json").write_text('{"classes": [{"id": 1, "name": "x"}]}')
    opened.exchange.import_masks(tmp_path / "in")
    wait_for(opened, "Imported 1 mask. Left out 1: a.png: ")


def test_ids_that_classes_json_does_not_name(opened, tmp_path):
    write_mask(tmp_path / "in" / "a.png", np.full((320, 400), 7, np.uint8))
    (tmp_path / "in" / "classes.json").write_text('{"classes": [{"id": 1, "name": "x"}]}')
    opened.exchange.import_masks(tmp_path / "in")
    wait_for(opened, "Left out 1")
    assert "[7]" in opened.texts[-1]


@pytest.mark.parametrize(
    ("content", "text"),
    [(None, "no PNG named like"), ("nonsense", "not JSON"), ('{"classes": 3}', "no list")],
)
def test_folders_that_cannot_be_imported(opened, tmp_path, content, text):
    folder = tmp_path / "in"
    folder.mkdir()
    if content is not None:
        write_mask(folder / "a.png", np.ones((320, 400), np.uint8))
        (folder / "classes.json").write_text(content)
    opened.exchange.import_masks(folder)
    wait_for(opened, text)
    assert opened.notices[-1].is_error
    assert opened.classes.ids == (1, 2)


def test_masks_of_objects_are_not_taken_for_classes(opened, tmp_path):
    values = np.arange(320 * 400, dtype=np.uint16).reshape(320, 400) % 5000
    write_mask(tmp_path / "in" / "a.png", values)
    opened.exchange.import_masks(tmp_path / "in")
    wait_for(opened, "look like object numbers")


def test_a_class_added_while_an_import_is_planned_is_kept(opened, tmp_path):
    write_mask(tmp_path / "in" / "a.png", np.full((320, 400), 9, np.uint8))
    opened.exchange.import_masks(tmp_path / "in")
    opened.class_editing.add("mine")
    wait_for(opened, "Imported 1 mask.")
    assert [each.name for each in opened.classes][2:] == ["mine", "class 9"]


def test_turning_pages_during_an_import_mixes_nothing_up(sitting, tmp_path):
    names = [f"{number:02}.png" for number in range(12)]
    folder = write_images(tmp_path / "many", names)
    for number, name in enumerate(names):
        values = np.zeros((320, 400), np.uint8)
        values[: 10 + number] = 1
        write_mask(tmp_path / "in" / name, values)
    sitting.open(folder)
    sitting.exchange.import_masks(tmp_path / "in")
    while sitting.jobs.jobs or not sitting.texts:
        sitting.show_next()
        sitting.posted.get(timeout=20)()
    sitting.settle()
    assert sitting.texts == ["Imported 12 masks."]
    for number, record in enumerate(sitting.images):
        assert sitting.stored_mask(record.id).counts == {1: 400 * (10 + number)}
        sitting.show(number)
        assert sitting.counts() == {1: 400 * (10 + number)}


def test_objects_of_all_images_are_measured(nested, out):
    table = out / "objects.csv"
    nested.figures.measurement.write(table)
    assert [job.title for job in nested.jobs.jobs] == ["Measuring objects"]
    wait_for(nested, "Measured 2 objects in 2 images into")
    lines = table.read_text("utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["image", "a.png", "a.png"]


def test_measuring_that_is_cancelled_writes_nothing(nested, out):
    nested.figures.measurement.write(out / "objects.csv")
    nested.jobs.cancel_all()
    wait_for(nested, "Cancelled after")
    assert not (out / "objects.csv").exists()
