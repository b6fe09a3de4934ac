"""Kills a program at any moment and gives what is left: at once, and as if the power had failed too.

    env = under_shim(LIBRARY)                    # or under_shim(LIBRARY, fault="enospc@40")
    run = run_and_kill(command, root, trace, seconds, env)
    check(command, start_folder, work_folder, seconds, look, seed=7, env=env)

The program writes below the folder `root` and prints a line for each thing that it has done. All times
are those of time.monotonic(). What the program prints must leave it at once; written with write(2),
unlike with printf() or std::cout, the lines are in the trace too and so are known to have been printed
at points before they arrived here.
"""
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import NamedTuple

import after_crash

PATIENCE = 60  # seconds: a busy machine is not a broken program


class Line(NamedTuple):
    time: float  # when it arrived; it was printed before
    text: str


class Run(NamedTuple):
    lines: list  # of Line; what was printed of the last, without its end, is left out
    killed: float  # just before the signal; None if the program had ended by then, with status 0


class State(NamedTuple):
    """What a user finds who starts the machine, or only the program, again."""
    folder: Path
    lines: list  # those that were surely printed by then
    moment: float  # the latest at which the program may have died to leave this
    killed_only: bool  # the kernel lived on and has kept all that was written
    name: str  # how to come by it again, for messages


def under_shim(library, fault="", env=None):
    """An environment for a program on a disk that is watched, and that may have a fault."""
    if not Path(library).is_file():
        raise FileNotFoundError(library)  # the loader would go on without it
    env = dict(os.environ if env is None else env, LD_PRELOAD=str(library))
    env.pop("VOLATILE_DISK_FAIL", None)
    if fault:
        env["VOLATILE_DISK_FAIL"] = fault
    return env


def run_and_kill(command, root, trace, seconds, env):
    """Runs `command` on the folder `root`, recorded in `trace`, and kills it with all that it has started
    after so many seconds. A program that fails by itself is an error; one that ends is not."""
    env = dict(env, VOLATILE_DISK_ROOT=str(root), VOLATILE_DISK_TRACE=str(trace))
    Path(trace).touch()  # it may be killed before it runs
    end = time.monotonic() + seconds
    with subprocess.Popen(list(map(str, command)), env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          start_new_session=True) as process:
        lines = []
        reader = threading.Thread(target=_read_lines, args=(process.stdout.fileno(), lines), daemon=True)
        reader.start()
        try:
            process.wait(max(0.0, end - time.monotonic()))
            killed = None
        except subprocess.TimeoutExpired:
            killed = time.monotonic()
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)
        reader.join(PATIENCE)  # what was printed before is in the pipe
        if reader.is_alive():
            raise RuntimeError(f"{command[0]} has left a process that holds its output open")
    if process.returncode == 0:
        return Run(lines, None)
    if killed is None or process.returncode != -signal.SIGKILL:
        raise RuntimeError(f"{command[0]} ended by itself with status {process.returncode}")
    return Run(lines, killed)


def _read_lines(pipe, lines):
    rest = b""
    while True:
        part = os.read(pipe, 1 << 16)
        now = time.monotonic()
        if not part:
            return
        *whole, rest = (rest + part).split(b"\n")
        lines.extend(Line(now, line.decode()) for line in whole)


def power_losses(ops, run, start_folder, work_folder, count, luck):
    """Yields states after a power loss: each second at the kill, the others anywhere before. The folder
    of a state is removed when the next is asked for."""
    for number in range(count):
        point = len(ops) if number % 2 == 0 else luck.randint(0, len(ops))
        seed = luck.getrandbits(32)
        folder = Path(work_folder) / "power-loss"
        shutil.rmtree(folder, ignore_errors=True)
        after_crash.crash_states(ops, start_folder, folder, point, seed)
        if point == len(ops):
            moment, lines = run.killed or time.monotonic(), run.lines
        else:
            # Until the next operation was done the disk may have been in this state.
            moment = ops[point].time
            arrived = sum(line.time < moment for line in run.lines)
            lines = run.lines[:max(arrived, len(after_crash.said_by(ops, point)))]
        yield State(folder, lines, moment, False, f"power loss after {point} of {len(ops)} operations, seed {seed}")
        shutil.rmtree(folder, ignore_errors=True)


def check(command, start_folder, work_folder, seconds, look, seed, env, losses=6):
    """One run on a copy of `start_folder`, killed after so many seconds, then look(state) for the state
    of a program that was killed and for some after a power loss. What look() raises passes through with
    the state's name and leaves all in `work_folder`, which must not exist; else that is removed.

    `command` is a function that gives the command for a root. Gives the Run.
    """
    work = Path(work_folder)
    root, trace = work / "root", work / "trace"
    shutil.copytree(start_folder, root)
    run = run_and_kill(command(root), root, trace, seconds, env)
    ops = after_crash.read_trace(trace)
    unseen = after_crash.differences(ops, start_folder, root)
    # One call may have been done and not recorded, when it was killed.
    if len(unseen) > (2 if run.killed else 0) or (run.lines and not ops):
        raise after_crash.TraceError(f"{command(root)[0]} writes in ways that the trace does not see: {unseen}")
    killed = State(root, run.lines, run.killed or time.monotonic(), True, f"killed after {seconds:.3f} s")
    _look(look, killed, seed)
    for state in power_losses(ops, run, start_folder, work, losses, random.Random(seed)):
        _look(look, state, seed)
    shutil.rmtree(work)
    return run


def _look(look, state, seed):
    try:
        look(state)
    except Exception as error:
        error.add_note(f"in {state.folder}: {state.name}; check(seed={seed})")
        raise
