"""The prediction on screen: filled by tiles, never going back to an older version."""

import numpy as np
import pytest

from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region, TileIndex

FIRST = TileIndex(0, 0)


def tile(value, shape=(256, 256), dtype=np.uint8):
    return np.full(shape, value, dtype)


def test_nothing_yet():
    predicted = PredictedMask((300, 300))
    assert (predicted.oldest_version, predicted.newest_version) == (0, 0)
    assert not predicted.class_ids.any()


def test_a_tile_is_taken_and_says_where():
    predicted = PredictedMask((300, 300))
    last = TileIndex(1, 1)
    assert predicted.put(last, 3, tile(2, (44, 44)), tile(200, (44, 44))) == Region(
        256, 256, 44, 44
    )
    assert predicted.class_ids[299, 299] == 2
    assert predicted.confidence[256, 256] == 200
    assert predicted.class_ids[255, 255] == 0


def test_an_older_version_is_dropped():
    predicted = PredictedMask((256, 256))
    predicted.put(FIRST, 5, tile(1), tile(9))
    assert predicted.put(FIRST, 4, tile(2), tile(9)) is None
    assert predicted.class_ids[0, 0] == 1
    assert predicted.newest_version == 5


def test_the_same_version_may_come_again():
    predicted = PredictedMask((256, 256))
    predicted.put(FIRST, 5, tile(1), tile(9))
    assert predicted.put(FIRST, 5, tile(2), tile(9)) is not None


def test_an_equal_tile_changes_nothing_but_its_version():
    predicted = PredictedMask((256, 256))
    predicted.put(FIRST, 5, tile(1), tile(9))
    assert predicted.put(FIRST, 6, tile(1), tile(9)) is None
    assert predicted.versions[FIRST] == 6
    assert predicted.put(FIRST, 7, tile(1), tile(8)) is not None


@pytest.mark.parametrize("shape", [(256, 255), (255, 256), (0, 0), (300, 300)])
def test_tiles_of_another_size_are_dropped(shape):
    predicted = PredictedMask((300, 300))
    assert predicted.put(FIRST, 1, tile(1, shape), tile(1, shape)) is None
    assert predicted.put(FIRST, 1, tile(1), tile(1, shape)) is None
    assert predicted.versions == {}


def test_a_tile_outside_is_dropped():
    predicted = PredictedMask((300, 300))
    assert predicted.put(TileIndex(5, 0), 1, tile(1, (0, 0)), tile(1, (0, 0))) is None
    assert predicted.versions == {}


def test_ids_above_255():
    predicted = PredictedMask((300, 256))
    predicted.put(FIRST, 1, tile(7), tile(1))
    predicted.put(TileIndex(1, 0), 2, tile(300, (44, 256), np.uint16), tile(1, (44, 256)))
    assert predicted.class_ids[0, 0] == 7
    assert predicted.class_ids[256, 0] == 300
    assert (predicted.oldest_version, predicted.newest_version) == (1, 2)
