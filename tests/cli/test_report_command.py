"""`segstudio report`."""


def test_a_page_is_written_and_what_was_told_is_kept(run, trained):
    assert run("evaluate", trained.project, "--truth", trained.truth).code == 0  # it predicts
    page = trained.folder / "report.html"
    outcome = run("report", trained.project, "--out", page, "--licence", "CC0", "--json")
    assert outcome.code == 0
    assert outcome.json["out"] == str(page)
    assert "boundary F1" in page.read_text("utf-8")
    assert run("report", trained.project, "--out", page, "--title", "Blobs <x>").code == 0
    html = page.read_text("utf-8")
    assert "CC0" in html
    assert "<title>Blobs &lt;x&gt;</title>" in html


def test_it_never_goes_over_an_image(run, blobs):
    outcome = run("report", blobs.project, "--out", blobs.images / "blob 0.png")
    assert outcome.code == 1
    assert "is one of the images" in outcome.err
