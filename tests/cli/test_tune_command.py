"""`segstudio tune`: each image measured by networks that never saw it; nothing is tried twice."""

import pytest

from segstudio.workspace.headless.saved_method import saved_method
from segstudio.workspace.tuning import search
from segstudio.workspace.tuning.trial_list import FILE_NAME

WORDS = (
    *("--networks", "classic:width=4:depth=1:preparation=clahe"),
    *("--folds", 2, "--steps", 2),
)
GRID = ("--rates", "1e-4,1e-2", "--patches", 32, "--search", "grid")


def test_the_winner_of_a_grid_becomes_the_projects_method(run, blobs, monkeypatch, tmp_path):
    assert run("import", blobs.project, "--masks", blobs.truth).code == 0
    outcome = run("tune", blobs.project, *WORDS, *GRID, "--trials", 9, "--apply", "--json")
    assert outcome.code == 0, outcome.err
    rows, best = outcome.json["rows"], outcome.json["best"]
    assert [each["parameters"]["learning_rate"] for each in rows] == [1e-4, 1e-2]
    assert all(len(each["folds"]) == 2 and 0 <= each["low"] <= each["dice"] for each in rows)
    assert best["dice"] == max(each["dice"] for each in rows)
    method = saved_method(blobs.project / "networks" / "latest")
    assert (method["network"], method["width"]) == ("classic", 4)
    assert method["preparation"] == "clahe"
    assert method["learning_rate"] == best["parameters"]["learning_rate"]

    # No engine is needed for what was tried before, whatever chooses.
    monkeypatch.setattr(search.FreshNetwork, "measured", None)
    plot, table = tmp_path / "plot.svg", tmp_path / "table.csv"
    words = (*WORDS, *GRID[:-1], "tpe", "--trials", 3, "--csv", table, "--plot", plot)
    outcome = run("tune", blobs.project, *words)
    assert outcome.code == 0, outcome.err
    assert outcome.out.count("classic (width 4") == 2
    assert "<circle" in plot.read_text("utf-8")
    assert len(table.read_text("utf-8").splitlines()) == 3

    image = next(blobs.images.glob("*.png"))
    before = image.read_bytes()
    for over in (("--csv", image), ("--csv", table, "--plot", table)):
        outcome = run("tune", blobs.project, *WORDS, *GRID, "--trials", 1, *over)
        assert outcome.code == 1
        assert "would be" in outcome.err
    assert image.read_bytes() == before

    (blobs.project / FILE_NAME).write_text('{"format": 1, "rows": [7]}', "utf-8")
    outcome = run("tune", blobs.project, *words)
    assert outcome.code == 1
    assert "Move it away" in outcome.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Give --minutes or --trials"),
        (("--rates", "1e-2..1e-4", "--trials", 1), "must begin with the lower rate"),
        (("--patches", "8", "--trials", 1), "is not a number between 16 and 1024"),
        (("--losses", "none", "--trials", 1), "There is no loss “none”"),
        (("--preparation", "soap", "--trials", 1), "There is no preparation “soap”"),
    ],
)
def test_what_cannot_be_searched_is_refused(run, tmp_path, words, sentence):
    outcome = run("tune", tmp_path, *words)
    assert outcome.code == 2
    assert sentence in outcome.err
