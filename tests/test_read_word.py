"""Word files: the text as Word shows it, list numbers included."""

import io
import zipfile

import pytest
from written_documents import STRICT, font, item, level, paragraph, run, word

from slogan_cli.read import ReadError, open_sources

LISTS = (
    "<w:abstractNum w:abstractNumId='0'>"
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%2)")
    + level(2, "decimal", "%1.%3.")
    + "</w:abstractNum><w:abstractNum w:abstractNumId='1'>"
    + level(0, "bullet", "\uf0b7")
    + level(1, "bullet", "-")
    + "</w:abstractNum><w:abstractNum w:abstractNumId='2'>"
    + level(0, "upperRoman", "Phần %1:", start=2)
    + "</w:abstractNum>"
    + "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    + "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    + "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>"
    + "<w:num w:numId='4'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
    + "</w:lvlOverride></w:num>"
)
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Times New Roman'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:styleId='a' w:default='1'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='Title'/><w:basedOn w:val='a'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='Numbered'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
    "</w:pPr></w:style><w:style w:type='paragraph' w:styleId='d'><w:name w:val='Old'/><w:rPr>"
    "<w:rFonts w:ascii='.VnTime'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='e'><w:name w:val='Older'/><w:basedOn w:val='d'/></w:style>"
)


def _read(tmp_path, data):
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    [result] = open_sources([str(path)])
    return result


def _lines(tmp_path, body, **parts):
    return _read(tmp_path, word(body, **parts)).text.split("\n")


def _style(name):
    return f'<w:pStyle w:val="{name}"/>'


def test_list_numbers_are_rebuilt(tmp_path):
    body = item("một", 1) + item("con", 1, 1) + item("con nữa", 1, 1) + item("hai", 1) + item("con", 1, 1)
    body += item("cháu", 1, 2) + item("chấm", 2) + item("gạch", 2, 1) + item("mở", 3) + item("tiếp", 3)
    body += item("từ đầu", 4) + item("tiếp", 4)
    assert _lines(tmp_path, body, numbering=LISTS) == [
        "1. một", "  a) con", "  b) con nữa", "2. hai", "  a) con", "    2.1. cháu", "• chấm", "  - gạch",
        "Phần II: mở", "Phần III: tiếp", "1. từ đầu", "2. tiếp",
    ]  # fmt: skip


def test_a_level_may_count_on(tmp_path):
    on = level(1, "decimal", "Điều %2.").replace("</w:lvl>", '<w:lvlRestart w:val="0"/></w:lvl>')
    lists = f"<w:abstractNum w:abstractNumId='0'>{level(0, 'upperRoman', 'Chương %1')}{on}</w:abstractNum>"
    lists += "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    body = item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1)
    assert _lines(tmp_path, body, numbering=lists) == [
        "Chương I a",
        "  Điều 1. b",
        "Chương II c",
        "  Điều 2. d",
    ]


def test_numbers_may_come_from_a_style_and_be_switched_off(tmp_path):
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("một", _style("c")) + paragraph("hai", _style("c")) + paragraph("ba", _style("c") + none)
    assert _lines(tmp_path, body, numbering=LISTS, styles=STYLES) == ["1. một", "2. hai", "ba"]


def test_tracked_changes(tmp_path):
    body = paragraph(
        run("Ba ")
        + f"<w:ins>{run('sẵn sàng')}</w:ins><w:del><w:r><w:delText>không</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('chỗ cũ')}</w:moveFrom><w:moveTo>{run(', năm xung phong')}</w:moveTo>"
    )
    assert _lines(tmp_path, body) == ["Ba sẵn sàng, năm xung phong"]


def test_tables(tmp_path):
    def row(*cells):
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    rows = row(paragraph("TT"), paragraph("Nội dung")) + row(
        paragraph("1"), paragraph("Một") + paragraph("Hai")
    )
    assert _lines(tmp_path, f"<w:tbl>{rows}</w:tbl>") == ["TT | Nội dung", "1 | Một Hai"]


