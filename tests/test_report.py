"""The report without a browser: what is gathered, what the page's script is given, what the page may run."""

import base64
import io
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from marked_pages import Page, hash_of, policy
from processes import slogan

from slogan_cli.pipeline import extract
from slogan_cli.report.gather import Gathered
from slogan_cli.report.linked import Linked, Person, linked, names_of, people
from slogan_cli.report.page import write_report
from slogan_cli.report.payload import Blocks, packed
from slogan_cli.write import Extraction
from slogan_cli.write.page.words import LANGUAGES

FIRST = "Chủ tịch xã Lê Văn Bình yêu cầu thực hiện “3 sạch”: sạch nhà, sạch bếp, sạch ngõ.\n"
SECOND = "Xã giữ phương châm “Ba sạch”: sạch nhà, sạch bếp, sạch đường. Ông Lê Văn Bình nói: “Dân là gốc của mọi việc ở xã”.\n"
THIRD = "Nhà nhà theo “3 SẠCH” <b>&amp;</b> </script>.\n"
DATED = (("2019-03-04", FIRST), ("2021", SECOND), (None, THIRD))


def extractions() -> list[Extraction]:
    return [
        Extraction(extract(text, source=f"{n}.txt", title=f"Bài {n}", date=date), text)
        for n, (date, text) in enumerate(DATED, 1)
    ]


def gathered() -> Gathered:
    found = Gathered()
    for extraction in extractions():
        found.add(extraction, extraction.document.title or "")
    return found


def slogans() -> list[Linked]:
    found = gathered()
    return linked(found, names_of(found.said))


def speakers() -> dict[str, Person]:
    found = gathered()
    return {person.name: person for person in people(found.said, names_of(found.said))}


def report(language: str = "vi", title: str | None = None) -> str:
    out = io.StringIO()
    write_report(extractions(), out, language=language, title=title)
    return out.getvalue()


def block(page: str, name: str) -> str:
    found = re.search(rf'<script type="text/plain" id="{name}">([^<]*)</script>', page)
    assert found
    return zlib.decompress(base64.b64decode(found[1])).decode()


