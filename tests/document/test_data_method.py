"""Weights of classes as they are written."""

import pytest

from segstudio.document.data_method import check_weighed, class_weights
from segstudio.document.label_class import ClassTable
from segstudio.document.training_method import MethodUnknown


def test_a_class_has_one_weight():
    assert class_weights("2=5,3=0.5") == {2: 5.0, 3: 0.5}
    with pytest.raises(MethodUnknown, match="Class 2 has two weights"):
        class_weights("2=5,3=0.5,2=1")


def test_only_classes_of_the_project_are_weighed():
    table = ClassTable.default()
    check_weighed("inverse", table)
    check_weighed("2=5", table)
    with pytest.raises(MethodUnknown, match="no class 7; it has 1 background, 2 object"):
        check_weighed("2=5,7=1", table)
