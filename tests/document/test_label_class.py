"""Classes: an id means the same class for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segstudio.document.label_class import MAX_CLASS_ID, PALETTE, ClassError, ClassTable


def test_a_new_project_has_background_and_object():
    table = ClassTable.default()
    assert [(each.id, each.name) for each in table] == [(1, "background"), (2, "object")]
    assert [each.color for each in table] == list(PALETTE[:2])


def test_an_id_is_never_given_twice():
    table = ClassTable.default().without(2).added("other")
    assert table.ids == (1, 3)
    with pytest.raises(ClassError, match="never reused"):
        table.added("third", class_id=2)
    with pytest.raises(ClassError, match="never reused"):
        table.added("third", class_id=1)


def test_a_chosen_id_moves_the_next_one_on():
    table = ClassTable.default().added("far", class_id=300)
    assert table.added("next").ids == (1, 2, 300, 301)


@pytest.mark.parametrize("class_id", [0, -1, MAX_CLASS_ID + 1])
def test_ids_out_of_range(class_id):
    with pytest.raises(ClassError, match="between 1 and"):
        ClassTable().added("x", class_id=class_id)


def test_no_more_ids():
    with pytest.raises(ClassError, match="between 1 and"):
        ClassTable().added("last", class_id=MAX_CLASS_ID).added("one more")


def test_names_are_trimmed_and_unique():
    table = ClassTable().added("  cell ")
    assert table.by_name("cell").id == 1
    with pytest.raises(ClassError, match="already"):
        table.added("cell")
    with pytest.raises(ClassError, match="needs a name"):
        table.added("   ")
    with pytest.raises(ClassError, match="already"):
        table.added("other").renamed(2, "cell")
    assert table.renamed(1, "cell").by_name("cell").id == 1


def test_colours():
    table = ClassTable().added("cell", "#AbCdEf")
    assert table.get(1).color == "#abcdef"
    assert table.get(1).rgb == (0xAB, 0xCD, 0xEF)
    for wrong in ("red", "#12345", "#12345g", "#1234567", "123456"):
        with pytest.raises(ClassError, match="#rrggbb"):
            table.recoloured(1, wrong)


def test_locks():
    table = ClassTable.default().with_lock(2, True)
    assert table.locked_ids == {2}
    assert table.with_lock(2, False).locked_ids == frozenset()


def test_moved():
    table = ClassTable.default().added("third")
    assert table.moved(3, 0).ids == (3, 1, 2)
    assert table.moved(1, 99).ids == (2, 3, 1)
    assert table.moved(3, -5).ids == (3, 1, 2)


def test_changes_of_what_is_not_there():
    table = ClassTable.default()
    for change in (
        lambda: table.renamed(9, "x"),
        lambda: table.recoloured(9, "#000000"),
        lambda: table.with_lock(9, True),
        lambda: table.moved(9, 0),
        lambda: table.without(9),
    ):
        with pytest.raises(ClassError, match="no class with id 9"):
            change()


def test_a_removed_class_comes_back_as_it_was():
    table = ClassTable.default().recoloured(2, "#123456").without(2)
    assert table.get(2) is None
    back = table.restored([2, 7])
    assert back.get(2).color == "#123456"
    assert back.removed == ()
    assert table.restored([1, 7]) is table


def test_a_restored_name_that_is_taken_gets_the_id_behind_it():
    table = ClassTable.default().without(2).added("object").without(3).added("object")
    names = [each.name for each in table.restored([2, 3])]
    assert names == ["background", "object", "object (2)", "object (3)"]


def test_restored_classes_of_one_name_differ():
    table = ClassTable().added("a").without(1).added("a").without(2)
    assert sorted(each.name for each in table.restored([1, 2])) == ["a", "a (2)"]


@given(st.lists(st.sampled_from(["add", "remove", "restore"]), max_size=40), st.randoms())
def test_whatever_happens_ids_and_names_stay_unique_and_keep_their_meaning(steps, random):
    table, meaning = ClassTable(), {}
    for number, step in enumerate(steps):
        if step == "add":
            table = table.added(f"class {number}")
            assert table.ids[-1] not in meaning
            meaning[table.ids[-1]] = f"class {number}"
        elif step == "remove" and len(table):
            table = table.without(random.choice(table.ids))
        elif step == "restore" and table.removed:
            table = table.restored([random.choice(table.removed).id])
        assert all(each.name == meaning[each.id] for each in (*table, *table.removed))
        assert len(set(table.ids)) == len(table)


def test_a_colour_that_a_class_has_or_that_is_none_gives_way_to_the_usual_one():
    table = ClassTable.default()
    assert table.free_color("#ABCDEF", 3) == "#abcdef"
    taken = PALETTE[1].upper()
    for color in (taken, "red", "", None):
        assert table.free_color(color, 3) == PALETTE[2]
