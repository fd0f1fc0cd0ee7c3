"""The same text gives the same directives, items, quotes and roles in every format and encoding."""

import unicodedata
from functools import cache

import pytest
from documents import PAGES, folded, page_of, paragraphs_of, seed_texts
from old_encodings import ENCODERS
from written_documents import paragraph, printed, word

from slogan_cli import extract
from slogan_cli.read import open_sources

ARTICLES = [text.split("\nTin liên quan")[0] for text in seed_texts()]
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def _word(text):
    return word("".join(map(paragraph, paragraphs_of(text))))


FORMATS = {
    "a.docx": _word,
    "a.pdf": lambda text: printed(paragraphs_of(text), head="TẠP CHÍ THỬ NGHIỆM"),
    "b.pdf": lambda text: printed(paragraphs_of(text), columns=2),
    "a.md": lambda text: text.encode(),
    "nfd.txt": lambda text: unicodedata.normalize("NFD", text).encode(),
    "crlf.txt": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    **{f"{style}.html": lambda text, style=style: page_of(text, style).encode() for style in PAGES},
    **{f"{name}.txt": encoder for name, encoder in ENCODERS.items()},
}
# Encodings without curly quotation marks or dashes, or without capitals: the text itself is another one.
LOSSY = {"viscii.txt", "tcvn3.txt"}


def _findings(text, plain):
    def shown(part):
        composed = folded(unicodedata.normalize("NFC", part))
        return composed.translate(_PLAIN).casefold() if plain else composed

    document = extract(text)
    directives = [
        (shown(one.label), one.count, one.status, [shown(item.text) for item in one.items], len(one.mentions))
        for one in document.directives
    ]
    return directives, [(shown(quote.text), quote.role) for quote in document.quotes]


@cache
def _wanted(number, plain):
    text = ARTICLES[number].translate(_PLAIN) if plain else ARTICLES[number]
    return _findings(text, plain)


@pytest.mark.parametrize("name", FORMATS)
def test_same_findings(tmp_path, name):
    for number, text in enumerate(ARTICLES):
        path = tmp_path / name
        path.write_bytes(FORMATS[name](text))
        [source] = open_sources([str(path)])
        plain = name in LOSSY
        assert _findings(source.text, plain) == _wanted(number, plain), number
