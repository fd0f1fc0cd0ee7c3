"""`python -m tools.fit lists`: fit the weights of a room anew from the annotated texts, and write its figures."""

import sys

from tools.fit import lists_run

ROOMS = {"lists": lists_run.run}

if __name__ == "__main__":
    wanted = sys.argv[1:] or list(ROOMS)
    unknown = [name for name in wanted if name not in ROOMS]
    if unknown:
        sys.exit(f"no such room: {', '.join(unknown)}; known: {', '.join(ROOMS)}")
    for name in wanted:
        ROOMS[name]()
