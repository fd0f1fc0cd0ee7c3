"""PDF files: lines become paragraphs again, what belongs to the page and not to the text goes."""

import unicodedata

import pytest
from documents import folded, paragraphs_of, seed_texts
from written_documents import Print, pdf_of, printed

from slogan_cli.read import ReadError, ReadOptions, open_sources
from slogan_cli.read.pdf.lines import Line
from slogan_cli.read.pdf.ocr import languages
from slogan_cli.read.pdf.paragraphs import Measure, continues, join

ARTICLES = [text.split("\nTin liên quan")[0] for text in seed_texts()]


def _read(tmp_path, data, **options):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    [result] = open_sources([str(path)], ReadOptions(**options))
    return result


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("text", ARTICLES)
def test_paragraphs_come_back(tmp_path, text, columns):
    wanted = [folded(line) for line in paragraphs_of(text)]
    source = _read(tmp_path, printed(wanted, columns, head="TẠP CHÍ THỬ NGHIỆM"))
    lines = source.text.split("\n")
    assert [line for line in lines if line != "TẠP CHÍ THỬ NGHIỆM"] == wanted
    assert len(lines) == len(wanted) or len(source.page_starts) == 1


def test_pages_are_known(tmp_path):
    source = _read(tmp_path, printed([f"Đoạn số {i}, ngắn." for i in range(120)]))
    assert len(source.page_starts) == 3
    assert source.page_starts[0] == 0
    for start in source.page_starts:
        assert source.text[start:].startswith("Đoạn số")


def test_a_paragraph_over_two_pages_is_one_and_the_page_begins_within(tmp_path):
    long = " ".join(f"tiếng{i}" for i in range(900))
    source = _read(tmp_path, printed([long]))
    assert source.text == long
    assert len(source.page_starts) == 3
    assert all(source.text[start - 1] == " " for start in source.page_starts[1:])


def test_an_empty_page_counts(tmp_path):
    out = Print()
    out.put(60, 700, "Trang đầu của văn bản này.")
    out.turn()
    out.turn()
    out.put(60, 700, "Trang ba của văn bản này.")
    source = _read(tmp_path, out.bytes())
    assert source.text == "Trang đầu của văn bản này.\nTrang ba của văn bản này."
    assert source.page_starts == (0, 27, 27)


def test_items_begin_lines(tmp_path):
    out = Print()
    for row, text in enumerate(["Năm nhiệm vụ trọng tâm sau đây:", "1. Một;", "2. Hai,", "- ba", "a) bốn."]):
        out.put(60 + 20 * (row > 0), 700 - 16 * row, text)
    assert _read(tmp_path, out.bytes()).text.count("\n") == 4


def test_number_and_text_of_an_item_stay_together(tmp_path):
    out = Print()
    out.put(60, 700, "1.")
    out.put(110, 700, "Xây dựng thể chế")
    out.put(60, 684, "2.")
    out.put(110, 684, "Phát triển hạ tầng")
    assert _read(tmp_path, out.bytes()).text == "1. Xây dựng thể chế\n2. Phát triển hạ tầng"


def test_footnotes_do_not_part_a_paragraph(tmp_path):
    out = Print()
    words = [f"từ{i:02}" for i in range(96)]
    for row in range(8):
        out.put(60, 700 - 16 * row, " ".join(words[row * 12 : row * 12 + 12]))
    out.put(60, 60, "1 Xem thêm tại phụ lục kèm theo.", size=9)
    out.turn()
    out.put(60, 760, "kết thúc đoạn văn.")
    assert (
        _read(tmp_path, out.bytes()).text
        == " ".join(words) + " kết thúc đoạn văn.\n1 Xem thêm tại phụ lục kèm theo."
    )


def test_marks_of_footnotes_go_and_exponents_stay(tmp_path):
    out = Print()
    out.put(60, 700, "phương châm")
    out.put(126, 705, "1", size=6)
    out.put(130, 700, "rộng 90 m")
    out.put(184, 705, "2", size=6)
    assert _read(tmp_path, out.bytes()).text == "phương châm rộng 90 m2"


