"""Which slogans of a collection are one: quotes by their words, directives by their items, speakers by their names.

Everything here is a pure function of what it is given, independent of its order, and says why two are one.
"""
