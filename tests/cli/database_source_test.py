"""Tables of a PostGIS database as events, by the command line. Usage: database_source_test.py DATELINE"""
import csv
import io
import json
import pathlib
import re
import signal
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import database_export_test as export_test  # noqa: E402
from database_export_test import DatabaseTest  # noqa: E402
from postgres_server import Server  # noqa: E402
from project_rig import KIRKUK, OUTLINES, TIKRIT, WALK  # noqa: E402

# A table far larger than what is asked of it: 60,000 rows over a year, ten types, a grid of Iraq.
LARGE = """
CREATE TABLE public.incidents (id int PRIMARY KEY, happened date, kind text, victims int, remarks text,
                               geom geometry(Point, 4326));
INSERT INTO public.incidents
  SELECT i, date '2014-01-01' + (i % 365), (ARRAY['Airstrike', 'Shelling', 'Kidnapping', 'Protest', 'Ambush'])[1 + i % 5],
         i % 7, 'row number ' || i, ST_SetSRID(ST_MakePoint(39 + (i % 100) * 0.1, 30 + (i / 600) * 0.07), 4326)
  FROM generate_series(1, 60000) AS i;
CREATE INDEX ON public.incidents USING gist (geom);
CREATE INDEX ON public.incidents (happened);
ANALYZE public.incidents;
GRANT SELECT ON public.incidents TO anna, reader;
"""


def setUpModule():
    export_test.SERVER = Server()


def tearDownModule():
    export_test.SERVER.close()


