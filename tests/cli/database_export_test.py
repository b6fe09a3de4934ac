"""Events in a PostGIS database, by the command line, with a server of its own. Usage: database_export_test.py DATELINE"""
import csv
import io
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from postgres_server import PASSWORD, PASSWORD_IN_URL, Server, free_port  # noqa: E402
from project_rig import DATELINE, KIRKUK, MOSUL, TIKRIT, WALK, ProjectTest  # noqa: E402

SERVER = None


def setUpModule():
    global SERVER
    SERVER = Server()


def tearDownModule():
    SERVER.close()


class DatabaseTest(ProjectTest):
    def setUp(self):
        super().setUp()
        self.database = SERVER.database("news")
        self.tikrit = self.file("tikrit.txt", TIKRIT)
        self.mosul = self.file("mosul.txt", MOSUL)

    def run_it(self, *words, command="project", **environment):
        done = subprocess.run([DATELINE, command, *map(str, words)], capture_output=True, timeout=300, cwd=self.folder,
                              env={**os.environ, "HOME": str(self.folder), **environment})
        done.out, done.told = done.stdout.decode(), done.stderr.decode()
        for secret in (PASSWORD, PASSWORD_IN_URL, "s3cr3t"):
            self.assertNotIn(secret, done.out + done.told)
        return done

    def export(self, *words, table="war.events", **more):
        return self.run_it(*words, "--to", SERVER.address(self.database, table, **more), command="export")

    def exported(self, *words, **more):
        done = self.export(*words, **more)
        self.assertEqual(done.returncode, 0, done.told)
        return done.out

    def sql(self, statement):
        return SERVER.sql(statement, self.database)

    def rows(self, what="type, place", table="war.events"):
        return self.sql(f"SELECT {what} FROM {table} ORDER BY earliest_at, type")

    def tables(self):
        return self.sql("SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname NOT IN"
                        " ('pg_catalog', 'information_schema') AND tablename <> 'spatial_ref_sys'")


