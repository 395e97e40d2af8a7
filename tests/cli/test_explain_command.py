"""`segstudio explain`: the answer is drawn where the network looks, and refusals are sentences."""

import numpy as np
import pytest

from .conftest import SHAPE, read_png


def test_an_answer_is_drawn_over_the_image(run, learned, tmp_path):
    out = tmp_path / "why.png"
    words = ("explain", learned.project, "blob 3.png", "--class", "object", "--out", out)
    outcome = run(*words, "--json")
    assert outcome.code == 0, outcome.err
    told = outcome.json
    assert (told["method"], told["low"], told["high"]) == ("gradcam", 0.0, 1.0)
    assert (told["region"], told["feature_maps"]) == ([0, 0, *SHAPE], 128)
    assert told["asked_px"] > 500
    picture = read_png(out)
    assert picture.shape == (*SHAPE, 3)
    assert np.ptp(picture.astype(int), axis=2).max() > 50

    outcome = run(*words, "--method", "occlusion", "--at", "45,85", "--square", 24)
    assert outcome.code == 0, outcome.err
    assert "is needed" in outcome.out
    assert not np.array_equal(read_png(out), picture)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--class", "tree"), 1, "has no class “tree”; it has “background”, “object”."),
        ((), 1, "Which class?"),
        (("--method", "dropout"), 1, "learned without dropout"),
        (("--class", "object", "--square", 2, "--method", "occlusion"), 1, "between 4 and 256"),
        (("--class", "object", "--at", "x"), 2, "as 120,64"),
    ],
)
def test_what_cannot_be_asked_is_refused(run, learned, tmp_path, words, code, sentence):
    out = tmp_path / "why.png"
    outcome = run("explain", learned.project, "blob 3.png", *words, "--out", out)
    assert outcome.code == code
    assert sentence in " ".join(outcome.err.split())
    assert not out.exists()


def test_a_network_that_cannot_be_read_is_said_to_be_that(run, trained, tmp_path):
    index = trained.project / "networks" / "latest" / "learner.json"
    index.write_text('{"format": 99}', "utf-8")
    words = ("blob 3.png", "--class", "object", "--out", tmp_path / "why.png")
    outcome = run("explain", trained.project, *words)
    assert outcome.code == 1
    assert "is from a newer SegStudio; update to open it." in outcome.err
    assert index.read_text("utf-8") == '{"format": 99}'
