"""The page of `slogan extract -f html`, without a browser: its text, its marks, what it may run."""

import io
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_pages import Page, hash_of, policy
from processes import slogan

from slogan_cli.model import Cue, Directive, Document, Item, Mention, Quote, Role, Speaker
from slogan_cli.pipeline import extract
from slogan_cli.write import Extraction, WriteOptions, writer
from slogan_cli.write.page.hits import page_hits
from slogan_cli.write.page.segments import lines
from slogan_cli.write.page.words import LANGUAGES, tables

NESTED = (
    "Bí thư Lê Văn Bình nói: “Thực hiện ‘ba không’: không chậm, không sai, không phiền dân; "
    "đi từng ngõ, gõ từng nhà”.\r\nXã giữ phương châm “3 sạch”: sạch nhà, sạch bếp, sạch ngõ. Ba không là việc chung.\n"
)


def page(*texts: str, language: str = "vi") -> str:
    return written(
        [Extraction(extract(text, source=f"{n}.txt"), text) for n, text in enumerate(texts)], language
    )


def written(extractions: Iterable[Extraction], language: str = "vi") -> str:
    out = io.StringIO()
    writer("html")(extractions, out, WriteOptions(language=language))
    return out.getvalue()


def quote(
    text: str,
    start: int,
    end: int,
    role: Role = "slogan",
    cue: Cue | None = None,
    speaker: Speaker | None = None,
) -> Quote:
    return Quote(
        text=text[start:end], key=text[start:end], start=start, end=end, line=1, column=start + 1, open="“", close="”",
        depth=0, role=role, parts=(), cue=cue, speaker=speaker, confidence=0.9, rule="made",
    )  # fmt: skip


def mention(text: str, start: int, end: int) -> Mention:
    return Mention(text[start:end], start, end, 1, start + 1, False, True, None, None, 0.9, "made")


def directive(label: str, named: Mention, *items: Item) -> Directive:
    return Directive(
        label=label, key=label, count=3, head=label[2:], form="slogan", status="complete" if items else "unlisted",
        items=items, mentions=(named,),
    )  # fmt: skip


def document(directives: tuple[Directive, ...] = (), quotes: tuple[Quote, ...] = ()) -> Document:
    return Document("-", None, None, directives, quotes)


class TestText:
    def test_every_character_of_the_text_is_there(self) -> None:
        assert Page(page(NESTED)).texts == [NESTED]

    @pytest.mark.parametrize(
        "text",
        [
            "", "\n", "\r", "\r\n\r\n", "a\r\nb\rc\nd\x0ce\u2028f\x85g", "  hai  dấu cách  ", "\nđầu dòng",
            "<b>&amp;</b> “3 sạch” </script><!-- \u202e rtl \ufeff \U0001f33e", "Hòa\u0309 e\u0302\u0301", "\t\x0b\x1c",
        ],
    )  # fmt: skip
    def test_whatever_the_characters(self, text: str) -> None:
        assert Page(page(text)).texts == [text]

    def test_what_html_cannot_hold_is_replaced_one_for_one(self) -> None:
        assert Page(page("a\x00b\ud800c")).texts == ["a\ufffdb\ufffdc"]

    @given(st.data())
    def test_whatever_the_hits(self, data: st.DataObject) -> None:
        text = data.draw(st.text("ab “”\r\n<&\u0301\U0001f33e", min_size=1, max_size=30))
        place = st.tuples(*[st.integers(0, len(text))] * 2).map(sorted)
        items = [
            Item(n, text[a:b], a, b) for n, (a, b) in enumerate(data.draw(st.lists(place, max_size=3)), 1)
        ]
        mentions = [mention(text, a, b) for a, b in data.draw(st.lists(place, max_size=3))]
        quotes = [quote(text, a, b) for a, b in data.draw(st.lists(place, max_size=4))]
        directives = [directive("3 x", m, *items) for m in mentions]
        found = document(tuple(directives), tuple(quotes))
        read = Page(written([Extraction(found, text)]))
        assert read.texts == [text]
        assert len(set(read.ids())) == len(read.ids())
        for hit in page_hits(found):
            if hit.start < hit.end:
                assert f"d1-h{hit.number}" in read.ids()
                assert text[hit.start : hit.end] in read.surface(f"d1-h{hit.number}")

    def test_a_paragraph_a_line_numbered_as_the_hits_are(self) -> None:
        found = extract(NESTED)
        starts = [start for start, _ in lines(NESTED)]
        for hit in (*found.quotes, *(m for d in found.directives for m in d.mentions)):
            assert starts[hit.line - 1] == hit.start - hit.column + 1


