"""What may be on a disk after the power has failed, from a trace that volatile_disk.cpp has written.

    ops = read_trace(trace)
    crash_states(ops, start_folder, out_folder, point, seed)

makes in `out_folder` one state that the watched folder may be in when the machine dies once the first
`point` operations are done; `start_folder` is a copy of it from before, taken to be safe on disk. The
same seed gives the same state.

The model is what POSIX promises, read strictly, with the order that journals keep among names:

- The bytes of a file are sure up to its last fsync or fdatasync that worked. Each change since then is
  there, is missing or, of a write, is there up to some byte; later ones may be there without earlier
  ones. A missing write may have made the file longer all the same: by zeros.
- What a sync that failed was to make sure stays unsure for ever, also after a later one that works: the
  kernel takes those bytes for clean.
- A file has its bytes whatever its name is. Renamed before it was synced, it may be empty under its new
  name.
- A name that was made, moved or removed is sure after an fsync of its folder, and nothing else: not one
  of the file. The operations of a folder are there in order: once one is missing all later ones are.
  What moves a name from one folder to another is in the order of both and is there whole or not at all.
- A new folder is sure after an fsync of the one above it, so what is in it may vanish with it.
- sync() and syncfs() make everything sure.

Real file systems forgive more: ext4 makes the name of a new file sure with the file. Not modelled are
modes, owners, times, extended attributes, a rename that is there by half, garbage where zeros should be,
and disks that lie about a sync. Symbolic links and mappings that are written to are refused.
"""
import random
import struct
import weakref
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

KINDS = ("", "open", "write", "truncate", "grow", "sync", "sync_all", "rename", "exchange", "link", "unlink",
         "mkdir", "said", "unseen")
CREATED, TRUNCATED, NAMELESS = 1, 2, 4
HEADER = struct.Struct("<IHHiIQQQQIIQ")
MAGIC = 0x31544456


class TraceError(Exception):
    """The trace does not tell the whole story, so that no state can be made of it."""


class Op(NamedTuple):
    """One operation that was done; paths are relative to the folder, "" outside of it."""
    at: int  # where its record begins in the trace
    kind: str
    error: int
    process: int
    flags: int
    time: float  # seconds, as time.monotonic() has them, when it was done
    inode: int
    offset: int
    length: int
    path: str
    other: str
    data: bytes


def read_trace(path):
    """The operations of a trace, in order. A record that the end of the file tears is left out."""
    raw, ops, at = Path(path).read_bytes(), [], 0
    while at + HEADER.size <= len(raw):
        (magic, kind, error, process, flags, time, inode, offset, length, path_bytes, other_bytes,
         data_bytes) = HEADER.unpack_from(raw, at)
        if magic != MAGIC or not 0 < kind < len(KINDS):
            raise TraceError(f"{path}: no record at byte {at}")
        other = at + HEADER.size + path_bytes
        data = other + other_bytes
        end = data + data_bytes
        if end > len(raw):
            break
        ops.append(Op(at, KINDS[kind], error, process, flags, time / 1e9, inode, offset, length,
                      raw[at + HEADER.size:other].decode(), raw[other:data].decode(), raw[data:end]))
        at = end
    return ops


def crash_states(ops, start_folder, out_folder, point, seed):
    """Makes in `out_folder`, which must not exist, a state for a power loss after the first `point` ops."""
    disk = Disk(start_folder)
    for op in ops[:point]:
        disk.replay(op)
    disk.lose_power(out_folder, seed)


def said_by(ops, point):
    """The whole lines that the program had written to stdout, with write(2), within the first ops."""
    text = b"".join(op.data for op in ops[:point] if op.kind == "said").decode()
    return text.split("\n")[:-1]


def differences(ops, start_folder, folder):
    """The paths that are not in `folder` as the trace says that the kernel has them, sorted.

    After a program that ended there should be none, after one that was killed those of one call that
    was done but not recorded: at most two. More means that the program writes in ways that are not seen.
    """
    disk = Disk(start_folder)
    for op in ops:
        disk.replay(op)
    told = {name: bytes(node.now()) if isinstance(node, File) else None
            for name, node in disk.top.walk(lambda f: f.now)}
    there = {p.relative_to(folder).as_posix(): None if p.is_dir() else p.read_bytes()
             for p in Path(folder).rglob("*")}
    return sorted(name for name in told.keys() | there.keys()
                  if name not in told or name not in there or told[name] != there[name])


