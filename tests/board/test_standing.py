"""How an agreement stands today, and that the lists are in step with the counts."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from metrics.board import Empty, draw, standing
from metrics.board.view import View
from metrics.charts import Chart
from metrics.subjects import AGREEMENTS, SUBJECTS, VISITORS, empty, tidy
from tests.board.conftest import DEPARTMENT

See = Callable[..., View]
TODAY = date(2026, 11, 23)


def state(see: See, visit: str | None = None, **agreement: object) -> str:
    """The state of one agreement, with one visit under it where a day is given."""
    tables = {name: empty(subject) for name, subject in SUBJECTS.items()}
    dates = {name: pd.Timestamp(str(day)) for name, day in agreement.items() if name != "term"}
    row = {"institution": "Ryazan", "term": agreement.get("term", "dated"), **dates}
    tables["agreements"] = tidy(AGREEMENTS, pd.DataFrame([row]))
    # Somebody always came from elsewhere: where nobody came from anywhere, nothing is told of use.
    visits = [("Elsewhere", "2026-10-01"), *([("Ryazan", visit)] if visit else [])]
    came = [
        {"institution": name, "start": pd.Timestamp(day), "end": pd.Timestamp(day), "people": 1} for name, day in visits
    ]
    tables["visitors"] = tidy(VISITORS, pd.DataFrame(came))
    return str(standing.agreements(see(tables))["state"].item())


@pytest.mark.parametrize(
    "visit, agreement, said",
    [
        ("2026-10-01", {"valid_from": "2022-01-01", "valid_to": "2028-01-01"}, "in force"),
        ("2026-10-01", {"valid_from": "2022-01-01", "valid_to": "2027-05-22"}, "runs out"),
        ("2026-10-01", {"valid_from": "2022-01-01", "valid_to": "2027-05-23"}, "in force"),
        ("2026-10-01", {"valid_from": "2022-01-01", "valid_to": "2026-11-23"}, "runs out"),
        ("2026-10-01", {"valid_from": "2022-01-01", "valid_to": "2026-05-01"}, "used after its end"),
        ("2026-04-01", {"valid_from": "2022-01-01", "valid_to": "2026-05-01"}, "ended"),
        (None, {"valid_from": "2022-01-01", "valid_to": "2028-01-01"}, "dormant"),
        ("2024-11-22", {"valid_from": "2022-01-01", "valid_to": "2028-01-01"}, "dormant"),
        ("2024-11-23", {"valid_from": "2022-01-01", "valid_to": "2028-01-01"}, "in force"),
        ("2026-10-01", {"signed": "2022-01-01", "term": "open-ended"}, "in force"),
        ("2026-10-01", {"signed": "2019-01-01", "valid_to": "2024-01-01", "term": "auto-renewed"}, "in force"),
        (None, {"valid_from": "2027-01-01", "valid_to": "2028-01-01"}, "to come"),
    ],
)
def test_the_state_of_an_agreement(see: See, visit: str | None, agreement: dict[str, object], said: str) -> None:
    """Dates, the term and the last use decide; the last day still counts, and so does a visit on the day itself."""
    assert state(see, visit, **agreement) == said


@pytest.mark.parametrize("unit", ["university", DEPARTMENT])
def test_lists_are_in_step_with_the_counts(see: See, unit: str) -> None:
    """What the indicators count is what the lists show."""
    view = see(unit=unit)
    states = standing.agreements(view)["state"].value_counts()
    stands = sum(states.get(name, 0) for name in ("in force", "runs out", "dormant"))
    assert view.ask("active_agreements", (), (2026, 2026)).table["value"].item() == stands
    assert view.ask("expiring_agreements_180").table["value"].item() == states.get("runs out", 0)
    assert view.ask("dormant_agreements").table["value"].item() == states.get("dormant", 0)


def test_without_any_register_of_use_no_agreement_is_called_unused(see: See) -> None:
    """A list of agreements alone says nothing of visits: that none is told of is not that none was."""
    tables = {name: empty(subject) for name, subject in SUBJECTS.items()}
    tables["agreements"] = tidy(AGREEMENTS, pd.DataFrame([{"institution": "Ryazan", "term": "open-ended"}]))
    view = see(tables)
    assert standing.agreements(view)["state"].item() == "in force"
    assert isinstance(draw("agreements_dormant", view), Empty)
    care = draw("need_care", view)
    assert isinstance(care, Chart) and any("dormant" in note for note in care.notes)
