"""Names of exported files."""

from segstudio.formats.export_name import export_names


def test_plain_names_stay():
    assert export_names(["/a/one.jpg", "/b/two.tif"]) == ["one.png", "two.png"]


def test_same_names_are_told_apart():
    assert export_names(["/a/x.jpg", "/a/x.png", "/a/y.png"]) == ["x_jpg.png", "x_png.png", "y.png"]
    assert export_names(["/a/x.png", "/b/X.png"]) == ["a_x_png.png", "b_X_png.png"]
    assert len(set(export_names(["/s/a/x.png", "/t/a/x.png"]))) == 2


def test_nothing_is_written_twice_whatever_the_names():
    locations = ["/a/b/x.png", "/a/b_x.png", "/a/b/x_png.png", "/a_b/x.png", "/a/b/x.png"]
    names = [name.casefold() for name in export_names(locations)]
    assert len(set(names)) == len(names)


def test_nothing():
    assert export_names([]) == []
