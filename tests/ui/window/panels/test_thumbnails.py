import pytest

from segstudio.ui.panels.picture_maker import MAX_WANTED
from segstudio.ui.panels.thumbnails import Thumbnails
from segstudio.workspace.image_list import ImageRecord, ImageStatus


@pytest.fixture
def thumbnails(qapp):
    made = Thumbnails(32, qapp)
    yield made
    made.stop()


def _record(image_id, path, problem=None):
    return ImageRecord(image_id, str(path), ImageStatus.NEW, problem, None)


def test_a_picture_comes_on_request(qtbot, thumbnails, image_folder):
    record = _record(1, image_folder / "cell 0.png")
    with qtbot.waitSignal(thumbnails.ready, timeout=10_000) as told:
        assert thumbnails.get(record) is None
    assert told.args == [1]
    picture = thumbnails.get(record)
    assert max(picture.width(), picture.height()) <= 64


def test_a_broken_file_is_tried_once(qtbot, thumbnails, image_folder):
    record = _record(2, image_folder / "z broken.png")
    with qtbot.waitSignal(thumbnails.ready, timeout=10_000):
        thumbnails.get(record)
    with qtbot.assertNotEmitted(thumbnails.ready, wait=50):
        assert thumbnails.get(record) is None


def test_a_known_problem_is_not_read(thumbnails, tmp_path):
    assert thumbnails.get(_record(3, tmp_path / "gone.png", problem="It is gone.")) is None
    assert not thumbnails._wanted


def test_rows_scrolled_past_are_forgotten(thumbnails, tmp_path):
    with thumbnails._condition:  # nothing is read meanwhile
        for i in range(3 * MAX_WANTED):
            thumbnails.get(_record(i, tmp_path / f"{i}.png"))
        assert len(thumbnails._wanted) == MAX_WANTED
        assert 3 * MAX_WANTED - 1 in thumbnails._wanted
