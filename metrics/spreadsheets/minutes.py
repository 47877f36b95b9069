"""The minutes of one reading: what was set aside, what is wrong, what has to be asked, what has been answered."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from metrics.errors import Kind, Problem
from metrics.spreadsheets.grid import Column, as_text
from metrics.spreadsheets.problems import WRONG_ANSWER
from metrics.spreadsheets.reading import Choice, Question, Repair, SetAside

#: A few examples in a sentence; the rest is in the count.
EXAMPLES = 5


def some(texts: Iterable[str], most: int = EXAMPLES) -> str:
    """ "Physics; Chemistry, organic; …": the first few of somebody's own words, which may hold commas themselves."""
    told = [" ".join(text.split())[:80] for text in texts]
    return "; ".join([*told[:most], "…"] if len(told) > most else told)


@dataclass(slots=True)
class Minutes:
    """Everything that a reading says beside its tables."""

    file: str
    answers: Mapping[str, str]
    aside: list[SetAside] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def note(self, kind: Kind, sheet: str | None, cell: str | None = None, **slots: Any) -> Problem:
        """One problem, said once."""
        problem = Problem(kind, sheet, cell, slots)
        if problem not in self.problems[-50:]:
            self.problems.append(problem)
        return problem

    def note_cells(self, kind: Kind, sheet: str | None, column: Column, at: Sequence[int], **slots: Any) -> Problem:
        """One problem for all the records `at` which a column shows the same: the first cell, a text, the count."""
        first = int(at[0])
        same = {int(c) for c in column.columns[list(at)]}
        cell = column.address(first)
        if len(at) > 1 and len(same) == 1 and cell != column.address(int(at[-1])):
            cell = f"{cell}:{column.address(int(at[-1]))}"
        text = as_text(column.cells[first])[:60]
        return self.note(kind, sheet, cell, **{"text": text, "count": len(at), **slots})

    def ask(
        self,
        key: str,
        about: Any,
        problem: Problem,
        choices: Sequence[Choice] = (),
        guess: str | None = None,
        valid: Callable[[str], bool] | None = None,
    ) -> str | None:
        """The answer where there is a valid one, else the guess. The question is kept either way."""
        if not any(question.key == key for question in self.questions):
            self.questions.append(Question(key, about, problem, tuple(choices), guess))
        answer = self.answers.get(key)
        if answer is None:
            return guess
        good = valid(answer) if valid else any(choice.code == answer for choice in choices)
        if good:
            return answer
        if not any(p.kind is WRONG_ANSWER and p.slots.get("key") == key for p in self.problems):
            self.note(WRONG_ANSWER, problem.sheet, problem.cell, answer=answer, key=key)
        return guess
