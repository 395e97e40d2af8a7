"""Nothing that is not ours is written over."""

import pytest

from segstudio.workspace.export_target import OutputRefused
from segstudio.workspace.headless.output_folder import (
    DICE_KEY,
    SUMMARY_NAME,
    check_free,
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
