"""What many edits change together is what they change one after another."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document.edit_merge import merged
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region

SHAPE = (300, 270)
PAINTS = st.lists(
    st.tuples(
        st.integers(-9, 299), st.integers(-9, 269), st.integers(1, 80), st.sampled_from([0, 1, 300])
    ),
    max_size=6,
)


@settings(max_examples=30, deadline=None)
@given(PAINTS)
def test_all_at_once_is_as_one_by_one(paints):
    mask, edits = Mask(SHAPE), []
    for row, column, side, class_id in paints:
        editor = MaskEditor(mask, "Paint")
        stencil = np.full((side, side), 255, np.uint8)
        editor.paint(Region(row, column, side, side), stencil, class_id, class_id % 2)
        edits.append(editor.finish())
    edits = [edit for edit in edits if edit is not None]
    other = Mask(SHAPE)
    other.apply(merged(edits, SHAPE))
    np.testing.assert_array_equal(other.class_ids, mask.class_ids)
    np.testing.assert_array_equal(other.origins, mask.origins)
    assert other.counts == mask.counts
    mask.apply(merged(edits[::-1], SHAPE, is_undo=True))
    assert not mask.class_ids.any()
    assert mask.counts == {}
