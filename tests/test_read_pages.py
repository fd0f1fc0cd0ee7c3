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
    assert lines[1:3] == ["TT | Nội dung", "1 | Phát triển hạ tầng"]


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
