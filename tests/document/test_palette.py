import pytest

from segstudio.document.label_class import ClassTable
from segstudio.document.palette import PALETTES, palette_of, recoloured_by


@pytest.fixture
def table():
    made = ClassTable.default()
    for number in range(12):
        made = made.added(f"class {number}")
    return made.without(5)


@pytest.mark.parametrize("palette", PALETTES, ids=[each.id for each in PALETTES])
def test_all_classes_take_the_colours_and_nothing_else_changes(table, palette):
    changed = recoloured_by(table, palette)
    assert palette_of(changed) is palette
    assert [(c.id, c.name) for c in changed] == [(c.id, c.name) for c in table]
    assert changed.removed[0].color == palette.color_of(5)
    assert changed.recoloured(3, "#010203").get(3).color == "#010203"
    assert palette_of(changed.recoloured(3, "#010203")) is None


def test_colours_of_a_palette_differ():
    for palette in PALETTES:
        assert len(set(palette.colors)) == len(palette.colors) >= 7


def test_new_projects_have_the_first():
    assert palette_of(ClassTable.default()) is PALETTES[0]
