"""What was committed, kept for good: files, what was read in them, and the tables that they make on any day.

ledger = Ledger("sqlite:///data/hamkor.sqlite")
upload = ledger.commit(data, "students 2024.xlsx", reading.kept, who="international office")
ledger.current()["students"]          every row says which upload, sheet and cell it came from
ledger.withdraw(upload.number, who)   and nothing was lost

ledger      the few things one can do
schema      how it lies in a database; steps lead there from earlier shapes
store       opens it; sqlite and postgres know what each of them needs
entries     uploads and events; contents what was read in them; frames turns tables into bytes
scope       which earlier rows an upload takes the place of
moments     which state somebody saw, and whether it moved since
names       which institutions are the same partner under another name
difference  what an upload will change, before it does; what changed between two days
surprises   changes so large that somebody should look again
backup      all of it in one file, and put back from there
"""

from metrics.ledger.backup import put_back
from metrics.ledger.difference import Difference
from metrics.ledger.ledger import Ledger
from metrics.ledger.names import Word
from metrics.ledger.upload import Mode, Scope, Upload

__all__ = ["Difference", "Ledger", "Mode", "Scope", "Upload", "Word", "put_back"]
