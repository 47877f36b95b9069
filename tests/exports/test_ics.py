"""The ends of agreements in a calendar."""

from collections.abc import Callable
from datetime import timedelta

from icalendar import Calendar

from metrics.board import standing
from metrics.board.view import View
from metrics.exports.ics import REMINDERS, ics
from metrics.languages import LANGUAGES, speaking
from tests.board.conftest import TODAY, see, tables  # noqa: F401
from tests.board.conftest import make as make


def test_every_end_ahead_is_an_event(see: Callable[..., View]) -> None:  # noqa: F811
    """As many events as agreements end from today on, on those days, each with its reminders."""
    view = see()
    events = list(Calendar.from_ical(ics(view)).walk("VEVENT"))
    found = standing.agreements(view)
    ahead = found[found["days"].ge(0).fillna(False)]
    assert sorted(event["dtstart"].dt for event in events) == sorted(day.date() for day in ahead["valid_to"])
    assert len({str(event["uid"]) for event in events}) == len(events) > 3
    for event in events:
        assert event["dtstart"].dt >= TODAY
        alarms = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
        assert alarms == [timedelta(days=-days) for days in REMINDERS]


def test_it_speaks_the_language(see: Callable[..., View]) -> None:  # noqa: F811
    """The same agreements in every language, under the same marks."""
    marks = set()
    for language in LANGUAGES:
        with speaking(language):
            calendar = Calendar.from_ical(ics(see()))
        marks.add(frozenset(str(event["uid"]) for event in calendar.walk("VEVENT")))
    assert len(marks) == 1
