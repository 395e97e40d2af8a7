from PySide6.QtGui import QGuiApplication

from segstudio.ui.dialogs.error_dialog import ErrorDialog
from segstudio.ui.notice_bar import MAX_SHOWN
from segstudio.workspace.notice import Notice


def test_an_error_stays_until_it_is_dismissed(window, session):
    session.events.notice.emit(Notice("The disk is full.", "errno 28", is_error=True))
    (card,) = window.notices.cards
    assert window.notices.isVisible()
    window.notices.dismiss(card)
    assert window.notices.isHidden()


def test_details_can_be_copied(window, session, dialog):
    session.events.notice.emit(Notice("The disk is full.", "errno 28", is_error=True))
    window.notices.cards[0]._on_details()
    shown = dialog(ErrorDialog)
    shown.copy()
    text = QGuiApplication.clipboard().text()
    assert "The disk is full." in text
    assert "errno 28" in text
    shown.close()


def test_the_same_sentence_is_shown_once(window, session):
    for _ in range(3):
        session.events.notice.emit(Notice("Saved."))
    assert len(window.notices.cards) == 1


def test_notices_do_not_pile_up(window, session):
    for i in range(MAX_SHOWN + 3):
        session.events.notice.emit(Notice(f"Notice {i}."))
    assert [each.notice.text for each in window.notices.cards][-1] == f"Notice {MAX_SHOWN + 2}."
    assert len(window.notices.cards) == MAX_SHOWN
