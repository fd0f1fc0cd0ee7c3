"""Dates as pages and official documents write them."""

import re

_ISO = re.compile(r"\b((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})")
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)(?!\d)")
_WORDED = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)", re.I)
_DATELINE = re.compile(
    r"^.{0,80},\s*(ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?:19|20)\d\d)\s*$", re.I | re.M
)
_ABOVE = 1500


def date_in(text: str) -> str | None:
    """Return the first date in `text` as "YYYY-MM-DD"; days stand before months, as in Viet Nam."""
    if match := _ISO.search(text):
        year, month, day = match.groups()
    elif match := _VIETNAMESE.search(text) or _WORDED.search(text):
        day, month, year = match.groups()
    else:
        return None
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02}-{int(day):02}"


def date_of_document(text: str) -> str | None:
    """Return the date that an official document bears at its head: "Hà Nội, ngày 5 tháng 4 năm 2023"."""
    match = _DATELINE.search(text[:_ABOVE])
    return date_in(match[1]) if match else None
