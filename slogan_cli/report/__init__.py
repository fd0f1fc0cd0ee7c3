"""The report: many documents as one page of its own, for people who never open a terminal.

`gather` collects the hits of all documents, `linked` puts together what is one slogan, one definition, one speaker,
`payload` makes what the page's script reads, `page` writes it.
"""
