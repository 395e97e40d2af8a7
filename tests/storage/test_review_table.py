"""What images are found, sorted, tagged and split by."""

import shutil
import sqlite3

import numpy as np
import pytest

from segstudio.document.mask import Mask, MaskEditor
from segstudio.storage.image_query import ImageQuery, SortKey
from segstudio.storage.image_record import ImageDetails, ImageStatus, Split
from segstudio.storage.migration import MIGRATIONS, migrate
from segstudio.storage.project_store import ProjectStore

NAMES = ["/x/cell 10.png", "/x/Cell 9.png", "/y/nerve.png", "/y/Ärmel.png"]
SHAPE = (32, 32)


@pytest.fixture
def store(tmp_path):
    with ProjectStore.create(tmp_path / "project") as opened:
        opened.add_images(NAMES)
        yield opened


def found(store, **wanted):
    names = {record.id: record.name for record in store.images()}
    return [names[image_id] for image_id in store.review.find(ImageQuery(**wanted))]


def draw(store, image_id, class_id, rows):
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Brush")
    editor.paint(mask.whole, np.ones(SHAPE, np.uint8) * (np.arange(32) < rows)[:, None], class_id)
    store.commit_edit(image_id, SHAPE, editor.finish(), mask.counts)


def test_without_a_filter_all_are_found_in_the_order_of_the_project(store):
    assert ImageQuery().is_plain
    assert found(store) == ["cell 10.png", "Cell 9.png", "nerve.png", "Ärmel.png"]
    assert found(store, is_descending=True)[0] == "Ärmel.png"


def test_names_are_found_in_any_case_and_sorted_by_their_numbers(store):
    assert found(store, text=" CELL") == ["cell 10.png", "Cell 9.png"]
    assert found(store, text="ärm") == ["Ärmel.png"]
    assert found(store, text="x/") == []
    assert found(store, sort=SortKey.NAME)[:2] == ["Cell 9.png", "cell 10.png"]


def test_status_split_tag_and_class_all_have_to_fit(store):
    store.set_status_of([1, 2], ImageStatus.TO_REVIEW)
    store.review.set_splits({2: Split.TEST, 3: Split.TEST})
    store.review.add_tag([2, 3], "blurred")
    draw(store, 2, 7, rows=4)
    assert found(store, status=ImageStatus.TO_REVIEW) == ["cell 10.png", "Cell 9.png"]
    both = {"split": Split.TEST, "tag": "blurred", "class_id": 7}
    assert found(store, **both, status=ImageStatus.TO_REVIEW) == ["Cell 9.png"]
    assert found(store, split=Split.NONE) == ["cell 10.png", "Ärmel.png"]
    assert store.image(2).split is Split.TEST
    assert store.review.splits() == {Split.NONE: 2, Split.TEST: 2}
    assert not store.image(2).is_for_engine


def test_what_was_not_measured_comes_last_either_way(store):
    store.review.set_figures(1, 0.9, None)
    store.review.set_figures(4, 0.4, 0.25)
    assert found(store, sort=SortKey.CONFIDENCE)[:2] == ["Ärmel.png", "cell 10.png"]
    down = found(store, sort=SortKey.CONFIDENCE, is_descending=True)
    assert down[:2] == ["cell 10.png", "Ärmel.png"]
    assert found(store, most_confidence=0.5) == ["Ärmel.png"]
    assert found(store, least_disagreement=0.1) == ["Ärmel.png"]


def test_area_time_and_status_sort(store):
    draw(store, 3, 1, rows=10)
    draw(store, 1, 1, rows=2)
    store.review.add_work(4, 5.0)
    store.review.add_work(4, 2.5)
    assert found(store, sort=SortKey.AREA)[:2] == ["cell 10.png", "nerve.png"]
    assert found(store, sort=SortKey.TIME)[0] == "Ärmel.png"
    store.set_status(3, ImageStatus.EXCLUDED)
    assert found(store, sort=SortKey.STATUS)[-1] == "nerve.png"
    assert store.review.details([4])[4].work_s == 7.5


def test_details_of_many_images_come_at_once(store):
    store.review.add_tag([1], "b")
    store.review.add_tag([1, 2, 99], "a")
    store.review.set_note(1, "half of it is out of focus")
    store.review.set_groups({1: "patient 3"})
    details = store.review.details([1, 2, 99, *range(1000, 3000)])
    assert details[1] == ImageDetails("patient 3", ("a", "b"), "half of it is out of focus")
    assert details[2] == ImageDetails(tags=("a",))
    assert list(details) == [1, 2]
    assert store.review.tags() == {"a": 2, "b": 1}
    store.review.remove_tag([1, 2], "a")
    assert store.review.tags() == {"b": 1}
    store.remove_images([1])
    assert store.review.tags() == {}
    assert store.review.groups() == {}


def test_a_predicted_image_is_in_progress_once_it_is_drawn_on(store):
    store.set_status(1, ImageStatus.PREDICTED)
    store.set_status(2, ImageStatus.EXCLUDED)
    draw(store, 1, 1, rows=2)
    draw(store, 2, 1, rows=2)
    assert store.image(1).status is ImageStatus.IN_PROGRESS
    assert store.image(2).status is ImageStatus.EXCLUDED


def test_a_moved_image_is_found_by_its_new_name(store, tmp_path):
    (tmp_path / "moved").mkdir()
    (tmp_path / "moved" / "nerve.png").touch()
    store.relink(tmp_path / "moved")
    assert found(store, text="nerve") == ["nerve.png"]


def test_a_project_of_the_second_version_gets_names_and_areas(tmp_path):
    with ProjectStore.create(tmp_path / "project") as store:
        store.add_images(NAMES)
        draw(store, 2, 1, rows=3)
    newest = tmp_path / "project" / "project.segstudio"
    older = sqlite3.connect(tmp_path / "older", isolation_level=None)
    migrate(older, {version: MIGRATIONS[version] for version in (1, 2)})
    older.execute("ATTACH ? AS newest", (str(newest),))
    columns = "id, path, status, height, width, problem, position, cursor"
    older.execute(f"INSERT INTO image ({columns}) SELECT {columns} FROM newest.image")  # noqa: S608
    for table in ("tile", "pixel_count", "setting"):
        older.execute(f"INSERT INTO {table} SELECT * FROM newest.{table}")  # noqa: S608
    older.execute("DETACH newest")
    older.close()
    shutil.copyfile(tmp_path / "older", newest)
    with ProjectStore.open(newest.parent) as store:
        assert found(store, text="cell", sort=SortKey.NAME) == ["Cell 9.png", "cell 10.png"]
        assert store.review.details([2])[2].labelled_px == 3 * 32
        assert found(store, class_id=1) == ["Cell 9.png"]
        assert (newest.parent / "project.segstudio.backup-version-2").is_file()


def test_names_that_are_no_text_are_listed_all_the_same(tmp_path):
    with ProjectStore.create(tmp_path / "project") as store:
        store.add_images([b"/x/caf\xe9.png".decode(errors="surrogateescape")])
        assert len(store.review.find(ImageQuery(text="caf"))) == 1