class TestMarks:
    def test_nested_hits_stand_inside_each_other(self) -> None:
        read = Page(page(NESTED))
        by_text = {text: attributes for attributes, text in read.segments}
        inner, outer = by_text["ba không"]["data-h"].split()[:2]
        assert read.surface(inner).startswith("ba không")
        assert read.surface(outer).startswith("Thực hiện ‘ba không’: không chậm")

    def test_overlapping_hits_share_their_overlap(self) -> None:
        text = "một hai ba bốn"
        found = document(quotes=(quote(text, 0, 10), quote(text, 4, 14, "name")))
        read = Page(written([Extraction(found, text)]))
        assert [(a["data-h"], t) for a, t in read.segments] == [
            ("d1-h1", "một "), ("d1-h1 d1-h2", "hai ba"), ("d1-h2", " bốn"),
        ]  # fmt: skip
        assert [t for _, t in read.segments if "first" in _["class"]] == ["một ", "hai ba"]

    def test_a_quoted_directive_is_one_hit(self) -> None:
        text = "Giữ “3 sạch” mãi."
        found = document(
            (directive("3 sạch", mention(text, 5, 11)),),
            (quote(text, 5, 11, "directive"),),
        )
        assert len(page_hits(found)) == 1
        read = Page(written([Extraction(found, text)]))
        assert [t for _, t in read.segments] == ["3 sạch"]

    def test_items_are_numbered_and_lead_to_their_directive(self) -> None:
        read = Page(page("Xã giữ phương châm “3 sạch”: sạch nhà, sạch bếp, sạch ngõ."))
        items = [(a["data-n"], t) for a, t in read.segments if "data-n" in a]
        assert items == [("1", "sạch nhà"), ("2", "sạch bếp"), ("3", "sạch ngõ")]
        owner = next(a["id"] for a, t in read.segments if t == "3 sạch")
        assert all(a["data-i"] == owner for a, t in read.segments if "data-n" in a)

    def test_cue_and_speaker_are_told_apart(self) -> None:
        text = "Bà Mai nêu khẩu hiệu “vì dân”."
        hit = quote(text, 22, 28, cue=Cue("khẩu hiệu", 11, 20), speaker=Speaker("Mai", None, "nêu", 0, 6))
        read = Page(written([Extraction(document(quotes=(hit,)), text)]))
        assert {t for a, t in read.segments if a.get("data-c") == "d1-h1"} == {"khẩu hiệu"}
        assert {t for a, t in read.segments if a.get("data-w") == "d1-h1"} == {"Bà Mai"}

    def test_mentions_of_one_slogan_belong_together_across_documents(self) -> None:
        read = Page(page("Giữ “3 sạch” mãi.", "Phong trào “3 Sạch” của xã."))
        groups = [a["data-g"] for tag, a in read.elements if tag == "li" and "data-g" in a]
        assert len(groups) == 2
        assert len(set(groups)) == 1


class TestFrame:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_only_what_the_page_brings_may_run(self, language: str) -> None:
        whole = page(NESTED, language=language)
        allowed = policy(whole)
        assert "default-src 'none'" in allowed
        assert "unsafe" not in allowed
        scripts = re.findall(r"<script>(.*?)</script>", whole, re.DOTALL)
        styles = re.findall(r"<style>(.*?)</style>", whole, re.DOTALL)
        assert scripts
        assert styles
        for content in (*scripts, *styles):
            assert hash_of(content) in allowed
        assert not any(
            name.startswith("on") or name == "style" for _, a in Page(whole).elements for name in a
        )

    def test_nothing_is_loaded(self) -> None:
        whole = page(NESTED)
        loaded = [
            a[n] for _, a in Page(whole).elements for n in ("src", "href", "action", "srcset") if n in a
        ]
        assert [link for link in loaded if not link.startswith("#")] == ["data:,"]

    def test_markup_in_a_document_is_text(self) -> None:
        evil = '<img src=x onerror=alert(1)> “</a><script>alert(2)</script>" onclick="x”'
        made = Extraction(extract(evil, source='"><b>.txt', title="</title><script>"), evil)
        names = [tag for tag, _ in Page(written([made])).elements]
        assert "img" not in names
        assert "b" not in names
        assert names.count("script") == 1

    def test_ids_are_unique_and_links_lead_somewhere(self) -> None:
        read = Page(page(NESTED, "Giữ “3 sạch” mãi.", ""))
        assert len(set(read.ids())) == len(read.ids())
        links = {a["href"][1:] for tag, a in read.elements if tag == "a" and a["href"].startswith("#")}
        described = {a["aria-describedby"] for _, a in read.elements if "aria-describedby" in a}
        assert links | described <= set(read.ids())

    def test_no_text_no_hits(self) -> None:
        assert Page(written([])).texts == []
        assert "Không tìm thấy gì" in page("Trời mưa.")


class TestWords:
    def test_both_languages_say_the_same_things(self) -> None:
        vi, en = (flat(tables()[language]) for language in LANGUAGES)
        assert {name: fields(text) for name, text in vi.items()} == {n: fields(t) for n, t in en.items()}

    def test_nothing_is_left_in_the_other_language(self) -> None:
        vi, en = (flat(tables()[language]) for language in LANGUAGES)
        same = {name for name in vi if vi[name] == en[name]}
        assert same <= {"position"}


def flat(table: dict[str, object], before: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in table.items():
        found |= flat(value, f"{before}{name}.") if isinstance(value, dict) else {before + name: str(value)}
    return found


def fields(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


class TestCommand:
    def test_the_name_of_the_output_is_enough(self, text: Path, tmp_path: Path) -> None:
        done = slogan("extract", text, "-o", tmp_path / "trang.html")
        assert (done.returncode, done.stderr) == (0, "")
        whole = (tmp_path / "trang.html").read_text("utf-8")
        assert Page(whole).texts == [text.read_text("utf-8")]
        assert '<html lang="vi">' in whole

    def test_in_english(self, text: Path) -> None:
        done = slogan("extract", text, "-f", "html", "--lang", "en")
        assert '<html lang="en">' in done.stdout
        assert "directive" in done.stdout
