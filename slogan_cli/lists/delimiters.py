"""What tells items apart, by name: the styles of `segmentation` and `enumerators` in plain words."""

_NAMES = {
    "ordinal": "Thứ nhất, Thứ hai …",
    "cardinal": "Một là, Hai là …",
    "worded": "Một là, Thứ hai … Cuối cùng là",
    "connective": "Đó là, Tiếp theo là …",
    "bracketed": "(1), (2) …",
    "number": "1., 2. …",
    "labelled": "numbered headings",
    "letter": "a), b) …",
    "latin-letter": "a), b) …",
    "roman": "(i), (ii) …",
    "bullet": "bullets",
    "row": "rows of a table",
    "semicolon": "semicolons",
    "semicolon-and": "semicolons and a last “và”",
    "comma": "commas",
    "comma-and": "commas and a last “và”",
    "dash": "dashes",
    "slash": "slashes",
    "plus": "plus signs",
    "line": "lines",
    "sentence": "sentences",
    "head:stop": "the head behind semicolons and full stops",
    "head:comma": "the head behind commas",
    "head:and": "the head behind commas and “và”",
    "head:dash": "the head behind dashes",
    "before": "the head, in what stands before the label",
    "named": "“và”, in what stands before the label",
}


def delimiter_name(style: str) -> str:
    """Return the words for a style such as "comma-and" or "head:stop"."""
    return _NAMES[style]
