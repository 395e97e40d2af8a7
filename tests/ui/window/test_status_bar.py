def test_it_says_what_is_under_the_pointer(qtbot, opened, session, draw):
    bar = opened.status_bar
    bar.set_pointer((10, 20))
    qtbot.waitUntil(lambda: bar.place.text() == "10, 20")
    assert bar.value.text() == session.image.value_text(10, 20)
    assert bar.class_name.text() == "unlabelled"
    bar.set_pointer((-1, 20))
    qtbot.waitUntil(lambda: bar.place.text() == "")


def test_it_tells_drawn_from_predicted(qtbot, opened, session, draw):
    draw(opened.canvas)
    bar, pixel = opened.status_bar, (session.image.shape[0] // 2, session.image.shape[1] // 2)
    bar.set_pointer(pixel)
    qtbot.waitUntil(lambda: bar.class_name.text() == "object (drawn)")
    session.image.prediction.class_ids[0, 0] = session.classes.ids[1]
    session.image.prediction.confidence[0, 0] = 204
    bar.set_pointer((0, 0))
    qtbot.waitUntil(lambda: bar.class_name.text() == "object (predicted, 80%)")


def test_it_shows_the_keys_that_work_now(opened, session):
    assert opened.status_bar.hint.text() == session.toolbox.hint()
    opened.actions_by_id["tool-polygon"].trigger()
    assert "Backspace" in opened.status_bar.hint.text()


def test_it_shows_the_zoom(qtbot, opened):
    opened.actions_by_id["zoom-100"].trigger()
    qtbot.waitUntil(lambda: opened.status_bar.zoom.text() == "100 %")


def test_it_says_that_all_is_saved(qtbot, opened, session, draw):
    draw(opened.canvas)
    qtbot.waitUntil(lambda: session.unsaved is None)
    assert opened.status_bar.saved.text() == "Saved"
    assert not opened.isWindowModified()
