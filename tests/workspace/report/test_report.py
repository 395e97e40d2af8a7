"""The report: all of a project on one page that needs nothing else and runs nothing."""

import base64
import json
import re
from html.parser import HTMLParser

import cv2
import numpy as np
import pytest

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region
from segstudio.storage.guidance_table import Sitting
from segstudio.storage.image_record import ImageRecord, ImageStatus, Split
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.storage.training_record import CurvePoint
from segstudio.workspace.export_target import OutputRefused
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.project_opening import create_store
from segstudio.workspace.report.drawing import bars, curve
from segstudio.workspace.report.example import chosen
from segstudio.workspace.report.report_details import (
    ReportDetails,
    store_details,
    stored_details,
)
from segstudio.workspace.report.report_writer import read_input, write_report
from segstudio.workspace.saved_versions import saved_versions

SHAPE = (60, 80)
EVIL = "<script>alert(1)</script> & “x”"


class Page(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.events, self.words = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        for name, value in attributes:
            if name in ("src", "href", "action", "data"):
                self.links.append(value)
            if name.startswith("on"):
                self.events.append(name)

    def handle_data(self, text):
        self.words.append(text)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def opened(tmp_path):
    """Two images that are drawn on and predicted, one of them for testing; with a class of a
    name that would be a script.
    """
    paths = []
    for number in range(2):
        path = tmp_path / f"image {number} <i>.png"
        path.write_bytes(cv2.imencode(".png", np.full(SHAPE, 90, np.uint8))[1].tobytes())
        paths.append(path)
    made = create_store(tmp_path / "project", paths)
    with made.store as store:
        store.set_classes(made.classes.renamed(2, EVIL))
        for record in made.images:
            mask = Mask(SHAPE)
            editor = MaskEditor(mask, "Draw", frozenset())
            for region, class_id in ((mask.whole, 1), (Region(10, 10, 20, 20), 2)):
                editor.paint(region, np.ones((region.height, region.width), np.uint8), class_id)
            store.commit_edit(record.id, SHAPE, editor.finish(), mask.counts)
            prediction = PredictedMask(SHAPE)
            prediction.class_ids[...] = np.roll(mask.class_ids, 4, axis=1)
            prediction.confidence[...] = 200
            save_prediction(prediction_path(made.info.predictions, record.id), prediction)
        store.review.set_splits({made.images[0].id: Split.TEST})
        store.guidance.add_work({(made.images[0].id, 2): 4000.0})
        store.guidance.begin_sitting(Sitting(1e9, 1e9 + 5000, 4000.0, 12, 1, 0.5, 0.75))
        store.add_version(3, 120, 0.87, "good")
        write_versions(made.info.checkpoint, {"number": 4, "interval": [0.8, 0.93]})
        store.add_curve_points(CurvePoint(step, 1 / step, 0.5, step) for step in (1, 2, 3))
        store_details(store, ReportDetails(author=EVIL, licence="CC0 1.0", citation="A, B. 2026."))
        yield made


def write_versions(checkpoint, *rows):
    """Write what the engine tells of kept versions, with files that hold nothing."""
    usual = {"step": 130, "created_s": 1e9, "strokes": 41, "dice": 0.88, "sha256": "ab" * 32}
    checkpoint.mkdir(parents=True)
    (checkpoint / f"version-{'ab' * 8}.safetensors").write_bytes(bytes(3 * 2**19))
    rows = [{**usual, "text": "before the pens", "is_pinned": True, **row} for row in rows]
    (checkpoint / "learner.json").write_text(json.dumps({"versions": rows}), "utf-8")


def written(opened, path, **options):
    store = opened.store
    told = read_input(opened.info, store, store.images(), store.classes())
    source = MaskSource(store, opened.info.predictions)
    is_written = write_report(path, told, source, lambda _: None, lambda *_: None, **options)
    return Page(path.read_text("utf-8")) if is_written else None


def test_it_tells_all_there_is(opened, tmp_path):
    page = written(opened, tmp_path / "out" / "report.html")
    for words in (
        *("Data", "Classes", "Examples", "Learning", "Figures", "Versions of the network"),
        *("How to cite", "A, B. 2026.", "Licence of the images: CC0 1.0", "1 h 6 min"),
        *("80 × 60 (2)", "boundary F1", "Test images: 1 image", "All of them: 2 images"),
        *("0.880 0.800–0.930 1.5 MB pinned · before the pens", "41"),
        *("0.870", "good", "SegStudio", "torch", "U-Net"),
        *("of work on 1 image", "Class in hand", "0.500 → 0.750", "2001-09-09"),
    ):
        assert words in page.text, words
    assert page.tags.count("svg") >= 4
    assert page.tags.count("img") == 2 * 3


def test_every_text_of_its_own_can_be_said_in_another_language(opened, tmp_path):
    written(opened, tmp_path / "report.html", say=lambda text: f"«{text}»")
    html = (tmp_path / "report.html").read_text("utf-8")
    body = html.partition("<body>")[2].partition("«Made with»")[0]
    of_others = {"project", "image", "background", "object", "script", "alert", "good", "SegStudio"}
    of_others |= {"before", "pens"}
    assert set(re.findall("[A-Za-z]{4,}", re.sub("«.*?»", "", Page(body).text))) <= of_others
    assert '<html lang="«en»">' in html
    assert "How to cite" in html


def test_nothing_in_it_runs_or_comes_from_outside(opened, tmp_path):
    page = written(opened, tmp_path / "report.html")
    html = (tmp_path / "report.html").read_text("utf-8")
    assert not {"script", "iframe", "object", "link", "form"} & set(page.tags)
    assert page.events == []
    assert EVIL in page.text
    assert all(link.startswith("data:image/jpeg;base64,") for link in page.links)
    assert not re.search(r"url\(|@import|https?://", html)
    assert str(tmp_path) not in html
    picture = base64.b64decode(page.links[0].partition(",")[2])
    assert cv2.imdecode(np.frombuffer(picture, np.uint8), 1).shape == (*SHAPE, 3)


def test_cancelled_it_leaves_nothing(opened, tmp_path):
    assert written(opened, tmp_path / "report.html", is_cancelled=lambda: True) is None
    assert not (tmp_path / "report.html").exists()


def test_rows_of_versions_that_are_none_are_passed_over(tmp_path):
    usual = {"number": 2}
    wrong = (
        {"number": "x"},
        {"created_s": 1e300},
        {"sha256": "../.."},
        {"dice": []},
        {"step": None},
    )
    write_versions(tmp_path / "latest", usual, *({"number": 9, **each} for each in wrong))
    assert [each.number for each in saved_versions(tmp_path / "latest")] == [2]
    (tmp_path / "latest" / "learner.json").write_text('{"versions": [1, null, {}]}', "utf-8")
    assert saved_versions(tmp_path / "latest") == []
    assert saved_versions(tmp_path / "nothing") == []


def test_it_never_goes_over_an_image(opened):
    with pytest.raises(OutputRefused, match="is one of the images"):
        written(opened, opened.images[0].path)


def test_a_project_with_nothing_in_it(tmp_path):
    with create_store(tmp_path / "empty", []).store as store:
        info = create_info(store)
        told = read_input(info, store, [], store.classes())
        source = MaskSource(store, info.predictions)
        path = tmp_path / "report.html"
        assert write_report(path, told, source, lambda _: None, lambda *_: None)
        assert "No image has both" in Page(path.read_text("utf-8")).text


def create_info(store):
    from segstudio.workspace.project_info import ProjectInfo

    return ProjectInfo(store.folder)


def test_what_was_told_is_kept(opened):
    assert stored_details(opened.store).licence == "CC0 1.0"
    opened.store.set_setting("report.details", [1])
    assert stored_details(opened.store) == ReportDetails()


def test_examples_are_the_worst_and_others_from_all():
    records = [ImageRecord(n, f"/x/{n}.png", ImageStatus.NEW, None, None) for n in range(1, 31)]
    taken = [each.id for each in chosen(records, worst=[9, 4, 20, 30, 1], most=6)]
    assert taken[:3] == [9, 4, 20]
    assert len(set(taken)) == 6
    assert max(taken[3:]) - min(taken[3:]) > 12
    assert len(chosen(records[:2], worst=[2], most=6)) == 2


def test_curves_and_bars_stay_inside_their_axes():
    drawn = curve([0, 5, 10], [1, -2, 3])
    pairs = [tuple(map(float, pair.split(","))) for pair in drawn.points.split()]
    assert len(pairs) == 3
    assert all(38 <= x <= 312 and 8 <= y <= 146 for x, y in pairs)
    assert curve([1], [1]) is None
    histogram = bars([0, 0.5, 1], [1, 4])
    assert [round(bar.height) for bar in histogram.bars] == [34, 138]
    assert bars([0, 1], [0]) is None
