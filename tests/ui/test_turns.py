"""Turns: who is drawn next."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from metrics.ui.turns import turn


def test_one_after_the_other() -> None:
    """While one page is put together no other short one begins; each begins when the one before it has ended."""
    said: list[str] = []

    def page(name: int) -> None:
        with turn():
            said.append(f"begin {name}")
            Event().wait(0.002)
            said.append(f"end {name}")

    with ThreadPoolExecutor(8) as people:
        list(people.map(page, range(24)))
    begun, ended = said[::2], said[1::2]
    assert [line.replace("begin", "end") for line in begun] == ended
    assert len(begun) == 24


def test_long_work_stands_in_nobodys_way() -> None:
    """Who builds a report takes no turn, so that a page is drawn meanwhile."""
    with turn(short=False), turn():
        pass


def test_who_hangs_is_not_waited_for_without_end() -> None:
    """A page that does not come to its end stops the others for a moment only, and the order holds again afterwards."""
    with turn(), ThreadPoolExecutor(1) as other:
        assert other.submit(_begun, 0.05).result(timeout=10)
    free, ended = Event(), Event()
    with ThreadPoolExecutor(1) as other:
        with turn():
            other.submit(lambda: (free.set(), _begun(60), ended.set()))
            assert free.wait(10) and not ended.wait(0.1)
        assert ended.wait(10)


def _begun(patience: float) -> bool:
    with turn(patience=patience):
        return True


def test_a_page_that_fails_gives_its_turn_back() -> None:
    """An error, or a run that Streamlit breaks off, leaves the way free for the next."""
    for trouble in (ValueError, SystemExit):
        with pytest.raises(trouble), turn():
            raise trouble
    with turn():
        pass