class Export(DatabaseTest):
    def test_events_go_into_a_table_that_is_made_with_times_points_and_indexes(self):
        said = self.exported(self.tikrit)
        self.assertIn("2 events, in a new table", said)
        self.assertIn(f"postgresql://anna@127.0.0.1:{SERVER.port}/news?table=war.events", said)
        self.assertEqual(self.rows(), ["capture|Tikrit", "shelling|Baiji"])
        self.assertEqual(self.rows("earliest, earliest_at, latest_at")[0],
                         "2014-06-11|2014-06-11 00:00:00|2014-06-11 23:59:00")
        self.assertEqual(self.sql("SELECT round(ST_X(geom)::numeric, 2), ST_SRID(geom), ST_X(geom) = lon, ST_Y(geom) = lat"
                                  " FROM war.events WHERE place = 'Tikrit'"), ["43.68|4326|t|t"])
        self.assertEqual(len(self.sql("SELECT 1 FROM war.events WHERE quote LIKE '%captured Tikrit%' AND told_by IS NULL"
                                      " AND publisher = 'Northwire' AND document <> ''")), 1)
        indexes = "\n".join(self.sql("SELECT indexdef FROM pg_indexes WHERE schemaname = 'war'"))
        for part in ("USING gist (geom)", "(earliest_at, latest_at)", "(document, id)"):
            self.assertIn(part, indexes)

    def test_exported_again_they_are_the_same_rows_and_others_stay(self):
        self.exported(self.tikrit, self.mosul)
        self.sql("INSERT INTO war.events (id, document, type) VALUES ('theirs', 'their story', 'clash')")
        before = self.sql("SELECT * FROM war.events ORDER BY document, id")
        said = self.exported(self.tikrit)
        self.assertIn("2 events in place of 2", said)
        self.assertEqual(self.sql("SELECT * FROM war.events ORDER BY document, id"), before)

    def test_what_users_put_right_takes_the_place_of_what_was_read(self):
        self.exported(self.tikrit)
        self.filled(tikrit=TIKRIT, kirkuk=KIRKUK)
        # The project knows its stories by ids of its own.
        self.exported(self.project, table="war.mine")
        self.correct(event=self.anchor("tikrit", "shelled Baiji"), change={"is": "rejected"})
        self.exported(self.project, table="war.mine")
        self.assertNotIn("shelling", "".join(self.rows(table="war.mine")))
        self.assertIn("abduction|Kirkuk", self.rows(table="war.mine"))
        self.assertEqual(self.rows(), ["capture|Tikrit", "shelling|Baiji"], "another table is another's")

    def test_rows_of_another_project_stay_as_they_are(self):
        self.exported(self.mosul)
        before = self.sql("SELECT * FROM war.events ORDER BY id")
        self.exported(self.tikrit)
        self.exported(self.tikrit, "--types", "capture")
        self.assertEqual(self.sql("SELECT * FROM war.events WHERE quote NOT LIKE '%Tikrit%' ORDER BY id"), before)

    def test_an_event_of_two_stories_is_one_row_and_goes_with_either_of_them(self):
        again = self.file("again.txt", TIKRIT.replace("(Northwire)", "(Southpost)").replace("June 16", "June 17"))
        self.exported(self.tikrit)
        self.exported(self.tikrit, again)
        self.assertEqual(self.sql("SELECT count(*), max(stories) FROM war.events WHERE type = 'capture'"), ["1|2"])
        self.exported(again, self.tikrit)
        self.assertEqual(self.sql("SELECT count(*), max(stories) FROM war.events WHERE type = 'capture'"), ["1|2"])

    def test_time_and_types_choose_and_replace_all_of_their_stories(self):
        self.exported(self.tikrit)
        self.exported(self.tikrit, "--types", "shelling")
        self.assertEqual(self.rows("type"), ["shelling"])
        self.exported(self.tikrit, "--until", "2014-06-12")
        self.assertEqual(self.rows("type"), ["capture"])

    def test_what_is_left_out_is_not_in_the_database_and_needs_a_name_to_be_known_again(self):
        self.refused(self.export(self.tikrit, "--without", "names"), "--set", status=2)
        self.refused(self.export(self.tikrit, "--set", "a"), "--set", status=2)
        self.refused(self.export(self.tikrit, "--without", "names", "--set", "a:b"), "letters", status=2)
        self.assertEqual(self.tables(), [])
        left_out = ("--without", "names,sources,sentences", "--coarsen", "25", "--set")
        self.exported(self.tikrit, *left_out, "public")
        text = "\n".join(self.sql("SELECT * FROM war.events"))
        for word in ("Rebels", "Northwire", "police", "captured Tikrit", "geonames:", "tikrit.txt"):
            self.assertNotIn(word, text)
        self.exported(self.mosul, *left_out, "other")
        self.exported(self.mosul)
        counts = "SELECT document LIKE 'set:public%', count(*) FROM war.events GROUP BY 1 ORDER BY 1"
        before = self.sql(counts)
        self.exported(self.tikrit, *left_out, "public")
        self.assertEqual(self.sql(counts), before)
        self.exported(self.tikrit, "--without", "sentences", "--set", "public")
        self.assertEqual(self.sql(counts), before, "of another sharpness, it is the same set")

    def test_names_with_marks_of_sql_are_names(self):
        self.sql("CREATE TABLE public.victim (a int)")
        for name, schema, table in (("%22a%20%22%22b%22.%22x%3B%20DROP%20TABLE%20public.victim%3B--%22", 'a "b',
                                     "x; DROP TABLE public.victim;--"),
                                    ("public.O'Brien$1", "public", "O'Brien$1"), ("Case", "public", "Case"),
                                    ("%D8%AD%D8%B1%D8%A8", "public", "حرب")):
            self.exported(self.tikrit, table=name)
            self.assertIn(f"{schema}.{table}", self.tables())
        self.assertIn("public.victim", self.tables())
        for name in ("a.b.c", "", "%22a", "x" * 64, "a%00b", "a%0Ab"):
            self.refused(self.export(self.tikrit, table=name), "table", status=2)

    def test_marks_in_what_stories_say_arrive_as_they_are(self):
        odd = self.file("odd.txt", TIKRIT.replace("Rebels", "Rebels of \\N '); DROP TABLE war.events; -- \"x\" \\.").replace(
            "captured", "captured"))
        self.exported(odd)
        self.assertTrue(any("\\N '); DROP TABLE war.events; -- \"x\" \\." in row for row in self.rows("quote")))

    def test_every_field_is_what_it_is_in_a_file(self):
        again = self.file("again.txt", TIKRIT.replace("(Northwire)", "(Southpost)").replace("June 16", "June 17"))
        undated = self.file("undated.txt", "Troops shelled Baiji yesterday. The attack killed five people.\n")
        stories = (self.tikrit, self.mosul, again, undated)
        self.exported(*stories)
        self.done(*stories, "-o", "out.csv", command="export")
        with open(self.folder / "out.csv", newline="", encoding="utf-8") as file:
            wanted = list(csv.DictReader(file))
        names = list(wanted[0])
        text = SERVER.run(["psql", "-X", "-q", "--csv", "-h", SERVER.folder, "-p", SERVER.port, "-U", "postgres", "-d",
                           self.database, "-c", f"SELECT {', '.join(map(chr(34).__add__, (n + chr(34) for n in names)))}"
                           " FROM war.events"])
        found = list(csv.DictReader(io.StringIO(text)))
        by_id = sorted(wanted, key=lambda row: row["id"])
        self.assertEqual(sorted(found, key=lambda row: row["id"]), by_id)
        self.assertEqual(self.sql("SELECT count(*) FROM war.events WHERE relative_days IS NOT NULL AND earliest_at IS NULL"),
                         [str(sum(bool(row["relative_days"]) for row in wanted))])

    def test_events_that_no_story_tells_are_those_of_one_project(self):
        added = {"type": "clash", "status": "happened", "actor": "The mayor's men"}
        for name in ("one", "two"):
            self.project = self.folder / f"{name}.dateline"
            self.done("new", self.project)
            self.correct(added=added)
            self.exported(self.project)
            self.exported(self.project)
        self.assertEqual(self.sql("SELECT count(*), count(DISTINCT document), min(type) FROM war.events"), ["2|2|clash"])
        self.refused(self.export(self.folder / "one.dateline", self.project), "one by one", status=2)

    def test_both_forms_of_an_address_and_convert(self):
        words = (f"postgresql:host=127.0.0.1 port={SERVER.port} dbname=news user=anna password='{PASSWORD}'"
                 " table='war.events'")
        self.assertEqual(self.run_it(self.tikrit, "--to", words, command="export").returncode, 0)
        self.assertEqual(self.run_it(self.tikrit, SERVER.address("news", "war.events"), command="convert").returncode, 0)
        self.assertEqual(self.run_it(self.tikrit, "-o", SERVER.address("news", "war.events"), command="export").returncode, 0)
        by_socket = f"postgresql:///news?host={SERVER.folder}&port={SERVER.port}&user=postgres&table=war.events"
        self.assertEqual(self.run_it(self.tikrit, "--to", by_socket, command="export").returncode, 0)
        self.assertEqual(len(self.rows()), 2)


