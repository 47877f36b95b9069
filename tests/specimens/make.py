# ruff: noqa: E501  # tables are easier to read with their rows whole
"""Writes the specimens of layouts: small sheets laid out as real ones are, with invented figures.

python tests/specimens/make.py
"""

import csv
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent


def text(name: str, rows: list[list[object]], delimiter: str = ",", encoding: str = "utf-8") -> None:
    with (HERE / name).open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(rows)


def book(name: str, **sheets: list[list[object]]) -> None:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(HERE / name)


def main() -> None:
    # A panel: nameless index, a total beside its parts, unrelated numbers.
    panel: list[list[object]] = [["", "Country Name", "region ", "year", "stu_all", "stu_first", "stu_higher", "stu_degree",
                                  "stu_guest", "grant_num", "stu_teacher_ratio", "value_of_trade"]]  # fmt: skip
    for n, (country, region, base) in enumerate(
        [(c, r, b + y) for c, r, b in (("India", "Asia", 40), ("Egypt", "Africa", 12), ("Peru", "America", 7))
         for y in range(3)]
    ):  # fmt: skip
        panel.append(
            [n, country, region, 2016 + n % 3, 3 * base, base - 2, base // 2, 2 * base, base, base // 3, 1.5, 9e6]
        )
    book("panel.xlsx", Sheet1=panel)

    # Two rival totals, each broken down twice; the country once in capitals, once by code.
    text("two-totals.csv", [
        ["rentree", "zone_geographique", "nationalite", "code_nation", "total_mobiles", "mob_univ", "mob_ecole", "mob_nord",
         "mob_sud", "total_etrangers", "etr_univ", "etr_ecole", "etr_nord", "etr_sud", "iso3", "ue"],
        ["2021", "Asie", "INDE", "223", "10", "7", "3", "4", "6", "15", "11", "4", "5", "10", "IND", "FALSE"],
        ["2021", "Afrique", "REP. DEM. CONGO", "312", "8", "6", "2", "3", "5", "9", "6", "3", "3", "6", "COD", "FALSE"],
        ["2022", "Asie", "INDE", "223", "12", "8", "4", "5", "7", "16", "11", "5", "5", "11", "IND", "FALSE"],
        ["2022", "Autre", "SANS NATIONALITE", "990", "1", "1", "0", "0", "1", "2", "2", "0", "1", "1", "NA", "FALSE"],
    ])  # fmt: skip

    # Years as rows: a total, its parts, percentages, and everybody.
    rows = [["Year", "Enrolled", "OPT", "Total Int", "Percent Change", "Total Enroll", "Percent Intl"]]
    for n in range(6):
        rows.append([str(2010 + n), str(900 + 10 * n), str(30 + n), str(930 + 11 * n), "1.2", str(40000 + n), "2.3"])
    text("Intl Students by year.csv", rows)

    # Years across, as numbers, with gaps, and numbers at the right that are none of them.
    book("years-across.xlsx", Sheet1=[
        ["Страна", 2019, 2020, 2021, "Рейтинг", "Индекс цен", "Доля расходов, %"],
        ["Германия", None, 110, 120, 4, 66.2, 4.5],
        ["Korea, Republic of", 77, 65, 100, 9, 80.1, 4.8],
        ["Türkiye", 1004, 924, 846, 20, 31.7, 3.1],
    ])  # fmt: skip

    # University × country × department, years of the Republic of China, the total beside men, women, graduates.
    head = ["學年度", "學校代碼", "學校名稱", "等級別", "等級別\n名稱", "國別代碼", "國別名稱", "科系代碼", "科系名稱",
            "學生總計", "男學生", "女學生", "一年級男", "一年級女", "上學年畢業生總計"]  # fmt: skip
    text("school-year.csv", [
        head,
        ["104", "0001", "甲大學", "B", "學士(四年)", "009", "印尼", "310301", "社會學系", "3", "1", "2", "1", "1", "5"],
        ["104", "0001", "甲大學", "M", "碩士", "009", "印尼", "340301", "企業管理學系", "4", "4", "0", "2", "0", "1"],
        ["104", "0002", "乙大學", "D", "博士", "013", "越南", "340408", "貿易學系", "2", "1", "1", "0", "1", "0"],
        ["104", "0002", "乙大學", "B", "學士", "051", "烏茲別克", "340409", "醫學系", "5", "2", "3", "1", "2", "9"],
    ])  # fmt: skip

    # A register of agreements: line breaks in headers, dates in two forms, terms in words.
    text("agreements.csv", [
        ["COUNTRY", "CONTI-NENT", "CODE", "UNIVERSITY/ORGANIZATION", "SIGNING", "EXPIRY", "EXPIRY\nCHECK", "TYPE OF COOPERATION"],
        ["ARGENTINA", "America", "AR001", "Instituto Uno", "22-Feb-2000", "unlimited", "1", "General Cooperation"],
        ["AUSTRALIA", "Oceania", "AU001", "Second, University of", "30-Aug-2010", "29-Aug-2015", "0", "Student Exchange"],
        ["AUSTRALIA", "Oceania", "AU002", "Second, University of", "3-Mar-2017", "7/31/2022", "", "Student Exchange"],
        ["REPUBLIC OF KOREA", "Asia", "KR001", "Third University", "1-Jan-2019", "auto renew", "1", "General Cooperation"],
        ["LAO PDR", "Asia", "LA001", "Fourth University", "5-May-2018", "n/a", "", "General Cooperation"],
    ])  # fmt: skip

    # A flat list of partners: places on offer, coordinates, grades.
    book("Exchange Information.xlsx", Sheet1=[
        ["Region", "Country", "City", "Oasis", "Partner_University", "Latitude", "Longitude", "Spring_2019", "URL", "percentile"],
        ["Europe", "Finland", "Espoo", 4045, "First University", 60.17, 24.93, 7, "https://example.org", "2.63"],
        ["Europe", "UK", "Aston", 4227, "Second School", 51.14, -0.96, 2, "https://example.org", "-"],
        ["Asia", "South Korea", "Seoul", 4118, "Third University", 37.56, 126.93, None, "https://example.org", "-"],
    ])  # fmt: skip


if __name__ == "__main__":
    main()
