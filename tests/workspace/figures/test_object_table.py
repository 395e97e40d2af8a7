"""Measured objects in columns: what is held, sorted and counted."""

import numpy as np
import pytest

from segstudio.formats.measurement_table import COLUMNS
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.figures import object_table
from segstudio.workspace.figures.object_table import BINS, ObjectCollector


def record(number):
    return ImageRecord(number, f"/x/{number}.png", ImageStatus.NEW, None, None)


def row(class_id, area, channels=1, **more):
    values = dict.fromkeys(COLUMNS)
    values |= {"image": "a", "path": "/x/a", "class": "cell", "class_id": class_id}
    values |= {"area_px": area, "row_px": 3.5, "column_px": 4.0, **more}
    return (*values.values(), *(float(10 * n + i) for n in range(channels) for i in range(3)))


@pytest.fixture
def objects():
    collector = ObjectCollector()
    collector.add(record(2), row(2, 30))
    collector.add(record(2), row(3, 10, channels=2, area_um2=2.5))
    collector.add(record(1), row(2, 20))
    return collector.finish()


def test_columns_hold_what_there_is(objects):
    assert len(objects) == objects.objects == 3
    assert objects.class_ids.tolist() == [2, 3, 2]
    assert objects.names == ("2.png", "2.png", "1.png")
    assert objects.columns["area_px"].tolist() == [30, 10, 20]
    assert np.isnan(objects.columns["area_um2"]).tolist() == [True, False, True]
    assert np.isnan(objects.columns["mean_channel_2"]).tolist() == [True, False, True]
    assert "image" not in objects.columns


def test_measures_are_those_with_a_number(objects):
    assert "area_um2" in objects.measures
    assert "perimeter_um" not in objects.measures
    assert not {"class_id", "object", "row_px", "pixel_height_um"} & set(objects.measures)


def test_sorted_with_what_is_missing_last(objects):
    assert objects.order_by("area_px", is_descending=False).tolist() == [1, 2, 0]
    assert objects.order_by("area_px", is_descending=True).tolist() == [0, 2, 1]
    for is_descending in (False, True):
        assert objects.order_by("area_um2", is_descending)[0] == 1
    assert objects.order_by("image", is_descending=False).tolist() == [2, 0, 1]


def test_the_histogram_counts_every_object_of_each_class(objects):
    edges, counts = objects.histogram("area_px")
    assert len(edges) == BINS + 1
    assert (edges[0], edges[-1]) == (10, 30)
    assert {each: sum(heights) for each, heights in counts.items()} == {2: 2, 3: 1}
    assert sum(map(sum, objects.histogram("mean_channel_2")[1].values())) == 1


def test_a_class_in_short(objects):
    assert objects.in_short("area_px", 2) == ("2", "25", "25", "5", "50")
    assert objects.in_short("area_um2", 2)[0] == "0"


def test_no_more_are_held_than_are_quick_to_sort(monkeypatch):
    monkeypatch.setattr(object_table, "MOST_OBJECTS", 2)
    collector = ObjectCollector()
    for number in range(5):
        collector.add(record(number), row(2, number))
    made = collector.finish()
    assert (len(made), made.objects) == (2, 5)
