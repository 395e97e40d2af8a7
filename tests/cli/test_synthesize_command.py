"""`segstudio synthesize`: what is missing is said, and nothing is made then."""


def test_a_class_or_delete_is_asked_for(run, blobs):
    outcome = run("synthesize", blobs.project)
    assert outcome.code == 2
    assert "Give --class NAME, or --delete." in outcome.err
    assert run("synthesize", blobs.project, "--class", "object", "--count", "1001").code == 2


def test_what_cannot_be_is_told_in_a_sentence(run, blobs):
    outcome = run("synthesize", blobs.project, "--class", "bee")
    assert outcome.code == 1
    assert "There is no class “bee” in the project" in outcome.err
    outcome = run("synthesize", blobs.project, "--class", "object")
    assert outcome.code == 1
    assert "no image that may be learned from is reviewed" in outcome.err


def test_there_may_be_none_to_delete(run, blobs):
    assert run("synthesize", blobs.project, "--delete", "--json").json == {"deleted": 0}
