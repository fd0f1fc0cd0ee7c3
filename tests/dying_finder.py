"""Stands in for the finding process in tests: it dies, hangs or is killed where a text says so."""

import json
import os
import signal
import sys
import time
from pathlib import Path

print("what a library prints", file=sys.stderr)
sys.stdin.readline()
for line in sys.stdin:
    request = json.loads(line)
    text = request["text"]
    if text == "hang":
        time.sleep(60)
    if text == "crash" or (text.startswith("once ") and not Path(text[5:]).exists()):
        if text != "crash":
            Path(text[5:]).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    row = {"schema": "slogan/1", "source": request["name"], "said": text}
    answer = {"source": request["name"], "rows": [row], "hits": 1, "characters": len(text)}
    print(json.dumps(answer) + "\n", flush=True)