def test_old_fonts(tmp_path):
    out = Print(fonts={"A": ".VnTime", "B": ".VnArialH"})
    out.put(60, 700, "Thùc hiÖn ph\xad¬ng ch©m “bèn t¹i chç”".encode("cp1252"), name="A")
    out.put(60, 660, "®éc lËp tù do".encode("cp1252"), name="B", size=14)
    source = _read(tmp_path, out.bytes())
    assert source.text == "Thực hiện phương châm “bốn tại chỗ”\nĐỘC LẬP TỰ DO"
    assert ".VnTime" in source.warnings[0]


def test_old_letters_in_a_font_that_does_not_tell(tmp_path):
    out = Print(fonts={"A": "F1"})
    out.put(60, 700, "Thùc hiÖn ph\xad¬ng ch©m “bèn t¹i chç” trong toµn huyÖn".encode("cp1252"), name="A")
    assert _read(tmp_path, out.bytes()).text == "Thực hiện phương châm “bốn tại chỗ” trong toàn huyện"


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("phát triển kinh", "tế số", "phát triển kinh tế số"),
        ("Nghị quyết số 06-", "NQ/TU", "Nghị quyết số 06-NQ/TU"),
        ("axít a-", "xít", "axít a-xít"),
        ("the infor-", "mation age", "the information age"),
        ("kinh tế -", "xã hội", "kinh tế - xã hội"),
        ("đổi\u00ad", "mới", "đổimới"),
        ("Sở TN\u00ad", "MT", "Sở TN-MT"),
        ("số 06\u00ad", "NQ/TU", "số 06-NQ/TU"),
    ],
)
def test_hyphens(before, after, whole):
    assert join(before, after) == whole


def _scan():
    picture = b"\xff" * 400
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            b"<</Length 27>>stream\nq 200 0 0 200 0 0 cm /I Do Q\nendstream",
            b"<</Type/XObject/Subtype/Image/Width 20/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Length 400>>stream\n" + picture + b"\nendstream",
        ]
    )


def test_a_scan_names_the_remedy(tmp_path):
    error = _read(tmp_path, _scan())
    assert isinstance(error, ReadError)
    assert "--ocr" in str(error)


@pytest.mark.skipif("vie" not in languages(), reason="tesseract with Vietnamese data is not installed")
def test_a_scan_may_be_recognised(tmp_path):
    source = _read(tmp_path, _scan(), ocr=True)
    assert source.text == ""
    assert "recognition" in source.warnings[0]


def test_fonts_without_letters_are_told(tmp_path):
    out = Print()
    out.put(60, 700, "".join(chr(0xE000 + i) for i in range(30)))
    out.put(60, 600, "Một dòng đọc được.")
    source = _read(tmp_path, out.bytes())
    assert "Một dòng đọc được." in source.text
    assert "--ocr" in source.warnings[0]


def test_limits(tmp_path):
    source = _read(tmp_path, printed([f"Đoạn số {i}, ngắn." for i in range(120)]), max_pages=2)
    assert len(source.page_starts) == 2
    assert "first 2 of 3 pages" in source.warnings[0]
    crowded = Print()
    for row in range(60):
        crowded.put(60, 780 - 12 * row, "Một dòng chữ.")
    source = _read(tmp_path, crowded.bytes(), max_page_objects=50)
    assert source.text == ""
    assert "60 objects" in source.warnings[0]


@pytest.mark.parametrize("data", [b"%PDF-1.4\nand nothing more", printed(["Một đoạn văn."])[:300]])
def test_damaged_files(tmp_path, data):
    assert "damaged PDF" in str(_read(tmp_path, data))


def test_an_article_that_is_only_referred_to_begins_no_paragraph(tmp_path):
    out = Print()
    out.put(84, 700, "- Thực hiện đầy đủ nhiệm vụ và quyền theo quy định tại Điều 2 và")
    out.put(60, 684, "Điều 3 của Luật này trong suốt thời gian công tác tại cơ quan mới,")
    out.put(60, 668, "đơn vị mới.")
    out.put(84, 652, "Điều 4. Hiệu lực thi hành")
    assert _read(tmp_path, out.bytes()).text.count("\n") == 1


