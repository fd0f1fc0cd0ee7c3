"""Make the pictures of the README from the seeds: python docs/pictures/make.py

Needs what the tests of the pages need (`pip install -e '.[dev,browser]'`, chromium, chromedriver).
"""

import base64
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import Browser  # noqa: E402 - it stands with the tests

LARGEST = 150_000
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PAPER = TerminalTheme(
    (251, 250, 247), (30, 29, 27),
    [(30, 29, 27), (163, 29, 34), (12, 107, 76), (130, 85, 0), (29, 91, 163), (116, 56, 155), (0, 110, 120), (98, 95, 89)],
)  # fmt: skip
FORMAT = (
    "<!DOCTYPE html><meta charset='utf-8'><style>{stylesheet} body {{ color: {foreground}; background: {background};"
    " margin: 1.2rem; }} pre {{ font: 14px/1.35 'Noto Sans Mono', 'DejaVu Sans Mono', monospace; }}</style>"
    "<pre><code>{code}</code></pre>"
)


def slogan(*arguments: str | Path) -> str:
    """Run a command at the root of the repository and return what it prints, in colour, 96 columns wide."""
    done = subprocess.run(
        [sys.executable, "-m", "slogan_cli", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": "96", "PYTHONUTF8": "1", "FORCE_HYPERLINK": "0"},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def table(page: Path) -> None:
    """Write a page that shows the table as a terminal does."""
    shown = slogan("extract", SEEDS[4].relative_to(ROOT), "--only", "directives", "-f", "table")
    console = Console(record=True, width=96, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("$ slogan extract seeds/004*.txt --only directives\n" + shown))
    page.write_text(console.export_html(theme=PAPER, code_format=FORMAT), "utf-8")


def picture(browser: Browser, name: str, height: int, width: int = 1100) -> None:
    """Take a picture of what the browser shows, and see to it that it is small."""
    browser.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
    path = HERE / f"{name}.webp"
    shot = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": 85})
    path.write_bytes(base64.b64decode(shot["data"]))
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {size:,} bytes")
    assert size < LARGEST, "too large for a README"


def main() -> None:
    """Make all pictures."""
    browser = Browser()
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder)
        table(pages / "table.html")
        browser.open(pages / "table.html", width=1100)
        picture(browser, "table", 650, 880)
        slogan("extract", SEEDS[0].relative_to(ROOT), "-o", pages / "page.html")
        browser.open(pages / "page.html", width=1100)
        browser.run("slogan.select('d1-h15', {scroll: true})")
        picture(browser, "page", 760)
        slogan("report", *(seed.relative_to(ROOT) for seed in SEEDS), "-o", pages / "report.html", "-q")
        browser.open(pages / "report.html", "#slogans", width=1100)
        browser.wait(lambda: browser.texts("tbody .label"))
        picture(browser, "report", 700)
    browser.driver.quit()


if __name__ == "__main__":
    main()
