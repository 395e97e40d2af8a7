"""What is said of a network that was taken in, and of the version that was there before."""

import pytest

from segstudio.worker.messages import NetworkImported


@pytest.mark.parametrize(
    ("pinned", "said"),
    [
        (0, "The network is version 4 now."),
        (3, "The network is version 4 now. Version 3 is pinned."),
    ],
)
def test_a_version_is_said_to_be_pinned_where_there_was_one(opened, pinned, said):
    opened.loop.kept.note_taken_in(NetworkImported("network", 4, pinned))
    assert opened.texts[-1] == said
