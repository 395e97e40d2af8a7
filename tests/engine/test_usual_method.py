"""What the window goes back to is what a learner begins with."""

from dataclasses import asdict

from segstudio.document.usual_method import USUAL_METHOD
from segstudio.engine.settings import LearnerSettings


def test_the_usual_method_is_the_learners_own():
    own = asdict(LearnerSettings())
    assert {name: own[name] for name in USUAL_METHOD} == dict(USUAL_METHOD)
    assert {name: type(own[name]) for name in USUAL_METHOD} == {
        name: type(value) for name, value in USUAL_METHOD.items()
    }
