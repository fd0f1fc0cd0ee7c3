"""Where the items of a count begin, end and split."""
