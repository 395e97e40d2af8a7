"""`segstudio demo` without a window, on the bundled sample."""

import json


def test_the_demo_learns_writes_and_tells(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = run("demo", "--headless", "--seconds", "2", "--json")
    assert outcome.code == 0
    out = tmp_path / "segstudio-demo"
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert outcome.json == {"out": str(out), **summary}
    assert 0 < summary["mean_dice_unseen"] <= 1
    assert summary["steps"] > 0
    assert 2 <= summary["seconds"] < 20
    assert summary["strokes"] > 0
    assert 0 < summary["labelled_share_of_drawn_images"] < 0.2
    masks = sorted(path.name for path in (out / "masks").glob("*.png"))
    assert masks == sorted(each["name"] for each in summary["images"])
    assert masks == sorted(path.name for path in (out / "overlays").glob("*.png"))
    assert (out / "masks" / "classes.json").is_file()


def test_another_ones_folder_is_refused(run, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    outcome = run("demo", "--headless", "--seconds", "2", "--out", tmp_path)
    assert outcome.code == 1
    assert "holds other things" in outcome.err
