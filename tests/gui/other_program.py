"""What other programs on the same screen do: drop a file on a window, hold text in the clipboard, take the keyboard.

Needs python3-xlib. Drag and drop follows the XDND protocol, version 5.
"""
import threading
import time
from pathlib import Path

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol import event

PATIENCE = 30  # seconds


def find_window(display, title):
    """The top-level window whose title begins so."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for window in display.screen().root.query_tree().children:
            name = window.get_full_text_property(display.intern_atom("_NET_WM_NAME"))
            if name and name.startswith(title):
                return window
        time.sleep(0.05)
    raise AssertionError(f"no window is called {title}")


def take_keyboard_for_a_moment(display_name, title):
    """The keyboard goes elsewhere and comes back to the window whose title begins so, as when its user changes to
    another program."""
    display = Display(display_name)
    window = find_window(display, title)
    for holder in (display.screen().root, window):
        holder.set_input_focus(X.RevertToPointerRoot, X.CurrentTime)
        display.sync()
        time.sleep(0.1)
    display.close()


def answer(display, request, text, targets):
    """Hands `text` to the program that asks for a selection, or nothing where it asks for another form."""
    atom = display.intern_atom
    known = request.target in [atom(t) for t in targets]
    where = request.property if request.property != X.NONE else request.target
    if request.target == atom("TARGETS"):
        request.requestor.change_property(where, Xatom.ATOM, 32, [atom(t) for t in targets])
    elif known:
        request.requestor.change_property(where, request.target, 8, text.encode())
    notify = event.SelectionNotify(
        time=request.time, requestor=request.requestor, selection=request.selection, target=request.target,
        property=where if known or request.target == atom("TARGETS") else X.NONE)
    request.requestor.send_event(notify)
    display.flush()


def drop(display_name, title, paths, x, y):
    """Drags files over the window to the point x, y of the screen and lets them go."""
    display = Display(display_name)
    atom = display.intern_atom
    screen = display.screen()
    source = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)
    target = find_window(display, title)
    selection = atom("XdndSelection")
    source.set_selection_owner(selection, X.CurrentTime)

    def tell(kind, *data):
        message = event.ClientMessage(window=target, client_type=atom(kind),
                                      data=(32, [source.id, *data, *[0] * (4 - len(data))]))
        target.send_event(message)
        display.flush()

    uris = "".join(Path(p).resolve().as_uri() + "\r\n" for p in paths)
    tell("XdndEnter", 5 << 24, atom("text/uri-list"), 0, 0)
    tell("XdndPosition", 0, round(x) << 16 | round(y), X.CurrentTime, atom("XdndActionCopy"))
    dropped = False
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not display.pending_events():
            time.sleep(0.01)
            continue
        got = display.next_event()
        if got.type == X.SelectionRequest:
            answer(display, got, uris, ["text/uri-list"])
        elif got.type == X.ClientMessage and got.client_type == atom("XdndStatus"):
            if not got.data[1][1] & 1:
                raise AssertionError("the window does not take what is dragged over it")
            if not dropped:
                tell("XdndDrop", 0, X.CurrentTime)
                dropped = True
        elif got.type == X.ClientMessage and got.client_type == atom("XdndFinished"):
            display.close()
            return
    raise AssertionError("the window never took what was dropped")


class Clipboard:
    """Holds a text in the clipboard for as long as it lives."""

    def __init__(self, display_name, text):
        self.display = Display(display_name)
        screen = self.display.screen()
        self.window = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)
        self.window.set_selection_owner(self.display.intern_atom("CLIPBOARD"), X.CurrentTime)
        self.display.sync()
        self.text = text
        self.ended = False
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self):
        while not self.ended:
            if not self.display.pending_events():
                time.sleep(0.01)
                continue
            got = self.display.next_event()
            if got.type == X.SelectionRequest:
                answer(self.display, got, self.text, ["UTF8_STRING"])

    def close(self):
        self.ended = True
        self.thread.join()
        self.display.close()
