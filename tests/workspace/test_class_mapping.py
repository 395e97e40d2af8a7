"""Each class of a data set becomes an existing class, a new one, or nothing."""

import pytest

from segstudio.document.label_class import ClassTable
from segstudio.formats.format import NamedClass
from segstudio.workspace.class_mapping import (
    IGNORED,
    MappingRefused,
    Target,
    chosen_targets,
    mapped,
    proposed,
)

TABLE = ClassTable().added("background").added("cell")


def test_classes_are_matched_by_name_then_new():
    classes = [NamedClass(1, "cell"), NamedClass(7, " leaf ", "#112233")]
    targets = proposed(classes, TABLE)
    assert targets == {1: Target(2), 7: Target(name="leaf")}
    mapping = mapped(classes, targets, TABLE)
    assert mapping.ids == {1: 2, 7: 7}
    assert (mapping.table.get(7).name, mapping.table.get(7).color) == ("leaf", "#112233")


def test_classes_without_a_name_are_matched_by_number():
    classes = [NamedClass(2, None), NamedClass(9, None)]
    targets = proposed(classes, TABLE)
    assert targets == {2: Target(2), 9: Target(name="class 9")}
    assert mapped(classes, targets, TABLE).ids == {2: 2, 9: 9}


def test_unlabelled_with_a_name_stays_unlabelled_unless_somebody_says_so():
    classes = [NamedClass(0, "background"), NamedClass(1, "cell")]
    targets = proposed(classes, TABLE)
    assert targets[0] == IGNORED
    assert mapped(classes, targets, TABLE).ids == {1: 2}
    assert mapped(classes, {**targets, 0: Target(1)}, TABLE).ids == {0: 1, 1: 2}
    assert mapped(classes, {0: Target(name="soil")}, TABLE).ids == {0: 3}


def test_two_classes_can_become_one():
    classes = [NamedClass(1, "cat"), NamedClass(2, "dog"), NamedClass(3, "void")]
    targets = chosen_targets(
        classes, TABLE, [("cat", "animal"), ("dog", "animal"), ("void", "cell")], []
    )
    mapping = mapped(classes, targets, TABLE)
    assert mapping.ids == {1: 3, 2: 3, 3: 2}
    assert mapping.table.get(3).name == "animal"
    assert mapped(classes, chosen_targets(classes, TABLE, [], ["cat", "void"]), TABLE).ids == {2: 3}


def test_a_name_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(MappingRefused, match=r"no class “cow”\. It has: “cat”"):
        chosen_targets([NamedClass(1, "cat")], TABLE, [("cow", "animal")], [])


def test_object_numbers_are_not_taken_for_classes():
    classes = [NamedClass(value, None) for value in range(1, 3000)]
    with pytest.raises(MappingRefused, match="look like object numbers"):
        mapped(classes, proposed(classes, TABLE), TABLE)


def test_a_deleted_class_comes_back_and_a_bad_colour_is_no_reason():
    table = TABLE.without(2)
    classes = [NamedClass(2, None), NamedClass(5, "leaf", "red")]
    mapping = mapped(classes, proposed(classes, table), table)
    assert [each.name for each in mapping.table] == ["background", "cell", "leaf"]
    assert mapping.ids == {2: 2, 5: 5}


def test_classes_that_came_meanwhile_stay():
    classes = [NamedClass(9, "leaf"), NamedClass(2, "cell")]
    mapping = mapped(classes, proposed(classes, TABLE), TABLE)
    later = TABLE.without(2).added("leaf").added("mine")
    table = mapping.added_to(later)
    assert [each.name for each in table] == [
        "background",
        "leaf",
        "mine",
        "cell",
        "leaf (imported)",
    ]
    assert table.get(9).name == "leaf (imported)"
