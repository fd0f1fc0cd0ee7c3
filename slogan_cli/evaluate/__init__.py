"""Measure the finder against annotated texts.

`run` is the body of `slogan evaluate`; `evaluate` and `figures` serve programs. Definitions: `score`.
"""

from slogan_cli.evaluate.command import evaluate, run
from slogan_cli.evaluate.gold import load_gold
from slogan_cli.evaluate.hits import GoldError
from slogan_cli.evaluate.score import figures, tally

__all__ = ["GoldError", "evaluate", "figures", "load_gold", "run", "tally"]
