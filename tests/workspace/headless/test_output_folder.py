"""Nothing that is not ours is written over."""

import pytest

from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.headless.output_folder import (
    DICE_KEY,
    SUMMARY_NAME,
    OutputRefused,
    check_folder,
    check_free,
    check_targets,
    free_folder,
    write_json,
)


def test_a_folder_of_others_is_left_alone_and_an_earlier_demo_is_not(tmp_path):
    wanted = tmp_path / "demo"
    assert free_folder(wanted) == wanted
    wanted.mkdir()
    assert free_folder(wanted) == wanted
    write_json(wanted / SUMMARY_NAME, {"other": 1})
    assert free_folder(wanted) == tmp_path / "demo-2"
    with pytest.raises(OutputRefused, match="holds other things"):
        check_free(wanted)
    write_json(wanted / SUMMARY_NAME, {DICE_KEY: 0.9})
    assert free_folder(wanted) == wanted
    assert check_free(wanted) == wanted


def test_images_and_twins_are_refused(tmp_path):
    image = tmp_path / "a.png"
    records = [ImageRecord(1, str(image), ImageStatus.NEW, None, None)]
    check_targets([tmp_path / "b.png"], records)
    with pytest.raises(OutputRefused, match="would be overwritten"):
        check_targets([image], records)
    with pytest.raises(OutputRefused, match="Two files"):
        check_targets([tmp_path / "b.png", tmp_path / "b.png"], records)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("here")
    with pytest.raises(OutputRefused, match="is a file, not a folder"):
        check_folder(tmp_path / "file")
    assert check_folder(tmp_path / "new" / "deep").is_dir()
