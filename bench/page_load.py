#!/usr/bin/env python3
"""page_load.py DATELINE TOOLS: how long a browser takes until the page of a briefing with 500 events is there, beside a
page of the same size that draws nothing. It is to be one second at most; exit status 1 where it is more.

TOOLS is the folder that keeps what drives the browser (tests/cli/page_rig.py)."""
import pathlib
import shutil
import statistics
import subprocess
import sys

TOP = pathlib.Path(__file__).parents[1]
sys.path[:0] = [str(TOP / "tests" / "cli"), str(TOP / "tests" / "support")]
sys.argv[1:] = [str(pathlib.Path(word).resolve()) for word in sys.argv[1:]]  # what is run has folders of its own
MOST = 1.0
TIMES = 7

from brief_rig import BriefTest  # noqa: E402
from page_rig import browser_tools, fill_many  # noqa: E402
from project_rig import ProjectTest  # noqa: E402


class Made(BriefTest):
    """A page in a scratch folder."""

    def setUp(self):
        ProjectTest.setUp(self)

    def runTest(self):
        pass


def seconds(tools, page):
    done = subprocess.run(["node", "page_load.mjs", str(page), str(TIMES)], cwd=tools, capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def main():
    tools = browser_tools(sys.argv[2])
    shutil.copy(TOP / "bench" / "page_load.mjs", tools)
    made = Made()
    made.setUp()
    try:
        fill_many(made)
        made.brief("--to", "html")
        page = made.folder / "out" / "war.html"
        size = page.stat().st_size
        empty = made.file("empty.html", '<!doctype html><html data-ready="0"><title>Empty</title><script type="application/json">'
                          + " " * size + "</script>")
        ours, reference = seconds(tools, page), seconds(tools, empty)
    finally:
        made.doCleanups()
    print(f"page of a briefing, 500 events, {size / 1e6:.2f} MB: there after {statistics.median(ours):.2f} s "
          f"({min(ours):.2f} to {max(ours):.2f}); an empty page of that size: {statistics.median(reference):.2f} s")
    return 0 if statistics.median(ours) <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
