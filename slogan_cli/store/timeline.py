"""When a slogan was used: counts and shares by month or year."""

import sqlite3
from dataclasses import dataclass
from typing import Literal

By = Literal["month", "year"]


@dataclass(frozen=True, slots=True)
class Bin:
    """One month ("2017-06") or year ("2017") of a timeline.

    `documents` use the slogan, `of` are all documents of that time, `share` is their ratio: a corpus grows, so that counts
    alone mislead. `exact` is false for the documents of a year whose month is not known, in a timeline by month.
    """

    period: str
    exact: bool
    documents: int
    mentions: int
    of: int
    share: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """`bins` in order of time, from the first to the last with a document of the slogan, empty ones between included.

    `undated` documents use the slogan and bear no date, of `undated_of` without one.
    """

    bins: tuple[Bin, ...]
    undated: int
    undated_of: int


def timeline(store: sqlite3.Connection, slogan: int | None, by: By) -> Timeline:
    """Return when a slogan (`None`: any) was used. No precision is invented: in months a bare year stands for itself."""
    period = "coalesce(month, CAST(year AS TEXT))" if by == "month" else "CAST(year AS TEXT)"
    every = {row[0]: row[1] for row in store.execute(f"SELECT {period}, count(*) FROM documents GROUP BY 1")}
    condition, values = ("WHERE slogan_id = ?", (slogan,)) if slogan is not None else ("", ())
    used = {
        row[0]: (row[1], row[2])
        for row in store.execute(
            f"SELECT {period}, count(DISTINCT document_id), count(*) FROM mentions {condition} GROUP BY 1",
            values,
        )
    }
    dated = sorted(period for period in used if period is not None)
    shown = [p for p in _between(dated, by) if p in every]
    bins = tuple(
        Bin(p, by == "year" or len(p) > 4, *used.get(p, (0, 0)), every[p], used.get(p, (0, 0))[0] / every[p])
        for p in shown
    )
    return Timeline(bins, used.get(None, (0, 0))[0], every.get(None, 0))


def _between(dated: list[str], by: By) -> list[str]:
    """Return the periods from the first to the last, bare years (before their months) included."""
    if not dated:
        return []
    first, last = int(dated[0][:4]), int(dated[-1][:4])
    years = [str(year) for year in range(first, last + 1)]
    if by == "year":
        return years
    months = [f"{year}-{month:02}" for year in years for month in range(1, 13)]
    begin = next((p for p in dated if len(p) > 4), dated[0])
    end = next((p for p in reversed(dated) if len(p) > 4), dated[-1])
    within = {m for m in months if begin <= m <= end} | {p for p in dated if len(p) == 4}
    return sorted(within)
