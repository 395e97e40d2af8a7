"""`segstudio measure`."""

import csv
import io

import numpy as np
import pytest

from segstudio.workspace.headless.project_access import opened_project

AREAS = [1793] * 4


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_a_row_for_each_object(run, blobs, tmp_path):
    out = tmp_path / "out" / "objects.csv"
    assert run("import", blobs.project, "--masks", blobs.truth).code == 0
    with opened_project(blobs.project) as opened:
        opened.store.set_setting("pixel_size.all", [0.5, 0.5])
    outcome = run("measure", blobs.project, "--out", out, "--json")
    assert outcome.code == 0
    told = outcome.json
    assert (told["objects"], told["images"], told["without"]) == (4, 4, 0)
    rows = rows_of(out)
    assert [row["image"] for row in rows] == [f"blob {number}.png" for number in range(4)]
    assert {row["class"] for row in rows} == {"object"}
    assert [int(row["area_px"]) for row in rows] == AREAS
    centers = [(float(row["row_px"]), float(row["column_px"])) for row in rows]
    assert np.allclose(centers, [(45, 40 + 15 * number) for number in range(4)])
    assert float(rows[0]["area_um2"]) == AREAS[0] / 4
    assert 170 < float(rows[0]["mean_channel_1"]) < 190
    run("measure", blobs.project, "--out", out, "--with-background")
    assert len(rows_of(out)) == 8


def test_nothing_drawn_and_a_missing_image(run, blobs, tmp_path):
    out = tmp_path / "objects.csv"
    outcome = run("measure", blobs.project, "--out", out)
    assert outcome.code == 0
    assert "Measured 0 objects in 0 images" in outcome.out
    assert "Without labels: 4 images." in outcome.out
    assert rows_of(out) == []
    run("import", blobs.project, "--masks", blobs.truth)
    (blobs.images / "blob 2.png").unlink()
    outcome = run("measure", blobs.project, "--out", out)
    assert outcome.code == 1
    assert "blob 2.png" in outcome.err
    assert len(rows_of(out)) == 3


@pytest.mark.parametrize("name", ["objects.txt", "objects"])
def test_the_name_tells_the_format(run, made, tmp_path, name):
    outcome = run("measure", made.project, "--out", tmp_path / "new" / name)
    assert outcome.code == 1
    assert "must end in .csv or .parquet" in outcome.err
    assert not (tmp_path / "new").exists()


def test_stored_predictions_are_measured_where_wanted(run, trained, tmp_path):
    assert run("predict", trained.project, "--out", tmp_path / "masks").code == 0
    out = tmp_path / "objects.csv"
    run("measure", trained.project, "--out", out)
    assert len({row["image"] for row in rows_of(out)}) == 2
    run("measure", trained.project, "--out", out, "--with-predictions")
    assert len({row["image"] for row in rows_of(out)}) == 4
