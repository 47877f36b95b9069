"""Turns: who is drawn next."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event
from time import sleep

import pytest

from metrics.ui.turns import Turns, turn


def test_one_after_the_other() -> None:
    """While one page is put together no other one begins; each begins when the one before it has ended."""
    said: list[str] = []

    def page(name: int) -> None:
        with turn():
            said.append(f"begin {name}")
            sleep(0.002)
            said.append(f"end {name}")

    with ThreadPoolExecutor(8) as people:
        list(people.map(page, range(24)))
    begun, ended = said[::2], said[1::2]
    assert [line.replace("begin", "end") for line in begun] == ended
    assert len(begun) == 24


def test_who_came_first_goes_first() -> None:
    """Whoever comes back while others stand in the line does not step in before them."""
    turns, drawn = Turns(patience=600), []

    def person(name: str) -> None:
        with turns.turn():
            drawn.append(name)

    with ThreadPoolExecutor(3) as people:
        with turns.turn():
            for standing, name in enumerate(("first", "second", "third")):
                people.submit(person, name)
                while len(turns._line) <= standing:
                    sleep(0.001)
        person("again")
    assert drawn == ["first", "second", "third", "again"]


def test_a_long_line_is_no_reason_to_lose_patience() -> None:
    """Pages that each come to their end are waited for, though all before one take longer than patience lasts."""
    turns, at_once, most = Turns(patience=1), 0, 0

    def page(_name: int) -> None:
        nonlocal at_once, most
        with turns.turn():
            at_once += 1
            most = max(most, at_once)
            sleep(0.08)
            at_once -= 1

    with ThreadPoolExecutor(20) as people:
        list(people.map(page, range(20)))
    assert most == 1


def test_long_work_gives_its_turn_back() -> None:
    """Who builds a report stands in nobody's way meanwhile."""
    turns = Turns(patience=600)
    with ExitStack() as held:
        held.enter_context(turns.turn())
        held.close()
        with turns.turn():
            pass


def test_who_hangs_is_not_waited_for_without_end() -> None:
    """A page that does not come to its end stops the others for a moment only, and the order holds again afterwards."""
    turns = Turns(patience=0.3)
    with turns.turn(), ThreadPoolExecutor(3) as others:
        hurried = [others.submit(_begun, turns) for _other in range(3)]
        assert all(one.result(timeout=10) for one in hurried)
    patient, free, ended = Turns(patience=600), Event(), Event()
    with ThreadPoolExecutor(1) as other:
        with patient.turn():
            other.submit(lambda: (free.set(), _begun(patient), ended.set()))
            assert free.wait(10) and not ended.wait(0.1)
        assert ended.wait(10)


def _begun(turns: Turns) -> bool:
    with turns.turn():
        return True


def test_a_page_that_fails_gives_its_turn_back() -> None:
    """An error, or a run that Streamlit breaks off, leaves the way free for the next."""
    for trouble in (ValueError, SystemExit):
        with pytest.raises(trouble), turn():
            raise trouble
    with turn():
        pass
