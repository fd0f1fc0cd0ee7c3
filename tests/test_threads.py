"""Threads: what a fresh process finds does not depend on how many threads ask at once."""

import subprocess
import sys

PROGRAM = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from slogan_cli import extract

together = Barrier(8)
TEXT = "Xã gọi là “4 nhẹ” ở bến. Trường giữ phương châm 3 không gian mở. Ông Trần Văn Nam nói: “Giữ lấy rừng”."

def ask(_):
    together.wait()
    return extract(TEXT, explain=True)

with ThreadPoolExecutor(8) as pool:
    found = list(pool.map(ask, range(8)))
assert all(each == found[0] for each in found), found
print(found[0].directives[0].mentions[0].rule)
"""


def test_eight_threads_of_a_fresh_process_find_the_same() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert (ended.stderr, ended.stdout.strip()) == ("", "count.quoted-verb")