def _table(ruled, columns=(60, 90, 330), frames=False):
    out = Print()
    out.put(60, 740, "Xã tập trung vào 3 nhiệm vụ trọng tâm sau đây:")
    rows = [
        (710, ["TT", "Nhiệm vụ", "Chủ trì"]),
        (690, ["1", "Dạy bơi cho học sinh lớp 4 ở mọi trường", "Trường học"]),
        (674, ["", "trong xã trước kỳ nghỉ hè", "và Đoàn xã"]),
        (654, ["2", "Sửa cầu Bà Tư", "Tổ kinh tế"]),
        (634, ["3", "Tặng 50 xe đạp", ""]),
    ]
    for y, cells in rows:
        for x, text in zip(columns, cells, strict=True):
            if text:
                out.put(x + 2, y, text)
    if ruled:
        for y in (724, 705, 668, 648, 628):
            out.rule(58, y, 442, 0.5)
        for x in (58, *columns[1:], 500):
            out.rule(x - 1, 628, 0.5, 96)
    out.put(60, 600, "Các ấp báo cáo kết quả trước ngày 30 hằng tháng.")
    return out.bytes()


@pytest.mark.parametrize(
    ("ruled", "columns"), [(True, (60, 90, 330)), (True, (60, 80, 330)), (False, (60, 110, 390))]
)
def test_rows_of_tables_are_lines(tmp_path, ruled, columns):
    assert _read(tmp_path, _table(ruled, columns)).text.split("\n") == [
        "Xã tập trung vào 3 nhiệm vụ trọng tâm sau đây:",
        "TT | Nhiệm vụ | Chủ trì",
        "1 | Dạy bơi cho học sinh lớp 4 ở mọi trường trong xã trước kỳ nghỉ hè | Trường học và Đoàn xã",
        "2 | Sửa cầu Bà Tư | Tổ kinh tế",
        "3 | Tặng 50 xe đạp",
        "Các ấp báo cáo kết quả trước ngày 30 hằng tháng.",
    ]


def test_a_cell_over_rows_stands_in_the_first(tmp_path):
    out = Print()
    for y, cells in ((710, ["1", "Tổ Toán", "Phụ đạo"]), (690, ["2", "", "Ra đề"])):
        for x, text in zip((60, 90, 330), cells, strict=True):
            out.put(x, y - (10 if text == "Tổ Toán" else 0), text) if text else None
    for y in (724, 685):
        out.rule(58, y, 442, 0.5)
    out.rule(58, 705, 30, 0.5)
    out.rule(328, 705, 172, 0.5)
    for x in (58, 88, 328, 500):
        out.rule(x, 685, 0.5, 39)
    assert _read(tmp_path, out.bytes()).text == "1 | Tổ Toán | Phụ đạo\n2 | | Ra đề"


def test_a_frame_is_no_table(tmp_path):
    out = Print()
    for row in range(3):
        out.put(60, 700 - 16 * row, "Một khung bao quanh ba dòng của đoạn văn này mà thôi"[: 40 - row])
    out.rule(50, 660, 400, 60)
    assert "|" not in _read(tmp_path, out.bytes()).text


def test_decomposed_letters_take_no_more_room():
    def lines(form):
        texts = [
            "phải buộc chặt thuyền bè ở các bến và chằng chống nhà cửa",
            "đổ bộ vào đất liền ở phía nam.",
        ]
        return [
            Line(
                unicodedata.normalize(form, text),
                60,
                60 + 8 * len(text) - 1,
                700 - 16 * at,
                712 - 16 * at,
                12,
            )
            for at, text in enumerate(texts)
        ]

    measure = Measure(60, lines("NFC")[0].right + 10, 16, False)
    assert continues(*lines("NFC"), measure)
    assert continues(*lines("NFD"), measure)
    assert (
        join(unicodedata.normalize("NFD", "xã nghề-"), "truyền")
        == unicodedata.normalize("NFD", "xã nghề-") + "truyền"
    )
