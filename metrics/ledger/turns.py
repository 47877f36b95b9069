"""What a transaction may say that it is for, whichever database it goes to: execution options of its connection."""

#: It is going to write: it waits until no other writer is there, and keeps them out until it ends.
WRITES = "ledger_writes"
#: It may copy a table and put it in the place of the first.
SHAPES = "ledger_shapes"
#: Seconds to wait for another writer.
PATIENCE = 30
