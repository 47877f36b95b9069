"""What is kept between runs."""

from threading import Barrier, Thread

import pytest

from metrics.ui.cache import Kept


def test_what_many_ask_for_at_once_is_made_once() -> None:
    """Twenty people who open the same view wait for one drawing, and get the same one."""
    kept, made, got, together = Kept(4), [], [], Barrier(20)

    def make() -> object:
        made.append(1)
        return object()

    def ask() -> None:
        together.wait()
        got.append(kept.get("key", make))

    threads = [Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1 and len(set(map(id, got))) == 1


def test_only_the_latest_are_kept() -> None:
    """The longest unused falls out; what was asked again stays."""
    kept = Kept(2)
    for key in "ab":
        kept.get(key, lambda key=key: key)
    kept.get("a", lambda: pytest.fail("was kept"))
    kept.get("c", lambda: "c")
    assert kept.get("a", lambda: "new") == "a"
    assert kept.get("b", lambda: "new") == "new"


def test_a_failure_is_kept_for_nobody() -> None:
    """After an error the next one to ask tries again."""
    kept = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("key", lambda: 1 // 0)
    assert kept.get("key", lambda: 1) == 1


def test_one_drawing_may_need_another() -> None:
    """A drawing is made of a view, which is kept too."""
    kept = Kept(4)
    assert kept.get("outer", lambda: kept.get("inner", lambda: 1) + 1) == 2


def test_keys_do_not_run_together() -> None:
    """Two keys whose parts written one after the other look alike are still two."""
    kept = Kept(4)
    assert kept.get(("ab", "c"), lambda: 1) == 1
    assert kept.get(("a", "bc"), lambda: 2) == 2
