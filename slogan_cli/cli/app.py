"""The commands and their options. Everything heavy is imported by the command that needs it."""

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from slogan_cli.cli import batch_parameters as many
from slogan_cli.cli import collections, reading, stored
from slogan_cli.cli import parameters as given
from slogan_cli.cli.messages import SOME_FAILED, on_terminal, say
from slogan_cli.read.options import ReadOptions
from slogan_cli.version import VERSION

_LIMITS = ReadOptions()
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

app = typer.Typer(
    name="slogan",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)
lexicon = typer.Typer(rich_markup_mode=None, context_settings=_SETTINGS)
app.add_typer(lexicon, name="lexicon")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"slogan {VERSION}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def slogan(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", help="Print the version.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Find the slogans in Vietnamese policy texts: numbered directives with their items ("5 không",
    "3 trụ cột chính"), and quotes with their role, cue and speaker.

    \b
    Examples:
      slogan extract report.docx              a table on the terminal
      slogan extract texts/ -o slogans.csv    a folder, for the spreadsheet
      curl -s URL | slogan extract | jq .     from a pipe, as JSON
    """
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command()
def extract(
    context: typer.Context,
    paths: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(
            metavar="[PATH]...",
            help="Files, folders (all readable files below), or - for standard input.",
            show_default=False,
        ),
    ] = None,
    format_: given.Format = "auto",
    output: given.Output = None,
    only: given.Only = None,
    role: given.Roles = None,
    min_confidence: given.MinConfidence = 0.0,
    around: given.Context = 0,
    explain: given.Explain = False,
    lexicon_files: given.LexiconFiles = None,
    with_text: given.WithText = False,
    bom: given.Bom = False,
    language: given.Language = "vi",
    encoding: reading.Encoding = None,
    text_column: reading.TextColumn = None,
    title_column: reading.TitleColumn = None,
    date_column: reading.DateColumn = None,
    id_column: reading.IdColumn = None,
    source: reading.InputName = None,
    title: reading.InputTitle = None,
    date: reading.InputDate = None,
    ocr: reading.Ocr = False,
    ocr_language: reading.OcrLanguage = "vie",
    max_bytes: reading.MaxBytes = _LIMITS.max_bytes,
    max_expanded_bytes: reading.MaxExpandedBytes = _LIMITS.max_expanded_bytes,
    max_members: reading.MaxMembers = _LIMITS.max_members,
    max_pages: reading.MaxPages = _LIMITS.max_pages,
    max_page_objects: reading.MaxPageObjects = _LIMITS.max_page_objects,
    max_wait: reading.MaxWait = int(_LIMITS.max_wait_seconds),
    jobs: given.Jobs = None,
    quiet: given.Quiet = False,
    no_progress: given.NoProgress = False,
) -> None:
    """Find directives and quotes in texts.

    \b
    Examples:
      slogan extract speech.txt
      slogan extract texts/ --only directives -f csv -o directives.csv
      slogan extract speech.txt --role slogan,theme --min-confidence 0.8
      slogan extract speech.txt -o speech.html      every hit marked in its text, for a browser
      slogan extract speech.txt --explain
      cat speech.txt | slogan extract -f json | jq '.[].directives'

    \b
    Exit status: 0 all inputs were read, 1 some input failed (the others were
    still processed), 2 wrong usage.
    """
    if not paths:
        if sys.stdin is None or on_terminal(sys.stdin):
            print(context.get_help())
            return
        paths = ["-"]
    from slogan_cli.cli.extract import Job, run
    from slogan_cli.write.extraction import WriteOptions
    from slogan_cli.write.selection import Selection

    if role and only == "directives":
        raise typer.BadParameter(
            "chooses among quotes, and --only directives leaves none", param_hint="'--role'"
        )
    job = Job(
        paths=tuple(paths),
        format=format_,
        output=None if str(output) == "-" else output,
        reading=ReadOptions(
            encoding=reading.encoding(encoding),
            text_column=text_column,
            title_column=title_column,
            date_column=date_column,
            id_column=id_column,
            name=source,
            title=title,
            date=reading.date(date),
            ocr=ocr,
            ocr_language=ocr_language,
            max_bytes=max_bytes,
            max_expanded_bytes=max_expanded_bytes,
            max_members=max_members,
            max_pages=max_pages,
            max_page_objects=max_page_objects,
            max_wait_seconds=max_wait,
        ),
        selection=Selection(only, given.roles(role), min_confidence),
        writing=WriteOptions(around, with_text, explain, bom, language=language),
        lexicon=given.lexicon(lexicon_files),
        quiet=quiet,
        progress=not no_progress,
        jobs=jobs,
    )
    raise typer.Exit(run(job))


@app.command(rich_help_panel="Collections")
def collect(
    paths: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(
            metavar="[PATH]...",
            help="Files, folders, - for standard input; also what slogan extract -f jsonl wrote.",
            show_default=False,
        ),
    ] = None,
    store: stored.Store = stored.DEFAULT,
    refresh: stored.Refresh = False,
    prune: stored.Prune = False,
    threshold: stored.Threshold = None,
    lexicon_files: given.LexiconFiles = None,
    encoding: reading.Encoding = None,
    text_column: reading.TextColumn = None,
    id_column: reading.IdColumn = None,
    ocr: reading.Ocr = False,
    ocr_language: reading.OcrLanguage = "vie",
    quiet: given.Quiet = False,
    no_progress: given.NoProgress = False,
) -> None:
    """Read texts, find their slogans and keep all in a store; later runs do only what is new or has changed.

    \b
    Examples:
      slogan collect texts/                       into slogans.db
      slogan collect news.jsonl.gz --store news.db
      slogan collect --refresh                    after an update of slogan

    \b
    Interrupted or killed, it goes on where it stopped.
    Exit status: 0 all inputs were read, 1 some input failed, 2 wrong usage.
    """
    from slogan_cli.cli.collect import Collection, run

    if not paths and not (refresh or prune or threshold is not None):
        raise typer.BadParameter("nothing to collect; name files or folders", param_hint="'[PATH]...'")
    job = Collection(
        paths=tuple(paths or ()),
        store=store,
        reading=ReadOptions(
            encoding=reading.encoding(encoding),
            text_column=text_column,
            id_column=id_column,
            ocr=ocr,
            ocr_language=ocr_language,
        ),
        lexicon=given.lexicon(lexicon_files),
        refresh=refresh,
        prune=prune,
        threshold=threshold,
        quiet=quiet,
        progress=not no_progress,
    )
    raise typer.Exit(run(job))


collections.register(app)


@app.command()
def report(
    paths: given.AnyPaths = None,
    store: given.FromStore = None,
    output: given.PageOutput = Path("report.html"),
    title: given.ReportTitle = None,
    language: given.Language = "vi",
    min_confidence: given.MinConfidence = 0.0,
    lexicon_files: given.LexiconFiles = None,
    encoding: reading.Encoding = None,
    text_column: reading.TextColumn = None,
    id_column: reading.IdColumn = None,
    jobs: given.Jobs = None,
    quiet: given.Quiet = False,
    no_progress: given.NoProgress = False,
) -> None:
    """Write one page about many documents: slogans with their definitions, contexts and timeline, every
    document with its hits marked, who said what. It needs a browser and nothing else.

    \b
    Examples:
      slogan report texts/ -o report.html
      slogan report --store slogans.db -o report.html
      slogan report articles.jsonl.gz --title "Báo chí 2017" -o report.html
    """
    from slogan_cli.cli.extract import Job
    from slogan_cli.cli.report import run
    from slogan_cli.write.extraction import WriteOptions
    from slogan_cli.write.selection import Selection

    job = Job(
        paths=given.something(paths, store),
        format="html",
        output=None if str(output) == "-" else output,
        reading=ReadOptions(
            encoding=reading.encoding(encoding), text_column=text_column, id_column=id_column
        ),
        selection=Selection(min_confidence=min_confidence),
        writing=WriteOptions(language=language),
        lexicon=given.lexicon(lexicon_files),
        quiet=quiet,
        progress=not no_progress,
        jobs=jobs,
    )
    raise typer.Exit(run(job, title, store))


@app.command()
def export(
    paths: given.AnyPaths = None,
    store: given.FromStore = None,
    format_: given.ExportFormat = None,
    rows: given.ExportRows = None,
    output: given.Output = None,
    around: given.ExportContext = 80,
    only: given.Only = None,
    role: given.Roles = None,
    min_confidence: given.MinConfidence = 0.0,
    lexicon_files: given.LexiconFiles = None,
    encoding: reading.Encoding = None,
    text_column: reading.TextColumn = None,
    id_column: reading.IdColumn = None,
    jobs: given.Jobs = None,
    quiet: given.Quiet = False,
    no_progress: given.NoProgress = False,
) -> None:
    """Write what is found for other programs: spreadsheets, data frames, annotation tools, taggers.

    \b
    Examples:
      slogan export texts/ -o slogans.xlsx                       directives, items, quotes
      slogan export --store slogans.db --rows quotes -o quotes.csv
      slogan export texts/ --format label-studio -o tasks.json   correct there, then
      slogan evaluate corrected.json                             measure

    \b
    PATH is a text, a folder, or what slogan extract -f jsonl --with-text wrote.
    Exit status: 0 all inputs were read, 1 some input failed, 2 wrong usage.
    """
    from slogan_cli.cli.export import run
    from slogan_cli.cli.extract import Job
    from slogan_cli.export import ExportOptions
    from slogan_cli.write.extraction import WriteOptions
    from slogan_cli.write.selection import Selection

    job = Job(
        paths=given.something(paths, store),
        format="jsonl",
        output=None if str(output) == "-" else output,
        reading=ReadOptions(
            encoding=reading.encoding(encoding), text_column=text_column, id_column=id_column
        ),
        selection=Selection(only, given.roles(role), min_confidence),
        writing=WriteOptions(),
        lexicon=given.lexicon(lexicon_files),
        quiet=quiet,
        progress=not no_progress,
        jobs=jobs,
    )
    raise typer.Exit(run(job, format_, ExportOptions(rows, around), store))


@app.command()
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Parquet, JSONL (also .gz, .zst), folders of these or of readable files.",
            show_default=False,
        ),
    ],
    output: many.Output,
    format_: many.Format = "parquet",
    rows: many.Rows = "hits",
    text_column: reading.TextColumn = None,
    id_column: reading.IdColumn = None,
    keep: many.Keep = None,
    with_text: given.WithText = False,
    lexicon_files: given.LexiconFiles = None,
    jobs: given.Jobs = None,
    scheduler: many.Scheduler = None,
    timeout: many.Timeout = 60,
    memory: many.Memory = 2_000_000_000,
    partition_size: many.PartitionSize = 16_000_000,
    overwrite: many.Overwrite = False,
    quiet: given.Quiet = False,
    no_progress: given.NoProgress = False,
) -> None:
    """Find in collections of any size: on all cores, or on a Dask cluster.

    \b
    A run that was broken off goes on where it stood when it is given again.
    Records that crash, never end or hold no text are listed in DIR/_slogan/errors.jsonl.

    \b
    Examples:
      slogan batch articles.parquet -o found/ --id-column url --keep date,site
      slogan batch shards/*.jsonl.zst -o found/ -f jsonl --rows documents
      slogan batch /data/texts -o /data/found --scheduler tcp://head:8786

    \b
    Exit status: 0 all records were used, 1 some could not be, 2 wrong usage.
    """
    status = many.run(
        inputs,
        output,
        format_=format_,
        rows=rows,
        text_column=text_column,
        id_column=id_column,
        keep=keep,
        with_text=with_text,
        lexicon_files=lexicon_files,
        jobs=jobs,
        scheduler=scheduler,
        timeout=timeout,
        memory=memory,
        partition_bytes=partition_size,
        overwrite=overwrite,
        quiet=quiet,
        progress=not no_progress,
    )
    raise typer.Exit(status)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the output."""
    from slogan_cli.write.schema import schema_text

    print(schema_text(), end="")


@app.command()
def rules(id_: given.RuleId = None, format_: given.RulesFormat = "auto") -> None:
    """Show the rules that decide, in order, with reason and example; one rule with all its examples.

    \b
    Examples:
      slogan rules count.quantity
      slogan rules -f json | jq -r '.[].rule'
    """
    from slogan_cli.cli.rules import listing

    if not listing(id_, format_):
        raise typer.Exit(SOME_FAILED)


@app.command()
def formats(format_: given.ListFormat = "auto") -> None:
    """List what can be read, and what an extra would add."""
    from slogan_cli.cli.readable import listing

    listing(format_)


@app.command()
def evaluate(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...",
            help="Annotated texts: gold, slogan/1 with texts, exports of Label Studio, doccano.",
            show_default=False,
        ),
    ],
    by: given.By = None,
    errors: given.Errors = False,
    candidates: given.Candidates = False,
    gate: given.Gate = None,
    raise_floors: given.RaiseFloors = False,
    json_: given.AsJson = False,
    against: given.Against = None,
    lexicon_files: given.LexiconFiles = None,
) -> None:
    """Compare what is found with annotated texts.

    \b
    Exit status: 0; 1 where a file cannot be used or a figure fell below its
    floor; 2 wrong usage.
    """
    from slogan_cli.evaluate import run

    status = run(
        gold,
        by=by,
        errors=errors,
        candidates=candidates,
        gate=gate,
        as_json=json_,
        against=against,
        lexicon=given.lexicon(lexicon_files),
        raise_floors=raise_floors,
    )
    raise typer.Exit(status)


@lexicon.callback(invoke_without_command=True)
def lexicon_command(context: typer.Context) -> None:
    """Show the vocabulary with its examples, or check a file of your own."""
    if context.invoked_subcommand is None:
        from slogan_cli.cli.vocabulary import listing

        listing([], None, "auto")


@lexicon.command("list")
def lexicon_list(
    kind: given.Kind = None,
    lexicon_files: given.LexiconFiles = None,
    format_: given.ListFormat = "auto",
) -> None:
    """Show the vocabulary with its examples.

    \b
    Examples:
      slogan lexicon list --kind cue
      slogan lexicon list -f json | jq '.[] | select(.kind == "formula")'
    """
    from slogan_cli.cli.vocabulary import listing
    from slogan_cli.lexicon.load import LexiconError

    try:
        listing(lexicon_files or [], given.kind(kind), format_)
    except LexiconError as error:
        raise typer.BadParameter(str(error), param_hint="'--lexicon'") from None


@lexicon.command("check")
def lexicon_check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Your own TOML files.", show_default=False)
    ],
) -> None:
    """Check vocabulary files of your own: what is wrong where, or how many entries are fine."""
    from slogan_cli.cli.vocabulary import check

    wrong = check(files)
    for message in wrong:
        say(message)
    raise typer.Exit(SOME_FAILED if wrong else 0)
