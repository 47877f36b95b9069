"""Cells that are no numbers, numbers that are none of people, and marks in place of numbers."""

from metrics.errors import Kind
from metrics.languages import N_

NUMBER_FAULTS = {
    "negative": Kind("number-negative", "error", N_("A number of persons cannot be negative: “{text}” in {cell}.")),
    "fraction": Kind(
        "number-fraction",
        "error",
        N_("A number of persons must be whole: “{text}” in {cell}. Cells: {count}."),
    ),
    "implausible": Kind(
        "number-implausible",
        "error",
        N_("The number “{text}” in {cell} is implausibly large for persons. Correct it. Cells: {count}."),
    ),
    "nan": Kind("number-nan", "error", N_("“{text}” in {cell} is not a number. Cells: {count}.")),
    "boolean": Kind("number-boolean", "error", N_("“{text}” in {cell} is a yes or no where a number is wanted.")),
    "date": Kind(
        "number-date", "error", N_("{cell} holds a date where a number is wanted. Excel may have changed it: {text}.")
    ),
    "percent": Kind(
        "number-percent", "error", N_("{cell} shows a percentage where a number of persons is wanted. Cells: {count}.")
    ),
    "superscript": Kind(
        "number-superscript",
        "error",
        N_("A footnote mark in {cell} (“{text}”) cannot be told from the number. Take it out of the cell."),
    ),
    "struck": Kind(
        "number-struck", "error", N_("Part of the number in {cell} is struck out: “{text}”. Write what is valid.")
    ),
    "approximate": Kind(
        "number-approximate",
        "error",
        N_("“{text}” in {cell} is only about a number. Write the number, or leave it out."),
    ),
    "below": Kind(
        "number-below", "error", N_("“{text}” in {cell} is no number: it only says a limit. Cells: {count}.")
    ),
    "range": Kind("number-range", "error", N_("“{text}” in {cell} is a range, not a number. Cells: {count}.")),
    "uncomputed": Kind(
        "number-uncomputed",
        "error",
        N_("The formula in {cell} was never calculated, so there is no number. Open the file in Excel and save it."),
    ),
    "text": Kind("number-text", "error", N_("“{text}” in {cell} is not a number. Cells: {count}.")),
}
NUMBER_FORMS = {
    "text": Kind("form-text", "warning", N_("Numbers are stored as text, from {cell} on (“{text}”). Cells: {count}.")),
    "thousands": Kind(
        "form-thousands",
        "warning",
        N_("Numbers are stored as text with grouped thousands, from {cell} on (“{text}”). Cells: {count}."),
    ),
    "digits": Kind(
        "form-digits", "warning", N_("Numbers are written in digits of another script, from {cell} on (“{text}”).")
    ),
    "footnote": Kind("form-footnote", "warning", N_("A mark behind the number in {cell} was left out (“{text}”).")),
    "unit": Kind("form-unit", "warning", N_("The word behind the number in {cell} was left out (“{text}”).")),
    "scientific": Kind("form-scientific", "warning", N_("The number in {cell} is in scientific form (“{text}”).")),
    "noise": Kind("form-noise", "warning", N_("Numbers were rounded to whole persons from {cell} on. Cells: {count}.")),
    "empty": Kind(
        "form-empty", "warning", N_("Empty cells count as no number, not as zero, from {cell} on. Cells: {count}.")
    ),
    "missing": Kind(
        "form-missing",
        "warning",
        N_("“{text}” was read as no number, not as zero, from {cell} on. Cells: {count}."),
    ),
    "suppressed": Kind(
        "form-suppressed",
        "warning",
        N_("“{text}” was read as a number that is kept secret, from {cell} on. Cells: {count}."),
    ),
    "not applicable": Kind(
        "form-not-applicable", "warning", N_("“{text}” was read as no number, from {cell} on. Cells: {count}.")
    ),
}
SECRET = Kind(
    "secret",
    "error",
    N_("“{text}” in {cell} is not a number but a limit. Is it a small number that is kept secret, or missing?"),
)
THOUSANDS_ASKED = Kind(
    "thousands-asked",
    "warning",
    N_("The sheet says that its numbers are thousands (“{text}”). How are those from {cell} on to be read?"),
)
ARE_THOUSANDS = N_("As thousands: each is multiplied by 1,000")
ARE_PERSONS = N_("As they stand: each is a number of persons")
SEPARATOR_ASKED = Kind(
    "separator-asked",
    "warning",
    N_(
        "“{text}” in {cell} may be two numbers: {whole}, if the sign groups thousands, or a number below one thousand "
        "with decimals. Which is it? Cells: {count}."
    ),
)
GROUPS_THOUSANDS = N_("{whole}: the sign groups thousands")
MARKS_DECIMALS = N_("A number with decimals")
