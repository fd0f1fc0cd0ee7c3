"""Makes Word and PDF files for the tests, byte by byte, so that no program or font is needed."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
)


#: The name space of the strict form of the format.
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def word(body: str, *, namespace: str = _W, **parts: str) -> bytes:
    """Return a Word file with `body` (WordprocessingML with the prefix w) and further parts by their name."""
    names = f'xmlns:w="{namespace}" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {names}>{content}</w:{name}>")
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """Return a run of Word."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def font(name: str) -> str:
    """Return run properties that set the font."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def paragraph(content: str, properties: str = "") -> str:
    """Return a paragraph of Word; plain text is put into a run."""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def item(text: str, list_id: int, level: int = 0) -> str:
    """Return a paragraph with an automatic number."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, numbers)


def level(at: int, style: str, pattern: str, start: int = 1) -> str:
    """Return one level of a list for `numbering.xml`."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


@dataclass
class Print:
    """A PDF in the making: `put` writes a line at a place in points, `turn` begins a page.

    Letters are as wide as half their size. The font F is Unicode; others are given the bytes as they are, under
    the name of a font, as programs did with .VnTime.
    """

    fonts: Mapping[str, str] = field(default_factory=dict)
    pages: list[list[str]] = field(default_factory=lambda: [[]])

    def put(self, x: float, y: float, text: str | bytes, size: float = 12, name: str = "F") -> None:
        """Write a line."""
        code = text.encode("utf-16-be") if isinstance(text, str) else text
        self.pages[-1].append(f"BT /{name} {size} Tf {x} {y} Td <{code.hex()}> Tj ET")

    def rule(self, x: float, y: float, wide: float, high: float) -> None:
        """Draw a box: a ruled line if it is thin."""
        self.pages[-1].append(f"{x} {y} {wide} {high} re f")

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append([])

    def bytes(self) -> bytes:
        """Return the file."""
        fonts = "".join(f"/{name} {8 + i} 0 R" for i, name in enumerate(self.fonts))
        first = 8 + len(self.fonts)
        kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(self.pages)))
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}>>".encode(),
            b"<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/DW 500/FontDescriptor 6 0 R>>",
            _stream(_TO_UNICODE),
            _descriptor("Test"),
            b"<<>>",
        ]
        objects += [
            f"<</Type/Font/Subtype/TrueType/BaseFont/{base}/Encoding/WinAnsiEncoding/FirstChar 0/LastChar 255"
            f"/Widths[{'500 ' * 256}]>>".encode()
            for base in self.fonts.values()
        ]
        for i, page in enumerate(self.pages):
            objects.append(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 2 * i + 1} 0 R"
                f"/Resources<</Font<</F 3 0 R{fonts}>>>>>>".encode()
            )
            objects.append(_stream("\n".join(page)))
        return pdf_of(objects)


def _descriptor(name: str) -> bytes:
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -250 1000 900]/ItalicAngle 0/Ascent 900"
        "/Descent -250/CapHeight 700/StemV 80>>"
    ).encode()


def _stream(content: str) -> bytes:
    data = content.encode()
    return f"<</Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _ranges() -> str:
    rows = [f"<{high:02x}00><{high:02x}ff><{high:02x}00>" for high in [*range(0x21), 0xE0]]
    return f"{len(rows)} beginbfrange\n" + "\n".join(rows) + "\nendbfrange"


_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def "
    f"1 begincodespacerange <0000><ffff> endcodespacerange {_ranges()} endcmap end end"
)


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of numbered objects, the first of them its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def printed(paragraphs: Sequence[str], columns: int = 1, head: str = "", numbers: bool = True) -> bytes:
    """Return a PDF of paragraphs, wrapped into lines with a first-line indent, over as many pages as needed."""
    out = Print()
    page = 0
    width = 480 // columns - (10 if columns > 1 else 0)
    signs = width // 6
    column, y = 0, 0.0

    def begin() -> None:
        nonlocal page, column, y
        if page:
            out.turn()
        page += 1
        column, y = 0, 760.0
        if head:
            out.put(60, 800, head)
        if numbers:
            out.put(290, 30, str(page))

    begin()
    for text in paragraphs:
        for row, line in enumerate(_wrapped(text, signs)):
            if y < 70:
                column, y = column + 1, 760.0
                if column == columns:
                    begin()
            out.put(60 + column * (width + 20) + (24 if row == 0 else 0), y, line)
            y -= 16
    return out.bytes()


def _wrapped(text: str, signs: int) -> list[str]:
    lines: list[str] = []
    room = signs - 4
    line = ""
    for word_ in text.split():
        if line and len(line) + 1 + len(word_) > room:
            lines.append(line)
            line, room = word_, signs
        else:
            line = f"{line} {word_}".strip()
    return [*lines, line]