def table(page: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(block(page, "table"))
    return read


class TestGathering:
    def test_one_slogan_however_it_is_written(self) -> None:
        slogan_ = gathered().slogans["3 sạch"]
        assert list(slogan_.documents) == [1, 2, 3]
        assert set(slogan_.variants) == {"3 sạch", "Ba sạch", "3 SẠCH"}
        assert slogan_.role == "directive"

    def test_definitions_that_share_most_items_are_one_with_its_wordings(self) -> None:
        (one,) = [s for s in slogans() if s.slogan.key == "3 sạch"]
        ((first, other),) = one.definitions
        assert [w.items[-1] for w in (first, other)] == ["sạch ngõ", "sạch đường"]
        assert [[p.document for p in w.places] for w in (first, other)] == [[1], [2]]
        assert other.relation != "same"

    def test_variants_are_one_slogan(self) -> None:
        found = Gathered()
        wordings = (
            "không ai bị bỏ lại phía sau",
            "không để ai bị bỏ lại phía sau",
            "đi từng ngõ, gõ từng nhà",
        )
        for n, wording in enumerate(wordings):
            text = f"Xã giữ phương châm “{wording}”."
            found.add(Extraction(extract(text, source=f"{n}.txt"), text), "")
        joined, alone = linked(found, {})
        assert list(joined.slogan.documents) == [1, 2]
        assert len(joined.keys) == len(joined.slogan.uses) == 2
        assert [a.documents for a in joined.alike] == [1]
        assert (alone.slogan.label, alone.alike) == (wordings[2], [])

    def test_a_mention_keeps_its_context_and_its_place(self) -> None:
        use = gathered().slogans["3 sạch"].uses[1]
        assert use.before == "Xã giữ phương châm “"
        assert use.text == "Ba sạch"
        assert use.after.startswith("”: sạch nhà")
        assert (use.place.document, use.place.hit) == (2, 1)

    def test_statements_belong_to_their_speaker_and_are_no_slogans(self) -> None:
        found = gathered()
        assert not any("dân là gốc" in key for key in found.slogans)
        person = speakers()["Lê Văn Bình"]
        assert [(s.role, s.place.document, s.key) for s in person.said] == [
            ("directive", 1, "3 sạch"),
            ("speech", 2, ""),
        ]

    def test_namings_of_one_speaker_are_one_person(self) -> None:
        found = Gathered()
        for text in (
            "Bí thư Lê Văn Bình nêu khẩu hiệu “vì dân”.",
            "Ông Lê Văn Bình nói: “Dân là gốc của mọi việc ở xã”.",
        ):
            found.add(Extraction(extract(text), text), "")
        assert [(p.name, len(p.said)) for p in people(found.said, names_of(found.said))] == [
            ("Lê Văn Bình", 2)
        ]

    def test_most_documents_first(self) -> None:
        order = [len(s.slogan.documents) for s in slogans()]
        assert order == sorted(order, reverse=True)


class TestBlocks:
    def test_texts_come_back_from_their_block(self) -> None:
        blocks = Blocks("x", 5)
        for text in ("mười", "hai", "ba", "sáu bảy"):
            blocks.add(text)
        blocks.close()
        read = [zlib.decompress(base64.b64decode(b)).decode().split("\0") for b in blocks.written]
        assert [text for texts in read for text in texts] == ["mười", "hai", "ba", "sáu bảy"]
        assert blocks.firsts == [sum(map(len, read[:n])) for n in range(len(read))]
        assert len(read) > 1

    def test_packed_text_cannot_end_its_element(self) -> None:
        assert re.fullmatch(r"[A-Za-z0-9+/=]+", packed("</script>"))


class TestPage:
    def test_the_table_tells_the_slogans(self) -> None:
        found = table(report())
        assert [row[2] for row in found["documents"]] == ["2019-03-04", "2021", ""]
        row = next(row for row in found["slogans"] if row[0] == "3 sạch")
        assert row[2:] == ["directive", "slogan", 3, 3, "2019-03-04", "2021", 1, "Lê Văn Bình", []]
        person = found["people"][0]
        assert person[0] == "Lê Văn Bình"
        assert found["slogans"][person[4][0][0]][0] == "3 sạch"

    def test_details_stand_where_the_table_says(self) -> None:
        page = report()
        found = table(page)
        at = [row[0] for row in found["slogans"]].index("3 sạch")
        details = block(page, "details-0").split("\0")
        detail = json.loads(details[at])
        assert [w["items"][2] for w in detail["definitions"][0]] == ["sạch ngõ", "sạch đường"]
        assert [use[:2] for use in detail["uses"]] == [[1, 1], [2, 1], [3, 1]]
        assert len(details) == len(found["slogans"])

    def test_every_text_is_there_to_the_last_character(self) -> None:
        texts = block(report(), "texts-0").split("\0")
        assert [Page(text).texts for text in texts] == [[text] for _, text in DATED]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_only_what_the_page_brings_may_run(self, language: str) -> None:
        page = report(language, "</title><script>alert(1)</script>")
        allowed = policy(page)
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        assert len(scripts) == len(styles) == 2
        assert all(hash_of(content) in allowed for content in (*scripts, *styles))
        assert "unsafe" not in allowed
        read = Page(page)
        assert not any(name.startswith("on") or name == "style" for _, a in read.elements for name in a)
        assert [a[n] for _, a in read.elements for n in ("src", "href") if n in a and a[n][:1] != "#"] == [
            "data:,"
        ]

    def test_no_documents(self) -> None:
        out = io.StringIO()
        assert write_report([], out).documents == 0
        assert table(out.getvalue())["slogans"] == []


class TestCommand:
    def test_a_folder_becomes_a_page(self, tmp_path: Path) -> None:
        (tmp_path / "bài").mkdir()
        for n, (_, text) in enumerate(DATED):
            (tmp_path / "bài" / f"{n}.txt").write_text(text, "utf-8")
        done = slogan("report", tmp_path / "bài", "-o", tmp_path / "r.html", "--title", "Ba bài")
        assert done.returncode == 0
        assert done.stderr.endswith("r.html: 3 documents, 1 slogan, 1 speaker\n")
        page = (tmp_path / "r.html").read_text("utf-8")
        assert "<title>Ba bài</title>" in page
        assert len(table(page)["documents"]) == 3

    def test_a_file_that_cannot_be_read_is_told_and_the_others_are_there(
        self, text: Path, tmp_path: Path
    ) -> None:
        done = slogan("report", text, tmp_path / "không-có.txt", "-o", tmp_path / "r.html")
        assert done.returncode == 1
        assert "không-có.txt" in done.stderr
        assert len(table((tmp_path / "r.html").read_text("utf-8"))["documents"]) == 1
