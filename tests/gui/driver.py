"""Starts the window on an X server of its own and drives it as hands would.

Needs Xvfb and xdotool; what is shown is read from the file that the program writes with --state.
"""
import json
import os
import subprocess
import tempfile
import time
import unittest
from datetime import datetime
from pathlib import Path

PATIENCE = 60  # seconds: a busy machine is not a broken program


def moment(text):
    """A time as states have it."""
    return datetime.fromisoformat(text)


def summary(state):
    """A state without the places of things, for messages."""
    return json.dumps({k: v for k, v in state.items() if k != "boxes"})


class Display:
    """An Xvfb on a free display number."""

    def __init__(self, width=1280, height=720):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24",
             "-nolisten", "tcp", "+extension", "GLX"],
            pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.name = ":" + number

    def close(self):
        self.server.terminate()
        self.server.wait(PATIENCE)


class Window:
    """One run of the program, with a home folder of its own; `state_home` and `data_home` outlive it. The guide of the first run,
    which takes Enter and Esc, comes only where `guide` asks for it."""

    def __init__(self, program, display, stories=(), options=(), size="1280x720", state_home=None, guide=False,
                 data_home=None):
        self.home = tempfile.TemporaryDirectory()
        self.state_file = Path(self.home.name) / "state.json"
        environment = {
            **os.environ, "DISPLAY": display.name, "HOME": self.home.name, "LIBGL_ALWAYS_SOFTWARE": "1",
            "XDG_STATE_HOME": state_home or self.home.name + "/state", "XDG_CONFIG_HOME": self.home.name + "/config",
            "XDG_DATA_HOME": data_home or self.home.name + "/data", "XDG_CACHE_HOME": self.home.name + "/cache"}
        environment.pop("WAYLAND_DISPLAY", None)
        self.display = display
        self.environment = environment
        self.process = subprocess.Popen(
            [str(program), *map(str, stories), "--size", size, "--state", str(self.state_file), *options,
             *(() if guide else ("--no-guide",))],
            env=environment)

    def ask_to_close(self):
        """As a user does who is done; the program may ask back."""
        self.key("ctrl+q")

    def close(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.home.cleanup()

    def state(self):
        """What is shown now; {} before the first frame."""
        try:
            return json.loads(self.state_file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}

    def wait_for(self, what, condition):
        """The state once condition(state) holds."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with status {self.process.returncode}")
            state = self.state()
            if state and condition(state):
                return state
            time.sleep(0.02)
        raise AssertionError(f"never happened: {what}; state: {summary(self.state())}")

    def settle(self):
        """The state once it has stayed as it is for a moment."""
        last, since = None, time.monotonic()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            state = self.state()
            if state != last:
                last, since = state, time.monotonic()
            elif time.monotonic() - since > 0.4:
                return state
            time.sleep(0.02)
        raise AssertionError("the window never comes to rest")

    def xdotool(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def box(self, name):
        boxes = self.wait_for(f"{name} is on screen", lambda s: name in s["boxes"])["boxes"]
        return boxes[name]

    def middle(self, name):
        x0, y0, x1, y1 = self.box(name)
        return (x0 + x1) / 2, (y0 + y1) / 2

    def move(self, x, y):
        self.xdotool("mousemove", round(x), round(y))
        time.sleep(0.08)

    def click(self, target, button=1, keys=()):
        """Clicks a named box in its middle, or a point."""
        self.move(*(self.middle(target) if isinstance(target, str) else target))
        for key in keys:
            self.xdotool("keydown", key)
        self.xdotool("mousedown", button)
        time.sleep(0.08)
        self.xdotool("mouseup", button)
        # A click counts with the keys that are held in the frame of its end, which a busy machine draws late.
        time.sleep(0.25 if keys else 0.05)
        for key in keys:
            self.xdotool("keyup", key)

    def drag(self, start, end, button=1, keys=(), steps=6):
        self.move(*start)
        for key in keys:
            self.xdotool("keydown", key)
        self.xdotool("mousedown", button)
        time.sleep(0.08)
        for i in range(1, steps + 1):
            self.move(start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        self.xdotool("mouseup", button)
        time.sleep(0.05)
        for key in keys:
            self.xdotool("keyup", key)

    def wheel(self, x, y, notches):
        self.move(x, y)
        for _ in range(abs(notches)):
            self.xdotool("click", 4 if notches > 0 else 5)
            time.sleep(0.05)

    def key(self, *names):
        for name in names:
            self.xdotool("key", name)
            time.sleep(0.05)

    def type(self, text):
        self.xdotool("type", "--delay", "20", text)
        time.sleep(0.1)

    def field(self, name):
        """Waits until a field is on screen and some field has the keyboard: one that has just come takes it."""
        self.box(name)
        return self.wait_for(f"{name} has the keyboard", lambda s: s["typed"] is not None)

    def enter(self, text):
        """Puts text in the place of what the field with the keyboard holds; waits at each step, since a key that
        comes in the same frame as a character is taken after it."""
        if self.wait_for("a field has the keyboard", lambda s: s["typed"] is not None)["typed"]:
            self.key("ctrl+a", "BackSpace")
            self.wait_for("it is empty", lambda s: s["typed"] == "")
        if text:
            self.type(text)
            self.wait_for(f"it holds {text}", lambda s: s["typed"] == text)

    def enter_in(self, name, text):
        """The same in a field that is clicked first."""
        before = self.state()["typed"]
        self.click(name)
        if before is not None:  # another had it
            self.settle()
        self.enter(text)

    def correct_time(self, typed, note=None):
        """Opens the field of the selected event's time by its key, and leaves it with Enter."""
        self.settle()  # a field that was left just now may still hold the keyboard
        self.key("e")
        self.field("field/time")
        self.enter(typed)
        if note:
            self.key("Tab")
            self.wait_for("the next field has the keyboard", lambda s: s["typed"] is not None and s["typed"] != typed)
            self.enter(note)
        self.key("Return")

    def save_as(self, path):
        """Saves a project that has no name yet."""
        self.key("ctrl+s")
        self.field("field/path")
        self.enter(str(path))
        self.key("Return")
        self.wait_for("it is saved", lambda s: s["file"]["path"] == str(path) and not s["file"]["unsaved"])

    def event(self, state, kind, place=None):
        """Id of the one event of a kind (and place) that the state lists."""
        found = [e["id"] for e in state["events"]
                 if e["type"] == kind and (place is None or e["place"] == place)]
        assert found, f"no {kind} at {place} among {state['events']}"
        return found[0]


# Four places, two days, three actors.
SEIZED = """Militants seize Tal Afar
16 June 2014

BAGHDAD, June 16, 2014 - Militants captured Tal Afar on Sunday after heavy fighting, officials said.

Gunmen seized Mosul on June 10 and soldiers withdrew from Kirkuk on June 12.

Two car bombs exploded in Baghdad on Saturday, killing 9 people, police said.
"""


class StoriesCase(unittest.TestCase):
    """A display for all tests of a class, and the stories of STORIES (texts by name) as files: `stories`, in order."""

    STORIES = {}
    PROGRAM = None  # set before the tests run
    DISPLAY = (1280, 720)

    @classmethod
    def setUpClass(cls):
        cls.display = Display(*cls.DISPLAY)
        cls.folder = tempfile.TemporaryDirectory()
        cls.stories = []
        for name, text in cls.STORIES.items():
            cls.stories.append(Path(cls.folder.name) / name)
            cls.stories[-1].write_text(text, encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.display.close()
        cls.folder.cleanup()


class SeizedCase(StoriesCase):
    """The window with that story at rest, in `start`, for each test."""

    STORIES = {"fall.txt": SEIZED}

    def setUp(self):
        self.window = Window(self.PROGRAM, self.display, self.stories, ["--theme", "light"])
        self.window.wait_for("the story is read and compared", lambda s: s["stories"] == 1 and s["concluded"] and not s["busy"])
        self.start = self.window.settle()

    def tearDown(self):
        self.window.close()

    def stretch(self, state):
        """First and last moment of the time that the timeline shows."""
        return moment(state["window"][0]), moment(state["window"][1])

    def length(self, state):
        first, last = self.stretch(state)
        return last - first

    def changed(self, field):
        before = self.start[field]
        return self.window.wait_for(f"{field} changes", lambda s: s[field] != before)
