"""What would be written and lost is told first; what is there stays unless it may go."""

import numpy as np
import pytest

from segstudio.storage.image_query import ImageQuery
from segstudio.storage.image_record import ImageStatus
from segstudio.workspace.export_order import ExportOrder

from .conftest import write_images
from .test_exchange import read, wait_for


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def nested(sitting, tmp_path):
    """Images in sub-folders; those of the first are drawn on, with a hole in the second."""
    sitting.open(write_images(tmp_path / "nested", ["one/a.png", "one/b.png", "two/c.png"]))
    for position in (0, 1):
        sitting.show(position)
        sitting.drag((50, 50), (50, 150), (150, 150), (150, 50), (50, 50))
    return sitting


def look(sitting, order):
    told = []
    sitting.exchange.look_at_export(
        order,
        lambda done, total: None,
        lambda preview, is_last: told.append((preview, is_last)),
        lambda error: told.append((error, True)),
    )
    sitting.pump_until(lambda: told and told[-1][1])
    return told


def test_the_loss_is_told_by_name_and_count_before_anything_is_written(nested, out):
    told = look(nested, ExportOrder(out, "yolo"))
    early, last = told[0][0], told[-1][0]
    assert (early.images, early.without, early.is_whole) == (2, 1, False)
    assert "Not carried: holes, which are filled: 2." in last.losses
    assert last.is_whole
    assert not out.exists()


def test_names_do_not_depend_on_the_images_chosen(nested, out):
    nested.exchange.export(ExportOrder(out, ids=frozenset({nested.images[1].id})))
    wait_for(nested, "Exported 1 mask")
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert files == ["classes.json", "one/b.png"]


def test_reviewed_images_alone(nested, out):
    nested.review.set_status([nested.images[0].id], ImageStatus.REVIEWED)
    nested.settle()
    query = ImageQuery(status=ImageStatus.REVIEWED)
    assert look(nested, ExportOrder(out, query=query))[-1][0].images == 1
    nested.exchange.export(ExportOrder(out, "coco", query=query))
    wait_for(nested, "Exported 1 image as COCO")


def test_a_file_in_the_way_is_told_and_replaced_only_when_allowed(nested, out):
    (out / "one").mkdir(parents=True)
    (out / "one" / "a.png").write_bytes(b"theirs")
    (out / "two").mkdir()
    (out / "two" / "c.png").write_bytes(b"not in the way: nothing is known of that image")
    assert look(nested, ExportOrder(out))[-1][0].existing == [out / "one" / "a.png"]
    nested.exchange.export_masks(out)
    wait_for(nested, "Files that would be replaced: 1, such as")
    assert (out / "one" / "a.png").read_bytes() == b"theirs"
    assert not (out / "classes.json").exists()
    nested.notices[-1].remedy.apply()
    wait_for(nested, "Exported 2 masks")
    np.testing.assert_array_equal(
        read(out / "one" / "a.png"), nested.stored_mask(nested.images[0].id).class_ids
    )
    assert (out / "two" / "c.png").read_bytes().startswith(b"not in the way")


def test_an_image_that_is_not_chosen_is_never_written_over(nested, tmp_path):
    order = ExportOrder(tmp_path / "nested", ids=frozenset({nested.images[0].id}), may_replace=True)
    before = nested.images[0].path.read_bytes()
    nested.exchange.export(order)
    nested.pump_until(lambda: nested.notices)
    assert "is one of the images" in nested.texts[-1]
    assert nested.images[0].path.read_bytes() == before


def test_without_the_background_and_with_pictures(nested, out):
    nested.choose_class(1)
    nested.drag((250, 50), (250, 300))
    nested.exchange.export(ExportOrder(out, with_background=False, with_overlays=True))
    wait_for(nested, "Exported 2 masks")
    assert set(np.unique(read(out / "one" / "b.png"))) == {0, 2}
    assert read(out / "overlays" / "one" / "b.png").shape == (320, 400, 3)


def test_a_look_can_be_ended(nested, out):
    told = []

    def take(preview, is_last):
        told.append((preview, is_last))
        ended_now.set()

    ended_now = nested.exchange.look_at_export(
        ExportOrder(out, "yolo"), lambda *_: None, take, lambda error: told.append((error, True))
    )
    ended_now.set()
    nested.pump_until(lambda: told and told[-1][1])
    assert not getattr(told[-1][0], "is_whole", False)
