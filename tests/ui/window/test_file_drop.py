from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from segstudio.ui.file_drop import dropped_paths

COPY, LEFT, NO_KEY = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


def _carried(*paths):
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    return carried


def _drop(window, carried, place):
    """Send what the system would send, to the window as the system knows it."""
    handle = window.windowHandle()
    entered = QDragEnterEvent(place, COPY, carried, LEFT, NO_KEY)
    QApplication.sendEvent(handle, entered)
    if entered.isAccepted():
        QApplication.sendEvent(handle, QDropEvent(QPointF(place), COPY, carried, LEFT, NO_KEY))
    return entered.isAccepted()


def test_only_local_files_are_taken(tmp_path):
    carried = _carried(tmp_path)
    carried.setUrls([*carried.urls(), QUrl("https://example.org/a.png")])
    assert dropped_paths(carried) == [tmp_path]


def test_a_folder_dropped_anywhere_is_opened(qtbot, window, session, image_folder):
    place = window.images_panel.mapTo(window, QPoint(40, 200))
    assert _drop(window, _carried(image_folder), place)
    qtbot.waitUntil(lambda: session.image is not None, timeout=10_000)


def test_a_file_dropped_on_the_canvas_is_opened(qtbot, opened, session, image_folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (image_folder / "cell 0.png").rename(other / "alone.png")
    place = opened.canvas.mapTo(opened, opened.canvas.rect().center())
    assert _drop(opened, _carried(other / "alone.png"), place)
    alone = "alone.png"
    qtbot.waitUntil(
        lambda: session.image is not None and session.image.record.name == alone, timeout=10_000
    )


def test_dragged_text_is_not_welcome(window):
    carried = QMimeData()
    carried.setText("hello")
    assert not _drop(window, carried, QPoint(600, 300))
