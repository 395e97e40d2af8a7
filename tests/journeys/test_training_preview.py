"""A person writes what is done to images and patches, and sees it on the open one."""

import os
import signal

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.journeys.test_method import LEFT, change_method, draw_two_classes, type_number


def test_what_the_network_is_shown_is_seen_while_it_is_written(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    session = person.session
    draw_two_classes(person)
    method = change_method(person)
    QTest.mouseClick(method.form.fold, LEFT)
    QTest.mouseClick(method.form.more.preview, LEFT)
    person.wait(lambda: method.preview is not None and method.preview.isVisible())
    shown, desk = method.preview, session.training_preview
    person.wait(lambda: desk.shown is not None)
    assert desk.shown.is_labelled
    assert desk.shown.prepared.picture is desk.shown.plain.picture
    person.wait(lambda: shown.samples[-1].image is not None)

    texts = method.form.more.texts
    type_number(texts["preparation"], "median=5")
    type_number(texts["augment"], "usual,rotate=45,cutout")
    person.wait(lambda: desk.shown.prepared.picture is not desk.shown.plain.picture)
    assert desk.shown.prepared.picture.std() < desk.shown.plain.picture.std(), "less noise"
    first = desk.shown
    QTest.mouseClick(shown.others, LEFT)
    person.wait(lambda: desk.shown is not first and not desk.is_asked)
    assert (desk.shown.prepared.picture == first.prepared.picture).all()
    pairs = zip(desk.shown.samples, first.samples, strict=True)
    assert any((a.picture != b.picture).any() for a, b in pairs)
    assert any(np.isin([1, 2], each.class_ids).any() for each in desk.shown.samples)
    person.shot_of(shown, "training-preview")
    person.shot_of(method, "training-preview-method")

    # The same steps by torchvision: one click in the dialog beside.
    own = desk.shown
    QTest.mouseClick(method.form.more.by_torchvision, LEFT, pos=QPoint(8, 8))
    assert texts["augment"].text() == "torchvision,usual,rotate=45,cutout"
    person.wait(lambda: desk.shown is not own and not desk.is_asked)
    assert shown.told.text() == ""
    pairs = zip(desk.shown.samples, own.samples, strict=True)
    assert any((a.picture != b.picture).any() for a, b in pairs)
    person.shot_of(method, "training-preview-torchvision")

    # The engine dies, and the next one is asked the same.
    last = desk.shown
    os.kill(session.loop.process_id, signal.SIGTERM)
    QTest.mouseClick(shown.others, LEFT)
    person.wait(lambda: "engine" in shown.told.text())
    person.wait(lambda: desk.shown is not last)
    assert shown.told.text() == ""
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    person.wait(lambda: method.preview is None)
    method.reject()
    assert session.loop.method.settings["augment"] == "usual", "nothing was applied"
    person.leave()