@dataclass
class Change:
    """An operation on the bytes of a file."""
    op: Op
    sure: bool = False
    doomed: bool = False  # a sync that failed has taken it for written

    def apply(self, content, upto=None):
        kind, offset, length = self.op.kind, self.op.offset, self.op.length
        if kind == "write":
            data = self.op.data[:upto]
            if data:
                content.extend(bytes(max(0, offset - len(content))))
                content[offset:offset + len(data)] = data
        else:
            if kind in ("open", "truncate"):
                del content[length:]
            content.extend(bytes(max(0, length - len(content))))

    def apply_in_part(self, content, luck):
        """Of a write some first bytes, maybe none, and maybe the length that it would have given."""
        if self.op.kind != "write":
            return
        self.apply(content, luck.choice((0, luck.randint(0, len(self.op.data)))))
        if luck.random() < 0.5:
            content.extend(bytes(max(0, self.op.offset + len(self.op.data) - len(content))))


class File:
    def __init__(self, content=b""):
        self.durable = bytearray(content)
        self.later = deque()  # of Change: what came after, in order; the first is not sure

    def sync(self, before, failed=False):
        for change in self.later:
            if change.op.at < before:
                change.doomed = change.doomed or failed and not change.sure
                change.sure = change.sure or not change.doomed
        while self.later and self.later[0].sure:
            self.later.popleft().apply(self.durable)

    def now(self):
        content = bytearray(self.durable)
        for change in self.later:
            change.apply(content)
        return content

    def after_power_loss(self, luck):
        # What goes wrong in practice is rarely one change among many, so whole moods are likely too.
        mood = luck.choice(("all", "none", "first", "any", "any"))
        unsure = sum(not change.sure for change in self.later)
        kept = luck.randint(0, unsure) if mood == "first" else unsure if mood == "all" else 0
        content = bytearray(self.durable)
        for change in self.later:
            if change.sure or kept > 0 or mood == "any" and luck.random() < 0.5:
                change.apply(content)
            elif mood == "any" or mood == "first" and kept == 0:
                change.apply_in_part(content, luck)
            kept -= not change.sure
        return content


class Folder:
    def __init__(self):
        self.now, self.durable = {}, {}

    def walk(self, entries, above=""):
        """(path, node) of all below, where entries(folder) is the entries of one."""
        for name, node in sorted(entries(self).items()):
            yield above + name, node
            if isinstance(node, Folder):
                yield from node.walk(entries, above + name + "/")


@dataclass
class Naming:
    """An operation on names: (folder, name, node or None for none) each."""
    at: int
    edits: list
    sure: bool = False
    folders: tuple = field(init=False)  # ids, each once, in an order that does not depend on them

    def __post_init__(self):
        self.folders = tuple(dict.fromkeys(id(folder) for folder, _, _ in self.edits))


def edit(entries, name, node):
    if node is None:
        entries.pop(name, None)
    else:
        entries[name] = node


