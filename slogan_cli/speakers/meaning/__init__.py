"""Whom a pronoun, an office or a body means."""
