"""A headless Chromium for the tests of the pages; they are skipped, with the reason, where there is none.

Needs `pip install -e '.[dev,browser]'`, chromium and chromedriver (Debian: `apt-get install chromium chromium-driver`).
`AXE_CORE=axe.min.js` takes another release of axe than that of the package axe-core-python.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

WIDTHS = (360, 800, 1400)
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--disable-default-apps", "--window-size=1400,900",
)  # fmt: skip


def missing() -> str | None:
    """Return why there is no browser; `None` where there is one."""
    if find_spec("selenium") is None:
        return "needs selenium: pip install -e '.[browser]'"
    if not any(map(shutil.which, _CHROMIUM)):
        return "needs a Chromium on the PATH"
    return None if shutil.which("chromedriver") else "needs chromedriver on the PATH"


class Browser:
    """One browser for all tests; `open` begins each with an empty record of requests and messages."""

    def __init__(self) -> None:
        from selenium import webdriver
        from selenium.webdriver.chrome.options import Options
        from selenium.webdriver.chrome.service import Service

        options = Options()
        options.binary_location = next(filter(None, map(shutil.which, _CHROMIUM)))
        for argument in _QUIET:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))

    def open(self, page: Path, place: str = "", *, width: int = 1400, dark: bool = False) -> None:
        """Open a page anew, in a window of this width."""
        height = 760 if width < 500 else 900
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme, still]})
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(page.resolve().as_uri() + place)

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script returns."""
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until a condition holds, ten seconds at most."""
        end = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < end, "nothing came of it in ten seconds"
            time.sleep(0.03)

    def go(self, place: str) -> None:
        """Follow an address within the page."""
        self.run("location.hash = arguments[0]", place)

    def texts(self, selector: str) -> list[str]:
        """Return what all elements of a selector say."""
        found: list[str] = self.run(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector
        )
        return found

    def click(self, selector: str) -> None:
        """Click the first element of a selector as a pointer does."""
        self.run(
            "const e = document.querySelector(arguments[0]);"
            "if (!e.closest('#card')) e.scrollIntoView({block: 'center', behavior: 'instant'})",
            selector,
        )
        self.driver.find_element("css selector", selector).click()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, where the focus is."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def messages(self) -> list[str]:
        """Return all that the console has said since the page was opened."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Return what has been asked for since the page was opened, besides the page."""
        events = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [url for url in asked if not url.startswith(("file:", "data:,", "about:"))]

    def violations(self) -> list[str]:
        """Return what axe has against the page as it stands: the rule and the first place."""
        self.run(axe())
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {resultTypes: ['violations']}).then((result) => done(result.violations))"
        )
        return [f"{v['id']}: {v['nodes'][0]['html']} {v['nodes'][0]['failureSummary']}" for v in found]


def axe() -> str:
    """Return the source of axe-core; the test is skipped where there is none."""
    given = os.environ.get("AXE_CORE")
    if given:
        return Path(given).read_text("utf-8")
    if find_spec("axe_core_python") is None:
        pytest.skip("needs axe-core: pip install -e '.[browser]'")
    return (files("axe_core_python") / "axe.min.js").read_text("utf-8")


def started() -> Iterator[Browser]:
    """Start a browser and end it; the test is skipped where there is none."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    browser = Browser()
    yield browser
    browser.driver.quit()
