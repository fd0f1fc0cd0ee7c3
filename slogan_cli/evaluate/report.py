"""The evaluation as plain text."""

from collections import Counter
from collections.abc import Iterable, Sequence

from slogan_cli.evaluate.candidates import Offered
from slogan_cli.evaluate.changes import Changes
from slogan_cli.evaluate.disagreements import Disagreement, in_context, worst_first
from slogan_cli.evaluate.floors import Check
from slogan_cli.evaluate.score import Tally, figures, rate, share
from slogan_cli.evaluate.tables import BINS, BinRow, RuleRow
from slogan_cli.model import ROLES

BRIEF = {
    "quotes": "quotes_f1",
    "role": "role_accuracy",
    "macro": "role_macro_f1",
    "speaker": "speaker_accuracy",
    "directives": "directives_f1",
    "label": "label_exact",
    "items": "items_f1",
    "lists": "whole_lists",
}


def candidates(offers: Iterable[Offered]) -> list[str]:
    """Return how often the right answer was proposed, and how often it was chosen."""
    lines = [f"  {'decision':10} {'right answers':>13}  {'proposed':>8}  {'chosen':>6}  {'of proposed':>11}"]
    for each in offers:
        proposed, chosen = each.among / max(1, each.gold), each.chosen / max(1, each.gold)
        lines.append(
            f"  {each.decision:10} {each.gold:13}  {proposed:8.3f}  {chosen:6.3f}"
            f"  {each.chosen / max(1, each.among):11.3f}"
        )
    return ["the right answer among the candidates", *lines]


def summary(counts: Tally) -> list[str]:
    """Return the figures of `gold/score.py`, laid out alike."""
    values = figures(counts)
    return [
        f"quotes             {_rate(counts, 'quotes')}   {_sizes(counts, 'quotes')}",
        f"  role accuracy    {values['role_accuracy']:.3f}   macro-F1 {values['role_macro_f1']:.3f}"
        f"   speaker {values['speaker_accuracy']:.3f} of {counts['speaker.of']}",
        *(f"    {role:10}     {_rate(counts, f'role.{role}')}" for role in ROLES),
        f"directives         {_rate(counts, 'directives')}   {_sizes(counts, 'directives')}",
        f"  slogan form      {_rate(counts, 'slogans')}",
        f"  label exact      {values['label_exact']:.3f}   form {values['form_accuracy']:.3f}",
        f"items              {_rate(counts, 'items')}   {_sizes(counts, 'items')}",
        f"  whole lists      {share(counts, 'lists'):.3f} of {counts['lists.of']}",
    ]


def brief(rows: Iterable[tuple[str, Tally]], heading: str) -> list[str]:
    """Return one line of figures for each row."""
    table = [[heading, *BRIEF, "quotes", "directives", "lists"]]
    for name, counts in rows:
        values = figures(counts)
        sizes = [counts["quotes.gold"], counts["directives.gold"], counts["lists.of"]]
        table.append([name, *(f"{values[key]:.3f}" for key in BRIEF.values()), *map(str, sizes)])
    return ["shares and F1 on the left, numbers in the gold on the right", *_aligned(table)]


def roles(counts: Counter[tuple[str, str]]) -> list[str]:
    """Return the matrix of roles: gold down, found across."""
    table = [["gold \\ found", *ROLES, "all"]]
    for role in ROLES:
        row = [counts[role, other] for other in ROLES]
        table.append([role, *map(str, row), str(sum(row))])
    return ["roles of the quotes that were found", *_aligned(table)]


def rules(rows: Iterable[RuleRow]) -> list[str]:
    """Return how often each rule fired and was right."""
    table = [["what", "rule", "fired", "there", "right", "share"]]
    table += [
        [r.subject, r.rule, str(r.fired), str(r.there), str(r.whole), f"{r.whole / r.fired:.3f}"]
        for r in rows
    ]
    note = "there: such a quote or mention exists; right: with its role, or with its label, form and items"
    return [note, *_aligned(table, words=2)]


def confidence(rows: Iterable[BinRow]) -> list[str]:
    """Return confidence beside correctness."""
    above = dict(zip(BINS, (*BINS[1:], 1.0), strict=True))
    table = [["what", "confidence", "hits", "mean", "right", "share"]]
    for r in rows:
        bounds = f"{r.least:.2f}–{above[r.least]:.2f}"
        table.append(
            [r.subject, bounds, str(r.hits), f"{r.mean:.3f}", str(r.right), f"{r.right / r.hits:.3f}"]
        )
    note = "right: a quote with its span and role, a directive where such a mention exists"
    return [note, *_aligned(table, words=2)]


def thresholds(rows: dict[float, Tally]) -> list[str]:
    """Return what is left at each least confidence."""
    table = [["min-confidence", "quotes P", "R", "role", "directives P", "R", "items P", "R"]]
    for least, counts in rows.items():
        q, d, i = (rate(counts, name) for name in ("quotes", "directives", "items"))
        shares = [q.precision, q.recall, share(counts, "role"), d.precision, d.recall, i.precision, i.recall]
        table.append([f"{least:.2f}", *(f"{value:.3f}" for value in shares)])
    return _aligned(table)


def errors(found: list[Disagreement], texts: dict[str, str]) -> list[str]:
    """Return every disagreement in its context, by kind, the most frequent kind first."""
    if not found:
        return ["no disagreement"]
    lines = ["kinds of disagreement"]
    groups = worst_first(found)
    lines += [f"  {len(group):4}  {kind}" for kind, group in groups]
    for kind, group in groups:
        lines += ["", f"{kind} ({len(group)})"]
        for d in group:
            lines += _disagreement(d, texts[d.document])
    return lines


def changed(made: Changes, texts: dict[str, str]) -> list[str]:
    """Return what was gained and what was lost since the older version."""
    lines = [f"gained {len(made.gained)}, lost {len(made.lost)} against the older version"]
    for name, group in (("gained", made.gained), ("lost", made.lost)):
        for kind, found in worst_first(list(group)):
            lines += ["", f"{name}: {kind} ({len(found)})"]
            for d in found:
                lines += _disagreement(d, texts[d.document])
    return lines


def gate(name: str, checks: Sequence[Check]) -> list[str]:
    """Return each figure beside its floor."""
    table = [["figure", "floor", "now", ""]]
    table += [[c.figure, f"{c.floor:.3f}", f"{c.value:.3f}", "" if c.holds else "BELOW"] for c in checks]
    return [f"floors of {name}", *_aligned(table)]


def _disagreement(d: Disagreement, text: str) -> list[str]:
    line = text.count("\n", 0, d.start) + 1
    why = f"   by {d.rule} ({d.confidence:.2f})" if d.rule and d.confidence is not None else ""
    return [
        f"  {d.document}, line {line}: {in_context(text, d.start, d.end)}",
        f"      gold: {d.expected}   found: {d.found}{why}",
    ]


def _rate(counts: Tally, name: str) -> str:
    r = rate(counts, name)
    return f"P {r.precision:.3f}  R {r.recall:.3f}  F1 {r.f1:.3f}"


def _sizes(counts: Tally, name: str) -> str:
    return f"gold {counts[f'{name}.gold']} predicted {counts[f'{name}.predicted']}"


def _aligned(table: list[list[str]], words: int = 1) -> list[str]:
    """Align the columns of a table: the first `words` to the left, the numbers after them to the right."""
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    return [
        "  "
        + "  ".join(
            cell.ljust(width) if i < words else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]
