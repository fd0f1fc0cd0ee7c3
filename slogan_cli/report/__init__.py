"""The report: many documents as one page of its own, for people who never open a terminal.

`gather` puts hits together to slogans and speakers, `payload` makes what the page's script reads, `page` writes it.
"""
