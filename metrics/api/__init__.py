"""The same answers over HTTP, for Excel, Power BI, notebooks and other programs of the university.

    /api/v1/indicators                       what can be asked, with definition, formula and source
    /api/v1/answers/<indicator>?by=year,country&unit=…&years=2016-2025&format=csv
    /api/v1/tables/<subject>?format=csv      the rows themselves, each with its file, sheet and cell
    /api/v1/agreements.ics?unit=…            ends of agreements, for a calendar program to subscribe to
    /api/v1/openapi.json                     all this, described for programs

Columns and codes are the same in every language; names beside the codes and sentences are in the one asked for (`lang`,
else the caller's). Every answer carries the ledger's version as its ETag, so that asking again costs nothing while
nothing changed. Where `HAMKOR_API_TOKENS` names tokens, a caller must send one of them: `Authorization: Bearer …`; a
calendar program, which can send no header, has it in the address: `agreements.ics?token=…`.
Persons' names, and numbers of people from 1 to 4, leave only where the address asks for them (`telling.py`). That keeps
them out of a sheet by accident; it is no lock, for whoever may ask may ask for them.
"""

from metrics.api.routes import ROUTES

__all__ = ["ROUTES"]
