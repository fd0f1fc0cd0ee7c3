"""How much work a text may cause: what a reader would never meet is not worked on, and said.

All that is done with a mark or a count takes a bounded time by itself, so that time grows with the number of these. These bounds
keep them in proportion to the text: `python benchmarks/run.py` shows what the dearest texts of each kind take. The costs below
are processor time on one core of a shared machine.
"""

MARKS_ANYWAY = 5_000
"""Quotation marks that are paired in any text; a quote around a count costs 1 ms (pairing, role, speaker)."""
LENGTH_A_MARK = 50
"""Code points a quotation mark, in a longer text. News articles have one in 390, the densest of 355 one in 38."""

COUNTS_ANYWAY = 300
"""Counts whose items are looked for in any text; the dearest, a count behind a list and before one, costs 25 ms."""
LENGTH_A_COUNT = 1_000
"""Code points a count that is not refused at sight, in a longer text. News articles have one in 6,000, the densest of 355 one
in 228."""


def most_marks(length: int) -> int:
    """Return how many quotation marks are paired in a text of `length` code points."""
    return max(MARKS_ANYWAY, length // LENGTH_A_MARK)


def most_counts(length: int) -> int:
    """Return how many counts are judged in a text of `length` code points."""
    return max(COUNTS_ANYWAY, length // LENGTH_A_COUNT)
