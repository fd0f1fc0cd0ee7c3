"""slogan: find the slogans in Vietnamese policy texts.

>>> from slogan_cli import extract
>>> document = extract('Thực hiện "3 sạch": sạch nhà, sạch bếp, sạch ngõ.')
>>> [item.text for item in document.directives[0].items]
['sạch nhà', 'sạch bếp', 'sạch ngõ']
"""

from typing import TYPE_CHECKING, Any

from slogan_cli.model import Cue, Directive, Document, Item, Known, Mention, Part, Quote, Reading, Speaker
from slogan_cli.version import VERSION

if TYPE_CHECKING:
    from slogan_cli.files import extract_file, extract_files, read_file
    from slogan_cli.pipeline import extract

__version__ = VERSION
__all__ = [
    "Cue",
    "Directive",
    "Document",
    "Item",
    "Known",
    "Mention",
    "Part",
    "Quote",
    "Reading",
    "Speaker",
    "extract",
    "extract_file",
    "extract_files",
    "read_file",
]


def __getattr__(name: str) -> Any:
    # The pipeline is loaded when it is asked for, so that `slogan --version` does not pay for it.
    if name == "extract":
        from slogan_cli.pipeline import extract

        return extract
    if name in {"extract_file", "extract_files", "read_file"}:
        from slogan_cli import files

        return getattr(files, name)
    if name == "read":
        import slogan_cli.read

        return slogan_cli.read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