class Source(DatabaseTest):
    def address(self, table="incidents", **more):
        return export_test.SERVER.address(self.database, table, **more)

    def rows(self, *words, address=None):
        done = self.run_it(address or self.address(), *words, "-o", "out.csv", "--force", command="export")
        self.assertEqual(done.returncode, 0, done.told)
        with open(self.folder / "out.csv", newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def refused_rows(self, *said, address, status=3):
        self.refused(self.run_it(address, "-o", "no.csv", command="export"), *said, status=status)

    def statements(self, since):
        """What came over the wire since then, each SELECT with its own line."""
        return export_test.SERVER.said()[since:]


class Tables(Source):
    SMALL = ("CREATE TABLE public.incidents (id text PRIMARY KEY, date date, lat float8, lon float8, type text, killed int);"
             "INSERT INTO public.incidents VALUES ('b', '2014-06-10', 36.34, 43.13, 'IED', 3),"
             " ('a', '2014-06-12', 33.31, 44.36, 'Airstrike', NULL);"
             "GRANT SELECT ON public.incidents TO anna")

    def test_a_table_gives_its_rows_as_a_file_would(self):
        self.sql(self.SMALL)
        self.file("incidents.csv", "id,date,lat,lon,type,killed\nb,2014-06-10,36.34,43.13,IED,3\n"
                  "a,2014-06-12,33.31,44.36,Airstrike,\n")
        found = self.rows()
        wanted = self.rows(address="incidents.csv")
        same = ("type", "when", "lat", "lon", "killed_least", "place")
        self.assertEqual([[r[f] for f in same] for r in found], [[r[f] for f in same] for r in wanted])

    def test_what_was_exported_comes_back_as_the_same_events(self):
        stories = [self.tikrit, self.mosul, self.file("kirkuk.txt", KIRKUK), self.file("walk.txt", WALK),
                   self.file("outlines.txt", OUTLINES)]
        self.exported(*stories)
        self.done(*stories, "-o", "first.csv", command="export")
        with open(self.folder / "first.csv", newline="", encoding="utf-8") as file:
            first = list(csv.DictReader(file))
        back = self.rows(address=self.address("war.events"))
        same = ("type", "status", "when", "place", "place_id", "lat", "lon", "precision", "radius_km", "actor", "target",
                "edtf", "told_by", "confidence", "outline", "start_earliest", "start_latest", "end_earliest", "end_latest")
        for field in ("outline", "start_earliest", "end_latest"):
            self.assertTrue(any(r[field] for r in first), f"a story must tell of {field}")
        ordered = lambda rows: sorted([[r[f] for f in same] for r in rows])  # noqa: E731
        self.assertEqual(ordered(back), ordered(first))
        # And by what the server looks for, with its timestamps beside the texts.
        one = self.rows("--range", "2014-06-10", "--types", "withdrawal", address=self.address("war.events"))
        self.assertEqual([r["type"] for r in one], ["withdrawal"])

    def test_times_of_every_type_are_read(self):
        self.sql("CREATE TABLE public.incidents (id int PRIMARY KEY, date timestamptz, lat numeric, lon numeric, type text);"
                 "INSERT INTO public.incidents VALUES (1, '2014-06-10 17:30:00+03', 36.3, 43.1, 'IED'),"
                 " (2, NULL, 36.3, 43.1, 'IED'), (3, 'infinity', 36.3, 43.1, 'IED'); INSERT INTO public.incidents SELECT i,"
                 " timestamptz '2014-06-11 00:30:00+00', 36.3, 43.1, 'IED' FROM generate_series(4, 30) AS i;"
                 "GRANT SELECT ON public.incidents TO anna")
        done = self.run_it(self.address(), "-o", "a.csv", command="export")
        self.assertEqual(done.returncode, 3, done.told)
        self.assertIn('"infinity" is no date', done.told)
        self.assertIn("key 3", done.told)
        self.assertTrue((self.folder / "a.csv").exists(), done.told)
        self.assertIn("2014-06-10T14:30", (self.folder / "a.csv").read_text())

    def test_views_are_read_by_the_column_that_is_named_as_key(self):
        self.sql(self.SMALL + "; CREATE VIEW public.seen AS SELECT *, 1 AS same FROM public.incidents;"
                 "GRANT SELECT ON public.seen TO anna")
        self.refused_rows("no primary key", "key=id", address=self.address("seen"))
        self.assertEqual(len(self.rows(address=self.address("seen", more="key=id"))), 2)
        self.refused_rows("two rows have the key", address=self.address("seen", more="key=same"))
        self.refused_rows("no column", address=self.address("seen", more="key=id%22%3B--"))

    def test_what_reads_stories_does_not_show_the_address(self):
        for words in (("extract", self.address()), ("project", "add", self.project, self.address())):
            self.project.exists() or self.done("new", self.project)
            done = self.run_it(*words[1:], command=words[0])
            self.assertEqual(done.returncode, 3, done.told)
            self.assertIn("dateline import", done.told)

    def test_what_cannot_be_read_says_why(self):
        self.refused_rows("no such table", address=self.address("nothing"))
        self.refused_rows("names no table", address=self.address(None), status=2)
        self.sql("CREATE TABLE public.secret (id int PRIMARY KEY, day date, lat float8, lon float8)")
        self.refused_rows("may not", address=self.address("secret"))
        self.refused_rows("does not take the password", address=self.address(password="s3cr3t-wrong"))

    def test_a_project_keeps_the_events_and_the_address_without_password(self):
        self.sql(self.SMALL)
        said = self.done(self.project, self.address(), "--format", "json", command="import")
        self.assertIn('"rows":2', said)
        text = self.project.read_text()
        self.assertNotIn("s3cr3t", text)
        self.assertIn(f"postgresql://anna@127.0.0.1:{export_test.SERVER.port}/news?table=public.incidents", text)
        # The server is not asked again.
        export_test.SERVER.sql("DROP TABLE public.incidents", self.database)
        self.assertEqual(len(self.rows(address=self.project)), 2)
        self.done("info", self.project)

    def test_corrections_stay_with_their_rows_when_others_come_and_go(self):
        self.sql(self.SMALL + "; INSERT INTO public.incidents SELECT 'r' || i, '2014-06-01', 36, 43, 'Clash', i FROM"
                 " generate_series(1, 3000) AS i")
        self.done(self.project, self.address(), command="import")
        ids = {r["id"] for r in self.rows(address=self.project)}
        corrected = [r for r in self.rows(address=self.project) if r["lat"] == "33.31"][0]
        file = self.read()
        story = next(s["id"] for s in file["stories"] if s["id"] == corrected["document"])
        self.correct(event={"story": story, "event": corrected["id"], "type": corrected["type"], "span": [0, 0], "words": "",
                            "sentence": corrected["quote"]}, change={"is": "status", "status": "denied"})
        self.sql("DELETE FROM public.incidents WHERE id IN ('b', 'r7'); INSERT INTO public.incidents SELECT 'A' || i,"
                 " '2014-06-02', 36, 43, 'Clash', i FROM generate_series(1, 5000) AS i")
        self.done(self.project, self.address(), command="import")
        rows = self.rows(address=self.project)
        self.assertEqual(len(rows), 3000 + 2 - 2 + 5000)
        self.assertEqual([r["by_hand"] for r in rows if r["id"] == corrected["id"]], ["status"])
        self.assertEqual(len(ids & {r["id"] for r in rows}), 3000)

    def test_preview_shows_columns_and_takes_answers(self):
        self.sql("CREATE TABLE public.incidents (id int PRIMARY KEY, tag date, breite float8, laenge float8, art text);"
                 "INSERT INTO public.incidents VALUES (1, '2014-06-10', 36.3, 43.1, 'Knall');"
                 "GRANT SELECT ON public.incidents TO anna")
        said = self.run_it(self.project, self.address(), "--preview", command="import").out
        self.assertIn("breite", said)
        done = self.run_it(self.address(), "-o", "a.csv", "--column", "tag=date", "--column", "breite=latitude", "--column",
                           "laenge=longitude", "--column", "art=type", "--value", "Knall=bombing", command="export")
        self.assertEqual(done.returncode, 0, done.told)
        self.assertIn("bombing", (self.folder / "a.csv").read_text())


class Filters(Source):
    """Of a large table only the rows asked for come over the wire, which the server itself has counted."""

    def setUp(self):
        super().setUp()
        self.sql(LARGE)

    def sent(self, *words, table="incidents"):
        """Rows that were read, and those that the server has given to the cursor."""
        before = len(export_test.SERVER.said())
        rows = self.rows(*words, address=self.address(table))
        fetched = re.findall(r"DECLARE dateline_rows .*", self.statements(before))
        self.assertEqual(len(fetched), 2, "the sample, and the rows")
        return rows, fetched[1]

    def test_by_time(self):
        rows, statement = self.sent("--range", "2014-06-10/2014-06-11")
        wanted = int(self.sql("SELECT count(*) FROM incidents WHERE happened BETWEEN '2014-06-10' AND '2014-06-11'")[0])
        self.assertEqual(len(rows), wanted)
        self.assertLess(wanted, 400)
        self.assertIn('"happened"', statement)

    def test_by_view(self):
        rows, statement = self.sent("--view", "43,36,43.5,36.5")
        wanted = int(self.sql("SELECT count(*) FROM incidents WHERE geom && ST_MakeEnvelope(43, 36, 43.5, 36.5, 4326)")[0])
        self.assertEqual(len(rows), wanted)
        self.assertTrue(0 < wanted < 1000)
        self.assertIn("ST_MakeEnvelope", statement)

    def test_by_type(self):
        rows, _ = self.sent("--types", "airstrike", "--range", "2014-06-10")
        wanted = int(self.sql("SELECT count(*) FROM incidents WHERE happened = '2014-06-10' AND kind = 'Airstrike'")[0])
        self.assertEqual((len(rows), {r["type"] for r in rows}), (wanted, {"airstrike"}))

    def test_only_what_is_asked_for_leaves_the_server(self):
        # By what the server counts of its own: rows that a statement has returned.
        self.sql("CREATE EXTENSION pg_stat_statements")
        self.sql("SELECT pg_stat_statements_reset()")
        rows = self.rows("--view", "43,36,43.5,36.5", "--range", "2014-03", "--types", "airstrike,shelling")
        returned = int(self.sql("SELECT coalesce(sum(rows), 0) FROM pg_stat_statements WHERE query LIKE 'FETCH%'")[0])
        self.assertTrue(0 < len(rows) < 60)
        self.assertEqual(returned, 5000 + len(rows), "the sample, and the rows")

    def test_by_text_columns_and_numbers_of_others(self):
        self.sql("CREATE TABLE public.loose (id bigint PRIMARY KEY, date text, latitude text, longitude numeric, event_type"
                 " text); INSERT INTO public.loose SELECT i, CASE i % 4 WHEN 0 THEN '2014-0' || 1 + i % 9 ELSE"
                 " (date '2014-01-01' + i % 365)::text END, (30 + (i % 70) * 0.1)::text, 40 + (i % 50) * 0.1, 'Airstrike'"
                 " FROM generate_series(1, 5000) AS i; GRANT SELECT ON public.loose TO anna")
        rows, statement = self.sent("--view", "41,31,42,32", "--range", "2014-05-20/2014-05-21", table="loose")
        everything = self.rows(address=self.address("loose"))
        wanted = [r for r in everything if 41 <= float(r["lon"]) <= 42 and 31 <= float(r["lat"]) <= 32
                  and r["earliest"] <= "2014-05-21" and r["latest"] >= "2014-05-20"]
        self.assertTrue(wanted)
        self.assertEqual(sorted(r["id"] for r in rows), sorted(r["id"] for r in wanted))
        self.assertIn("latitude", statement)

    def test_points_in_another_projection_and_on_the_globe(self):
        for name, column in (("mercator", "ST_Transform(geom, 3857)::geometry(Point, 3857)"), ("globe", "geom::geography")):
            self.sql(f"CREATE TABLE public.{name} AS SELECT id, happened AS date, kind AS type, {column} AS g FROM incidents"
                     f" WHERE id % 20 = 0; ALTER TABLE public.{name} ADD PRIMARY KEY (id);"
                     f"GRANT SELECT ON public.{name} TO anna")
            rows = self.rows("--view", "43,34,45,37", address=self.address(name))
            wanted = self.sql("SELECT count(*) FROM incidents WHERE id % 20 = 0 AND geom &&"
                              " ST_MakeEnvelope(43, 34, 45, 37, 4326)")[0]
            self.assertEqual(len(rows), int(wanted), name)

    def test_filters_and_names_are_never_statements(self):
        odd = 'kind"; DROP TABLE incidents; --'
        quoted = '"' + odd.replace('"', '""') + '"'
        self.sql(f"ALTER TABLE incidents RENAME COLUMN kind TO {quoted}; INSERT INTO incidents VALUES (0, '2014-06-10',"
                 " '''; DROP TABLE incidents; --', 1, 'x', ST_SetSRID(ST_MakePoint(43, 36), 4326))")
        rows = self.rows("--column", f"{odd}=type", "--value", "'; DROP TABLE incidents; --=clash", "--types", "clash")
        self.assertEqual(len(rows), 1)
        self.assertEqual(self.sql("SELECT count(*) FROM incidents"), ["60001"])
        self.refused_rows("no such table", address=self.address("incidents%3B%20DROP%20TABLE%20incidents"))

    def test_nothing_is_ever_written(self):
        # A view whose function would write: the server refuses it, as the transaction is read-only.
        self.sql("CREATE TABLE public.diary (a int); GRANT ALL ON public.diary TO anna; CREATE FUNCTION public.sly(int)"
                 " RETURNS int LANGUAGE sql AS 'INSERT INTO public.diary VALUES ($1) RETURNING a'; CREATE VIEW public.sly AS"
                 " SELECT id, happened, geom, public.sly(id) AS x FROM incidents; GRANT SELECT ON public.sly TO anna")
        self.refused_rows("takes no changes", address=self.address("sly", more="key=id"))
        self.assertEqual(self.sql("SELECT count(*) FROM diary"), ["0"])


class Faults(Source):
    """What goes wrong while a table is read is told with the table and what to do, and nothing that was read before is lost."""

    # Rows beyond the sample, by which the columns are guessed, take their time; at the first of them `do` happens.
    SLOW = """
CREATE FUNCTION public.wait(id int) RETURNS int STABLE LANGUAGE plpgsql AS $$ BEGIN
  IF id > 6000 THEN {do} PERFORM pg_sleep(0.005); END IF; RETURN id; END $$;
CREATE VIEW public.slow AS SELECT incidents.*, public.wait(id) AS waits FROM incidents;
GRANT SELECT ON public.slow TO anna;
"""

    def setUp(self):
        super().setUp()
        self.sql(LARGE + "DELETE FROM incidents WHERE id > 9000;")
        self.done(self.project, self.address(), command="import")
        self.before = self.project.read_bytes()

    def slow(self, do=""):
        self.sql(self.SLOW.format(do=do))
        return self.address("slow", more="key=id")

    def told(self, done, table, *said):
        self.assertEqual(done.returncode, 3, done.told)
        for words in (*said, f"@127.0.0.1:{export_test.SERVER.port}/news?table=public.{table}"):
            self.assertIn(words, done.told)
        self.assertEqual(len(self.rows(address=self.project)), 9000)
        self.assertEqual(self.done("check", self.project), "Nothing is wrong with it.\n")

    def reading(self, address, do):
        """Imports a table, and does something to the server once its rows are being read."""
        said = {}
        before = len(export_test.SERVER.said())
        thread = threading.Thread(target=lambda: said.update(done=self.run_it(self.project, address, command="import")))
        thread.start()
        self.addCleanup(thread.join)
        end = time.monotonic() + 60
        # The sample is one cursor, the rows are another.
        while self.statements(before).count("DECLARE dateline_rows") < 2:
            self.assertLess(time.monotonic(), end, "its rows are read")
            time.sleep(0.05)
        time.sleep(0.3)
        do()
        thread.join(60)
        return said["done"]

    def test_a_server_that_is_killed_while_it_reads(self):
        address = self.slow()

        def kill():
            export_test.SERVER.stop(signal.SIGQUIT)
        try:
            done = self.reading(address, kill)
        finally:
            export_test.SERVER.start()
        self.told(done, "slow", "the server has ended the connection", "Try it again when the server is back")
        self.assertEqual(self.run_it(self.project, self.address(), command="import").returncode, 0, "and it is read again")

    def test_a_connection_that_the_server_ends_while_it_reads(self):
        done = self.reading(self.slow(), lambda: self.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'anna'"))
        self.told(done, "slow", "the server has ended the connection")

    def test_a_statement_that_takes_longer_than_the_server_allows(self):
        # From the next statement on, which is the next thousand rows.
        address = self.slow("PERFORM set_config('statement_timeout', '300', false);")
        done = self.run_it(self.project, address, command="import")
        self.told(done, "slow", "the server has stopped it, as it took too long", "Ask for less at once")

    def test_a_permission_that_is_taken_away(self):
        self.sql("REVOKE SELECT ON public.incidents FROM anna")
        self.told(self.run_it(self.project, self.address(), command="import"), "incidents", "may not do that there",
                  "Ask who runs the server to grant it")
        self.sql("GRANT SELECT (id, happened, geom) ON public.incidents TO anna")
        self.told(self.run_it(self.project, self.address(), command="import"), "incidents", "may not do that there")

    def test_a_table_whose_columns_have_changed(self):
        self.sql("ALTER TABLE public.incidents DROP COLUMN geom")
        self.told(self.run_it(self.project, self.address(), command="import"), "incidents",
                  "does not say when and where events were", "--column HEADING=MEANING")
        self.assertEqual(self.project.read_bytes(), self.before)
        self.sql("DROP TABLE public.incidents")
        self.told(self.run_it(self.project, self.address(), command="import"), "incidents", "has no such table")

    def test_what_was_said_of_the_columns_is_kept_and_options_go_before_it(self):
        kinds = lambda: {r["type"] for r in self.rows(address=self.project)}  # noqa: E731
        self.done(self.project, self.address(), "--value", "Ambush=talks", "--value", "Protest=aid", command="import")
        self.assertLessEqual({"talks", "aid"}, kinds())
        self.sql("UPDATE incidents SET victims = victims + 1 WHERE id < 100")
        self.done(self.project, self.address(), command="import")
        self.assertLessEqual({"talks", "aid"}, kinds(), "without a word they mean what they meant")
        self.done(self.project, self.address(), "--value", "Ambush=statement", command="import")
        self.assertLessEqual({"statement", "aid"}, kinds())
        self.assertNotIn("talks", kinds())
        tables = self.read()["tables"]
        self.assertLessEqual(len(tables), 4, "each once, however many pages there are")
        self.assertNotIn("s3cr3t", json.dumps(tables))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
