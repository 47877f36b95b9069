"""A made-up chart of each form, with the awkward things in it: gaps, zeros, suppressed values, a running year."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from metrics.charts import Chart
from metrics.languages import _

TODAY = date(2025, 11, 20)
NA = pd.NA

TITLES = {
    "en": "Foreign students grew for the fourth year, and two in three of them still come from India",
    "ru": "Число иностранных студентов растёт четвёртый год подряд, однако двое из трёх по-прежнему приезжают из "
    "Индии, что делает университет зависимым от одной страны",
    "uz": "Xorijiy talabalar soni toʻrtinchi yil oʻsmoqda, ammo ularning uchdan ikki qismi hamon Hindistondan keladi",
    "uz_Cyrl": "Хорижий талабалар сони тўртинчи йил ўсмоқда, аммо уларнинг учдан икки қисми ҳамон Ҳиндистондан келади",
}
PARTNERS = [
    "Рязанский государственный медицинский университет имени академика И. П. Павлова",
    "Башкирский государственный медицинский университет",
    "Приволжский исследовательский медицинский университет",
    "Charité – Universitätsmedizin Berlin",
    "Seoul National University",
    "Toshkent pediatriya tibbiyot instituti <b>&amp;</b> hamkorlar",
    "Казахский национальный медицинский университет имени С. Д. Асфендиярова",
]


def _chart(form: str, data: pd.DataFrame, encoding: dict[str, str], language: str = "en", **more: Any) -> Chart:
    more.setdefault("options", {})
    more["options"] = {"calendar": "academic", **more["options"]}
    more.setdefault("unit", "persons")
    return Chart(
        key=f"specimen_{form}",
        form=form,
        title=TITLES[language],
        subtitle="Samarkand State Medical University, students by country of citizenship, persons, 2016/17–2025/26",
        data=data,
        encoding=encoding,
        source="students-2025.xlsx, sheet Contingent; as of 20 Nov 2025",
        told=("A made-up chart",),
        **more,
    )


def _table(values: dict[str, list[Any]], **dtypes: str) -> pd.DataFrame:
    return pd.DataFrame(values).astype({"value": "Float64", **dtypes} if "value" in values else dtypes)


YEARS = list(range(2016, 2026))


def columns(language: str) -> Chart:
    data = _table(
        {
            "year": list(range(2018, 2026)),
            "value": [0, 214, NA, NA, 733, 986, 1115, 1204],
            "status": [
                "reported",
                "reported",
                "missing",
                "suppressed",
                "reported",
                "estimated",
                "reported",
                "reported",
            ],
            "previous": [NA, 180, NA, 260, 540, 733, 986, 1115],
            "target": [NA, NA, NA, NA, 700, 1000, 1200, 1300],
        },
        previous="Float64",
        target="Float64",
    )
    return _chart("columns", data, {"x": "year", "y": "value", "previous": "previous", "target": "target"}, language,
                  options={"to_date": 2025})  # fmt: skip


def columns_long(language: str) -> Chart:
    data = _table({"year": YEARS, "value": [120, 214, 300, 260, 475, 540, 733, 986, 1115, 1204]})
    return _chart("columns", data, {"x": "year", "y": "value"}, language, options={"to_date": 2025})


def lines(language: str) -> Chart:
    growth = {
        "IND": [100, 150, 190, 180, 320, 390, 480, 640, 760, 801],
        "RUS": [80, 82, 85, NA, 90, 96, 99, 104, 110, 115],
        "PAK": [10, 30, 55, 60, 120, NA, 130, 128, 119, 112],
        "KAZ": [20, 22, 25, 21, 30, 41, 52, 60, 70, 84],
        "TKM": [5, 8, 9, 10, 15, 22, 38, 48, 55, 80],
        "AFG": [30, 31, 28, 20, 12, 8, 5, 3, 1, 0],
        "DEU": [1, 1, 0, 0, 2, 1, 3, 2, 3, 4],
        "KOR": [3, 5, 5, 4, 8, 9, 11, 12, 12, 13],
    }
    rows = [(year, code, value) for code, values in growth.items() for year, value in zip(YEARS, values, strict=True)]
    data = _table({"year": [r[0] for r in rows], "country": [r[1] for r in rows], "value": [r[2] for r in rows]})
    return _chart("lines", data, {"x": "year", "y": "value", "series": "country"}, language, options={"to_date": 2025})


def line(language: str) -> Chart:
    data = _table({"year": YEARS, "value": [1.2, 1.9, 2.3, NA, 3.1, 3.6, 4.5, 5.2, 5.8, 6.4]})
    return _chart("lines", data, {"x": "year", "y": "value"}, language, unit="per cent", options={"to_date": 2025})


def ranked_bars(language: str) -> Chart:
    values = {"IND": 801, "RUS": 115, "PAK": 112, "KAZ": 84, "TKM": 80, "TUR": 31, "KOR": 13, "AFG": 0, "BIH": NA,
              "USA": 4, "GBR": 3, "CHN": 22, "TJK": 19, "COD": 2, "XOT": 43}  # fmt: skip
    near = {"RUS", "KAZ", "TKM", "TJK"}
    data = _table(
        {
            "country": list(values),
            "value": list(values.values()),
            "status": ["suppressed" if value is NA else "reported" for value in values.values()],
            "group": [NA if code == "XOT" else "near" if code in near else "far" for code in values],
        }
    )
    return _chart("ranked_bars", data, {"y": "country", "x": "value", "colour": "group"}, language)


def ranked_partners(language: str) -> Chart:
    data = _table({"institution": PARTNERS, "value": [14, 12, 9, 6, 3, 2, 1]})
    return _chart("ranked_bars", data, {"y": "institution", "x": "value"}, language, unit="visits")


def stacked_bars(language: str, share: bool = False) -> Chart:
    parts = {
        "teaching": [3, 5, 8, 12, 14, 20, 24, 31],
        "conference": [2, 2, 6, NA, 9, 15, 22, 26],
        "cooperation": [1, 3, 2, 1, 5, 6, 7, 9],
        "study": [0, 0, 1, 2, 1, 4, 4, 5],
        "training": [0, 1, 0, 3, 2, 2, 1, 6],
    }
    years = list(range(2018, 2026))
    rows = [(year, code, value) for code, values in parts.items() for year, value in zip(years, values, strict=True)]
    data = _table({"year": [r[0] for r in rows], "purpose": [r[1] for r in rows], "value": [r[2] for r in rows]})
    return _chart("stacked_bars", data, {"x": "year", "y": "value", "series": "purpose"}, language, unit="visits",
                  options={"share": share})  # fmt: skip


def stacked_share(language: str) -> Chart:
    return stacked_bars(language, share=True)


def stacked_across(language: str) -> Chart:
    counts = [(12, 3, 1), (4, 8, 0), (5, 5, 5), (3, 0, 2)]
    rows = [
        (place, mode, n)
        for place, values in zip(PARTNERS[:4], counts, strict=True)
        for mode, n in zip(("in person", "online", "hybrid"), values, strict=True)
    ]
    data = _table({"institution": [r[0] for r in rows], "mode": [r[1] for r in rows], "value": [r[2] for r in rows]})
    return _chart("stacked_bars", data, {"x": "institution", "y": "value", "series": "mode"}, language, unit="visits",
                  options={"share": True})  # fmt: skip


def diverging_bars(language: str) -> Chart:
    data = pd.DataFrame(
        {"institution": PARTNERS, "came": [14, 12, 9, 0, 3, 2, NA], "went": [9, 4, 11, 6, 1, 0, 2]}
    ).astype({"came": "Float64", "went": "Float64"})
    return _chart("diverging_bars", data, {"y": "institution", "in": "came", "out": "went"}, language,
                  headings={"came": _("Visitors from abroad"), "went": _("Own people abroad")})  # fmt: skip


def small_multiples(language: str) -> Chart:
    chart = lines(language)
    return _chart("small_multiples", chart.data, {"x": "year", "y": "value", "panel": "country"}, language,
                  options={"to_date": 2025})  # fmt: skip


def heat_table(language: str) -> Chart:
    data = lines(language).data.assign(status="reported")
    data.loc[data["value"].isna(), "status"] = "missing"
    data.loc[(data["country"] == "PAK") & (data["value"].isna()), "status"] = "suppressed"
    return _chart("heat_table", data, {"x": "year", "y": "country", "value": "value"}, language)


def bullet(language: str) -> Chart:
    data = pd.DataFrame(
        {
            "indicator": ["Foreign students", "Доля иностранных студентов среди всех обучающихся", "Partner countries"],
            "value": [1204, 8.4, 12],
            "target": [1300, 8, 20],
            "previous": [1115, 7.9, NA],
            "unit": ["persons", "per cent", "countries"],
        }
    ).astype({"value": "Float64", "target": "Float64", "previous": "Float64"})
    return _chart("bullet", data, {"y": "indicator", "value": "value", "target": "target", "previous": "previous",
                                   "unit": "unit"}, language)  # fmt: skip


def agreement_timeline(language: str) -> Chart:
    data = pd.DataFrame(
        {
            "institution": PARTNERS,
            "country": ["RUS", "RUS", "RUS", "DEU", "KOR", "UZB", "KAZ"],
            "valid_from": ["2018-10-24", "2019-03-01", "2022-02-14", "2023-05-05", None, "2021-01-15", "2020-09-01"],
            "valid_to": ["2023-10-24", "2026-03-01", "2027-02-14", None, "2028-01-01", "2024-01-15", None],
            "term": ["dated", "dated", "dated", "open-ended", "dated", "auto-renewed", None],
        }
    ).astype({"valid_from": "datetime64[s]", "valid_to": "datetime64[s]", "term": "category"})
    encoding = {"y": "institution", "start": "valid_from", "end": "valid_to", "term": "term", "country": "country"}
    return _chart("agreement_timeline", data, encoding, language, unit="agreements", options={"today": TODAY})


def bubble_map(language: str, view: str = "world") -> Chart:
    data = ranked_bars(language).data.drop(columns="group")
    return _chart("bubble_map", data, {"country": "country", "value": "value"}, language,
                  options={"view": view, "flows": True, "home": "UZB"})  # fmt: skip


def bubble_map_near(language: str) -> Chart:
    return bubble_map(language, "near")


def filled_map(language: str, view: str = "world") -> Chart:
    rates = {"KAZ": 3.2, "KGZ": 6.5, "RUS": 1.1, "SGP": 12.4, "MDV": 9.0, "IND": 0.4, "DEU": 8.1, "FRA": 7.4,
             "USA": 5.0, "BRA": 0.3, "AUS": 22.1, "EGY": NA, "CHN": 0.5, "TUR": 2.9, "PAK": NA}  # fmt: skip
    data = _table({"country": list(rates), "value": list(rates.values()),
                   "status": ["suppressed" if rate is NA else "reported" for rate in rates.values()]})  # fmt: skip
    return _chart("filled_map", data, {"country": "country", "value": "value"}, language, unit="per cent",
                  options={"view": view, "home": "UZB"})  # fmt: skip


def headlines(language: str) -> Chart:
    data = pd.DataFrame(
        {
            "name": ["Foreign students", "Доля иностранных студентов среди всех обучающихся", "Visitors from abroad",
                     "Agreements that end within 180 days", "Staff teaching abroad"],
            "value": [1204, 8.4, 31, 3, NA],
            "unit": ["persons", "per cent", "persons", "agreements", "persons"],
            "status": ["reported", "reported", "reported", "reported", "missing"],
            "change": [89, 0.5, 0, 2, NA],
            "percent": [8.0, NA, 0.0, NA, NA],
            "history": [(120, 214, 300, None, 475, 540, 733, 986, 1115, 1204), (1, 2, 3, 3, 4, 5, 6, 7, 7.9, 8.4),
                        (3, 5, 0, 0, 9, 12, 20, 26, 31, 31), (None,) * 9 + (3,), (None,) * 10],
            "years": [tuple(YEARS)] * 5,
            "target": [1300, 8, 40, NA, 5],
            "better": ["more", "more", "more", "fewer", "more"],
            "link": ["students", "students", "mobility", "partners", "mobility"],
        }
    ).astype({"value": "Float64", "change": "Float64", "percent": "Float64", "target": "Float64"})  # fmt: skip
    roles = ("name", "value", "unit", "status", "change", "percent", "history", "years", "target", "better", "link")
    return _chart("headlines", data, {role: role for role in roles}, language, options={"to_date": 2025})


SPECIMENS: dict[str, Callable[[str], Chart]] = {
    made.__name__: made
    for made in (
        columns, columns_long, lines, line, ranked_bars, ranked_partners, stacked_bars, stacked_share, stacked_across,
        diverging_bars, small_multiples, heat_table, bullet, agreement_timeline, bubble_map, bubble_map_near,
        filled_map, headlines,
    )
}  # fmt: skip
