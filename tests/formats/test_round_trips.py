"""What goes out comes back, or what does not is said: random masks through every format."""

import contextlib
import io
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pycocotools.coco import COCO

from segstudio.document.label_class import ClassTable
from segstudio.formats.catalogue import ALL_TITLES, find_format
from segstudio.formats.format import ImageKey, LabelledImage

EXACT = [name for name in ALL_TITLES if name != "yolo"]
WITH_OBJECTS = [name for name in EXACT if name != "color-png"]
COLORS = {"labelme": ["Not carried: colours of classes: 6."]}
NAMES = ("background", "Zelle α: “x”", "細胞", "a:b, c'd", "#5", "ё\u00a0é", 'say "no"')


def table(number):
    classes = ClassTable()
    for place in range(number):
        name = NAMES[place] if place < len(NAMES) else f"class {place}"
        # Ids with gaps, and colours that repeat, as those of a project do.
        classes = classes.added(name, class_id=place + 1 + (place > 3))
    return classes


@st.composite
def labelled(draw, classes=6):
    """Noise of any density: holes, touching objects, single pixels, nothing at all."""
    height, width = draw(st.integers(1, 20)), draw(st.integers(1, 20))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    ids = np.array((0, *table(classes).ids), np.uint16)
    amount = draw(st.sampled_from((1, 2, 3, len(ids))))
    grain = draw(st.integers(1, 4))
    coarse = rng.integers(0, amount, (height // grain + 1, width // grain + 1))
    mask = ids[np.kron(coarse, np.ones((grain, grain), int))[:height, :width]]
    if draw(st.booleans()):
        return mask, None
    numbers = rng.integers(0, draw(st.sampled_from((2, 9))), mask.shape).astype(np.uint32)
    # An object has one class.
    objects = (np.searchsorted(ids, mask) * 9 + numbers) * ((numbers > 0) & (mask > 0))
    return mask, objects.astype(np.uint16)


def there_and_back(name, mask, objects, classes, folder):
    """Return class ids, objects, and the sentences on what was lost or wrong."""
    key = ImageKey("süb/图 1.jpg", "süb/图 1", mask.shape)
    writer = find_format(name).start(folder, classes)
    writer.write(LabelledImage(key, mask, objects))
    writer.close()
    reader = find_format(name).open(folder, [key])
    taken = reader.read(key)
    assert taken.problems == [] or name == "yolo"
    ids = np.zeros(2**16, np.uint16)
    for each in reader.classes:
        same = classes.get(each.value) if each.name is None else classes.by_name(each.name)
        ids[each.value] = same.id
    return ids[taken.values], taken.objects, writer.losses


def partition(objects):
    """Return the objects numbered in the order of their first pixels."""
    _, first, places = np.unique(objects, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[places.ravel()]


def same_objects(one, other, shape):
    one = np.zeros(shape, int) if one is None else one
    other = np.zeros(shape, int) if other is None else other
    same_places = np.array_equal(one != 0, other != 0)
    return same_places and np.array_equal(partition(one), partition(other))


slow = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("name", EXACT)
@slow
@given(drawn=labelled())
def test_every_pixel_comes_back(name, drawn):
    mask, objects = drawn
    with tempfile.TemporaryDirectory() as folder:
        back, numbers, losses = there_and_back(name, mask, objects, table(6), Path(folder))
    assert np.array_equal(back, mask)
    if name in WITH_OBJECTS:
        assert same_objects(objects, numbers, mask.shape)
        assert losses.sentences == COLORS.get(name, [])
    elif objects is not None and objects.any():
        assert losses.counts["objects"] == np.count_nonzero(np.unique(objects))


@slow
@given(drawn=labelled())
def test_yolo_says_how_many_pixels_change(drawn):
    mask, objects = drawn
    with tempfile.TemporaryDirectory() as folder:
        back, _, losses = there_and_back("yolo", mask, objects, table(6), Path(folder))
    counted = losses.counts["pixels that the polygons give another class"]
    assert np.count_nonzero(back != mask) == counted
    assert counted == 0 or losses.counts["holes, which are filled"]


@pytest.mark.parametrize("name", [name for name in EXACT if name != "voc"])
def test_300_classes(name, tmp_path):
    classes = table(300)
    mask = np.array((0, *classes.ids, 0), np.uint16).reshape(2, 151)
    back, _, losses = there_and_back(name, mask, None, classes, tmp_path)
    assert np.array_equal(back, mask)
    assert [*losses.counts] in ([], ["colours of classes"]) or name == "color-png"


def test_voc_says_which_classes_and_objects_do_not_fit(tmp_path):
    classes = table(300)
    mask = np.array((0, *classes.ids, 0), np.uint16).reshape(2, 151)
    objects = np.where(mask == 0, 0, np.arange(302).reshape(2, 151)).astype(np.uint16)
    back, _, losses = there_and_back("voc", mask, objects, classes, tmp_path)
    assert np.count_nonzero(back != mask) == 45
    assert losses.sentences == [
        "Not carried: pixels of the classes from “class 255” on: 45.",
        "Not carried: objects beyond the 254 that an image can have: 46.",
    ]


@pytest.mark.filterwarnings("ignore:__array__:DeprecationWarning")  # within pycocotools
@slow
@given(drawn=labelled())
def test_cocos_own_reader_sees_the_same_pixels(drawn):
    mask, objects = drawn
    classes = table(6)
    key = ImageKey("a.png", "a", mask.shape)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        writer = find_format("coco").start(Path(folder), classes)
        writer.write(LabelledImage(key, mask, objects))
        writer.close()
        theirs = COCO(Path(folder) / "annotations.json")
    seen = np.zeros(mask.shape, np.uint16)
    for annotation in theirs.anns.values():
        inside = theirs.annToMask(annotation) == 1
        assert annotation["area"] == np.count_nonzero(inside)
        assert not seen[inside].any()
        seen[inside] = classes.ids[annotation["category_id"] - 1]
    assert np.array_equal(seen, mask)


@pytest.mark.parametrize("name", ["coco", "coco-panoptic", "cvat", "label-studio"])
def test_an_export_that_is_stopped_leaves_nothing_behind(name, tmp_path):
    writer = find_format(name).start(tmp_path, table(2))
    assert any(path.suffix == ".tmp" for path in tmp_path.iterdir())
    del writer
    assert not any(path.suffix in (".tmp", ".json") for path in tmp_path.iterdir())
