"""What lasts is out of the search for garbage, and goes with its last reference all the same."""

import gc
import weakref

import pytest

from segstudio.garbage import made_to_last


class Record:
    pass


@pytest.fixture(autouse=True)
def thawed():
    yield
    gc.unfreeze()


def test_what_is_made_is_not_searched_but_goes_with_its_last_reference():
    with made_to_last():
        kept = [Record() for _ in range(1000)]
    assert not any(isinstance(each, Record) for each in gc.get_objects())
    gone = weakref.ref(kept[0])
    del kept
    assert gone() is None


@pytest.mark.parametrize("is_on", [True, False])
def test_the_search_goes_on_as_it_was_even_after_a_failure(is_on):
    before = gc.isenabled()
    try:
        gc.enable() if is_on else gc.disable()
        with pytest.raises(ZeroDivisionError), made_to_last():
            raise ZeroDivisionError
        assert gc.isenabled() is is_on
    finally:
        gc.enable() if before else gc.disable()
