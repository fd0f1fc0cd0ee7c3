"""Web pages: the article and nothing else, whatever the site."""

import pytest
from documents import (
    CAPTION,
    COMMENT,
    FOOTER,
    PAGES,
    folded,
    page_of,
    paragraphs_of,
    seed_texts,
)
from old_encodings import ENCODERS

from slogan_cli.read import ReadOptions
from slogan_cli.read.web.page import source_of

ARTICLES = [text.split("\nTin liên quan")[0] for text in seed_texts()]


def _read(page, encoding=None):
    data = page if isinstance(page, bytes) else page.encode()
    return source_of("a.html", data, ReadOptions(encoding=encoding))


def _page(body, head=""):
    return f"<html><head>{head}</head><body>{body}</body></html>"


LONG = (
    "Đây là một câu đủ dài để người đọc nhận ra rằng nó thuộc về bài viết chứ không phải thực đơn của trang. "
)


@pytest.mark.parametrize("style", PAGES)
@pytest.mark.parametrize("text", ARTICLES)
def test_title_lead_and_body_are_all_there_and_nothing_else(style, text):
    source = _read(page_of(text, style))
    lines = source.text.split("\n")
    captions = [CAPTION] if CAPTION in lines else []
    assert [line for line in lines if line] == [folded(line) for line in paragraphs_of(text)] + captions
    assert source.title == paragraphs_of(text)[0]
    assert source.date == ("2023-04-05" if style != "tables" else None)
    assert source.warnings == ()
    assert COMMENT not in source.text
    assert FOOTER not in source.text


@pytest.mark.parametrize("name", ENCODERS)
def test_pages_in_old_encodings(name):
    text = ARTICLES[1]
    source = _read(ENCODERS[name](page_of(text, "tables")))
    plain = _read(ENCODERS["utf-8"](page_of(text, "tables")))
    assert len(source.text.split("\n")) == len(plain.text.split("\n"))
    assert bool(source.warnings) == (not name.startswith("utf"))


def test_a_page_may_declare_another_encoding():
    page = _page(f"<p>{LONG}</p>", '<meta charset="windows-1251">').encode("ascii", "xmlcharrefreplace")
    assert _read(page + "<p>Москва</p>".encode("windows-1251")).text.endswith("Москва")


def test_lists_are_numbered_as_they_are_seen():
    body = f"<h1>Các giải pháp trong năm tới</h1><p>{LONG}</p><ol start=3><li>một<li>hai</ol>"
    body += f"<ul><li>ba</li></ul><ol type=a><li>bốn</li></ol><p>{LONG}</p>"
    lines = _read(_page(body)).text.split("\n")
    assert lines[2:6] == ["3. một", "4. hai", "- ba", "a. bốn"]


def test_rows_of_tables_are_lines():
    rows = "<tr><th>TT</th><th>Nội dung</th></tr><tr><td>1</td><td><p>Phát triển</p><p>hạ tầng</p></td></tr>"
    lines = _read(_page(f"<p>{LONG}</p><table>{rows}</table><p>{LONG}</p>")).text.split("\n")
    assert lines[1:4] == ["TT | Nội dung", "--- | ---", "1 | Phát triển hạ tầng"]


def test_white_space_line_breaks_and_hidden_text():
    body = f"<p>{LONG}\n  Dòng&nbsp;này <b>đậm</b><br>xuống dòng</p><p style='display: none'>{LONG}</p><p>{LONG}</p>"
    lines = _read(_page(body)).text.split("\n")
    assert lines == [f"{LONG}Dòng này đậm", "xuống dòng", LONG.strip()]


def test_a_lead_that_only_the_description_tells():
    lead = "Sáng nay, hội nghị bàn về ba nhiệm vụ trọng tâm của ngành trong năm mới"
    body = f"<div><h1>Hội nghị toàn quốc</h1><div><b>{lead}</b></div><div>{f'<p>{LONG}</p>' * 4}</div></div>"
    source = _read(_page(body, f'<meta name="description" content="{lead}">'))
    assert source.text.split("\n")[:2] == ["Hội nghị toàn quốc", lead]


def test_a_page_without_an_article_gives_what_is_visible():
    links = "".join(f"<li><a href=/{i}>Tin số {i} của trang chủ hôm nay</a></li>" for i in range(40))
    source = _read(_page(f"<div><ul>{links}</ul></div>"))
    assert source.text.count("\n") == 39
    assert "no article stands out" in source.warnings[0]


@pytest.mark.parametrize("page", ["", "<html></html>", "<!-- -->", "\0", "<p", "<html><body></body></html>"])
def test_empty_pages(page):
    assert _read(page).text in {"", "<p"}


def test_letters_of_an_old_font_in_a_page_of_today():
    shown = "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp - tù do - h¹nh phóc, c«ng b»ng vµ d©n chñ"
    source = _read(_page(f"<p><font face='.VnTime'>{shown}</font></p>"))
    assert source.text.startswith("Cộng hoà xã hội chủ nghĩa Việt Nam, độc lập")
    assert source.warnings