class Passwords(DatabaseTest):
    def test_they_may_lie_beside_the_address(self):
        bare = SERVER.address(self.database, "war.events", password=None)
        self.refused(self.run_it(self.tikrit, "--to", bare, command="export"), "asks for a password", "~/.pgpass")
        done = self.run_it(self.tikrit, "--to", bare, command="export", PGPASSWORD=PASSWORD)
        self.assertEqual(done.returncode, 0, done.told)
        passes = self.file(".pgpass", f"127.0.0.1:*:*:anna:{PASSWORD}\n")
        passes.chmod(0o600)
        done = self.run_it(self.tikrit, "--to", bare, command="export", PGPASSFILE=str(passes))
        self.assertEqual(done.returncode, 0, done.told)

    def test_wrong_ones_are_told_of_and_never_shown(self):
        self.refused(self.export(self.tikrit, password="s3cr3t-wrong"), "does not take the password", "127.0.0.1")
        self.refused(self.export(self.tikrit, user="nobody_here"), "password")

    def test_broken_addresses_show_nothing_of_theirs(self):
        for address in (f"postgresql://anna:s3cr3t@7@127.0.0.1:{SERVER.port}/news?table=a", "postgresql://anna:s3cr3t/x@h/db",
                        "postgresql://anna:12/s3cr3t@h/db?table=a", "postgresql://anna:1?s3cr3t/x@h/db?table=a",
                        "postgresql://anna:s3cr3t@h:s3cr3t/db?table=a", "postgresql:password='s3cr3t table=a",
                        "postgresql://anna:s3cr3t%zz@h/db?table=a", "POSTGRESQL://anna:s3cr3t@h:x/db?table=a",
                        "postgresql:password=s3cr3t s3cr3t' table=x", "postgresql://a:s3cr3t@h/d?s3cr3t"):
            with self.subTest(address):
                self.refused(self.run_it(self.tikrit, "--to", address, command="export"), "the address of the database",
                             status=2)
        good = SERVER.address(self.database, "war.events")
        self.assertEqual(self.run_it(self.tikrit, "--to", good, "--no-such-option", command="export").returncode, 2)
        self.assertEqual(self.run_it(self.tikrit, "--too", good, command="export").returncode, 2)
        self.refused(self.run_it(self.tikrit, "--to", "postgresql://anna@h/db?tabel=a", command="export"), "tabel", status=2)


