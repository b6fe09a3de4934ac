"""What volatile_disk.cpp sees, what after_crash.py makes of it and what crash_rig.py kills: that writers who
sync lose nothing and that careless ones are caught. Usage: after_crash_test.py VOLATILE_DISK REPLACE_AGAIN"""
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import after_crash
import crash_rig

LIBRARY, REPLACE_AGAIN = sys.argv[1:3]

# As replace_again, in Python and wrong in the way that is asked for.
CARELESS = """
import os, sys
path, times, how = sys.argv[1], int(sys.argv[2]), sys.argv[3]
beside = path if how == "in place" else path + ".new"
for k in range(1, times + 1):
    fd = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.write(fd, b"%08d\\n" % k * (37 * k % 101 + 1))
    if how != "no sync":
        os.fsync(fd)
    os.close(fd)
    if how != "in place":
        os.rename(beside, path)
    folder = os.open(os.path.dirname(path), os.O_RDONLY)
    if how != "no sync of the folder":
        os.fsync(folder)
    os.close(folder)
    os.write(1, b"done %d\\n" % k)
"""
PYTHON = [sys.executable, "-I", "-S", "-B", "-c"]


def content(k):
    return b"%08d\n" % k * (37 * k % 101 + 1)


def fault_of(folder, lines):
    """What is wrong with `folder`/file after these lines of a program that replaces it; "" if nothing is."""
    done = int(lines[-1].split()[1]) if lines else 0
    path = folder / "file"
    if not path.exists():
        return f"the file is not there, {done} were done" if done else ""
    there = path.read_bytes()
    if there in (content(done), content(done + 1)):
        return "" if done or there != content(0) else "a content that nobody wrote"
    match = re.match(rb"(\d{8})\n", there)
    whole = match and there == content(int(match[1]))
    return f"content {int(match[1])} after {done} were done" if whole else f"{len(there)} bytes in disorder, {done} done"


