#!/usr/bin/env python3
"""scrub.py DATELINE_SCRUB TABLE PEERS [ROUNDS]: a step of the timeline on the map, beside deck.gl.

TABLE is a CSV with columns date, longitude, latitude and type. PEERS is a folder with convert.mjs, which turns it into
what deck.gl reads, and drive.mjs, which draws it with deck.gl in a headless Chromium (`npm install` and `npm run build`
once). Both show all events at 1280x720 and move through windows of time that hold 10 % of them; ours draws the ground,
names and legend as well. Alternated, ROUNDS times (5). Medians in milliseconds, and the ratio.
"""
import json
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

FRAMES, SHARE = "12", "0.1"


def run(command, folder=None):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    ours, table, peers = (Path(a).resolve() for a in sys.argv[1:4])
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "events.bin"
        run(["node", "convert.mjs", table, data], peers)
        times = {"ours": [], "deck.gl": []}
        for _ in range(rounds):
            done = json.loads(run([ours, table, FRAMES, SHARE]))
            times["ours"].append(done["median"])
            out = run(["node", "drive.mjs", "deck", data, FRAMES, SHARE, "1280", "720"], peers)
            peer = json.loads(re.search(r"\{.*\}", out)[0])
            if not peer["lit"]:
                sys.exit("deck.gl drew nothing: its times mean nothing")
            times["deck.gl"].append(peer["median"])
            print(f"ours {done['median']:.1f} ms ({done['shown']} of {done['events']} events), "
                  f"deck.gl {peer['median']:.1f} ms ({peer['renderer']})", flush=True)
    a, b = (statistics.median(times[name]) for name in ("ours", "deck.gl"))
    print(f"scrub step   {a:.1f} ms, deck.gl {b:.1f} ms   ratio {a / b:.3f}")


if __name__ == "__main__":
    main()