class Refusals(DatabaseTest):
    def test_of_a_server_that_is_not_there(self):
        nowhere = f"postgresql://anna@127.0.0.1:{free_port()}/news?table=war.events"
        self.refused(self.run_it(self.tikrit, "--to", nowhere, command="export"), "cannot be reached", "127.0.0.1")

    def test_of_a_server_that_takes_calls_and_says_nothing(self):
        import socket
        with socket.socket() as deaf:
            deaf.bind(("127.0.0.1", 0))
            deaf.listen()
            address = f"postgresql://anna@127.0.0.1:{deaf.getsockname()[1]}/news?table=a&connect_timeout=1"
            self.refused(self.run_it(self.tikrit, "--to", address, command="export"), "does not answer")

    def test_of_databases_and_tables_that_are_not_there_or_not_allowed(self):
        self.refused(self.run_it(self.tikrit, "--to", SERVER.address("nothing", "a"), command="export"), "no such database",
                     "createdb")
        self.refused(self.run_it(self.tikrit, "--to", SERVER.address("news"), command="export"), "names no table", status=2)
        self.refused(self.export(self.tikrit, user="reader"), "may not")
        self.exported(self.tikrit)
        self.sql("GRANT USAGE ON SCHEMA war TO reader; GRANT SELECT ON war.events TO reader")
        self.refused(self.export(self.mosul, user="reader"), "may not", "42501")
        self.assertEqual(len(self.rows()), 2)

    def test_of_a_database_without_postgis(self):
        SERVER.database("flat", postgis=False)
        done = self.run_it(self.tikrit, "--to", SERVER.address("flat", "a"), command="export")
        self.refused(done, "no PostGIS", "CREATE EXTENSION postgis")

    def test_of_a_table_with_other_columns_which_stays_as_it_is(self):
        self.sql('CREATE SCHEMA war; CREATE TABLE war.events (id text, type text, lat int, "when" date, mine text NOT NULL);'
                 "INSERT INTO war.events VALUES ('1', 'a', 2, '2014-06-01', 'x'); ALTER TABLE war.events OWNER TO anna;"
                 "GRANT ALL ON SCHEMA war TO anna")
        self.refused(self.export(self.tikrit), "other columns", '"status" is missing',
                     '"when" is date instead of text', '"mine"')
        self.assertEqual(self.sql("SELECT * FROM war.events"), ["1|a|2|2014-06-01|x"])
        self.sql("CREATE VIEW war.seen AS SELECT 1 AS id")
        self.refused(self.export(self.tikrit, table="war.seen"), "no table that can be written")

    def test_postgis_may_lie_in_a_schema_of_its_own_and_columns_may_be_added(self):
        SERVER.database("apart", postgis=False)
        SERVER.sql("CREATE SCHEMA gis; CREATE EXTENSION postgis SCHEMA gis; GRANT USAGE ON SCHEMA gis TO anna", "apart")
        for _ in range(2):
            done = self.run_it(self.tikrit, "--to", SERVER.address("apart", "war.events"), command="export")
            self.assertEqual(done.returncode, 0, done.told)
            SERVER.sql("ALTER TABLE war.events ADD COLUMN IF NOT EXISTS checked boolean", "apart")
        self.assertEqual(SERVER.value("SELECT count(*) FROM war.events", "apart"), "2")

    def test_nobody_can_slip_in_functions_of_their_own(self):
        self.sql("CREATE FUNCTION public.hashtext(text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE 'mine'; END $$;"
                 "ALTER ROLE anna SET search_path = public, pg_catalog")
        self.addCleanup(SERVER.sql, "ALTER ROLE anna RESET search_path")
        self.exported(self.tikrit)


