"""`segstudio evaluate`."""

import csv
import io

import pytest

from segstudio.storage.image_record import Split
from segstudio.workspace.headless.project_access import opened_project


def test_predictions_and_results_are_compared(run, trained, tmp_path):
    rows = tmp_path / "made" / "rows.csv"
    outcome = run("evaluate", trained.project, "--truth", trained.truth, "--json", "--csv", rows)
    assert outcome.code == 0
    told = outcome.json
    assert told["result"]["images"] == 4
    assert told["prediction_without_labels"]["images"] == 2
    said = told["prediction"]
    assert 0.5 < said["mean_dice"] <= 1
    low, high = said["intervals"]["mean_dice"]
    assert 0 < low <= said["mean_dice"] <= high <= 1
    disc = said["classes"][1]
    assert disc["images"] == 4
    assert 0 <= disc["ece"] <= 1
    assert disc["hausdorff95_um"] is None
    assert sum(map(sum, said["confusion"]["pixels"])) == 4 * 96 * 128
    dices = [each["whole"]["prediction"]["mean_dice"] for each in told["images"]]
    assert dices == sorted(dices)
    drawn = [each for each in told["images"] if each["has_labels"]]
    assert len(drawn) == 2
    for figure, right in (("dice", 1), ("boundary_f1", 1), ("hausdorff95_px", 0)):
        assert [each[figure] for each in drawn[0]["result"]] == [right, right]
    assert len(list((trained.project / "predictions").glob("*.npz"))) == 4
    listed = list(csv.DictReader(io.StringIO(rows.read_text("utf-8"))))
    assert len(listed) == 4 * 2 * 2
    assert {row["mask"] for row in listed} == {"prediction", "result"}
    assert [row["class"] for row in listed[:2]] == ["background", "object"]
    table = run("evaluate", trained.project, "--truth", trained.truth)
    for words in ("object", "boundary F1", "worst images first", "truth \\ predicted", "not count"):
        assert words in table.out


def test_predictions_against_what_is_drawn_on_the_images(run, trained):
    outcome = run("evaluate", trained.project, "--json")
    assert outcome.code == 1
    assert "none of the chosen images" in outcome.json["error"]
    told = run("evaluate", trained.project, "--of", "all", "--json").json
    assert told["prediction"]["images"] == 2
    assert told["result"] is told["prediction_without_labels"] is None
    assert all("result" not in each for each in told["images"])
    points = told["prediction"]["reliability"]
    pixels = sum(each["pixels"] for each in points)
    gaps = sum(each["pixels"] * abs(each["confidence"] - each["right"]) for each in points)
    assert gaps / pixels == pytest.approx(told["prediction"]["ece"])
    assert "flatter it" in run("evaluate", trained.project, "--of", "all").out


def test_an_image_that_was_learned_from_before_it_was_set_aside_is_named(run, trained):
    with opened_project(trained.project) as opened:
        taught = opened.store.annotated_images()[0]
        opened.store.review.set_splits({taught.id: Split.TEST})
    outcome = run("evaluate", trained.project, "--of", "all", "--json")
    assert outcome.json["taught"] == [taught.name]
    told = run("evaluate", trained.project, "--of", "all").out
    assert f"set aside: 1 ({taught.name}). Unless" in told


def test_lengths_and_areas_where_the_pixel_size_is_known(run, blobs):
    with opened_project(blobs.project) as opened:
        opened.store.set_setting("pixel_size.all", [0.5, 0.5])
    truth = blobs.truth / "blob 0.png"
    assert run("import", blobs.project, "--masks", blobs.truth).code == 0
    truth.write_bytes((blobs.truth / "blob 1.png").read_bytes())  # 15 px beside it
    told = run("evaluate", blobs.project, "--truth", blobs.truth, "--json").json
    worst = told["images"][0]
    assert worst["name"] == "blob 0.png"
    found = worst["result"][1]
    assert found["hausdorff95_um"] == 0.5 * found["hausdorff95_px"] > 3
    assert found["area_error_um2"] == 0.25 * found["area_error_px"]
    assert "HD95 µm" in run("evaluate", blobs.project, "--truth", blobs.truth).out


def test_groups_are_told_apart_the_worst_first(run, blobs):
    assert run("import", blobs.project, "--masks", blobs.truth).code == 0
    (blobs.truth / "blob 2.png").write_bytes((blobs.truth / "blob 1.png").read_bytes())
    asked = ("evaluate", blobs.project, "--truth", blobs.truth, "--by", "pattern")
    asked = (*asked, "--pattern", "blob {group}")
    groups = run(*asked, "--json").json["groups"]
    assert sorted(groups) == ["0", "1", "2", "3"]
    assert next(iter(groups)) == "2"
    assert groups["2"]["mean_dice"] < 1
    assert all(groups[name]["mean_dice"] == 1 for name in "013")
    assert "group, worst first" in run(*asked).out
    assert run("evaluate", blobs.project, "--truth", blobs.truth, "--json").json["groups"] == {}


def test_groups_that_no_image_has_are_refused(run, blobs):
    outcome = run("evaluate", blobs.project, "--truth", blobs.truth, "--by", "group")
    assert outcome.code == 1
    assert "No image has a group" in outcome.err


@pytest.mark.parametrize("given", ["-1", "far"])
def test_a_tolerance_is_a_number_of_pixels(run, made, given):
    outcome = run("evaluate", made.project, "--truth", made.truth, "--tolerance", given)
    assert outcome.code == 2
    assert "is not a number of pixels" in outcome.err


def test_the_csv_is_never_written_over_an_image(run, blobs):
    image = blobs.images / "blob 0.png"
    outcome = run("evaluate", blobs.project, "--truth", blobs.truth, "--csv", image)
    assert outcome.code == 1
    assert "is one of the images" in outcome.err


def test_without_a_network_what_is_drawn_is_compared(run, made):
    outcome = run("evaluate", made.project, "--truth", made.truth, "--json")
    assert outcome.code == 0
    assert outcome.json["prediction"] is None
    assert outcome.json["result"]["mean_dice"] == 0


@pytest.mark.parametrize(
    ("given", "sentence"),
    [("nowhere", "There is no folder"), (".", "holds no PNG named like an image")],
)
def test_folders_without_truth(run, made, tmp_path, given, sentence):
    outcome = run("evaluate", made.project, "--truth", tmp_path / given)
    assert outcome.code == 1
    assert sentence in outcome.err


def test_a_truth_of_another_size_is_named(run, blobs):
    name = "blob 1.png"
    (blobs.truth / name).write_bytes((blobs.images / name).read_bytes()[:60])
    outcome = run("evaluate", blobs.project, "--truth", blobs.truth, "--json")
    assert outcome.code == 1
    assert outcome.json["problems"][0].startswith(name)
    assert outcome.json["result"]["images"] == 3