class Rig(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="dateline-crash-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.root, self.start, self.trace = (self.folder / name for name in ("root", "start", "trace"))
        self.root.mkdir()

    def run_traced(self, command, fault="", status=0):
        """The operations of a program below self.root, of which self.start becomes a copy."""
        shutil.copytree(self.root, self.start)
        env = crash_rig.under_shim(LIBRARY, fault)
        env.update(VOLATILE_DISK_ROOT=str(self.root), VOLATILE_DISK_TRACE=str(self.trace))
        done = subprocess.run(command, env=env, capture_output=True, timeout=240)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.errors = done.stderr.decode()
        return after_crash.read_trace(self.trace)

    def script(self, text, fault=""):
        """As run_traced, for a script that runs in the root with os and a few words to write with."""
        words = (f"import os\nos.chdir({str(self.root)!r})\n"
                 "def make(name, data, sync=True, flags=os.O_TRUNC):\n"
                 "    fd = os.open(name, os.O_CREAT | os.O_WRONLY | flags)\n"
                 "    os.write(fd, data)\n"
                 "    if sync: os.fsync(fd)\n"
                 "    os.close(fd)\n"
                 "def sync(folder='.'):\n"
                 "    fd = os.open(folder, os.O_RDONLY)\n"
                 "    os.fsync(fd)\n"
                 "    os.close(fd)\n")
        return self.run_traced(PYTHON + [words + text], fault)

    def states(self, ops, seeds=200, point=None):
        """The different states after all of these operations, as {path: bytes or None of a folder}."""
        found = []
        for seed in range(seeds):
            out = self.folder / "out"
            after_crash.crash_states(ops, self.start, out, len(ops) if point is None else point, seed)
            state = {p.relative_to(out).as_posix(): None if p.is_dir() else p.read_bytes() for p in out.rglob("*")}
            shutil.rmtree(out)
            if state not in found:
                found.append(state)
        return found


class Model(Rig):
    def test_what_was_not_synced_may_be_empty_or_torn_under_its_new_name(self):
        (self.root / "a").write_bytes(b"old")
        states = self.states(self.script("make('b', b'new' * 50, sync=False)\nos.rename('b', 'a')\nsync()"))
        found = {state.pop("a") for state in states}
        self.assertEqual(states, [{}] * len(states))
        self.assertTrue({b"", b"new" * 50, bytes(150)} <= found)
        self.assertTrue(any(0 < len(data) < 150 for data in found))
        self.assertNotIn(b"old", found)

    def test_what_was_synced_with_its_folder_is_there_whole(self):
        (self.root / "a").write_bytes(b"old")
        ops = self.script("make('b', b'new' * 50)\nos.rename('b', 'a')\nsync()")
        self.assertEqual(self.states(ops), [{"a": b"new" * 50}])
        for point in range(len(ops) + 1):
            self.assertTrue({s["a"] for s in self.states(ops, 50, point)} <= {b"old", b"new" * 50}, point)

    def test_a_rename_is_not_sure_before_its_folder_is_synced(self):
        (self.root / "a").write_bytes(b"old")
        states = self.states(self.script("make('b', b'new')\nos.rename('b', 'a')"))
        for state in ({"a": b"old"}, {"a": b"old", "b": b"new"}, {"a": b"new"}):
            self.assertIn(state, states)
        self.assertEqual(len(states), 3)

    def test_names_of_a_folder_come_in_order(self):
        states = self.states(self.script("for name in 'abc': make(name, b'')"))
        self.assertEqual(sorted(map(sorted, states)), [[], ["a"], ["a", "b"], ["a", "b", "c"]])

    def test_a_sync_of_a_folder_covers_what_came_before_it_only(self):
        states = self.states(self.script("make('a', b'1')\nsync()\nos.unlink('a')"))
        self.assertEqual(len(states), 2)
        self.assertIn({"a": b"1"}, states)

    def test_a_later_write_may_be_there_without_an_earlier_one(self):
        ops = self.script("make('a', b'')\nsync()\nmake('a', b'x' * 9, False)\nmake('a', b'y' * 9, False, os.O_APPEND)")
        found = {state["a"] for state in self.states(ops)}
        self.assertTrue({b"", b"x" * 9, bytes(9) + b"y" * 9, b"x" * 9 + b"y" * 9} <= found)

    def test_a_new_folder_may_vanish_with_what_was_synced_in_it(self):
        text = "os.mkdir('new')\nmake('new/a', b'1')\nsync('new')\n"
        states = self.states(self.script(text))
        self.assertIn({}, states)
        self.assertIn({"new": None, "new/a": b"1"}, states)
        shutil.rmtree(self.root / "new"), shutil.rmtree(self.start), self.trace.unlink()
        self.assertEqual(self.states(self.script(text + "sync()")), [{"new": None, "new/a": b"1"}])

    def test_a_move_between_folders_never_loses_or_doubles_a_file(self):
        for name in ("x", "y"):
            (self.root / name).mkdir()
        (self.root / "x/a").write_bytes(b"1")
        states = self.states(self.script("make('y/b', b'')\nos.rename('x/a', 'y/a')\nos.unlink('y/b')"))
        self.assertTrue(all(("x/a" in s) != ("y/a" in s) for s in states))
        self.assertTrue(any("x/a" in s for s in states) and any("y/a" in s for s in states))

    def test_a_file_lives_on_without_a_name_and_its_number_is_used_again(self):
        ops = self.script("fd = os.open('a', os.O_CREAT | os.O_RDWR)\nos.unlink('a')\nos.write(fd, b'ghost')\n"
                          "os.fsync(fd)\nos.close(fd)\nfor i in range(9):\n    make('b%d' % i, b'%d' % i)\n"
                          "    os.rename('b%d' % i, 'c')\nsync()")
        self.assertEqual(self.states(ops), [{"c": b"8"}])

    def test_a_sync_after_one_that_failed_saves_nothing(self):
        ops = self.script("fd = os.open('a', os.O_CREAT | os.O_RDWR)\nos.write(fd, b'1')\n"
                          "try: os.fsync(fd)\nexcept OSError: os.fsync(fd)\nos.write(fd, b'2')\nos.fsync(fd)\nsync()",
                          "eio-fsync@1")
        self.assertEqual({state["a"] for state in self.states(ops)}, {b"12", b"\0002"})

    def test_a_seed_gives_one_state(self):
        ops = self.script("for name in 'abc': make(name, name.encode() * 99, False)\nos.rename('a', 'd')")
        for seed in range(20):
            for out in ("one", "two"):
                after_crash.crash_states(ops, self.start, self.folder / out, len(ops), seed)
            same = [{p.name: p.read_bytes() for p in (self.folder / out).iterdir()} for out in ("one", "two")]
            self.assertEqual(*same)
            shutil.rmtree(self.folder / "one"), shutil.rmtree(self.folder / "two")


class Trace(Rig):
    def seen_whole(self, ops):
        self.assertEqual(after_crash.differences(ops, self.start, self.root), [])

    def test_all_ways_to_write_are_seen(self):
        (self.root / "old").write_bytes(b"old content")
        ops = self.script(
            "import shutil, threading\n"
            "os.mkdir('d')\nmake('d/a', b'12345')\nmake('d/a', b'678', flags=os.O_APPEND)\n"
            "fd = os.open('b', os.O_CREAT | os.O_RDWR)\nos.writev(fd, [b'ab', b'', b'cd'])\nos.pwrite(fd, b'X', 9)\n"
            "two = os.dup(fd)\nos.close(fd)\nos.write(two, b'Y')\nos.ftruncate(two, 12)\nos.posix_fallocate(two, 0, 40)\n"
            "os.pwritev(two, [b'p', b'q'], 30)\nif os.fork() == 0:\n    os.write(two, b'child')\n    os._exit(0)\n"
            "os.wait()\nos.truncate('old', 3)\nos.link('old', 'linked')\nos.rename('d', 'e')\n"
            "here = os.open('e', os.O_RDONLY)\nos.rename('a', 'c', src_dir_fd=here, dst_dir_fd=here)\n"
            "os.mkdir('f', dir_fd=here)\nos.unlink('../linked', dir_fd=here)\nmake('g', b'9')\nos.replace('g', 'h')\n"
            "shutil.copyfile('h', 'i')\nos.makedirs('k/l/m')\nshutil.rmtree('k')\nopen('j', 'w').write('j' * 99999)\n"
            "def busy(name):\n    for i in range(50):\n        make(name, b'%d' % i, flags=os.O_APPEND)\n"
            "        make('all', b'%d' % i, flags=os.O_APPEND)\n"
            "threads = [threading.Thread(target=busy, args=('t%d' % i,)) for i in range(4)]\n"
            "for t in threads: t.start()\nfor t in threads: t.join()")
        self.seen_whole(ops)
        self.assertEqual((self.root / "i").read_bytes(), b"9")

    def test_streams_of_c_are_told_and_shared_mappings_refused(self):
        ops = self.script("import ctypes\nc = ctypes.CDLL(None)\nc.fopen.restype = ctypes.c_void_p\n"
                          "c.fclose.argtypes = [ctypes.c_void_p]\nc.fputs.argtypes = [ctypes.c_char_p, ctypes.c_void_p]\n"
                          "f = c.fopen(b'a', b'w')\nc.fputs(b'text', f)\nc.fclose(f)")
        self.assertEqual(after_crash.differences(ops, self.start, self.root), ["a"])
        shutil.rmtree(self.start)
        ops = self.script("import mmap\nfd = os.open('m', os.O_CREAT | os.O_RDWR)\nos.truncate('m', 99)\nmmap.mmap(fd, 99)")
        with self.assertRaisesRegex(after_crash.TraceError, "shared mapping"):
            self.states(ops, 1)

    def test_the_torn_end_of_a_trace_is_left_out_and_nothing_else(self):
        ops = self.script("make('a', b'12345')\nmake('b', b'12345')")
        raw = self.trace.read_bytes()
        for end in range(len(raw)):
            self.trace.write_bytes(raw[:end])
            there = after_crash.read_trace(self.trace)
            self.assertEqual(there, ops[:len(there)])
        self.trace.write_bytes(raw[:99] + b"?" + raw[100:] + b"?" * 64)
        with self.assertRaisesRegex(after_crash.TraceError, "no record at byte"):
            after_crash.read_trace(self.trace)


class Writers(Rig):
    def faults_of(self, ops, count=300):
        """What is wrong in so many states at random points; the program may be in its middle at any."""
        luck, found = random.Random(1), []
        for seed in range(count):
            out, point = self.folder / "out", luck.randint(0, len(ops))
            after_crash.crash_states(ops, self.start, out, point, seed)
            found.append(fault_of(out, after_crash.said_by(ops, point)))
            shutil.rmtree(out)
        return [fault for fault in found if fault]

    def test_a_file_that_is_replaced_is_old_or_new_and_never_older_than_said(self):
        ops = self.run_traced([REPLACE_AGAIN, self.root / "file", "40"])
        self.assertEqual(len(after_crash.said_by(ops, len(ops))), 40)
        self.assertEqual(after_crash.differences(ops, self.start, self.root), [])
        self.assertEqual(self.faults_of(ops), [])

    def test_careless_writers_are_caught(self):
        for how in ("in place", "no sync", "no sync of the folder"):
            with self.subTest(how):
                ops = self.run_traced(PYTHON + [CARELESS, self.root / "file", "40", how])
                self.assertGreater(len(self.faults_of(ops)), 20)
            shutil.rmtree(self.start), self.trace.unlink(), (self.root / "file").unlink()
        ops = self.run_traced(PYTHON + [CARELESS, self.root / "file", "40", "none of these"])
        self.assertEqual(self.faults_of(ops), [])

    def test_a_disk_that_is_full_broken_or_readonly_leaves_the_old_file(self):
        for fault in ("enospc@1", "enospc@2", "enospc@3", "eio-fsync@1", "eio-fsync@3", "readonly"):
            with self.subTest(fault):
                (self.root / "file").write_bytes(content(0))
                ops = self.run_traced([REPLACE_AGAIN, self.root / "file", "40"], fault, status=1)
                self.assertIn("%s: cannot be written" % (self.root / "file"), self.errors)
                lines = after_crash.said_by(ops, len(ops))
                self.assertEqual((self.root / "file").read_bytes(), content(len(lines)))
                self.assertEqual([p.name for p in self.root.iterdir()], ["file"])
                shutil.rmtree(self.start), self.trace.unlink()


class Kills(Rig):
    def look(self, state):
        self.looked.append(state.name)
        fault = fault_of(state.folder, [line.text for line in state.lines])
        if fault:
            raise AssertionError(fault)

    def check(self, command, seconds, seed):
        self.looked = []
        return crash_rig.check(command, self.root, self.folder / ("work%d" % seed), seconds, self.look, seed,
                               crash_rig.under_shim(LIBRARY))

    def test_a_program_that_is_killed_at_any_moment_loses_nothing(self):
        luck, killed = random.Random(), 0
        for seed in range(8):
            run = self.check(lambda root: [REPLACE_AGAIN, root / "file", 10 ** 9], luck.uniform(0.0, 0.5), seed)
            self.assertEqual(len(self.looked), 7)
            self.assertIsNotNone(run.killed)
            self.assertEqual([line.text for line in run.lines], ["done %d" % (k + 1) for k in range(len(run.lines))])
            killed += len(run.lines) > 0
        self.assertGreater(killed, 0)

    def test_one_that_ends_is_looked_at_and_one_that_fails_is_an_error(self):
        run = self.check(lambda root: [REPLACE_AGAIN, root / "file", 3], 60, 1)
        self.assertIsNone(run.killed)
        self.assertEqual([line.text for line in run.lines], ["done 1", "done 2", "done 3"])
        with self.assertRaisesRegex(RuntimeError, "status 2"):
            self.check(lambda root: [REPLACE_AGAIN], 60, 2)

    def test_a_careless_program_is_caught(self):
        for seed in range(100):
            try:
                self.check(lambda root: PYTHON + [CARELESS, root / "file", "1000000", "no sync"], 0.2, seed)
            except AssertionError as error:
                self.assertIn("power loss after", error.__notes__[0])  # the kernel alone forgets nothing
                return
        self.fail("never caught")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
