"""A sitting: projects and images come and go, and nothing is lost between."""

import numpy as np
import pytest
import tifffile

from segstudio.storage.image_record import ImageStatus
from segstudio.workspace.layers import Layers

from .conftest import write_images


def test_opening_a_folder_shows_its_first_image(opened, folder):
    assert opened.image.record.name == "a.png"
    assert opened.image.shape == (320, 400)
    assert [each.name for each in opened.classes] == ["background", "object"]
    assert opened.active_class_id == 2
    assert opened.settings.recent_projects == [folder / "segstudio"]
    assert opened.log == ["project_opened", "image_loading", "image_opened"]


def test_further_pages_of_a_tiff_are_not_passed_over_in_silence(sitting, tmp_path):
    path = tmp_path / "stack.tif"
    tifffile.imwrite(path, np.zeros((3, 40, 50), np.uint8), photometric="minisblack")
    sitting.open(path)
    sitting.wait_for_image()
    assert sitting.image.shape == (40, 50)
    assert sitting.texts == ["“stack.tif” holds 3 pages; only the first is used."]


def test_nothing_to_open_is_said_in_a_sentence(sitting, tmp_path):
    sitting.session.open_paths([tmp_path])
    sitting.pump_until(lambda: sitting.notices)
    assert sitting.notices[0].is_error
    assert "There is no image in" in sitting.texts[0]
    assert sitting.project is None


def test_a_project_opens_by_its_folder(opened, make_sitting, folder):
    opened.end()
    again = make_sitting()
    again.session.open_project(folder / "segstudio")
    again.wait_for_image()
    assert len(again.images) == 3


def test_the_same_project_is_never_open_twice(opened, make_sitting, folder):
    second = make_sitting()
    second.session.open_paths([folder])
    second.pump_until(lambda: second.notices)
    assert "open already" in second.texts[0]
    assert second.project is None


def test_a_second_project_takes_the_place_of_the_first(opened, tmp_path):
    other = write_images(tmp_path / "other", ["x.png"], (100, 90))
    opened.session.open_paths([other])
    opened.pump_until(lambda: opened.image is not None and opened.image.record.name == "x.png")
    assert opened.image.shape == (100, 90)
    assert "project_closed" in opened.log
    assert opened.project.name == "other"


def test_pictures_of_one_project_are_never_shown_in_another(opened, tmp_path):
    opened.settle()  # b.png of the first project is read ahead now, and has the id 2
    other = write_images(tmp_path / "other", ["x.png", "y.png"], (100, 90))
    opened.session.open_paths([other])
    opened.pump_until(lambda: opened.image is not None and opened.image.record.name == "x.png")
    opened.show(1)
    assert opened.image.shape == (100, 90)


def test_a_second_opening_at_once_is_refused_and_said(sitting, folder):
    sitting.session.open_paths([folder])
    sitting.session.open_paths([folder])
    assert "being opened" in sitting.texts[0]
    sitting.wait_for_image()


def test_closing(opened):
    opened.drag((50, 50), (60, 90))
    opened.close_project()
    opened.pump_until(lambda: opened.project is None)
    assert opened.image is None
    assert len(opened.images) == 0
    opened.settle()
    opened.click(10, 10)
    opened.editing.undo()
    opened.class_editing.add("into the void")
    opened.settle()
    assert opened.unsaved is None


def test_next_and_previous(opened):
    opened.show_previous()
    assert opened.loading_image_id is None
    for name in ("b.png", "c.png"):
        opened.show_next()
        opened.wait_for_image()
        assert opened.image.record.name == name
    opened.show_next()
    assert opened.loading_image_id is None
    opened.show_previous()
    opened.wait_for_image()
    assert opened.image.record.name == "b.png"


def test_only_the_last_image_asked_for_is_shown(opened):
    opened.log.clear()
    for position in (1, 2, 1, 2):
        opened.session.show_image(opened.images[position].id)
    opened.wait_for_image()
    opened.settle()
    assert opened.image.record.name == "c.png"
    assert opened.log.count("image_opened") == 1


