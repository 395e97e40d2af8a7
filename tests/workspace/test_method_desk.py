"""What the window knows of how its network learns, and what it asks for."""

from segstudio.document.network_choice import NetworkChoice
from segstudio.worker import messages as m
from segstudio.workspace.events import Events
from segstudio.workspace.method_desk import MethodDesk


def test_a_choice_is_asked_for_noted_and_saved() -> None:
    sent, saved, told = [], [], []
    events = Events()
    events.method_changed.connect(lambda: told.append(desk.network))
    desk = MethodDesk(events, sent.append, lambda: saved.append(1))
    assert desk.network == NetworkChoice()
    choice = NetworkChoice("classic", width=8)
    desk.choose({**choice.settings, "loss": "dice"})
    (request,) = sent
    assert dict(request.settings) == {**choice.settings, "loss": "dice"}
    assert not saved
    desk.note(m.MethodChanged(request.settings))
    assert (desk.network, desk.settings["loss"], saved) == (choice, "dice", [])
    desk.note(m.MethodChanged(request.settings, is_asked=True))
    assert (told, saved) == ([choice, choice], [1])


def test_the_session_hears_of_it(opened) -> None:
    opened.session.loop._on_report(
        m.MethodChanged(tuple(NetworkChoice("classic").settings.items()))
    )
    opened.settle()
    assert opened.loop.method.network.name == "classic"


def test_the_engine_knows_all_images_once_it_learns_from_those_without_a_label(opened) -> None:
    feed = opened.loop.feed
    ids = {each.id for each in opened.session.images if each.is_for_engine}
    assert not ids <= feed._sent_images
    opened.session.loop._on_report(m.MethodChanged((("pseudo_labels", 0.9),)))
    opened.settle()
    assert ids <= feed._sent_images


def test_the_answer_to_a_question_is_kept_and_changes_nothing() -> None:
    sent, told, events = [], [], Events()
    desk = MethodDesk(events, sent.append, lambda: None)
    events.method_checked.connect(lambda: told.append(desk.checked))
    desk.check({"loss": "dice"})
    assert sent == [m.CheckMethod((("loss", "dice"),))]
    desk.note(m.MethodChecked(sent[0].settings, 7))
    assert told == [m.MethodChecked((("loss", "dice"),), 7)]
    assert desk.settings == {}
