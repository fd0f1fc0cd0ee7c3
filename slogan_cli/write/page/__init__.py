"""Pages for a browser: the text of a document with its hits marked, and the frame around it."""
