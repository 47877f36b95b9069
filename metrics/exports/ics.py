"""The ends of agreements as an iCalendar file: an event a day of ending, with reminders while there is time to renew.

Any calendar program reads it; one that subscribes to its address sees a changed date as the same event moved.
"""

import hashlib
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from metrics.board import standing
from metrics.board.view import View
from metrics.charts.words import known, plain
from metrics.languages import _, current

#: Days before the end on which somebody is reminded.
REMINDERS = (180, 90, 30)


def ics(view: View) -> bytes:
    """Every agreement of the view's unit that has an end still ahead, in the language of the moment."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Hamkor//{current()}//")
    calendar.add("version", "2.0")
    calendar.add("name", _("Ends of agreements"))
    calendar.add("x-wr-calname", _("Ends of agreements"))
    # How often whoever subscribes asks again; Outlook reads the second.
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for row in standing.agreements(view).to_dict("records"):
        told = {str(name): plain(value) for name, value in row.items()}
        if told["valid_to"] is not None and told["days"] is not None and told["days"] >= 0:
            calendar.add_component(_event(view, told))
    return bytes(calendar.to_ical())


def _event(view: View, row: dict[str, object]) -> Event:
    """One agreement's last day."""
    end = row["valid_to"]
    institution, kind = str(row["institution"] or ""), str(row.get("kind") or "")
    # The same agreement has the same name next year, whatever its end has become.
    mark = hashlib.sha256("\n".join([institution, kind, str(row.get("signed")), str(row.get("begin"))]).encode())
    event = Event()
    event.add("uid", f"{mark.hexdigest()[:24]}@hamkor")
    event.add("dtstamp", datetime.combine(view.today, time(), UTC))
    event.add("dtstart", end)
    event.add("summary", _("Agreement ends: {institution}", institution=institution))
    if kind:
        event.add("description", _(known("kind").get(kind, kind)))
    event.add("transp", "TRANSPARENT")
    for days in REMINDERS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _("Agreement ends: {institution}", institution=institution))
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event
