"""The store of a collection: one SQLite file with documents, findings, and what links them.

`schema` makes and migrates it, `collect` fills it, `read` reads it. docs/store.md describes the tables.
"""
