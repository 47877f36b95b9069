"""What stands on a workbook's sheet for each form of chart: a list or a matrix of numbers, formulas, a native chart.

A list has one row a mark (years, countries, partners); a matrix has a category in each row and a year in each column.
`SHEETS` names the function of every form; each draws into a `Tab` and gives the last row that it filled.
"""

from collections.abc import Callable, Mapping

from metrics.exports.sheets.bullet import bullet
from metrics.exports.sheets.headlines import headlines
from metrics.exports.sheets.matrix import heat, panels, stacked
from metrics.exports.sheets.over import over
from metrics.exports.sheets.ranked import both_ways, on_map, ranked
from metrics.exports.sheets.timeline import timeline
from metrics.exports.tab import Tab

#: Every form of `metrics.charts.FORMS`.
SHEETS: Mapping[str, Callable[[Tab], int]] = {
    "columns": over,
    "lines": over,
    "ranked_bars": ranked,
    "stacked_bars": stacked,
    "diverging_bars": both_ways,
    "small_multiples": panels,
    "heat_table": heat,
    "bullet": bullet,
    "agreement_timeline": timeline,
    "bubble_map": on_map,
    "filled_map": on_map,
    "headlines": headlines,
}
