"""Networks by name: listed, trained, kept with the project, refused in a sentence."""

import json

import pytest

from segstudio.cli.console import Console
from segstudio.cli.method_options import warn_of_needs
from segstudio.document.network_choice import NETWORKS, NetworkChoice

SMALL = ("--network", "classic", "--width", 8, "--depth", 2)


def test_the_list_says_what_each_is_and_needs(run):
    outcome = run("network", "list")
    assert outcome.code == 0
    for name, kind in NETWORKS.items():
        assert f"{name}: {kind.words}" in outcome.out
    told = run("network", "list", "--json").json
    assert told["classic"]["options"] == {
        "width": 64,
        "depth": 4,
        "activation": "relu",
        "dropout": 0.0,
    }
    assert told["quick"]["parameters"] < 1e6 < told["classic"]["parameters"]


def test_another_network_starts_anew_and_is_kept_with_the_project(run, trained, tmp_path):
    outcome = run("train", trained.project, "--steps", 3, *SMALL, "--json")
    assert outcome.code == 0, outcome.err
    told = outcome.json["method"]
    assert [told[name] for name in ("network", "width", "depth")] == ["classic", 8, 2]
    index = trained.project / "networks" / "latest" / "learner.json"
    rows = json.loads(index.read_text("utf-8"))["versions"]
    assert rows[-1]["network"]["name"] == "classic"
    assert [row["is_pinned"] for row in rows if row["network"]["name"] == "quick"][-1]
    outcome = run("train", trained.project, "--steps", 1, "--dropout", 0.25)
    words = "classic (width 8, depth 2, activation relu, dropout 0.25)"
    assert f"Learned with {words}, loss balanced" in outcome.out
    assert f"Network: {words}, loss balanced" in run("info", trained.project).out
    assert run("predict", trained.project, "--out", tmp_path / "masks").code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--network", "huge"), "There is no network “huge”; there are quick, photo, classic"),
        (("--network", "classic", "--width", 5000), "must lie between 4 and 128, not 5000"),
        (("--network", "classic", "--depth", 0), "“0” is not a whole number above 0"),
        (
            ("--network", "quick", "--depth", 3),
            "The depth of the network “quick” cannot be chosen.",
        ),
        ((*SMALL, "--activation", "x"), "There is no activation “x”; there are relu,"),
    ],
)
def test_what_there_is_not_is_refused_before_it_starts(run, trained, words, sentence):
    outcome = run("train", trained.project, "--steps", "1", *words)
    assert outcome.code == 2
    assert sentence in outcome.err
    assert run("demo", "--headless", *words).code == 2


def test_the_demo_learns_with_any_of_them(run, tmp_path):
    outcome = run("demo", "--seconds", 1, "--out", tmp_path / "out", *SMALL, "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.json["steps"] > 0


def test_a_project_begins_with_the_network_of_another(run, trained, made, tmp_path):
    assert run("train", trained.project, "--steps", 2, *SMALL).code == 0
    project = tmp_path / "fresh"
    assert run("new", project, "--images", made.images).code == 0
    outcome = run("network", "import", project, trained.project, "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.json["matched"] == {"background": 1, "object": 2}
    assert "Network: classic (width 8" in run("info", project).out
    assert run("predict", project, "--out", tmp_path / "masks").code == 0
    assert run("network", "import", project, tmp_path).code == 1


def test_images_and_patches_go_through_what_was_asked_for(run, trained, tmp_path):
    chosen = ("--preparation", "denoise+clahe=3", "--augment", "usual,rotate=15")
    outcome = run("train", trained.project, "--steps", 3, *chosen)
    assert outcome.code == 0, outcome.err
    told = run("info", trained.project).out
    assert "Network: quick (preparation denoise+clahe=3), loss balanced" in told
    assert "augment usual,rotate=15" in told
    outcome = run("train", trained.project, "--steps", 1, "--json")
    assert outcome.json["method"]["preparation"] == "denoise+clahe=3"
    assert run("predict", trained.project, "--out", tmp_path / "masks").code == 0
    assert run("train", trained.project, "--steps", 1, "--augment", "spin").code == 2
    outcome = run("train", trained.project, "--steps", 1, "--preparation", "median=4")
    assert outcome.code == 2
    assert "“median=4” cannot be: each value becomes the middle one" in outcome.err


def test_what_not_every_machine_has_is_said_before_it_starts(capsys):
    console = Console()
    warn_of_needs(NetworkChoice("classic"), console)
    assert capsys.readouterr().err == "Note: “classic” needs a GPU, or a smaller width.\n"
    for choice in (NetworkChoice("classic", width=8), NetworkChoice("quick")):
        warn_of_needs(choice, console)
        assert capsys.readouterr().err == ""
    warn_of_needs(NetworkChoice("segformer", width=8), console)
    assert "needs many labels" in capsys.readouterr().err
