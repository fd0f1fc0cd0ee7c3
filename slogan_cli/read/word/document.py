"""Word documents: `text` is the body, a paragraph a line, with list numbers, the notes at the end."""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TypeVar, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from slogan_cli.read.dates import date_of_document
from slogan_cli.read.incoming import Incoming, too_large
from slogan_cli.read.letters.encodings import repair
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.package import Package
from slogan_cli.read.source import ReadError, Source
from slogan_cli.read.word.numbering import Numbering, numbering_of
from slogan_cli.read.word.styles import Styles, styles_of
from slogan_cli.read.word.text import WordText
from slogan_cli.read.word.xml import attribute, local

_Read = TypeVar("_Read")
_CHUNK = 1 << 16
_LARGEST_PART = 20_000_000
_DEEPEST = 250
_OFFICE_DOCUMENT = "/officeDocument"
_LONGEST_DECLARATION = len(b"<!DOCTYPE") - 1
_NOTE_SIGNS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the text of a Word document."""
    yield source_of(incoming, Package(incoming, options), options)


def source_of(incoming: Incoming, package: Package, options: ReadOptions) -> Source:
    """Return the text of a Word document whose ZIP file is open."""
    try:
        return _read(incoming, package, options)
    except ParseError as error:
        raise ReadError(f"{incoming.name}: a damaged Word document ({error})") from error


def _read(incoming: Incoming, package: Package, options: ReadOptions) -> Source:
    main = _main_part(package)
    if main is None:
        raise ReadError(f"{incoming.name}: a ZIP file without a Word document in it")
    folder = main.rpartition("/")[0]
    words = WordText(
        _part(package, f"{folder}/styles.xml", styles_of) or Styles(),
        _part(package, f"{folder}/numbering.xml", numbering_of) or Numbering(),
    )
    lines: list[str] = []
    size = 0
    for block in _blocks(package.open(main), "body"):
        for paragraph in words.paragraphs(block):
            lines.append(paragraph)
            size += len(paragraph)
            if size > options.max_bytes:
                raise too_large(incoming.name, options.max_bytes)
    for part in ("footnotes", "endnotes"):
        notes = list(_notes(package, f"{folder}/{part}.xml", words))
        lines += ["", *notes] if notes else []
    text = "\n".join(lines)
    warnings: tuple[str, ...] = ()
    if words.decoded:
        warnings = ("letters of an old Vietnamese font (.VnTime, VNI) read as Vietnamese",)
    elif mended := repair(text):
        text, warnings = mended.text, mended.warnings
    return Source(incoming.name, text, words.title, date_of_document(text), warnings)


def _part(package: Package, name: str, reader: Callable[[Element], _Read]) -> _Read | None:
    """Read a small part of the package whole; `None` where there is none."""
    if name not in package.names:
        return None
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    root: Element | None = None
    size = depth = 0
    for data in _checked(package.open(name)):
        size += len(data)
        if size > _LARGEST_PART:
            break
        parser.feed(data)
        for event, element in _events(parser):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise ParseError("its elements are nested too deeply")
    parser.close()
    return None if root is None else reader(root)


def _events(parser: "XMLPullParser[Any]") -> Iterator[tuple[str, Element]]:
    """Yield what the parser has found so far; only starts and ends of elements were asked for."""
    return cast(Iterator[tuple[str, Element]], parser.read_events())


def _main_part(package: Package) -> str | None:
    """Return the name of the part with the text, as the relations of the package give it."""
    for relation in _part(package, "_rels/.rels", list) or []:
        if (attribute(relation, "Type") or "").endswith(_OFFICE_DOCUMENT):
            target = (attribute(relation, "Target") or "").lstrip("/")
            if target in package.names:
                return target
    return "word/document.xml" if "word/document.xml" in package.names else None


def _notes(package: Package, part: str, words: WordText) -> Iterator[str]:
    """Yield the paragraphs of foot- or endnotes, without the lines that part them from the page."""
    if part not in package.names:
        return
    for note in _blocks(package.open(part), part.rpartition("/")[2].removesuffix(".xml")):
        if attribute(note, "type") not in _NOTE_SIGNS:
            yield from words.paragraphs(note)


def _blocks(stream: BinaryIO, parent: str) -> Iterator[Element]:
    """Yield the children of the element `parent` one by one, and forget each when the next is asked for."""
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    holders: list[Element] = []
    depth = 0
    inside: int | None = None
    for data in _checked(stream):
        parser.feed(data)
        for event, element in _events(parser):
            if event == "start":
                depth += 1
                if depth > _DEEPEST:
                    raise ParseError("its elements are nested too deeply")
                if inside is None and local(element) == parent:
                    inside = depth
                    holders.append(element)
                continue
            depth -= 1
            if inside is not None and depth == inside:
                yield element
                holders[-1].clear()
    parser.close()


def _checked(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of a part; raise `ParseError` where they declare entities, in whatever encoding."""
    before = b""
    while data := stream.read(_CHUNK):
        letters = before + data.replace(b"\0", b"")
        if b"<!DOCTYPE" in letters or b"<!ENTITY" in letters:
            raise ParseError("it declares entities, which Word never does")
        before = letters[-_LONGEST_DECLARATION:]
        yield data
