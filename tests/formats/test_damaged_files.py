"""Any value of a file may be any other: the reader takes it, or says what is wrong."""

import copy
import json
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document.label_class import ClassTable
from segstudio.formats.catalogue import find_format
from segstudio.formats.errors import ImportFailed
from segstudio.formats.format import ImageKey, LabelledImage
from segstudio.formats.guess import guesses

KEY = ImageKey("a.jpg", "a", (12, 16))
WRONG = (
    *(None, True, -1, 0, 1.5, 10**30, -(10**30), float("nan"), float("inf"), 1e308, 2**31),
    *("", "x", "../x", "\0", "é" * 3, [], [[]], [None], {}, {"a": 1}, [[[0, 0]]], ["1", 2]),
)
FILES = {
    "coco": "annotations.json",
    "coco-panoptic": "panoptic.json",
    "label-studio": "tasks.json",
    "label-studio-polygons": "tasks.json",
    "labelme": "a.json",
    "qupath": "a.geojson",
    "color-png": "classes.json",
}
NUMBERED = {"cvat": "annotations.xml", "yolo": "labels/a.txt", "voc": "labelmap.txt"}


def exported(name, folder):
    mask = np.zeros(KEY.shape, np.uint8)
    mask[1:8, 2:9], mask[3:5, 4:6], mask[10:, 10:] = 1, 0, 2
    writer = find_format(name).start(folder, ClassTable().added("cell").added("wall"))
    writer.write(LabelledImage(KEY, mask, (mask == 1).astype(np.uint16)))
    writer.close()


def read_all(name, folder):
    """Read whatever can be read; all that may be raised is a sentence."""
    chosen = find_format(name)
    guesses(folder)
    try:
        if chosen.images is not None:
            chosen.images(folder)
        reader = chosen.open(folder, [KEY])
        taken = reader.read(KEY)
    except ImportFailed as error:
        assert len(str(error)) > 10
        return
    if taken is not None:
        assert taken.values.shape == KEY.shape
        known = {0, *(each.value for each in reader.classes)}
        assert set(np.unique(taken.values).tolist()) <= known or name in ("color-png", "voc")
    assert all(isinstance(each, str) for each in reader.problems)


def places(content, path=()):
    """Yield the path of each value in JSON, the whole first."""
    yield path
    items = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in items:
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))
        else:
            yield (*path, key)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25, deadline=None)
@given(drawn=st.data())
def test_wrong_values_in_json(name, drawn):
    with tempfile.TemporaryDirectory() as folder:
        exported(name, Path(folder))
        path = Path(folder) / FILES[name]
        content = json.loads(path.read_text("utf-8"))
        for _ in range(drawn.draw(st.integers(1, 2))):
            *above, last = drawn.draw(st.sampled_from([*places(content)][1:] or [("none",)]))
            if last == "none":
                break
            parent = content
            for key in above:
                parent = parent[key]
            action = drawn.draw(st.sampled_from(("change", "drop", "double")))
            if action == "change":
                parent[last] = copy.deepcopy(drawn.draw(st.sampled_from(WRONG)))
            elif action == "drop":
                del parent[last]
            elif isinstance(parent, list):
                parent.insert(last, copy.deepcopy(parent[last]))
        path.write_text(json.dumps(content), "utf-8")
        read_all(name, Path(folder))


@pytest.mark.parametrize("name", NUMBERED)
@settings(max_examples=25, deadline=None)
@given(drawn=st.data())
def test_wrong_numbers_and_bytes_in_text(name, drawn):
    with tempfile.TemporaryDirectory() as folder:
        exported(name, Path(folder))
        path = Path(folder) / NUMBERED[name]
        text = path.read_text("utf-8")
        start = drawn.draw(st.integers(0, max(0, len(text) - 1)))
        length = drawn.draw(st.integers(0, 12))
        put = drawn.draw(
            st.sampled_from(
                ("", "nan", "-1", "1e999", "9" * 40, "\0", '"', "<", " ", "½", "٣", "\n")
            )
        )
        path.write_text(text[:start] + put + text[start + length :], "utf-8")
        read_all(name, Path(folder))