class Disk:
    """A folder as the kernel has it, with what of it is sure to be on disk. replay() each operation in
    order; lose_power() as often as wanted, in between too: it changes nothing."""

    def __init__(self, start_folder):
        self.top = Folder()
        self.nodes = {}  # by inode number: what is open, or was
        self.files = weakref.WeakSet()  # all that a sync of everything has to do with
        self.namings = []  # those not sure, in order
        self._load(Path(start_folder), self.top)

    def _load(self, path, folder):
        for child in sorted(path.iterdir()):
            if child.is_symlink() or not (child.is_dir() or child.is_file()):
                raise TraceError(f"{child}: is neither a file nor a folder")
            if child.is_dir():
                node = Folder()
                self._load(child, node)
            else:
                node = self._file(child.read_bytes())
            folder.now[child.name] = folder.durable[child.name] = node

    def _file(self, content=b""):
        file = File(content)
        self.files.add(file)
        return file

    def _place(self, path, op):
        """(folder, name) of a path."""
        *above, name = path.split("/")
        folder = self.top
        for part in above:
            folder = folder.now.get(part)
            if not isinstance(folder, Folder):
                raise TraceError(f"byte {op.at}: {path} is in a folder that the trace has not made")
        return folder, name

    def _node(self, path, op):
        if path == ".":
            return self.top
        folder, name = self._place(path, op)
        if name not in folder.now:
            raise TraceError(f"byte {op.at}: {op.kind} of {path}, which the trace has not made")
        return folder.now[name]

    def _open_node(self, op):
        if op.path:
            return self._node(op.path, op)
        if op.inode not in self.nodes:
            raise TraceError(f"byte {op.at}: {op.kind} of a file that the trace has not opened")
        return self.nodes[op.inode]

    def _name(self, op, *edits):
        self.namings.append(Naming(op.at, [e for e in edits if e]))
        for folder, name, node in self.namings[-1].edits:
            edit(folder.now, name, node)

    def replay(self, op):
        getattr(self, "_" + op.kind)(op)

    def _said(self, op):
        pass

    def _unseen(self, op):
        raise TraceError(f"byte {op.at}: the program makes a symbolic link, a hole or a shared mapping that it "
                         f"writes to ({op.path or 'inode %d' % op.inode}), which is not modelled")

    def _open(self, op):
        if op.flags & CREATED:
            node = self._file()
            if not op.flags & NAMELESS:
                self._name(op, (*self._place(op.path, op), node))
        else:
            node = self._node(op.path, op)
        self.nodes[op.inode] = node  # anew: numbers of files that are no more come again
        if op.flags & TRUNCATED:
            node.later.append(Change(op))

    def _write(self, op):
        self._open_node(op).later.append(Change(op))

    _truncate = _grow = _write

    def _mkdir(self, op):
        self._name(op, (*self._place(op.path, op), Folder()))

    def _unlink(self, op):
        self._name(op, (*self._place(op.path, op), None))

    def _link(self, op):
        node = self.nodes.get(op.inode) or op.path and self._node(op.path, op)
        if not node:
            raise TraceError(f"byte {op.at}: {op.other} is linked from outside of the folder")
        if op.other:
            self._name(op, (*self._place(op.other, op), node))

    def _rename(self, op):
        if not op.path:
            raise TraceError(f"byte {op.at}: {op.other} is moved here from outside of the folder")
        node = self._node(op.path, op)
        there = op.other and self._place(op.other, op)
        if there and there[0].now.get(there[1]) is node:
            return  # two names of one file: rename() leaves both
        self._name(op, (*self._place(op.path, op), None), there and (*there, node))

    def _exchange(self, op):
        if not op.path or not op.other:
            raise TraceError(f"byte {op.at}: {op.path or op.other} is exchanged with something outside")
        self._name(op, (*self._place(op.path, op), self._node(op.other, op)),
                   (*self._place(op.other, op), self._node(op.path, op)))

    def _sync(self, op):
        node = self._open_node(op)
        if isinstance(node, File):
            node.sync(op.offset, op.error != 0)
        elif op.error == 0:
            self._sync_names({id(node)}, op.offset)

    def _sync_all(self, op):
        if op.error == 0:
            for file in self.files:
                file.sync(op.offset)
            self._sync_names({f for naming in self.namings for f in naming.folders}, op.offset)

    def _sync_names(self, folders, before):
        """Makes sure what was done to the names of these folders, and what came before it elsewhere."""
        for naming in reversed(self.namings):
            if naming.at < before and not folders.isdisjoint(naming.folders):
                naming.sure = True
                folders = folders.union(naming.folders)
        for naming in self.namings:
            if naming.sure:
                for folder, name, node in naming.edits:
                    edit(folder.durable, name, node)
        self.namings = [naming for naming in self.namings if not naming.sure]

    def lose_power(self, out_folder, seed):
        """Makes in `out_folder`, which must not exist, what is on disk when the machine dies now."""
        luck = random.Random(seed)
        entries = {}  # of a folder, by id, where they are not the durable ones
        ends = {}  # how many of its unsure operations a folder has kept
        for naming in self.namings:
            for folder in naming.folders:
                ends[folder] = ends.get(folder, 0) + 1
        ends = {folder: luck.choice((0, count, luck.randint(0, count))) for folder, count in ends.items()}
        for naming in self.namings:
            kept = all(ends[folder] > 0 for folder in naming.folders)
            for folder in naming.folders:
                ends[folder] = ends[folder] - 1 if kept else 0
            if kept:
                for folder, name, node in naming.edits:
                    edit(entries.setdefault(id(folder), dict(folder.durable)), name, node)
        out = Path(out_folder)
        out.mkdir(parents=True)
        contents = {}  # a file with two names has one content
        for path, node in self.top.walk(lambda f: entries.get(id(f), f.durable)):
            if isinstance(node, Folder):
                (out / path).mkdir()
            else:
                if id(node) not in contents:
                    contents[id(node)] = node.after_power_loss(luck)
                (out / path).write_bytes(contents[id(node)])
