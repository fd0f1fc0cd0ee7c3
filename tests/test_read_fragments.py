"""HTML inside other formats is read, a plain text with a few tags stays one, front matter is no text."""

import json

import pytest

from slogan_cli import extract
from slogan_cli.read import open_sources

HTML = (
    "<p>Trưởng b&aacute;n L&ograve; Thị Hoa n&oacute;i: &ldquo;Giữ lấy rừng&rdquo;.</p>\n"
    "<p>B&aacute;n thực hiện &quot;3 kh&ocirc;ng&quot;: kh&ocirc;ng chặt, kh&ocirc;ng đốt, kh&ocirc;ng săn.</p>\n"
)
SEEN = (
    'Trưởng bán Lò Thị Hoa nói: “Giữ lấy rừng”.\nBán thực hiện "3 không": không chặt, không đốt, không săn.'
)


def _read(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    [source] = open_sources([str(path)])
    return source


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.jsonl", "a.json", "a.csv"])
def test_html_in_other_formats(tmp_path, name):
    written = {
        "a.jsonl": json.dumps({"content": HTML}) + "\n",
        "a.json": json.dumps([{"content": HTML}]),
        "a.csv": 'id,content\n1,"{}"\n'.format(HTML.replace('"', '""')),
    }.get(name, HTML)
    source = _read(tmp_path, name, written)
    assert source.text.strip() == SEEN
    document = extract(source.text)
    assert [d.status for d in document.directives] == ["complete"]
    assert [q.speaker.name for q in document.quotes if q.role == "speech"] == ["Lò Thị Hoa"]
    assert bool(source.warnings) == (name in {"a.md", "a.txt"})


def test_references_alone_are_read_and_lines_stay(tmp_path):
    source = _read(tmp_path, "a.txt", "B&agrave; nói: &ldquo;Đi&rdquo;.\n\nÔng ở lại.\n")
    assert source.text == "Bà nói: “Đi”.\nÔng ở lại."


@pytest.mark.parametrize(
    "text",
    [
        "Ông Tư nói: “Tôi đi”.<br>\nBà Năm nói: “Tôi ở”.<br>\n<br>Xã thực hiện “3 sạch”:<br> sạch nhà, sạch bếp,<br/>"
        " sạch ngõ.<br>\nHết.<br><br>\n",
        "Giá < 5 & > 3; AT&amp;T, a&nbsp;b, <b>đậm</b>.",
        "Thẻ <p> mở một đoạn.\nThẻ <br> xuống dòng.\nHết.\nVà hết.\nThật.\n",
        "dòng một\r\n<b>dòng hai</b>\r\n",
    ],
)
def test_a_plain_text_with_a_few_tags_is_unchanged(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    [source] = open_sources([str(path)])
    assert (source.text, source.warnings) == (text, ())


def test_tags_of_line_breaks_and_emphasis_are_no_words():
    text = "Xã thực hiện <b>“3 sạch”</b>:<br> sạch nhà, <i>sạch bếp</i>, sạch ngõ.<br>\n<br/>Hết."
    [directive] = extract(text).directives
    assert [item.text for item in directive.items] == ["sạch nhà", "sạch bếp", "sạch ngõ"]


def test_html_in_markdown_but_for_code(tmp_path):
    text = (
        "# Đầu đề\n\nCô <b>Hoa</b> nói: <q>đi</q>.<br>Rồi &ldquo;ở&rdquo;.\n\n```\n<p>&ldquo;</p>\n```\n"
        "`<b>` và a &lt; b\n\n<ul>\n<li>một</li>\n</ul>\n\n<!-- ẩn -->\nHết."
    )
    source = _read(tmp_path, "a.md", text)
    assert source.text == (
        "# Đầu đề\n\nCô Hoa nói: “đi”.\nRồi “ở”.\n\n```\n<p>&ldquo;</p>\n```\n`<b>` và a < b\n\n- một\n\nHết."
    )


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Bản xanh"\ndate: 2024-08-21\ntags:\n  - a\n  - "b"\n---\n',
        '---json\n{ "title": "Bản xanh", "date": "2024-08-21" }\n---\n',
        '+++\ntitle = "Bản xanh"\ndate = 2024-08-21\n[params]\n  a = "b"\n+++\n',
        '{\n  "title": "Bản xanh",\n  "date": "2024-08-21"\n}\n\n',
        "---\r\ntitle: Bản xanh\r\ndate: 21/8/2024\r\n...\r\n",
    ],
)
def test_front_matter_is_no_text(tmp_path, front):
    path = tmp_path / "a.md"
    path.write_bytes((front + "“Giữ rừng”\n").encode())
    [source] = open_sources([str(path)])
    assert (source.title, source.date, source.text.strip()) == ("Bản xanh", "2024-08-21", "“Giữ rừng”")
    [quote] = extract(source.text).quotes
    assert quote.line == front.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nMột: hai.\n\n---\nBa.\n",
        "---\nLưu ý chung: đi\n---\n",
        "---\nkhông đóng: a\n",
        "{chú thích}\nHết.\n",
    ],
)
def test_lines_that_are_no_front_matter_stay(tmp_path, text):
    assert _read(tmp_path, "a.md", text).text == text
