#!/usr/bin/env python3
"""film_speed.py DATELINE [--seconds S] [--size WxH] [--scratch FOLDER]: how fast a film of a briefing is made, against
the command ffmpeg alone on the same pictures.

A tour of about a minute over a made project is exported to MP4 at 1920 by 1080. Then the pictures that Dateline gave
FFmpeg are kept as they are (12 GB in FOLDER for a minute; /tmp), and FFmpeg makes the same film of that file with the
same words. Exit status 1 where the export has less than half of that speed. Also told: how long drawing alone takes,
and the processor time of both, which other programs on the machine change less."""
import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).parents[1]
LEAST = 0.5
PLACES = [(43.1, 36.3, 7.0), (43.7, 34.6, 8.0), (44.4, 33.3, 9.0), (43.3, 34.9, 8.5), (47.8, 30.5, 8.0), (44.0, 33.0, 5.5),
          (42.4, 34.4, 7.5), (44.4, 35.5, 8.5), (43.1, 36.3, 9.5), (40.1, 35.3, 7.0), (44.0, 36.2, 8.0), (43.5, 34.2, 6.0)]

# Stands in for ffmpeg: keeps its words, and what it is given.
KEEPER = """#!/bin/sh
printf '%s\\n' "$@" > {words}
exec cat > {pictures}
"""


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dateline", type=pathlib.Path)
    parser.add_argument("--seconds", default="3.3", help="at each scene; 12 scenes and the ways between them")
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--scratch", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()))
    return parser.parse_args()


def timed(words, **more):
    """(seconds by the clock, seconds of the processors) of a command and all that it starts."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    status = subprocess.run([str(word) for word in words], stderr=subprocess.PIPE, **more).returncode
    took, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return status, took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def make_project(made):
    made.scene("title", title="Two weeks in June", caption="How the north was lost")
    for i, (lng, lat, zoom) in enumerate(PLACES):
        made.scene(title=f"Scene {i + 2}", caption="What came next, and who says so",
                   look={"center": [lng, lat], "zoom": zoom, "playhead": f"2014-06-{9 + i % 8:02}T12:00"})


def main():
    asked = parse()
    sys.argv[1:] = [str(asked.dateline.resolve())]
    sys.path[:0] = [str(TOP / "tests" / "cli"), str(TOP / "tests" / "support")]
    from brief_rig import BriefTest

    class Made(BriefTest):
        """A project in a scratch folder."""

        def runTest(self):
            pass

    made = Made()
    made.setUp()
    scratch = pathlib.Path(tempfile.mkdtemp(dir=asked.scratch))
    try:
        make_project(made)
        words = [asked.dateline, "brief", made.project, "--to", "mp4", "--size", asked.size, "--seconds", asked.seconds]
        keeper, pictures = scratch / "bin" / "ffmpeg", scratch / "pictures"
        keeper.parent.mkdir()
        keeper.write_text(KEEPER.format(words=scratch / "words", pictures=pictures))
        keeper.chmod(0o755)
        instead = {**os.environ, "PATH": f"{keeper.parent}:{os.environ['PATH']}"}
        timed([*words, "-o", scratch / "kept"], env=instead)  # ends with an error: no film comes of it
        given = (scratch / "words").read_text().splitlines()
        of_ours = given[-1]
        film = scratch / "reference.mp4"
        alone = ["ffmpeg", *[str(pictures) if word == "-" else str(film) if word == of_ours else word for word in given]]
        rate = float(given[given.index("-framerate") + 1])
        pixel = {"rgba": 4, "yuv420p": 1.5}[given[given.index("-pixel_format") + 1]]
        width, height = map(int, asked.size.split("x"))
        count = pictures.stat().st_size / (width * height * pixel)
        print(f"{count:.0f} pictures of {asked.size}: {count / rate:.1f} s")

        status, reference, reference_work = timed(alone)
        assert status == 0, "FFmpeg fails alone"
        keeper.write_text("#!/bin/sh\nexec cat > /dev/null\n")
        drawing, drawing_work = timed([*words, "-o", scratch / "kept"], env=instead)[1:]
        status, ours, ours_work = timed([*words, "-o", scratch / "out"])
        assert status == 0, "the export fails"
        made_of_them = next((scratch / "out").glob("*.mp4"))
        same = made_of_them.read_bytes() == film.read_bytes()
    finally:
        made.doCleanups()
        shutil.rmtree(scratch)
    print(f"{'':22} {'clock':>9} {'processors':>12}")
    for name, clock, work in (("export to MP4", ours, ours_work), ("FFmpeg alone", reference, reference_work),
                              ("drawing alone", drawing, drawing_work)):
        print(f"{name:22} {clock:7.1f} s {work:10.1f} s")
    print(f"the export has {reference / ours:.2f} of FFmpeg's speed (at least {LEAST} is wanted); "
          f"the films are {'the same' if same else 'not the same'}")
    return 0 if reference / ours >= LEAST and same else 1


if __name__ == "__main__":
    sys.exit(main())