class Together(DatabaseTest):
    """What happens at once, and what breaks in between."""

    def start(self, *words, table="war.events"):
        process = subprocess.Popen([DATELINE, "export", *map(str, words), "--to", SERVER.address(self.database, table)],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def until(self, statement):
        """Waits for it to give a row."""
        end = time.monotonic() + 120
        while not (rows := self.sql(statement)):
            self.assertLess(time.monotonic(), end, statement)
            time.sleep(0.02)
        return rows[0]

    def test_several_at_once_make_the_table_once_and_each_row_once(self):
        walk, kirkuk = self.file("walk.txt", WALK), self.file("kirkuk.txt", KIRKUK)
        running = [self.start(self.tikrit, walk), self.start(self.tikrit, kirkuk), self.start(self.mosul, self.tikrit),
                   self.start(self.tikrit), self.start(self.mosul, table="war.other")]
        for process in running:
            self.assertEqual(process.wait(120), 0, process.stderr.read())
        self.assertEqual(self.sql("SELECT count(*) FROM war.events WHERE quote LIKE '%captured Tikrit%'"), ["1"])
        for place in ("Tikrit", "Samarra", "Kirkuk", "Mosul"):
            self.assertTrue(self.sql(f"SELECT 1 FROM war.events WHERE place = '{place}'"), place)
        self.assertTrue(self.sql("SELECT 1 FROM war.other"))

    def broken(self, break_it):
        """Breaks an export in the middle of its rows: nothing of it is there, and all that was is."""
        self.exported(self.tikrit, self.mosul)
        before = self.sql("SELECT * FROM war.events ORDER BY document, id")
        # The second row waits, with the lock on the table and the first one written.
        self.sql("CREATE SEQUENCE public.written; GRANT ALL ON public.written TO anna; CREATE FUNCTION public.slow() RETURNS"
                 " trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('public.written') > 1 THEN PERFORM pg_sleep(300);"
                 " END IF; RETURN NEW; END $$; CREATE TRIGGER slow BEFORE INSERT ON war.events FOR EACH ROW EXECUTE"
                 " FUNCTION public.slow()")
        process = self.start(self.tikrit, self.mosul)
        pid = self.until("SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
        break_it(process, pid)
        status = process.wait(60)
        said = process.stderr.read().decode()
        self.assertNotIn("s3cr3t", said)
        self.until("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep')")
        self.sql("DROP TRIGGER slow ON war.events")
        self.assertEqual(self.sql("SELECT * FROM war.events ORDER BY document, id"), before)
        self.exported(self.tikrit, self.mosul)
        return status, said

    def test_a_connection_that_the_server_ends(self):
        status, said = self.broken(lambda _, pid: self.sql(f"SELECT pg_terminate_backend({pid})"))
        self.assertEqual(status, 3, said)
        self.assertIn("the server has ended the connection", said)

    def test_a_server_that_crashes(self):
        def crash(_, pid):
            os.kill(int(pid), signal.SIGKILL)
            end = time.monotonic() + 60
            while True:
                try:
                    SERVER.sql("SELECT 1")
                    return
                except RuntimeError:
                    self.assertLess(time.monotonic(), end)
                    time.sleep(0.1)
        status, said = self.broken(crash)
        self.assertEqual(status, 3, said)
        self.assertIn("connection", said)

    def test_an_export_that_is_killed(self):
        self.broken(lambda process, _: process.kill())

    def test_another_that_holds_the_table_is_waited_for(self):
        self.exported(self.tikrit)
        told = []

        def hold():
            told.append(SERVER.sql("BEGIN; LOCK TABLE war.events; SELECT pg_sleep(2); COMMIT", self.database))
        holder = threading.Thread(target=hold)
        holder.start()
        self.until("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
        self.exported(self.tikrit)
        holder.join()
        self.assertEqual(len(self.rows()), 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
