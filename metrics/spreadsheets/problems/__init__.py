"""Every sentence that the reader can say, declared once: a file for each thing that may be wrong, all of them here."""

from metrics.spreadsheets.problems.answers import *  # noqa: F403
from metrics.spreadsheets.problems.files import *  # noqa: F403
from metrics.spreadsheets.problems.names import *  # noqa: F403
from metrics.spreadsheets.problems.numbers import *  # noqa: F403
from metrics.spreadsheets.problems.refusals import *  # noqa: F403
from metrics.spreadsheets.problems.sums import *  # noqa: F403
from metrics.spreadsheets.problems.tables import *  # noqa: F403
from metrics.spreadsheets.problems.times import *  # noqa: F403
