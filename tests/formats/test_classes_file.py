"""Classes go out and come back; what is wrong in a file is said in a sentence."""

import json

import pytest

from segstudio.document.label_class import ClassTable
from segstudio.formats.classes_file import read_classes, read_unlabelled, write_classes
from segstudio.formats.errors import ImportFailed


def test_ids_names_colours_and_order_come_back(tmp_path):
    table = ClassTable.default().added("Zellkern 細胞", "#12ab34", 300).moved(300, 0)
    write_classes(tmp_path / "classes.json", table)
    read = read_classes(tmp_path / "classes.json")
    assert read.classes == table.classes
    assert read.next_id == 301


def test_colours_may_be_missing(tmp_path):
    (tmp_path / "x.json").write_text('{"classes": [{"id": 4, "name": "cell"}]}')
    assert read_classes(tmp_path / "x.json").ids == (4,)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("{}", "no list"),
        ('{"classes": {}}', "no list"),
        ('{"classes": [3]}', "class 1: this is not a class"),
        ('{"classes": [{"id": "1", "name": "a"}]}', "whole number"),
        ('{"classes": [{"id": true, "name": "a"}]}', "whole number"),
        ('{"classes": [{"id": 1, "name": 5}]}', "must be text"),
        ('{"classes": [{"id": -1, "name": "a"}]}', "between 1 and"),
        ('{"classes": [{"id": 1, "name": "a", "color": "red"}]}', "#rrggbb"),
        ('{"classes": [{"id": 1, "name": "a"}, {"id": 1, "name": "b"}]}', "class 2.*already"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, content, reason):
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(ImportFailed, match=reason) as caught:
        read_classes(tmp_path / "x.json")
    assert "x.json" in str(caught.value)


def test_other_encodings_and_missing_files(tmp_path):
    (tmp_path / "x.json").write_bytes(json.dumps({"classes": []}).encode("utf-16"))
    with pytest.raises(ImportFailed):
        read_classes(tmp_path / "x.json")
    with pytest.raises(ImportFailed, match="cannot be read"):
        read_classes(tmp_path / "missing.json")


def test_a_bare_list_is_read_and_the_unlabelled_entry_left_out(tmp_path):
    path = tmp_path / "classes.json"
    path.write_text('[{"id": 0, "name": "nothing"}, {"id": 2, "name": "nucleus"}]')
    assert [(each.id, each.name) for each in read_classes(path)] == [(2, "nucleus")]


def test_unlabelled_can_have_a_name(tmp_path):
    path = tmp_path / "x.json"
    path.write_text('[{"id": 0, "name": "soil", "color": "#000000"}, {"id": 1, "name": "a"}]')
    found = read_unlabelled(path)
    assert (found.value, found.name, found.color) == (0, "soil", "#000000")
    path.write_text('[{"id": 1, "name": "a"}, 7]')
    assert read_unlabelled(path) is None
