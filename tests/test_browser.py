"""The pages in a browser: what is clicked, typed, shown; nothing on the console, nothing asked for, axe content."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import WIDTHS, Browser, started
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slogan_cli.pipeline import extract
from slogan_cli.report.page import write_report
from slogan_cli.write import Extraction, WriteOptions, writer

MARKED = (
    "Chủ tịch xã Lê Văn Bình yêu cầu thực hiện “3 sạch”.\n\n"
    "Xã giữ phương châm “3 sạch”: sạch nhà, sạch bếp, sạch ngõ. Ông Lê Văn Bình nói: "
    "“Ta theo ‘ba không’: không chậm, không sai, không phiền dân; đi từng ngõ, gõ từng nhà”.\r\n"
    "Phong trào “Xóm làng sáng đèn” có chủ đề “Một đêm bình yên”; cái gọi là “nhanh” thì không. \U0001f33e "
    "Hết năm, xã lại nhắc “3 sạch” với <b>mọi người</b>.\n"
)
STORY = (
    ("2019-03-04", "Họp xã", "Chủ tịch xã Lê Văn Bình yêu cầu thực hiện “3 sạch”: sạch nhà, sạch bếp, sạch ngõ.\n"),
    ("2021-05", "Họp thôn", "Thôn giữ phương châm “Ba sạch”: sạch nhà, sạch bếp, sạch đường. Tinh thần “hòa thuận”.\n"),
    (None, "Thư", "Phương châm là “không ai bị bỏ lại phía sau”. Nhà nhà theo “3 sạch” <i>nhé</i>.\n"),
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from started()


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(tmp_path_factory.mktemp("trang") / "trang.html", MARKED)


def page_of(path: Path, *texts: str) -> Path:
    out = io.StringIO()
    found = [
        Extraction(extract(text, source=f"{n}.txt", title=f"Bài {n}"), text) for n, text in enumerate(texts)
    ]
    writer("html")(found, out, WriteOptions())
    path.write_text(out.getvalue(), "utf-8", newline="")
    return path


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("báo cáo") / "report.html"
    found = [
        Extraction(extract(text, source=f"{title}.txt", title=title, date=date), text)
        for date, title, text in STORY
    ]
    with path.open("w", encoding="utf-8", newline="") as out:
        write_report(found, out)
    return path


def text_of(browser: Browser) -> str:
    return "".join(browser.texts(".text"))


def selected(browser: Browser) -> set[str]:
    return set(browser.texts(".text .on"))


def ready(browser: Browser) -> None:
    browser.wait(lambda: browser.run("return document.documentElement.dataset.ready !== undefined"))


def heading(browser: Browser, text: str) -> None:
    browser.wait(lambda: browser.texts("#view h1") == [text])


class TestMarkedPage:
    def test_the_text_is_the_source_to_the_last_character(self, browser: Browser, tmp_path: Path) -> None:
        odd = "".join(chr(c) for c in (*range(1, 0x180), 0x2028, 0x200B, 0xFEFF, 0xFFFE, 0x1F33E)) + MARKED
        browser.open(page_of(tmp_path / "a.html", odd))
        assert text_of(browser) == odd
        assert browser.messages() == []

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(text=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
    def test_whatever_the_characters(self, browser: Browser, tmp_path: Path, text: str) -> None:
        text = f"“{text}” {text}"
        browser.open(page_of(tmp_path / "a.html", text))
        assert text_of(browser) == text

    def test_a_click_selects_everywhere(self, browser: Browser, marked: Path) -> None:
        browser.open(marked)
        browser.click(".text a.m")
        assert selected(browser) == {"3 sạch"}
        assert browser.texts("#card-name") == ["3 sạch"]
        assert browser.run("return document.querySelector('#card').hidden") is False
        assert browser.texts(".hits > li.on .name") == ["3 sạch"]
        assert browser.texts(".hits > li[aria-current]") == browser.texts(".hits > li.on")
        assert browser.run("return location.hash") == "#d1-h1"
        assert browser.texts(".text .same") == ["3 sạch", "3 sạch"]

    def test_next_and_previous_go_through_the_mentions(self, browser: Browser, marked: Path) -> None:
        browser.open(marked)
        browser.click(".text a.m")
        assert browser.texts("#card .position") == ["1 / 3"]
        assert browser.run("return document.querySelector('#card .previous').disabled") is True
        browser.click("#card .next")
        assert browser.texts("#card .position") == ["2 / 3"]
        assert browser.texts(".text .its") == ["sạch nhà", "sạch bếp", "sạch ngõ"]
        browser.click("#card .next")
        assert browser.run("return document.querySelector('#card .next').disabled") is True
        browser.click("#card .previous")
        assert browser.texts("#card .position") == ["2 / 3"]

    def test_the_innermost_hit_is_taken_and_names_what_is_around_it(
        self, browser: Browser, marked: Path
    ) -> None:
        browser.open(marked)
        inner = browser.run(
            "const a = [...document.querySelectorAll('.text a')].find((e) => e.textContent === 'ba không'); return a.id"
        )
        browser.click(f"#{inner}")
        assert browser.texts("#card-name") == ["ba không"]
        (around,) = browser.texts("#card .around a")
        assert around.startswith("Ta theo ‘ba không’")
        browser.click("#card .around a")
        assert browser.texts("#card-name") == [around]
        assert "".join(browser.texts(".text .on")).startswith("Ta theo ‘ba không’: không chậm")

    def test_an_item_leads_to_its_directive(self, browser: Browser, marked: Path) -> None:
        browser.open(marked)
        browser.click(".text [data-n='2']")
        assert browser.texts("#card-name") == ["3 sạch"]
        assert "sạch bếp" in browser.texts("#card dl")[0]

    def test_the_speaker_and_the_cue_are_shown_in_the_text(self, browser: Browser, marked: Path) -> None:
        browser.open(marked, "#d1-h1")
        assert any("Lê Văn Bình" in text for text in browser.texts(".text .why"))

    def test_the_pointer_shows_and_a_hit_stays_selected(self, browser: Browser, marked: Path) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        browser.open(marked)
        browser.click(".text a.r-theme")
        other = browser.driver.find_element("css selector", "#d1-h1")
        ActionChains(browser.driver).move_to_element(other).perform()
        browser.wait(lambda: browser.texts("#card-name") == ["3 sạch"])
        assert selected(browser) == {"Một đêm bình yên"}
        assert browser.texts(".text .near") == ["3 sạch"]
        ActionChains(browser.driver).move_by_offset(0, -120).perform()
        browser.wait(lambda: browser.texts("#card-name") == ["Một đêm bình yên"])

    def test_keys_alone_are_enough(self, browser: Browser, marked: Path) -> None:
        from selenium.webdriver.common.keys import Keys

        browser.open(marked)
        browser.run("document.querySelector('#d1-h1').focus()")
        browser.press(Keys.ENTER)
        assert browser.run("return document.activeElement.id") == "card"
        browser.press(Keys.ARROW_RIGHT)
        assert browser.texts("#card .position") == ["2 / 3"]
        browser.press(Keys.ESCAPE)
        assert browser.run("return document.querySelector('#card').hidden") is True
        assert selected(browser) == set()
        focused = browser.run("return document.activeElement.textContent")
        assert focused == "3 sạch"
        browser.press(Keys.TAB)
        assert browser.run("return document.activeElement.matches('.text a, .hits a')") is True

    def test_a_tap_opens_the_sheet_at_the_bottom(self, browser: Browser, marked: Path) -> None:
        browser.open(marked, width=360)
        browser.click(".text a.m")
        box = browser.run(
            "const b = document.querySelector('#card').getBoundingClientRect(); return [b.left, b.bottom]"
        )
        assert box == [0, 760]

    def test_kinds_are_shown_and_hidden(self, browser: Browser, marked: Path) -> None:
        browser.open(marked)
        browser.click(".bar input[value='theme']")
        line = browser.run(
            "return getComputedStyle(document.querySelector('.text .r-theme')).textDecorationLine"
        )
        assert line == "none"
        assert browser.run("return document.querySelector('.hits > .r-theme').offsetHeight") == 0

    @pytest.mark.parametrize("width", WIDTHS)
    @pytest.mark.parametrize("dark", [False, True])
    def test_nothing_is_amiss(self, browser: Browser, marked: Path, width: int, dark: bool) -> None:
        browser.open(marked, "#d1-h2", width=width, dark=dark)
        overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert browser.run(overflow) <= 0
        assert browser.messages() == []
        assert browser.requests() == []
        assert browser.violations() == []

    def test_it_reads_without_script(self, browser: Browser, marked: Path) -> None:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            browser.open(marked)
        finally:
            browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        assert text_of(browser) == MARKED


class TestReport:
    def test_the_overview_leads_on(self, browser: Browser, report: Path) -> None:
        browser.open(report)
        ready(browser)
        assert "3 văn bản từ 04/03/2019 đến 05/2021" in browser.texts(".lead")[0]
        browser.click(".bars a")
        heading(browser, "3 sạch")

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("bo lai phia sau", ["không ai bị bỏ lại phía sau"]),
            ("bỏ lại phia", ["không ai bị bỏ lại phía sau"]),
            ("hoà thuận", ["hòa thuận"]),
            ("hòa", ["hòa thuận"]),
            ("hóa", []),
            ("ba sach", ["3 sạch"]),
            ("3 sa", ["3 sạch"]),
            ("đi đâu", []),
        ],
    )
    def test_search_with_and_without_accents(
        self, browser: Browser, report: Path, query: str, found: list[str]
    ) -> None:
        browser.open(report, "#slogans")
        ready(browser)
        browser.driver.find_element("css selector", "#q").send_keys(query)
        browser.wait(lambda: browser.texts("tbody .label") == found)
        browser.driver.refresh()
        ready(browser)
        assert browser.texts("tbody .label") == found

    def test_filters_and_sorting(self, browser: Browser, report: Path) -> None:
        browser.open(report, "#slogans")
        ready(browser)
        everything = browser.texts("tbody .label")
        assert everything[0] == "3 sạch"
        browser.click(".choice input[value='directive']")
        browser.wait(lambda: "3 sạch" not in browser.texts("tbody .label"))
        browser.click(".choice input[value='directive']")
        browser.click("#items")
        browser.wait(lambda: browser.texts("tbody .label") == ["3 sạch"])
        browser.click("#items")
        browser.run(
            "const s = document.querySelector('#from'); s.value = '2021'; s.dispatchEvent(new Event('change'))"
        )
        browser.wait(lambda: set(browser.texts("tbody .label")) == {"3 sạch", "hòa thuận"})
        browser.click("thead th:first-child button")
        assert browser.texts("tbody .label") == ["3 sạch", "hòa thuận"]
        browser.click("thead th:first-child button")
        assert browser.texts("tbody .label") == ["hòa thuận", "3 sạch"]
        assert (
            browser.run("return document.querySelector('thead th').getAttribute('aria-sort')") == "descending"
        )

    def test_a_slogan_shows_its_definitions_its_time_and_its_contexts(
        self, browser: Browser, report: Path
    ) -> None:
        browser.open(report, "#slogan/3%20s%E1%BA%A1ch")
        heading(browser, "3 sạch")
        assert browser.texts(".definition:not(.known) > ol li") == ["sạch nhà", "sạch bếp", "sạch ngõ"]
        assert browser.texts(".definition details li")[-1] == "sạch đường"
        assert browser.texts(".chart tbody th") == ["03/2019", "05/2021"]
        assert browser.texts(".uses p a") == ["3 sạch", "Ba sạch", "3 sạch"]
        browser.click(".uses li:nth-child(2) p a")
        heading(browser, "Họp thôn")
        assert text_of(browser) == STORY[1][2]
        assert selected(browser) == {"Ba sạch"}

    def test_next_goes_on_in_the_next_document(self, browser: Browser, report: Path) -> None:
        browser.open(report, "#d1-h1")
        browser.wait(lambda: browser.texts("#card .position") == ["1 / 3"])
        browser.click("#card .next")
        heading(browser, "Họp thôn")
        browser.wait(lambda: browser.texts("#card .position") == ["2 / 3"])
        browser.click("#card .more a")
        heading(browser, "3 sạch")
        assert browser.run("return document.querySelector('#card').hidden") is True

    def test_speakers_and_what_they_say(self, browser: Browser, report: Path) -> None:
        browser.open(report, "#people")
        ready(browser)
        assert browser.texts("tbody .label a") == ["Lê Văn Bình"]
        browser.click("tbody .label a")
        heading(browser, "Lê Văn Bình")
        assert browser.texts(".uses p a") == ["3 sạch"]

    def test_an_address_that_is_not_there_says_so(self, browser: Browser, report: Path) -> None:
        browser.open(report, "#d99")
        heading(browser, "Không có trong báo cáo này.")

    @pytest.mark.parametrize(
        "place", ["", "#slogans", "#slogan/3%20s%E1%BA%A1ch", "#documents", "#d2-h1", "#people"]
    )
    @pytest.mark.parametrize(("width", "dark"), [(360, False), (800, True), (1400, False), (1400, True)])
    def test_nothing_is_amiss(
        self, browser: Browser, report: Path, place: str, width: int, dark: bool
    ) -> None:
        browser.open(report, place, width=width, dark=dark)
        ready(browser)
        overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert browser.run(overflow) <= 0
        assert browser.messages() == []
        assert browser.requests() == []
        assert browser.violations() == []
