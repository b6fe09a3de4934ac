#!/usr/bin/env python3
"""screenshots.py PROGRAM [OUT] [--data FOLDER]: pictures of the real window, as people see it.

OUT is a folder for the pictures; without it they are made and looked at for what can be checked, and thrown away. FOLDER
holds a CSV of many events; without it one of the same size is made up. The pictures are: the sample story at three
times in light and dark, five stories together, many events as circles, as a heat map and one week of them, Arabic
names, 3840x2160, a contradiction, why a place was chosen, and the empty window.
"""
import argparse
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from driver import Display, Window
from png_pixels import screen, write_png

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "assets/stories/sample.txt"

# Five reports of one week by different hands; the last but one contradicts itself.
STORIES = {
    "1-mosul.txt": """Mosul falls as army melts away
11 June 2014

ERBIL, June 11, 2014 - Gunmen captured Mosul on Tuesday after four days of fighting, the governor said.

About 500,000 people fled from Mosul to Erbil on Tuesday and Wednesday, aid workers said. Gunmen seized the Turkish
consulate in Mosul on Wednesday and abducted 49 people.
""",
    "2-tikrit.txt": """Insurgents push south
12 June 2014

BAGHDAD, June 12, 2014 - Insurgents captured Tikrit on Wednesday and clashed with soldiers near Samarra on Thursday.

The Kurdish peshmerga took Kirkuk on Thursday after soldiers withdrew from the city. Insurgents reportedly captured
Jalawla on Thursday.
""",
    "3-baghdad.txt": """Clerics call for volunteers
14 June 2014

BAGHDAD, June 14, 2014 - Two car bombs exploded in Baghdad on Friday, killing 12 people, police said.

Thousands of volunteers protested in Karbala on Saturday. The United States plans to evacuate 60 citizens from Baghdad
to Basra on Monday. Helicopters bombed positions in Mosul on Saturday.
""",
    "4-dispute.txt": """Officials dispute fall of town
15 June 2014

BAGHDAD, June 15, 2014 - Insurgents captured Baiji on June 12 after soldiers withdrew from it on June 14, an official said.

The army denied that insurgents had captured Samarra. Prime Minister Nuri al-Maliki held talks in Samarra on Friday.
""",
    "5-talafar.txt": """Fighting reaches Tal Afar
16 June 2014

ERBIL, June 16, 2014 - Insurgents captured Tal Afar overnight after heavy fighting on Sunday, residents said.

Hundreds of families fled from Tal Afar to Sinjar on Sunday. Iran sent 500 troops to Diyala on Saturday, a diplomat said.
""",
}


