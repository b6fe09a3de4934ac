"""An X server with two screens to plug in and out: Xorg with its dummy driver, whose outputs a program sees as monitors."""
import os
import subprocess
import tempfile
import time
from pathlib import Path

from driver import PATIENCE

CONFIGURATION = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AllowMouseOpenFail" "true"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "none"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "any"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "all"
  Device "none"
  Monitor "any"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 4096 2160
  EndSubSection
EndSection
"""


class TwoScreens:
    """The first screen at the left, the second at its right; sizes as xrandr has them. Needs xserver-xorg-core,
    xserver-xorg-video-dummy and x11-xserver-utils."""

    def __init__(self, first="1280x720", second="1024x768"):
        self.first, self.second = first, second
        self.folder = tempfile.TemporaryDirectory()
        folder = Path(self.folder.name)
        (folder / "xorg.conf").write_text(CONFIGURATION, encoding="utf-8")
        self.log = folder / "log"
        read_end, write_end = os.pipe()
        server = next((p for p in ("/usr/lib/xorg/Xorg", "/usr/bin/Xorg") if os.path.exists(p)), "Xorg")
        self.server = subprocess.Popen(
            [server, "-displayfd", str(write_end), "-config", str(folder / "xorg.conf"), "-logfile", str(self.log),
             "-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts", "+extension", "GLX", "+extension", "RANDR"],
            pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise RuntimeError("Xorg did not start:\n" + (self.log.read_text()[-2000:] if self.log.exists() else ""))
        self.name = ":" + number
        self.xrandr("--output", "DUMMY0", "--mode", first, "--primary")
        self.xrandr("--addmode", "DUMMY1", second)
        self.plug_in()

    def xrandr(self, *words):
        subprocess.run(["xrandr", *words], env={**os.environ, "DISPLAY": self.name}, check=True,
                       stdout=subprocess.DEVNULL, timeout=PATIENCE)

    def plug_in(self):
        self.xrandr("--output", "DUMMY1", "--mode", self.second, "--right-of", "DUMMY0")
        self.xrandr()  # the server looks at what is plugged in when it is asked, and tells it to others then

    def unplug(self):
        self.xrandr("--output", "DUMMY1", "--off")
        self.xrandr()

    def close(self):
        self.server.terminate()
        self.server.wait(PATIENCE)
        self.folder.cleanup()
