"""Whatever a class is called: its name comes back, or the export says that it was changed."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document.label_class import ClassError, ClassTable
from segstudio.formats.catalogue import ALL_TITLES, find_format
from segstudio.formats.format import ImageKey, LabelledImage

KEY = ImageKey("a.jpg", "a", (1, 3))
MASK = np.array([[1, 2, 3]], np.uint8)
names = st.lists(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8),
    min_size=3,
    max_size=3,
    unique=True,
)


@pytest.mark.parametrize("name", ALL_TITLES)
@settings(max_examples=40, deadline=None)
@given(names=names)
def test_names_come_back_or_their_change_is_said(name, names):
    table = ClassTable()
    for each in names:
        try:
            table = table.added(each)
        except ClassError:  # it is nothing but spaces, or there already without them
            return
    with tempfile.TemporaryDirectory() as folder:
        writer = find_format(name).start(Path(folder), table)
        writer.write(LabelledImage(KEY, MASK))
        writer.close()
        reader = find_format(name).open(Path(folder), [KEY])
        taken = reader.read(KEY)
    found = {each.name: each.value for each in reader.classes}
    if any("class names" in what for what in writer.losses.counts):
        return
    assert [*found] == [each.name for each in table]
    assert taken.values.tolist() == [[found[each.name] for each in table]]
