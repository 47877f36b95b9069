"""How each form of chart stands on a slide: a native chart, a table, or shapes that can be moved and recoloured.

One file a way of drawing; `BODIES` names the function of every form. Each draws into the room that `page.Page` leaves
between the head and the foot of a slide.
"""

from collections.abc import Callable, Mapping

from metrics.exports.slides import bars, maps, native, panels, ranked, tables
from metrics.exports.slides.page import Page

#: Every form of `metrics.charts.FORMS`.
BODIES: Mapping[str, Callable[[Page], None]] = {
    "columns": native.draw,
    "lines": native.draw,
    "ranked_bars": ranked.ranked,
    "stacked_bars": native.draw,
    "diverging_bars": ranked.both_ways,
    "small_multiples": panels.draw,
    "heat_table": tables.heat,
    "bullet": bars.bullet,
    "agreement_timeline": bars.timeline,
    "bubble_map": maps.bubbles,
    "filled_map": maps.filled,
    "headlines": tables.headlines,
}
