"""What a network cannot learn by is refused, and what means nothing to it is told of."""

import pytest

from segstudio.document.method_fit import check_fit, unused_settings, unused_words
from segstudio.document.network_choice import NETWORKS
from segstudio.document.training_method import MethodUnknown
from segstudio.document.usual_method import USUAL_METHOD


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"network": "pixels", "masked_images": 5}, "masked images can teach it nothing"),
        ({"network": "pixels", "rules_weight": 1.0}, "looks at single pixels"),
        ({"network": "pixels", "augment": "usual,mixup"}, "which the network “pixels” cannot"),
        ({"adversarial": 0.1, "augment": "mixup=0.2"}, "which an adversary cannot learn from"),
    ],
)
def test_what_a_network_cannot_learn_by_is_refused(changed, sentence):
    check_fit({**USUAL_METHOD, **changed, "network": "quick", "adversarial": 0.0})
    with pytest.raises(MethodUnknown, match=sentence):
        check_fit({**USUAL_METHOD, **changed})


def test_trees_make_no_use_of_what_steers_gradients():
    method = {**USUAL_METHOD, "network": "pixels", "loss": "dice", "mean_teacher": 0.1}
    assert "makes no use of loss, mean teacher." in unused_words(method)
    assert unused_words({**method, "network": "classic"}) == ""
    assert unused_words({**USUAL_METHOD, "network": "pixels"}) == ""


def test_only_what_can_be_set_is_unused():
    assert all(set(unused_settings(each)) <= set(USUAL_METHOD) for each in NETWORKS)
    checkpointed = {**USUAL_METHOD, "gradient_checkpointing": 1}
    assert unused_words(checkpointed) == "“quick” makes no use of gradient checkpointing."