def test_saved_pages_of_one_file(tmp_path):
    from slogan_cli.read import open_sources

    page = page_of(ARTICLES[4], "sapo")
    path = tmp_path / "a.mhtml"
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="--b"\r\n\r\n----b\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + page.encode() + b"\r\n----b--\r\n"
    )
    [source] = open_sources([str(path)])
    assert source.text == _read(page).text


def test_a_short_article_with_many_comments():
    comments = "".join(f"<div class='item'><p>{COMMENT}</p></div>" for _ in range(20))
    article = "".join(f"<p>{i}. {LONG}</p>" for i in range(3))
    source = _read(_page(f"<h1>Bốn điểm mới</h1><div>{article}</div><div id='list-comment'>{comments}</div>"))
    assert source.text.split("\n") == ["Bốn điểm mới", *(f"{i}. {LONG}".strip() for i in range(3))]


def test_a_site_without_class_names():
    links = "".join(f"<a href=/{i}>Chuyên mục số {i}</a> " for i in range(9))
    related = "".join(
        f"<li><a href=/b{i}>Bài viết khác của báo, số {i}, đáng để đọc</a></li>" for i in range(5)
    )
    body = (
        f"<div>{links}</div><div><h1>Bốn điểm mới của luật</h1><div>Thứ Hai, 03/04/2023 | 09:15</div>"
        f"<div><strong>Sáng nay, Quốc hội thông qua luật với bốn điểm mới.</strong></div>"
        f"<div>{f'<p>{LONG}</p><p>Một điểm khác.</p>' * 4}</div><div>Tin liên quan</div><ul>{related}</ul>"
        f"<h3>Bình luận (2)</h3><div>{COMMENT}</div></div>"
    )
    source = _read(_page(body, "<title>Bốn điểm mới của luật | Báo Thử</title>"))
    assert source.text.split("\n") == [
        "Bốn điểm mới của luật",
        "Sáng nay, Quốc hội thông qua luật với bốn điểm mới.",
        *[LONG.strip(), "Một điểm khác."] * 4,
    ]


def _lines(body):
    return _read(_page(f"<h1>Chuyện của xã</h1><p>{LONG}</p>{body}<p>{LONG}</p>")).text.split("\n")[2:-1]


def test_nested_lists_keep_their_level():
    inner = "<ol><li>phạt công</li><li><p>nhắc tên</p><p>trong buổi họp</p></li></ol>"
    lines = _lines(f"<ul><li>đào hồ</li><li>cấm chặt cây{inner}</li><li>chia nước</li></ul>")
    assert lines == [
        "- đào hồ", "- cấm chặt cây", "  1. phạt công", "  2. nhắc tên", "    trong buổi họp", "- chia nước"
    ]  # fmt: skip


def test_lists_may_count_down():
    assert _lines("<ol reversed><li>a</li><li>b</li></ol>") == ["2. a", "1. b"]


def test_cells_over_rows_and_columns_lists_in_cells_and_headers_of_two_rows():
    rows = (
        "<thead><tr><th rowspan=2>STT</th><th colspan=2>Phân công</th></tr><tr><th>Tổ</th><th>Việc</th></tr></thead>"
        "<tr><td>1</td><td rowspan=2>Toán</td><td>Phụ đạo<ul><li>Lớp 6</li><li>Lớp 7</li></ul></td></tr>"
        "<tr><td>2</td><td>Ra đề</td></tr><tr><td colspan=3>Việc khác</td></tr>"
    )
    assert _lines(f"<table>{rows}</table>") == [
        "STT | Phân công", "| | Tổ | Việc |", "--- | --- | ---",
        "1 | Toán | Phụ đạo - Lớp 6 - Lớp 7", "2 | | Ra đề", "Việc khác",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "items", "kept"),
    [
        ("Xã giữ ba điều sau đây khi tiếp dân ở trụ sở mới:", 3, True),
        ("Xã giữ ba điều khi tiếp dân.", 3, True),
        ("Xem thêm:", 3, False),
        ("Tin liên quan đến xã Tân Phú trong tuần qua, mời bạn đọc:", 3, False),
        ("Ba bài được đọc nhiều", 3, False),
        ("Xã tiếp dân ở trụ sở mới từ tháng này, sáng thứ hai hằng tuần.", 3, False),
    ],
)
def test_links_that_the_text_announces_are_items(before, items, kept):
    links = "".join(f"<li><a href=/{i}>Không để dân chờ quá {i} phút</a></li>" for i in range(items))
    assert any("chờ quá" in line for line in _lines(f"<p>{before}</p><ul>{links}</ul>")) == kept


def test_a_list_of_which_one_item_is_a_link_is_whole():
    body = "<ol><li>đúng giờ</li><li><a href=/b>đúng hẹn</a></li><li>đúng việc</li></ol>"
    assert _lines(body) == ["1. đúng giờ", "2. đúng hẹn", "3. đúng việc"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Bà dặn: <q>giữ lấy rừng</q>.</p>", ["Bà dặn: “giữ lấy rừng”."]),
        (
            "<p>Bà dặn: <q>nhớ câu <q>uống nước nhớ nguồn</q></q>.</p>",
            ["Bà dặn: “nhớ câu ‘uống nước nhớ nguồn’”."],
        ),
        ("<p>Bà dặn: <q>“giữ lấy rừng”</q>.</p>", ["Bà dặn: “giữ lấy rừng”."]),
        ("<q><p>giữ lấy rừng</p></q>", ["“giữ lấy rừng”"]),
        ("<q></q>", ["“”"]),
    ],
)
def test_quotations_in_a_line_bear_marks(body, lines):
    assert _lines(body) == lines


