"""The capital letters of the scripts whose names Vietnamese texts print, for use inside a character class."""

#: Latin with all its marks, Greek, Cyrillic and the letters of Vietnamese: up to the last code point before.
_BLOCKS = ((0x41, 0x530), (0x1E00, 0x1F00))

#: In Unicode capitals and small letters alternate, so no range holds the capitals alone.
UPPER = "".join(chr(point) for first, last in _BLOCKS for point in range(first, last) if chr(point).isupper())
