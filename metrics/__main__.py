"""`python -m metrics …`: the dashboard's answers from a shell and from cron. The commands stand in `metrics.cli`."""

import sys

from metrics.cli import main

sys.exit(main(sys.argv[1:]))