@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote><p>“Rừng là nhà.”</p><footer>Già làng A Blong</footer></blockquote>",
        "<blockquote><p>“Rừng là nhà.”</p><footer>— Già làng A Blong</footer></blockquote>",
        "<blockquote>“Rừng là nhà.”<cite>Già làng A Blong</cite></blockquote>",
        "<figure><blockquote>“Rừng là nhà.”</blockquote><figcaption>Già làng A Blong</figcaption></figure>",
        "<blockquote><p>“Rừng là nhà.”</p><footer>Già làng <cite>A Blong</cite></footer></blockquote>",
    ],
)
def test_the_source_of_a_quotation_stands_below_it(quotation):
    assert _lines(quotation) == ["“Rừng là nhà.”", "— Già làng A Blong"]


_SECTION = "<section><h2>{}</h2>{}</section>"
_TEASER = "<article><h3><a href=/{0}>Tin số {0} của xã</a></h3><p>{1}</p></article>"


@pytest.mark.parametrize(
    "body",
    [
        _SECTION.format("Bối cảnh", f"<p>{LONG}</p><p>{LONG}</p>")
        + _SECTION.format("Bà con nói", "<p>“Nhờ cầu mới, chợ gần hơn”</p><p>Bà Lò Thị Mai</p>"),
        "<main><div><h3>Thông báo</h3><div>" + f"<p>{LONG}</p>" * 3 + "</div></div>"
        "<div><h3>Bà con nói</h3><blockquote>“Nhờ cầu mới, chợ gần hơn”</blockquote></div></main>",
        "<div><div><h3>Giới thiệu</h3>" + f"<p>{LONG}</p><p>1. {LONG}</p></div>"
        "<div><h3>Bạn đọc nói</h3><p>“Nhờ cầu mới, chợ gần hơn”, chị Mai Thị Na chia sẻ.</p></div></div>",
        "<div>"
        + "".join(_TEASER.format(i, LONG) for i in range(3))
        + "<p>“Nhờ cầu mới, chợ gần hơn”</p></div>",
    ],
)
def test_a_front_page_is_whole_and_says_so(body):
    source = _read(_page(body))
    assert "“Nhờ cầu mới, chợ gần hơn”" in source.text
    assert "no article stands out" in source.warnings[0]


def test_sections_of_an_article_are_no_front_page():
    sections = "".join(_SECTION.format(f"Phần {n}", f"<p>{LONG}</p><p>{n}. {LONG}</p>") for n in range(3))
    source = _read(_page(f"<article><h1>Chuyện của xã</h1>{sections}</article>"))
    assert (source.title, source.warnings, source.text.count(LONG.strip())) == ("Chuyện của xã", (), 6)
    assert all(f"\nPhần {n}\n" in source.text for n in range(3))


@pytest.mark.parametrize(
    "middle",
    [
        "<div>" * 300, "<div>" * 3000, "<font size=2>x " * 400, "<p><font>x </p>" * 3000, "<b><i>" * 2000,
        f"<img src='data:{'a' * 11_000_000}'>", f"<script>{'a' * 11_000_000}</script>", f"<p>{'a ' * 5_500_000}</p>",
    ],
    ids=lambda middle: middle[:12],
)  # fmt: skip
def test_nothing_behind_huge_or_deep_elements_is_lost(middle):
    text = _read(_page(f"<p>{LONG}</p>{middle}<p>{LONG}</p><p>Hết.</p>")).text
    assert text.endswith(f"{LONG.strip()}\nHết.")


def test_a_page_that_is_too_deep_says_so():
    deep = _read(_page(f"<p>{LONG}</p>" + "<div>" * 3000 + f"<p>{LONG}</p>"))
    assert deep.warnings == ("elements nested too deeply: the page was read as running text",)


def test_raised_numbers_are_shown_raised():
    lines = _lines(
        "<p>Bà dặn “ba đúng”<sup>3</sup>, <sup><a href=#n>12</a></sup> 5 m<sup>2</sup>, x<sup>a</sup></p>"
    )
    assert lines == ["Bà dặn “ba đúng”³, ¹² 5 m², xa"]


@pytest.mark.parametrize("title", ["", "<h1>Văn bản của huyện</h1>"])
def test_the_head_of_an_official_document_is_text(title):
    head = [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN NÀ PA",
        "Số: 15/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "KẾ HOẠCH",
        "Về việc",
    ]
    body = "".join(f"<p>{line}</p>" for line in head)
    lines = _read(_page(f"<div>{title}{body}<p>{LONG}</p><p>1. {LONG}</p></div>")).text.split("\n")
    assert lines[bool(title) : 6 + bool(title)] == head
