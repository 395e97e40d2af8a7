import numpy as np

from segstudio.document.difference import Difference, difference

AGREE, FIRST, SECOND, OTHER = (
    Difference.AGREE,
    Difference.ONLY_FIRST,
    Difference.ONLY_SECOND,
    Difference.OTHER_CLASS,
)
EXPECTED = np.array(
    # second: 0, background, object, another object
    [
        [0, 0, SECOND, SECOND],  # first: 0
        [0, AGREE, SECOND, SECOND],  # background
        [FIRST, FIRST, AGREE, OTHER],  # object
        [FIRST, FIRST, OTHER, AGREE],  # another object
    ]
)


def test_every_pair_of_classes():
    ids = np.arange(4, dtype=np.uint8)
    first, second = np.meshgrid(ids, ids, indexing="ij")
    assert np.array_equal(difference(first, second, 1), EXPECTED)
    wide = difference(first.astype(np.uint16) * 300, second.astype(np.uint16) * 300, 300)
    assert np.array_equal(wide, EXPECTED)
    clear = EXPECTED.copy()
    clear[1, 1] = 0
    assert np.array_equal(difference(first, second, 1, with_background=False), clear)


def test_without_a_background_all_classes_are_objects():
    first, second = np.array([[1, 1, 0]], np.uint8), np.array([[1, 2, 1]], np.uint8)
    assert difference(first, second, 0).tolist() == [[AGREE, OTHER, SECOND]]
