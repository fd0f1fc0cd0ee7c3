"""UTF-8 that was read in another encoding: mended where that is certain, named in any case."""

import pytest

from slogan_cli import extract
from slogan_cli.read import open_sources
from slogan_cli.read.letters.mojibake import mend

TEXT = (
    "Thủ tướng Vũ Gia Hân nói: “Làm ngay”. Ở xã, mọi người đều giữ lời – ‘đã hứa là làm’. Từ đó, ĐẢNG BỘ và Đoàn xã"
    " thực hiện 3 không: không chờ, không hẹn, không kể công… Bờ hồ rộng."
)


def misread(text, charset, times=1):
    for _ in range(times):
        text = "".join(
            bytes([code]).decode(charset, "ignore") or chr(code) if charset != "latin-1" else chr(code)
            for code in text.encode()
        )
    return text


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("charset", ["cp1252", "cp1258", "latin-1"])
def test_the_way_back_is_exact(charset, times):
    mended = mend(misread(TEXT, charset, times))
    assert mended is not None
    assert mended.text == TEXT
    assert "mended" in mended.warning


def test_blanks_and_marks_that_were_lost_on_the_way():
    lossy = misread(TEXT, "cp1252").replace("\xa0", " ").replace("â€\x9d", "â€")
    mended = mend(lossy)
    assert mended is not None
    assert mended.text == TEXT


def test_lost_letters_are_counted():
    lossy = "".join(sign for sign in misread(TEXT, "cp1252") if not "\x80" <= sign <= "\x9f")
    mended = mend(lossy)
    assert mended is not None
    assert "Vũ Gia Hân nói: “Làm ngay”" in mended.text
    assert mended.warning.endswith("; 5 letters are lost")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "“ĐÃ” và “XÃ” cùng “LÀ”, ông nói: «Đã rồi».",
        "Déjà vu, ça c’est «très bien», à l’école; Ã la carte, naïve",
        "Bán 5 â (Â) và Ã, Ä.",
    ],
)
def test_what_is_right_stays(text):
    assert mend(text) is None


def test_what_cannot_be_mended_is_named():
    text = "He said â€œstopâ€\x9d and â€˜goâ€™ and â€œwaitâ€\x9d"
    mended = mend(text)
    assert mended is not None
    assert (mended.text, mended.warning) == (text, "looks like UTF-8 that was read in another encoding")


@pytest.mark.parametrize("suffix", ["txt", "md", "jsonl", "csv", "html"])
def test_in_every_format(tmp_path, suffix):
    wrong = misread(TEXT, "cp1252")
    written = {
        "jsonl": lambda: f'{{"text": "{wrong}"}}\n',
        "csv": lambda: f'id,text\n1,"{wrong}"\n',
        "html": lambda: f"<html><body><p>{wrong}</p></body></html>",
    }.get(suffix, lambda: wrong)()
    path = tmp_path / f"a.{suffix}"
    path.write_text(written, "utf-8")
    [source] = open_sources([str(path)])
    assert source.text == TEXT
    assert "mended" in source.warnings[0]
    [quote] = [q for q in extract(source.text).quotes if q.text == "Làm ngay"]
    assert (quote.role, quote.speaker.name) == ("speech", "Vũ Gia Hân")