def test_several_steps_at_once_go_several_images_on(opened):
    opened.show_next()
    opened.show_next()
    opened.wait_for_image()
    assert opened.image.record.name == "c.png"


def test_asking_for_the_image_on_the_canvas_ends_the_loading_of_another(opened):
    first = opened.image
    opened.show_next()
    opened.press(50, 50)
    opened.release(50, 50)
    opened.session.show_image(first.id)
    opened.settle()
    assert opened.image is first
    assert opened.loading_image_id is None
    assert opened.log[-1] == "image_opened"
    assert opened.counts() == opened.stored_mask(first.id).counts != {}


def test_an_image_not_of_the_project_is_ignored(opened):
    opened.session.show_image(99)
    assert opened.loading_image_id is None


def test_a_broken_image_gets_its_reason_and_stops_nothing(sitting, folder):
    (folder / "b.png").write_bytes(b"\x89PNG\r\n\x1a\nnot much of an image")
    sitting.open(folder)
    sitting.show_next()
    sitting.pump_until(lambda: sitting.failures)
    assert "b.png" in sitting.failures[0]
    assert sitting.images[1].problem == sitting.failures[0]
    assert sitting.image is None
    sitting.click(5, 5)
    sitting.show_next()
    sitting.wait_for_image()
    assert sitting.image.record.name == "c.png"
    write_images(folder, ["b.png"])
    sitting.show(1)
    sitting.settle()
    assert sitting.images[1].problem is None


def test_a_broken_first_image(sitting, folder):
    (folder / "a.png").write_bytes(b"")
    sitting.session.open_paths([folder])
    sitting.pump_until(lambda: sitting.failures)
    sitting.show_next()
    sitting.wait_for_image()
    assert sitting.image.record.name == "b.png"


def test_a_problem_of_an_image_no_longer_wanted_leaves_the_canvas_alone(sitting, folder):
    (folder / "b.png").write_bytes(b"")
    sitting.open(folder)
    sitting.session.show_image(sitting.images[1].id)
    sitting.session.show_image(sitting.images[2].id)
    sitting.wait_for_image()
    sitting.settle()
    assert sitting.image.record.name == "c.png"
    assert sitting.failures == []


def test_review_goes_round_and_ends(opened):
    first, second, third = (each.id for each in opened.images)
    opened.review.set_status([second], ImageStatus.REVIEWED)
    opened.guide.go_next()
    opened.wait_for_image()
    assert opened.image.id == third
    opened.review.set_status([third], ImageStatus.REVIEWED)
    opened.guide.go_next()
    opened.wait_for_image()
    assert opened.image.id == first
    opened.guide.go_next()
    assert "All other images are reviewed." in opened.texts


def test_status_follows_the_work(opened):
    assert opened.images[0].status is ImageStatus.NEW
    opened.drag((50, 50), (60, 90))
    assert opened.images[0].status is ImageStatus.IN_PROGRESS
    opened.review.set_status([opened.image.id], ImageStatus.REVIEWED)
    opened.drag((80, 50), (80, 90))
    assert opened.images[0].status is ImageStatus.REVIEWED


def test_removing_the_image_on_the_canvas_shows_the_nearest(opened):
    gone = opened.image.id
    opened.drag((50, 50), (60, 90))
    labelled = opened.class_editing.pixel_count_in_project(2)
    assert labelled > 0
    opened.remove_images([gone])
    opened.pump_until(lambda: opened.image and opened.image.record.name == "b.png")
    opened.settle()
    assert [each.name for each in opened.images] == ["b.png", "c.png"]
    assert opened.class_editing.pixel_count_in_project(2) == 0
    opened.remove_images([each.id for each in opened.images])
    opened.settle()
    assert opened.image is None
    assert opened.log[-1] == "image_opened"
    assert opened.unsaved is None


def test_an_image_removed_while_it_is_read_never_comes(opened):
    opened.session.show_image(opened.images[1].id)
    opened.remove_images([opened.images[1].id])
    opened.pump_until(lambda: opened.image and opened.image.record.name == "c.png")
    opened.settle()
    assert opened.unsaved is None


