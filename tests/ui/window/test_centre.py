from segstudio.workspace.image_list import ImageRecord, ImageStatus


def test_a_slow_image_is_named_while_it_is_read(qtbot, opened, session, monkeypatch):
    record = session.images[1]
    monkeypatch.setattr(type(session), "loading_image_id", property(lambda self: record.id))
    session.events.image_loading.emit(record.id)
    assert opened.centre.currentWidget() is opened.canvas
    qtbot.waitUntil(lambda: opened.centre.currentWidget() is opened.centre.message)
    assert opened.centre.message.text.text() == record.name
    session.events.image_opened.emit()
    assert opened.centre.currentWidget() is opened.canvas


def test_an_empty_project_says_so(qtbot, window, session, tmp_path):
    session.new_project(tmp_path / "new")
    qtbot.waitUntil(lambda: session.project is not None, timeout=10_000)
    assert window.centre.currentWidget() is window.centre.empty
    assert "no images" in window.centre.empty.title.text()


def test_recent_projects_are_offered(qtbot, opened, session):
    folder = session.project.folder
    session.close_project()
    empty = opened.centre.empty
    qtbot.waitUntil(lambda: empty._recent.count() == 1)
    button = empty._recent.itemAt(0).widget()
    assert button.toolTip() == str(folder)
    button.click()
    qtbot.waitUntil(lambda: session.image is not None, timeout=10_000)


def test_a_failed_image_without_record_is_no_fault(window, session):
    gone = ImageRecord(99, "/nowhere.png", ImageStatus.NEW, None, None)
    session.events.image_failed.emit(gone.id, "It is gone.")
    assert window.centre.message.text.text() == "It is gone."


def test_a_missing_image_is_shown_once_it_is_found(qtbot, window, session, image_folder, tmp_path):
    away = tmp_path / "away"
    image_folder.rename(away)
    paths = [image_folder / f"cell {i}.png" for i in range(3)]
    session.new_project(tmp_path / "new", paths)
    message = window.centre.message
    qtbot.waitUntil(lambda: window.centre.currentWidget() is message, timeout=10_000)
    qtbot.waitUntil(lambda: "not there" in message.text.text(), timeout=10_000)
    session.relink(away)
    qtbot.waitUntil(lambda: window.centre.currentWidget() is window.canvas, timeout=10_000)
