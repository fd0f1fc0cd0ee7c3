"""The commands that read a store."""

import csv
import io
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from processes import on_a_terminal, slogan

ROWS = [
    ("2021-03-05", "Chủ tịch xã Lê Văn Bình yêu cầu thực hiện “3 sạch”: sạch nhà, sạch bếp, sạch ngõ."),
    (
        "2021-03",
        "Ông Lê Văn Bình nêu khẩu hiệu “Không để ai ở lại phía sau”. Xã giữ “ba sạch”: sạch ngõ, sạch bếp, sạch nhà.",
    ),
    (
        "2022",
        "Huyện theo phương châm “3 Sạch”: sạch sông, sạch hồ, sạch kênh. Khẩu hiệu của huyện là “không ai ở lại phía sau”.",
    ),
    ("2022-07-01", "Trời hôm nay đẹp, cả làng ra đồng."),
    (None, "Phong trào “3 sạch” lan rộng."),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("collection")
    rows = folder / "rows.jsonl"
    lines = [json.dumps({"date": d, "text": t}, ensure_ascii=False) for d, t in ROWS]
    # As slogan/1, so that the dates are those given here, whatever the reader makes of a column.
    found = [
        json.loads(line)
        for line in slogan("extract", "-", "--with-text", stdin="\n".join(lines)).stdout.splitlines()
    ]
    records = [r | {"date": d} for r, (d, _) in zip(found, ROWS, strict=True)]
    rows.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), "utf-8")
    path = folder / "s.db"
    assert slogan("collect", rows, "--store", path).returncode == 0
    return path


def printed(store: Path, *arguments: str) -> list[dict[str, Any]]:
    done = slogan(*arguments, "--store", store)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_top(store: Path) -> None:
    first, *others = printed(store, "top")
    assert (first["key"], first["kind"], first["documents"], first["mentions"]) == (
        "3 sạch",
        "directive",
        4,
        4,
    )
    assert (first["first_date"], first["last_date"]) == ("2021-03", "2022")
    assert first["speakers"] == ["Lê Văn Bình"]
    assert ("Không để ai ở lại phía sau", 2) in [(s["label"], s["variants"]) for s in others]


@pytest.mark.parametrize(
    ("options", "documents"),
    [
        (["--since", "2022"], 1),
        (["--since", "2022-05"], 1),  # of the year 2022 alone it may be
        (["--until", "2021-03-04"], 1),  # and so may March 2021
        (["--until", "2021"], 2),
        (["--speaker", "le van binh"], 1),
        (["--speaker", "ông Lê Văn Bình"], 1),
        (["--speaker", "Bình"], 1),
    ],
)
def test_top_of_a_time_or_a_speaker(store: Path, options: list[str], documents: int) -> None:
    assert [s["documents"] for s in printed(store, "top", "--kind", "directive", *options)] == [documents]


def test_top_of_nobody(store: Path) -> None:
    assert printed(store, "top", "--speaker", "Nguyễn Thị Không Có") == []


@pytest.mark.parametrize(
    "words", ["3 sạch", "ba sạch", "BA SACH", "03 sach", unicodedata.normalize("NFD", "ba sạch")]
)
def test_show_finds_a_slogan_however_it_is_written(store: Path, words: str) -> None:
    (found,) = printed(store, "show", words)
    assert found["key"] == "3 sạch"
    assert [d["documents"] for d in found["definitions"]] == [2, 1]
    assert found["definitions"][0]["relations"] == {"same": 2}
    assert found["definitions"][1]["items"] == ["sạch sông", "sạch hồ", "sạch kênh"]
    assert [m["text"] for m in found["mentions"]] == ["ba sạch", "3 sạch", "3 Sạch", "3 sạch"]


def test_show_says_why_two_are_one(store: Path) -> None:
    (found,) = printed(store, "show", "khong de ai o lai phia sau")
    assert [v["label"] for v in found["variants"]] == [
        "Không để ai ở lại phía sau",
        "không ai ở lại phía sau",
    ]
    assert "only in one: “để”" in found["variants"][1]["reason"]


def test_show_on_a_terminal(store: Path) -> None:
    shown, status = on_a_terminal("show", "3 sạch", "--store", str(store), env={"NO_COLOR": "1"})
    assert status == 0
    for part in (
        "2 definitions",
        "1. sạch sông",
        "Speakers",
        "1 of 2",
        "Mentions",
        "1 document without a date",
    ):
        assert part in shown