def _row(*cells, header=False):
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{properties}" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def test_header_rows_are_marked_and_cells_keep_their_column(tmp_path):
    down = ['<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"]
    rows = (
        _row(
            paragraph("TT"), '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("Phân công"), header=True
        )
        + _row(paragraph(""), paragraph("Tổ"), paragraph("Việc"), header=True)
        + _row(paragraph("1"), down[0] + paragraph("Toán"), paragraph("Phụ đạo") + paragraph("Ôn tập"))
        + _row(paragraph("2"), down[1] + paragraph(""), paragraph("Ra đề"))
        + _row(paragraph("một"), paragraph("hai") + paragraph("ba"), paragraph(""))
    )
    assert _lines(tmp_path, f"<w:tbl>{rows}</w:tbl>") == [
        "TT | Phân công", "| | Tổ | Việc |", "--- | --- | ---", "1 | Toán | Phụ đạo Ôn tập", "2 | | Ra đề",
        "một", "hai", "ba",
    ]  # fmt: skip


def test_headings_that_are_numbered_in_levels_stand_at_the_margin(tmp_path):
    styles = (
        "<w:style w:type='paragraph' w:styleId='h'><w:name w:val='heading 2'/><w:pPr><w:numPr><w:ilvl w:val='1'/>"
        "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    assert _lines(tmp_path, paragraph("một", _style("h")), numbering=LISTS, styles=styles) == ["a) một"]


def test_raised_numbers_are_shown_raised(tmp_path):
    body = "<w:p>" + run("đúng") + run("12", "<w:vertAlign w:val='superscript'/>") + "</w:p>"
    assert _lines(tmp_path, body) == ["đúng¹²"]


@pytest.mark.parametrize(
    "extra",
    [
        "".join(level(at, "decimal", f"%{at}.") for at in range(9, 3000)),
        level(0, "decimal", "%1" * 20_000),
        "<w:lvl w:ilvl='--5'><w:start w:val='--5'/></w:lvl><w:lvl w:ilvl='" + "9" * 5000 + "'/>",
    ],
    ids=["levels", "pattern", "numbers"],
)
def test_odd_numbering_costs_and_refuses_nothing(tmp_path, extra):
    lists = f"<w:abstractNum w:abstractNumId='0'>{level(0, 'decimal', '%1.')}{extra}</w:abstractNum>"
    lists += "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    lines = _lines(tmp_path, item("một", 1) + item("hai", 1, 8), numbering=lists)
    assert [line.rpartition(" ")[2] for line in lines] == ["một", "hai"]
    assert max(map(len, lines)) < 1000


def test_a_text_box_is_read_once(tmp_path):
    box = f"<w:txbxContent>{paragraph('Khẩu hiệu: 3 tốt')}</w:txbxContent>"
    body = paragraph(
        run("Trước") + "<w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + box + "</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _lines(tmp_path, body) == ["Trước", "Khẩu hiệu: 3 tốt"]


def test_notes_stand_at_the_end(tmp_path):
    body = paragraph(run("Thân bài") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("."))
    notes = f'<w:footnote w:type="separator">{paragraph("x")}</w:footnote><w:footnote>{paragraph("Xem mục 2.")}</w:footnote>'
    assert _lines(tmp_path, body, footnotes=notes) == ["Thân bài.", "", "Xem mục 2."]


def test_fields_breaks_hidden_text_and_controls(tmp_path):
    body = paragraph(
        run("Xem ") + "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>" + f"<w:hyperlink>{run('tại đây')}</w:hyperlink>"
        + run("ẩn", "<w:vanish/>") + "<w:r><w:br/><w:t>dòng hai</w:t><w:tab/><w:t>cột</w:t></w:r>"
    )  # fmt: skip
    body += f"<w:sdt><w:sdtContent>{paragraph('trong khung')}</w:sdtContent></w:sdt>"
    assert _lines(tmp_path, body) == ["Xem tại đây", "dòng hai\tcột", "trong khung"]


def test_old_fonts(tmp_path):
    body = paragraph(run("Thùc hiÖn “3 s¹ch”, ®¶m b¶o vÖ ", font(".VnTime")) + run("sinh môi trường"))
    body += paragraph(run("®éc lËp", font(".VnTimeH"))) + paragraph(run("ph\xad¬ng ch©m"), _style("e"))
    body += paragraph(run("Coäng ho", font("VNI-Times")) + run("øa", font("VNI-Helve")))
    source = _read(tmp_path, word(body, styles=STYLES))
    assert source.text.split("\n") == [
        "Thực hiện “3 sạch”, đảm bảo vệ sinh môi trường",
        "ĐỘC LẬP",
        "phương châm",
        "Cộng hòa",
    ]
    assert ".VnTime" in source.warnings[0]


def test_title_and_date(tmp_path):
    body = paragraph("Hà Nội, ngày 5 tháng 4 năm 2023") + paragraph("Kế hoạch hành động", _style("b"))
    body += paragraph("Căn cứ Luật Thủ đô ngày 28 tháng 6 năm 2024;")
    source = _read(tmp_path, word(body, styles=STYLES))
    assert (source.title, source.date) == ("Kế hoạch hành động", "2023-04-05")


def test_the_strict_form_of_the_format(tmp_path):
    strict = word(paragraph("Ba sẵn sàng"), namespace=STRICT)
    assert _read(tmp_path, strict).text == "Ba sẵn sàng"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 and nothing more", "damaged"),
        (word("<w:p>" * 5000), "damaged"),
        (word(paragraph("x"))[:-40], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "save it as .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
    ],
)
def test_damaged_files(tmp_path, data, words):
    error = _read(tmp_path, data)
    assert isinstance(error, ReadError)
    assert words in str(error)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", [0, 65_536 - 60, 65_536 - 50])
def test_a_declaration_is_seen_wherever_it_stands(tmp_path, encoding, before):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!--{" " * before}--><!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("word/document.xml", xml.encode(encoding))
    assert "declares entities" in str(_read(tmp_path, archive.getvalue()))


def test_a_file_that_declares_entities_is_refused(tmp_path):
    data = io.BytesIO()
    import zipfile

    with zipfile.ZipFile(data, "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY a "aa">]><d>&a;</d>')
    assert "entities" in str(_read(tmp_path, data.getvalue()))


def test_files_of_python_docx(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Ba nhiệm vụ sau:")
    for text in ("một", "hai"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("gạch", style="List Bullet")
    document.save(str(tmp_path / "b.docx"))
    [source] = open_sources([str(tmp_path / "b.docx")])
    assert source.text.split("\n") == ["Ba nhiệm vụ sau:", "1. một", "2. hai", "• gạch"]
