from segstudio.workspace.events import Events


def test_listeners_since_a_mark_are_forgotten_and_those_before_stay():
    events, heard = Events(), []
    events.image_opened.connect(lambda: heard.append("first"))
    mark = events.mark()
    events.image_opened.connect(lambda: heard.append("second"))
    events.jobs_changed.connect(lambda: heard.append("jobs"))
    events.tell_all(has_image=True)
    assert heard == ["first", "second", "jobs"]
    events.forget_since(mark)
    events.tell_all(has_image=True)
    assert heard[3:] == ["first"]
