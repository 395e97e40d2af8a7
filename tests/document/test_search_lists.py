"""What a search tries, as people write it."""

import pytest

from segstudio.document.search_lists import augments_of, losses_of, patches_of, rates_of
from segstudio.document.training_method import MethodUnknown


def test_lists_and_spans_are_read():
    assert rates_of("3e-4, 1e-3,3e-4") == ((3e-4, 1e-3), None)
    assert rates_of("1e-4..1e-2") == ((), (1e-4, 1e-2))
    assert rates_of("") == ((), None)
    assert patches_of("64, 128") == (64, 128)
    assert losses_of("balanced, 0.5*focal+dice") == ("balanced", "0.5*focal+dice")
    assert augments_of("usual / none/usual,rotate=45") == ("usual", "none", "usual,rotate=45")
    assert augments_of("") == losses_of(" ") == patches_of("") == ()


@pytest.mark.parametrize(
    ("read", "text", "words"),
    [
        (rates_of, "1e-2..1e-4", "must begin with the lower rate"),
        (rates_of, "fast", "“fast” is not a number between 1e-07 and 1"),
        (rates_of, "1e-4..", "“” is not a number"),
        (patches_of, "64.5", "is not a number between 16 and 1024"),
        (patches_of, "8", "is not a number between 16 and 1024"),
        (losses_of, "none", "There is no loss “none”"),
        (augments_of, "usual / blur=99", "“blur=99” cannot be"),
    ],
)
def test_what_cannot_be_is_said(read, text, words):
    with pytest.raises(MethodUnknown, match=words):
        read(text)