def test_a_threshold_of_one_leaves_only_the_same_words_and_parts(store: Path, tmp_path: Path) -> None:
    strict = tmp_path / "strict.db"
    strict.write_bytes(store.read_bytes())
    assert slogan("collect", "--store", strict, "--threshold", "1").returncode == 0
    assert all(s["variants"] == 1 for s in printed(strict, "top"))
    assert slogan("collect", "--store", strict, "--threshold", "0.75").returncode == 0
    assert printed(strict, "top") == printed(store, "top")


def test_kwic_is_sorted_by_date_and_by_either_side(store: Path) -> None:
    assert [m["date"] for m in printed(store, "kwic", "3 sạch")] == ["2021-03", "2021-03-05", "2022", None]
    right = [m["after"].lstrip("”: ")[:8] for m in printed(store, "kwic", "3 sạch", "--sort", "right")]
    assert right == ["lan rộng", "sạch ngõ", "sạch nhà", "sạch sôn"]
    left = [
        m["before"].split()[-1 if m["before"].endswith(" ") else -2 :]
        for m in printed(store, "kwic", "3 sạch", "--sort", "left")
    ]
    assert [words[0] for words in left] == ["châm", "giữ", "hiện", "trào"]


def test_kwic_on_a_terminal_stands_in_columns(store: Path) -> None:
    shown, _ = on_a_terminal("kwic", "3 sạch", "--store", str(store), env={"NO_COLOR": "1", "COLUMNS": "80"})
    lines = [line for line in shown.splitlines() if "ạch”" in line or "sạch" in line.lower()]
    places = {
        min(p for p in (line.lower().find("3 sạch"), line.lower().find("ba sạch")) if p >= 0)
        for line in lines
    }
    assert len(places) == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [("o lai phia sau", 2), ("ở lại phía sau", 2), ("ở lai phia sâu", 0), ("phuong cham", 1), ("PHƯƠNG CHÂM", 1), ("đồng", 0)],
)  # fmt: skip
def test_search_with_and_without_accents(store: Path, words: str, found: int) -> None:
    for form in ("NFC", "NFD"):
        done = slogan("search", unicodedata.normalize(form, words), "--store", store)
        assert len(done.stdout.splitlines()) == found
        assert (found == 0) == ("stands in no slogan" in done.stderr)


def test_search_takes_any_signs(store: Path) -> None:
    for words in ('"', "a OR", "*", "(", "NEAR/2", "-", "“3 sạch”"):
        assert slogan("search", words, "--store", store).returncode == 0


def test_timeline_by_month_invents_no_month(store: Path) -> None:
    bins = printed(store, "timeline", "3 sạch", "--by", "month")
    assert [(b["period"], b["exact"], b["documents"], b["of"], b["share"]) for b in bins] == [
        ("2021-03", True, 2, 2, 1.0),
        ("2022", False, 1, 1, 1.0),
    ]


def test_timeline_by_year_counts_all_of_it(store: Path) -> None:
    done = slogan("timeline", "3 sạch", "--by", "year", "-f", "csv", "--store", store)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(r["period"], r["documents"], r["of"], r["share"]) for r in rows] == [
        ("2021", "2", "2", "1.0"),
        ("2022", "1", "2", "0.5"),
    ]
    assert "1 document of 1 without a date not shown" in done.stderr


@pytest.mark.parametrize("command", [["top"], ["show", "x"], ["kwic", "x"], ["search", "x"], ["timeline"]])
def test_no_store_one_line(tmp_path: Path, command: list[str]) -> None:
    done = slogan(*command, "--store", tmp_path / "no.db")
    assert done.returncode == 1
    assert "no such store; make it with: slogan collect PATH" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unknown_slogan_one_line(store: Path) -> None:
    done = slogan("show", "9 vàng", "--store", store)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "no slogan “9 vàng”" in done.stderr


def test_documents_added_by_an_interrupted_collect_are_linked_when_read(store: Path, tmp_path: Path) -> None:
    import sqlite3

    stale = tmp_path / "stale.db"
    stale.write_bytes(store.read_bytes())
    with sqlite3.connect(stale) as opened:
        opened.execute("DELETE FROM slogans")
        opened.execute("DELETE FROM variants")
        opened.execute("UPDATE linking SET changes = changes + 1")
    opened.close()
    assert printed(stale, "top") == printed(store, "top")
