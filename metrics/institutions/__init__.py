"""Names of institutions: when two ways of writing are one name, and when two names look like one partner.

"Rezan SMU", "Рязанский государственный медицинский университет" and "РязГМУ" are one university, and a sheet will never
say so. `key` folds what a clerk would not call a difference: case, accents, punctuation, apostrophes, script. `alike`
finds the names that a person should look at, each pair with a score and the reason. Nothing is ever merged here: people
decide, the ledger remembers, and `agreed` puts what they decided into the tables.

letters      one alphabet for all, and the sound of a word
taken_apart  which words of a name tell, and which hundreds share; words.toml knows the latter in many languages
likeness     which names look like one partner, and why
agreed       the agreed names in the tables
"""

from metrics.institutions.agreed import agreed, countries_of
from metrics.institutions.letters import key
from metrics.institutions.likeness import REASONS, Alike, alike, together

__all__ = ["REASONS", "Alike", "agreed", "alike", "countries_of", "key", "together"]