def test_missing_images_are_linked_again(opened, folder, tmp_path):
    opened.close_project()
    opened.settle()
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("a.png", "b.png"):
        (folder / name).rename(moved / name)
    opened.session.open_project(folder / "segstudio")
    opened.pump_until(lambda: opened.failures)
    opened.relink(moved)
    opened.pump_until(lambda: "Found again: 2 images." in opened.texts)
    assert opened.images[0].problem is None
    opened.show(0)
    assert opened.image.record.location == str(moved / "a.png")


@pytest.mark.parametrize("is_live", [True, False])
def test_everything_is_there_after_closing_and_reopening(sitting, make_sitting, folder, is_live):
    sitting.open(folder)
    sitting.class_editing.add("third")
    sitting.class_editing.recolour(3, "#123456")
    sitting.class_editing.set_locked(1, True)
    sitting.choose_class(3)
    sitting.drag((50, 50), (60, 90))
    sitting.drag((100, 50), (120, 90))
    sitting.editing.undo()
    sitting.settle()
    labelled = sitting.counts()
    sitting.set_live(is_live)
    sitting.show(1)
    sitting.review.set_status([sitting.image.id], ImageStatus.REVIEWED)
    sitting.end()

    again = make_sitting()
    again.open(folder)
    assert again.image.record.name == "b.png"
    assert again.images[1].status is ImageStatus.REVIEWED
    assert again.images[0].status is ImageStatus.IN_PROGRESS
    assert [(each.name, each.color, each.is_locked) for each in again.classes][2:] == [
        ("third", "#123456", False)
    ]
    assert again.classes.locked_ids == {1}
    assert again.loop.status.is_live is is_live
    again.show(0)
    assert again.counts() == labelled
    assert again.class_editing.pixel_count_in_project(3) == labelled[3]
    assert (again.editing.undo_name, again.editing.redo_name) == ("Brush", "Brush")
    again.editing.redo()
    again.settle()
    assert again.counts()[3] > labelled[3]
    again.editing.undo()
    again.editing.undo()
    again.settle()
    assert again.counts() == {}


def test_stopping_in_mid_stroke_keeps_the_stroke(opened, make_sitting, folder):
    opened.press(50, 50)
    opened.move(60, 90)
    drawn = int((opened.image.mask.class_ids != 0).sum())
    opened.end()
    again = make_sitting()
    again.open(folder)
    assert again.counts() == {2: drawn}


def test_stopping_during_a_large_edit_keeps_it(opened, make_sitting, folder):
    opened.toolbox.choose("fill")
    opened.press(50, 50)
    opened.end()
    again = make_sitting()
    again.open(folder)
    assert again.counts() == {2: 320 * 400}


def test_layers(opened):
    changes = []
    opened.events.layers_changed.connect(lambda: changes.append(1))
    hidden = Layers().with_style("annotation", is_visible=False, opacity=0.2)
    opened.set_layers(hidden)
    opened.set_layers(hidden)
    assert opened.layers.annotation.is_visible is False
    assert opened.layers.annotation.opacity == 0.2
    assert opened.layers.prediction.is_visible
    assert changes == [1]


def test_values_under_the_pointer(opened):
    assert opened.image.value_text(0, 5) == "5"
    assert opened.image.value_text(-1, 5) == opened.image.value_text(0, 400) == ""
    opened.predict(1)
    opened.drag((50, 50), (60, 90))
    assert opened.image.class_at(50, 50) == 2
    assert opened.image.class_at(0, 0) == 1


def test_thousands_of_images_get_a_status_in_turns(sitting, tmp_path):
    sitting.open(write_images(tmp_path / "many", [f"{i:04}.png" for i in range(120)], (8, 8)))
    changed = []
    sitting.events.image_changed.connect(changed.append)
    ids = [each.id for each in sitting.images]
    sitting.review.set_status([*ids, 10**6], ImageStatus.REVIEWED)
    sitting.pump_until(lambda: len(changed) == len(ids))
    assert changed == ids
    assert {each.status for each in sitting.images} == {ImageStatus.REVIEWED}
    sitting.settle()
    stored = sitting.session._background.disk.call(sitting.desk.store.images)
    assert {each.status for each in stored} == {ImageStatus.REVIEWED}
