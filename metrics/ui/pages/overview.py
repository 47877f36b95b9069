"""Overview: the state of things in one screen, and what needs care."""

from metrics.languages import _
from metrics.ui.card import heading, wall, wide

heading(_("Overview"), seen=False)
wide("headlines")
wall("growth", "origins", "need_care", least=380)
wall("origin_map", "targets")
