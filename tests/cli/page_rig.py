"""What the test and the bench of pages have in common: projects of which pages are made, and the browser's tools."""
import pathlib
import shutil
import subprocess

from project_rig import HEAD, MOSUL, TIKRIT, WALK

TOP = pathlib.Path(__file__).parents[2]
TOOLS = TOP / "tests" / "page"
# A story whose words are what a careless page would run.
EVIL = HEAD + "Gunmen abducted a judge in Kirkuk on Saturday <img src=x onerror=hacked()>. His family fled to Erbil.\n"
# Of another place and time: no scene shows anything of it.
HIDDEN = "LAGOS, May 4, 2010 (Hidden Press) - Gunmen attacked a bus in Lagos on May 3, 2010.\n"
ARABIC_SENTENCE = "سيطر المسلحون على بلدة العلم يوم الثلاثاء."
ARABIC = ARABIC_SENTENCE + " وفر مئات من سكانها نحو كركوك.\n"
NOTES = "Do not read this aloud"
KINDS = ("capture", "clash", "attack", "airstrike", "shelling", "evacuation", "deployment", "arrest", "talks", "aid")
TOWNS = (("Mosul", 36.34, 43.13), ("Tikrit", 34.61, 43.68), ("Kirkuk", 35.47, 44.39), ("Baiji", 34.93, 43.49),
         ("Samarra", 34.2, 43.87), ("Ramadi", 33.43, 43.3), ("Baqubah", 33.75, 44.64), ("Haditha", 34.14, 42.38),
         ("Erbil", 36.19, 44.01), ("Sinjar", 36.32, 41.87))


def browser_tools(folder):
    """The packages of tests/page/package-lock.json, installed in `folder` where they are not yet; the tests beside
    them. Fails where the registry of npm cannot be reached, and says so."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    lock = (TOOLS / "package-lock.json").read_bytes()
    installed = folder / "installed.json"
    for file in (*TOOLS.glob("*.mjs"), TOOLS / "package.json", TOOLS / "package-lock.json"):
        shutil.copy(file, folder)
    if installed.is_file() and installed.read_bytes() == lock:
        return folder
    for program, package in (("node", "nodejs"), ("npm", "npm"), ("chromium", "chromium")):
        if shutil.which(program) is None:
            raise RuntimeError(f"{program} is not there: script/setup test installs Debian's package {package}")
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder, capture_output=True,
                          text=True, timeout=300)
    if done.returncode != 0:
        raise RuntimeError("npm cannot install what tests of pages need (tests/page/package.json). Once it has, no network "
                           f"is asked for:\n{done.stderr}")
    installed.write_bytes(lock)
    return folder


def fill_sample(test):
    """Seven scenes: a title; Tikrit; Mosul; a section; one with words that would run; one that plays; black."""
    test.filled(tikrit=TIKRIT, mosul=MOSUL, walk=WALK, evil=EVIL, hidden=HIDDEN, arabic=ARABIC)
    story = next(s["id"] for s in test.read()["stories"] if s.get("file") == "arabic.txt")
    test.correct(added={"type": "capture", "status": "happened",
                        "place": {"name": "Al-Alam", "at": [43.7, 34.7], "precision": "settlement", "radius_km": 5},
                        "time": {"earliest": "2014-06-24T00:00", "latest": "2014-06-24T23:59"}, "story": story,
                        "span": [0, 26], "words": ARABIC_SENTENCE[:26], "sentence": ARABIC_SENTENCE})
    test.scene("title", title="The fall of Tikrit", caption="What was told by 16 June", notes=NOTES)
    window = {"earliest": "2014-06-08T00:00", "latest": "2014-06-26T00:00"}
    test.scene(title="Rebels captured Tikrit", caption="On the road to Baghdad", notes=NOTES,
               look={"selected": [test.anchor("tikrit", "captured")], "window": window},
               quote={"words": "Rebels captured Tikrit on June 11, 2014.", "source": "Northwire, 16 June 2014"})
    test.scene(title="The north", look={"center": [43.1, 36.3], "zoom": 8, "playhead": "2014-06-13T12:00"})
    test.scene("section", title="Where people fled")
    test.scene(caption="</script><script>window.hacked=1</script>", look={"language": "arabic", "window": window})
    test.scene(title="Played", look={"plays": 1440, "playhead": "2014-06-09T12:00"})
    test.scene("black")


def fill_circles(test):
    """Two scenes: of twelve events at one spot in Mosul and of twenty around Tikrit, a few streets apart; of those in
    Tikrit alone."""
    rows = ["type,date,place,latitude,longitude,notes"]
    for i in range(12):
        rows.append(f"{KINDS[i % 3]},2014-06-{1 + i:02},Mosul,36.34,43.13,Report {i} of what was told in Mosul")
    for i in range(20):
        rows.append(f"{KINDS[i % 2]},2014-06-{1 + i:02},Tikrit,{34.6 + i // 5 * 0.02:.3f},{43.68 + i % 5 * 0.03:.3f},"
                    f"Report {i} of what was told in Tikrit")
    test.done("new", test.project)
    test.file("events.csv", "\n".join(rows) + "\n")
    test.done(test.project, "events.csv", command="import")
    window = {"earliest": "2014-06-01T00:00", "latest": "2014-06-30T00:00"}
    for centre, zoom in (([43.4, 35.4], 6.5), ([43.74, 34.63], 10)):
        test.scene(title="June", look={"window": window, "playhead": "2014-06-29T12:00", "center": centre, "zoom": zoom})


def fill_many(test, count=500):
    """A scene with so many events, of a table."""
    rows = ["type,date,place,latitude,longitude,notes"]
    for i in range(count):
        name, lat, lng = TOWNS[i * 7 % len(TOWNS)]
        north, east = (i * 37 % 101 - 50) / 90, (i * 61 % 97 - 48) / 80
        rows.append(f"{KINDS[i % len(KINDS)]},2014-06-{1 + i % 28:02},{name},{lat + north:.4f},{lng + east:.4f},"
                    f"Report {i} of what was told in {name}")
    test.done("new", test.project)
    test.file("events.csv", "\n".join(rows) + "\n")
    test.done(test.project, "events.csv", command="import")
    test.scene(title="A month of war", look={"window": {"earliest": "2014-06-01T00:00", "latest": "2014-06-30T00:00"},
                                             "playhead": "2014-06-20T12:00"})
