"""Dates as pages, tables and official documents write them, with the precision that they have.

A date is "YYYY-MM-DD", "YYYY-MM" or "YYYY": what a text does not say is not made up. Days stand before months, as in
Viet Nam.
"""

import re
from datetime import date

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
#: In this order; the first that fits tells the date.
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})\s?(?P<sep>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=sep)\s?{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}})(?:\s+năm|,)?\s+{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})\s+{_NAMED},?\s+{_YEAR}(?!\d)",
        rf"\b{_NAMED}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
    )
)
_MONTH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d/.-]){_YEAR}[-/.](?P<m>\d{{1,2}})(?!\d)",
        rf"(?<![\d/.-])(?P<m>\d{{1,2}})\s?[-/.]\s?{_YEAR}(?!\d)",
        rf"tháng\s+(?P<m>\d{{1,2}})(?:\s*/\s*|\s+năm\s+|,?\s+){_YEAR}(?!\d)",
        rf"\b{_NAMED},?\s+{_YEAR}(?!\d)",
    )
)
_COMPACT = re.compile(rf"(?<!\d){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)")
_MONTH_OF_FILE = re.compile(rf"{_YEAR}[-_.](?P<m>0[1-9]|1[0-2])(?!\d)")
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_DATELINE = re.compile(
    r"^.{0,80},\s*(ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?:19|20)\d\d)\s*$", re.I | re.M
)
_ABOVE = 1500


def date_in(text: str) -> str | None:
    """Return the first whole date in `text` as "YYYY-MM-DD"."""
    return next(filter(None, (_day(pattern.search(text)) for pattern in _DAYS)), None)


def date_of_value(value: str) -> str | None:
    """Return the date that a cell, a field or an option holds: a day, a month or a year, as far as it tells.

    "2017-06/07" and "Tháng 6/2017" are months; a span of years ("2021-2025") is no date.
    """
    days = date_in(value) or _day(_COMPACT.fullmatch(value.strip()))
    if days is not None:
        return days
    for pattern in _MONTH:
        if (match := pattern.search(value)) and (month := _month(match)):
            return month
    years = set(_ANY_YEAR.findall(value))
    return years.pop() if len(years) == 1 else None


def date_of_parts(year: str, month: str, day: str) -> str | None:
    """Return the date whose parts stand in columns of their own; a part that is missing is empty."""
    if not _ANY_YEAR.fullmatch(year.strip()):
        return None
    parts = [year.strip()]
    for part, most in ((month, 12), (day, 31)):
        number = re.fullmatch(r"(?:tháng|ngày)?\s*(\d{1,2})", part.strip().lower())
        if number is None or not 1 <= int(number[1]) <= most:
            break
        parts.append(f"{int(number[1]):02}")
    return "-".join(parts) if len(parts) < 3 else date_in("-".join(parts))


def date_of_file_name(name: str) -> str | None:
    """Return the date that a file name bears: a day anywhere in it, a month at its beginning.

    A year alone is mostly what the text is about ("ke-hoach-2025"), not when it was written.
    """
    base = re.split(r"[/\\]", name)[-1].replace("_", "-")
    found = date_in(base) or next(filter(None, map(_day, _COMPACT.finditer(base))), None)
    if found is not None:
        return found
    month = _MONTH_OF_FILE.match(base)
    return f"{month['y']}-{month['m']}" if month else None


def date_of_document(text: str) -> str | None:
    """Return the date that an official document bears at its head: "Hà Nội, ngày 5 tháng 4 năm 2023"."""
    match = _DATELINE.search(text[:_ABOVE])
    return date_in(match[1]) if match else None


def _day(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    try:
        return date(int(match["y"]), _number_of_month(match), int(match["d"])).isoformat()
    except ValueError:
        return None


def _month(match: re.Match[str]) -> str | None:
    month = _number_of_month(match)
    return f"{match['y']}-{month:02}" if 1 <= month <= 12 else None


def _number_of_month(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return int(groups["m"]) if groups.get("m") else _MONTHS.index(groups["name"].lower()) + 1
