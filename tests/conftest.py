"""Fixtures that several test files share."""

from pathlib import Path

import pytest
from processes import TEXT


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "bài.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
