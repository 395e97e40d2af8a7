"""`segstudio robustness`: as `evaluate` says of images as they are, and less of disturbed ones."""

import csv

from segstudio.workspace.robustness.disturbance import DISTURBANCES


def test_figures_of_each_disturbance_and_strength(run, trained, tmp_path):
    table = tmp_path / "table.csv"
    before = sorted(each for each in trained.project.rglob("*") if each.is_file())
    outcome = run("robustness", trained.project, "--of", "all", "--csv", table, "--json")
    assert outcome.code == 0, outcome.err
    clean, *rows = outcome.json["rows"]
    assert (clean["disturbance"], clean["strength"], clean["images"]) == ("none", 0, 2)
    assert len(rows) == 5 * len(DISTURBANCES)
    assert all(0 <= each["dice"] <= 1 for each in rows)
    assert clean["dice"] > 0.5
    by_place = {(each["disturbance"], each["strength"]): each for each in rows}
    assert by_place["noise", 5]["dice"] <= clean["dice"] + 0.02
    assert by_place["rotation", 5]["amount"] == "90 °"
    with table.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 1 + len(rows)
    assert sorted(each for each in trained.project.rglob("*") if each.is_file()) == before

    outcome = run("evaluate", trained.project, "--of", "all", "--predict", "all", "--json")
    found = outcome.json["prediction"]
    assert found["mean_dice_without_background"] == clean["dice"]
    assert found["intervals"]["mean_dice_without_background"] == [clean["low"], clean["high"]]


def test_without_images_or_a_network_it_says_so(run, learned, blobs, tmp_path):
    outcome = run("robustness", learned.project)
    assert outcome.code == 1
    assert "Nothing is drawn on any image of those chosen (held-out)" in outcome.err
    assert run("import", blobs.project, "--masks", blobs.truth).code == 0
    outcome = run("robustness", blobs.project, "--of", "all")
    assert outcome.code == 1
    assert "no trained network" in outcome.err
