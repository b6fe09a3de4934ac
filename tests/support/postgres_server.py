"""A PostgreSQL server with PostGIS of a test's own, in a folder of its own, that ends with the test however it ends."""
import glob
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PASSWORD = "s3cr3t-Mohn/blume@7"
PASSWORD_IN_URL = "s3cr3t-Mohn%2Fblume%407"


def programs():
    """The folder of initdb and postgres, the newest version."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/postgres"), key=lambda p: float(p.split("/")[4]))
    if not found:
        raise RuntimeError("no PostgreSQL server is installed: script/setup test")
    return pathlib.Path(found[-1]).parent


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """Its superuser is `postgres`, let in by the socket in `folder`; `anna` and `reader` come in by TCP on 127.0.0.1 with
    PASSWORD, and may do what databases() grants."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pg-"))
        self.data = self.folder / "data"
        self.port = free_port()
        self.process = None
        # initdb and postgres refuse to run as root.
        self.user = []
        if os.getuid() == 0:
            owner = next(n for n in ("postgres", "nobody") if n in {p.pw_name for p in pwd.getpwall()})
            person = pwd.getpwnam(owner)
            os.chown(self.folder, person.pw_uid, person.pw_gid)
            self.user = ["setpriv", f"--reuid={owner}", f"--regid={person.pw_gid}", "--clear-groups"]
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        try:
            self.run([*self.user, programs() / "initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                      "--locale=C.UTF-8", "--no-sync"])
            hba = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
            (self.data / "pg_hba.conf").write_text(hba)
            self.start()
            self.sql(f"CREATE ROLE anna LOGIN PASSWORD '{PASSWORD}'; CREATE ROLE reader LOGIN PASSWORD '{PASSWORD}'")
            self.sql("CREATE DATABASE gis_template")
            self.sql("CREATE EXTENSION postgis", "gis_template")
        except BaseException:
            self.close()
            raise

    def run(self, words, **more):
        done = subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=120, cwd="/",
                              env=self.environment, **more)
        if done.returncode != 0:
            raise RuntimeError(f"{words[-1]}: {done.stderr}")
        return done.stdout

    def start(self):
        # Asked to end when this process does, be it by a signal that nothing can handle.
        dies = ["--pdeathsig", "QUIT"] if self.user else []
        before = self.user + dies if self.user else ["setpriv", "--pdeathsig", "QUIT"]
        settings = {"listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": self.folder,
                    "fsync": "off", "max_connections": 30, "shared_buffers": "32MB", "autovacuum": "off",
                    "log_statement": "all", "shared_preload_libraries": "pg_stat_statements", "logging_collector": "off"}
        words = [*before, programs() / "postgres", "-D", self.data]
        for name, value in settings.items():
            words += ["-c", f"{name}={value}"]
        self.log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen([str(w) for w in words], stdout=self.log, stderr=self.log, cwd="/",
                                        env=self.environment)
        end = time.monotonic() + 60
        while True:
            try:
                self.sql("SELECT 1")
                return
            except RuntimeError:
                if self.process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError("the server does not start:\n" + self.said())
                time.sleep(0.1)

    def said(self):
        """All that the server has logged: every statement, too."""
        return (self.folder / "log").read_text(errors="replace")

    def stop(self, how=signal.SIGINT):
        """SIGINT ends connections, SIGQUIT at once as a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None
            self.log.close()

    def close(self):
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, statements, database="postgres", user="postgres"):
        """Rows as text, cells parted by "|"."""
        out = self.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p", self.port, "-U",
                        user, "-d", database, "-f", "-"], input=statements)
        return out.splitlines()

    def value(self, statement, database="postgres"):
        rows = self.sql(statement, database)
        return rows[0] if rows else None

    def database(self, name, postgis=True):
        """A new one, in which anna may make schemas and tables."""
        self.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self.sql(f'CREATE DATABASE "{name}"' + (" TEMPLATE gis_template" if postgis else ""))
        self.sql(f'GRANT CREATE ON DATABASE "{name}" TO anna; GRANT ALL ON SCHEMA public TO anna', name)
        return name

    def address(self, database, table=None, user="anna", password=PASSWORD_IN_URL, more=""):
        secret = f":{password}" if password else ""
        query = "&".join(part for part in (f"table={table}" if table else "", more) if part)
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{database}" + (f"?{query}" if query else "")
