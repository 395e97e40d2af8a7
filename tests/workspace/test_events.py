from segstudio.workspace.events import Events


def test_listeners_are_forgotten_and_others_stay():
    events, heard = Events(), []
    events.image_opened.connect(lambda: heard.append("first"))
    first = events.listeners()
    events.image_opened.connect(lambda: heard.append("second"))
    events.jobs_changed.connect(lambda: heard.append("jobs"))
    list(events.tell_all(has_image=True))
    assert heard == ["first", "second", "jobs"]
    events.forget(each for each in events.listeners() if each not in first)
    list(events.tell_all(has_image=True))
    assert heard[3:] == ["first"]
