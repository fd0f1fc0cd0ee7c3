"""`python -m tools.fit NAME`: refit the weights of a decision from the annotated texts, and write its figures."""

import sys
from importlib import import_module

#: What can be fitted, and the module with its `main`.
FITS = {"lists": "tools.fit.lists_run", "roles": "tools.fit.roles", "speakers": "tools.fit.speakers"}


def main(arguments: list[str]) -> int:
    """Run the fits that are named, all of them where none is."""
    unknown = [name for name in arguments if name not in FITS]
    if unknown:
        print(f"no such fit: {', '.join(unknown)}; known: {', '.join(FITS)}", file=sys.stderr)
        return 2
    for name in arguments or FITS:
        import_module(FITS[name]).main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