def made_up_events(path, count=112_313):
    """As many events as the real table has, around the towns where most things happened."""
    rng = random.Random(2007)
    towns = [(44.36, 33.31, 40), (43.13, 36.34, 14), (44.39, 35.47, 9), (43.78, 33.42, 12), (43.29, 33.42, 12),
             (44.65, 33.75, 10), (43.68, 34.61, 6), (43.87, 34.2, 6), (47.8, 30.5, 5), (44.02, 32.6, 3)]
    weights = [t[2] for t in towns]
    kinds = ["IED", "SAF", "other", "Airstrike", "IDF"]
    with path.open("w", encoding="utf-8") as out:
        out.write("date,longitude,latitude,type,kind\n")
        for i in range(count):
            day = date(2006, 1, 1) + timedelta(days=i * 900 // count)
            lng, lat, _ = rng.choices(towns, weights)[0]
            spread = rng.choice([0.03, 0.15, 0.6])
            kind = rng.choices(kinds, [30, 20, 40, 4, 6])[0]
            out.write(f"{day},{lng + rng.gauss(0, spread):.4f},{lat + rng.gauss(0, spread):.4f},{kind},insurgency\n")


class Studio:
    """Takes pictures of windows and keeps count of them."""

    def __init__(self, program, out):
        self.program, self.out, self.taken = program, out, 0
        self.slow = 0  # seconds that a frame may take

    def window(self, display, files, *options, size="1280x720"):
        window = Window(self.program, display, files, options, size=size)
        stories = len([f for f in files if f.suffix == ".txt"])
        window.wait_for("all is read and compared",
                        lambda s: s["stories"] == stories and not s["busy"] and (s["concluded"] or not stories))
        return window

    def take(self, window, name):
        """Once nothing moves and no pointer lies over what is shown."""
        window.move(4, 4)
        state = self.rest(window)
        picture = screen(window.display.name)
        colours = {picture.rows[y][3 * x:3 * x + 3] for y in range(0, picture.height, 16) for x in range(0, picture.width, 16)}
        assert len(colours) > 12, f"{name}: next to nothing is on it"
        inside = (0, 0, picture.width, picture.height)
        for box_name, box in state["boxes"].items():
            if box_name.startswith(("panel/", "button/")):
                assert box[0] >= inside[0] - 1 and box[2] <= inside[2] + 1, f"{name}: {box_name} is cut off"
        write_png(picture, self.out / (name + ".png"))
        self.taken += 1

    def rest(self, window):
        """The state once nothing moves, however long a frame takes."""
        time.sleep(self.slow)
        return window.settle()

    def go_to(self, window, moment):
        before = self.rest(window)["playhead"]
        window.key("g")
        window.field("field/date")
        window.enter(moment)
        window.key("Return")
        window.wait_for("the dialog has closed", lambda s: not s["dialog"])
        window.wait_for(f"it is {moment}", lambda s: s["playhead"] != before)


def sample_at_three_times(studio, display):
    for theme in ("light", "dark"):
        window = studio.window(display, [SAMPLE], "--theme", theme)
        for i, moment in enumerate(["10 June 2014 20:00", "13 June 2014 12:00", "16 June 2014 08:00"], 1):
            studio.go_to(window, moment)
            studio.take(window, f"sample-{theme}-{i}")
        window.close()


def five_stories(studio, display, files):
    window = studio.window(display, files, "--theme", "light")
    studio.take(window, "five-stories")
    assert window.state()["contradictions"] > 0
    window.key("x")
    window.wait_for("the contradictions are listed", lambda s: "panel/contradictions" in s["boxes"])
    studio.take(window, "conflict")
    window.key("x", "n")
    window.wait_for("names are Arabic", lambda s: s["language"] == "arabic")
    studio.take(window, "arabic")
    window.close()


def many_events(studio, display, table):
    window = Window(studio.program, display, [table], ["--theme", "light"])
    window.box("button/add-table")
    window.settle()
    window.click("button/add-table")
    window.wait_for("all rows are there", lambda s: s["counts"]["all"] > 112_000 and not s["busy"])
    window.wait_for("they are compared", lambda s: s["concluded"])
    studio.slow = 3
    studio.take(window, "many-clusters")
    window.key("d")
    window.wait_for("it is a heat map", lambda s: s["heat"])
    studio.take(window, "many-heat")
    window.key("d")
    window.wait_for("it is symbols again", lambda s: not s["heat"])
    one_week(studio, window)
    studio.take(window, "many-one-week")
    studio.slow = 0
    window.close()


def one_week(studio, window):
    """By the keys that begin and end a range at the playhead."""
    studio.go_to(window, "5 March 2007 00:00")
    studio.rest(window)
    window.key("bracketleft")
    window.wait_for("the range begins", lambda s: s["range"])
    studio.go_to(window, "11 March 2007 23:59")
    studio.rest(window)
    window.key("bracketright")
    window.wait_for("a week is shown", lambda s: 0 < s["counts"]["shown"] < 5000)
    window.key("0")


def why_here(studio, display):
    window = studio.window(display, [SAMPLE], "--theme", "light")
    mention = next(n for n in window.settle()["boxes"] if n.startswith("mention/") and n.endswith("/Mosul"))
    window.click(mention, button=3)
    window.box("card/mention")
    studio.take(window, "why-here")
    window.close()


def empty(studio, display):
    window = Window(studio.program, display, [], ["--theme", "light"])
    window.wait_for("it is there", lambda s: "panel/map" in s["boxes"])
    studio.take(window, "empty")
    window.close()


def in_4k(studio):
    display = Display(3840, 2160)
    window = studio.window(display, [SAMPLE], "--theme", "light", "--scale", "2", size="3840x2160")
    studio.go_to(window, "16 June 2014 08:00")
    studio.take(window, "4k")
    window.close()
    display.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--data", type=Path, help="a folder with a CSV of many events")
    parser.add_argument("--only", choices=["sample", "stories", "why", "empty", "many", "4k"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        studio = Studio(options.program, options.out or folder)
        studio.out.mkdir(parents=True, exist_ok=True)
        files = []
        for name, text in STORIES.items():
            files.append(folder / name)
            files[-1].write_text(text, encoding="utf-8")
        if options.data:
            table = next(iter(sorted(options.data.glob("*.csv"))))
        else:
            table = folder / "incidents.csv"
            made_up_events(table)
        display = Display()
        shoots = {"sample": lambda: sample_at_three_times(studio, display),
                  "stories": lambda: five_stories(studio, display, files),
                  "why": lambda: why_here(studio, display),
                  "empty": lambda: empty(studio, display),
                  "many": lambda: many_events(studio, display, table),
                  "4k": lambda: in_4k(studio)}
        for name, shoot in shoots.items():
            if options.only in (None, name):
                shoot()
        display.close()
        print(f"{studio.taken} pictures" + (f" in {options.out}" if options.out else ", all of them with something on"))


if __name__ == "__main__":
    main()
