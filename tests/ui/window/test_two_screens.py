"""A window that goes to another screen, of twice the scale, is as sharp and as exact there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("two_screens.py")
SIZE = {"width": 1600, "height": 1000, "logicalDpi": 96, "logicalBaseDpi": 96}
SCREENS = [{"name": "one", "x": 0, "y": 0} | SIZE, {"name": "two", "x": 1600, "y": 0} | SIZE]


def test_a_stroke_lies_under_the_pointer_on_both_screens(tmp_path):
    described = tmp_path / "screens.json"
    described.write_text(json.dumps({"screens": SCREENS}), "utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
        "QT_SCREEN_SCALE_FACTORS": "one=1;two=2",
    }
    command = [sys.executable, str(PROGRAM), str(tmp_path)]
    output = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, timeout=100, env=environment
    ).stdout
    one, two = json.loads(output)
    assert (one["screen"], two["screen"]) == ("one", "two")
    assert (one["ratio"], two["ratio"]) == (1, 2)
    for found in (one, two):
        assert found["grabbed"] == [found["ratio"] * side for side in found["canvas"]]
        assert found["middle"] == pytest.approx([98.5, 98.5], abs=2)
        assert found["pixels"] == pytest.approx(200, rel=0.1)
