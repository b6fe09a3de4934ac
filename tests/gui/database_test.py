#!/usr/bin/env python3
"""database_test.py PROGRAM [unittest options]: a table of a PostGIS database is opened, read again, and read where the
map goes, with a server of the test's own."""
import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from driver import Display, Window  # noqa: E402
from postgres_server import PASSWORD, Server  # noqa: E402

PROGRAM = None

# Forty events about Mosul, and two thousand far away in the west.
ROWS = """
CREATE TABLE public.incidents (id int PRIMARY KEY, date date, type text, remarks text, geom geometry(Point, 4326));
INSERT INTO public.incidents SELECT i, date '2014-06-01' + i % 20, (ARRAY['IED', 'Mortar fire'])[1 + i % 2], 'near ' || i,
  ST_SetSRID(ST_MakePoint(43 + (i % 8) * 0.02, 36.3 + (i / 8) * 0.02), 4326) FROM generate_series(1, 40) AS i;
INSERT INTO public.incidents SELECT i, date '2014-06-01' + i % 20, 'IED', 'far ' || i,
  ST_SetSRID(ST_MakePoint(10 + (i % 50) * 0.01, 45 + (i / 50) * 0.01), 4326) FROM generate_series(1001, 3000) AS i;
CREATE INDEX ON public.incidents USING gist (geom);
GRANT SELECT ON public.incidents TO anna;
"""
NEAR = "DELETE FROM public.incidents WHERE id > 1000"


class DatabaseTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.display = Display()
        cls.addClassCleanup(cls.display.close)
        cls.server = Server()
        cls.addClassCleanup(cls.server.close)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.server.database("news")
        self.sql(ROWS)
        self.window = None
        self.addCleanup(lambda: self.window and self.window.close())

    def sql(self, statements):
        return self.server.sql(statements, "news")

    def start(self, *files):
        self.window = Window(PROGRAM, self.display, files, ["--theme", "light"])
        self.window.wait_for("it is there", lambda s: not s["busy"])
        self.window.settle()

    def from_menu(self, name):
        self.window.settle()
        self.window.click("button/view")
        self.window.box(name)
        self.window.settle()
        self.window.click(name)

    def look(self, address=None, follow=False):
        self.from_menu("view/open-database")
        self.window.field("field/database")
        self.window.enter(address or self.server.address("news", "incidents"))
        if follow:
            self.window.settle()
            self.window.click("check/follow-database")
        self.window.settle()
        self.window.click("button/look-at-database")

    def add(self):
        self.window.box("button/add-table")
        self.window.settle()
        self.window.click("button/add-table")

    def has(self, n):
        return self.window.wait_for(f"{n} events are there", lambda s: s["counts"]["all"] == n and not s["busy"] and (s["concluded"] or n == 0))

    def test_a_table_is_opened_from_the_menu_and_read_again(self):
        self.sql(NEAR)
        self.start()
        self.assertNotIn("view/refresh-databases", self.window.state()["boxes"])
        self.look()
        self.add()
        state = self.has(40)
        self.assertEqual({e["type"] for e in state["events"]}, {"bombing", "shelling"})
        self.assertTrue(state["file"]["databases"])
        self.sql("DELETE FROM incidents WHERE id <= 10; INSERT INTO incidents SELECT i, '2014-06-09', 'IED', 'new ' || i,"
                 " ST_SetSRID(ST_MakePoint(43.1, 36.4), 4326) FROM generate_series(101, 105) AS i")
        self.from_menu("view/refresh-databases")
        self.has(35)
        self.window.settle()
        self.window.key("ctrl+z")
        self.has(40)

    def test_a_row_that_was_the_last_of_its_table_goes_with_it(self):
        self.sql(NEAR + "; DELETE FROM incidents WHERE id > 2")
        self.start()
        self.look()
        self.add()
        self.has(2)
        self.sql("DELETE FROM incidents")
        self.from_menu("view/refresh-databases")
        self.has(0)

    def export(self, address, *leaves, called=None):
        self.from_menu("view/export-events")
        self.window.box("export/to-database")
        self.window.settle()
        self.window.click("export/to-database")
        self.window.field("field/export-database")
        self.window.enter(address)
        for name in leaves:
            self.window.settle()
            self.window.click(name)
        if called:
            self.window.field("field/export-set")
            self.window.settle()
            self.window.click("field/export-set")
            self.window.enter(called)
        self.window.settle()
        self.window.click("button/export-database")

    def test_what_is_shown_goes_out_to_a_table_and_takes_the_place_of_what_went_out_before(self):
        self.sql(NEAR)
        self.start()
        self.look()
        self.add()
        self.has(40)
        self.export(self.server.address("news", "war.shown"))
        said = self.window.wait_for("it is written", lambda s: "40 events are exported" in s["said"])["said"]
        self.assertIn("in a new table", said)
        self.assertNotIn(PASSWORD, said)
        self.assertEqual(self.sql("SELECT count(*), count(geom), min(story_date) > '' FROM war.shown"), ["40|40|t"])
        self.export(self.server.address("news", "war.shown"))
        self.window.wait_for("they are the same", lambda s: "in place of 40" in s["said"])
        self.assertEqual(self.sql("SELECT count(*) FROM war.shown"), ["40"])
        # Without sentences it is a set of its own, which needs a name.
        self.export(self.server.address("news", "war.shown"), "export/sentences", "export/grid-10", called="public")
        self.window.wait_for("it is written", lambda s: s["said"].endswith("40 events are exported"))
        self.assertEqual(self.sql("SELECT count(*), count(quote), count(DISTINCT geom) < 40 FROM war.shown WHERE document LIKE '%public%'"),
                         ["40|0|t"])
        self.assertEqual(self.sql("SELECT count(*) FROM war.shown"), ["80"])

    def test_what_cannot_go_out_to_a_database_is_told(self):
        self.sql(NEAR)
        self.start()
        self.look()
        self.add()
        self.has(40)
        self.export("news.events")
        self.window.wait_for("it is told", lambda s: "no address of a database" in s["error"])
        self.window.settle()
        self.window.key("Escape")
        self.export(self.server.address("nothing", "a"))
        error = self.window.wait_for("it is told", lambda s: "no such database" in s["error"])["error"]
        self.assertNotIn(PASSWORD, error)

    def test_the_palette_opens_it_too_and_escape_reads_nothing(self):
        self.start()
        self.window.key("ctrl+k")
        self.window.wait_for("the palette is open", lambda s: s["typed"] == "")
        self.window.enter("open a database")
        self.window.key("Return")
        self.window.field("field/database")
        self.window.key("Escape")
        state = self.window.wait_for("it is given up", lambda s: not s["dialog"])
        self.assertEqual(state["counts"]["all"], 0)

    def test_what_goes_wrong_is_told_without_the_password(self):
        self.start()
        self.look(self.server.address("news", "incidents", password="s3cr3t-wrong"))
        state = self.window.wait_for("it is told", lambda s: s["error"])
        self.assertIn("does not take the password", state["error"])
        self.assertNotIn("s3cr3t", state["error"])

    def saved_with_forty(self):
        """A project with the forty events, whose window is closed."""
        self.sql(NEAR)
        self.start()
        self.look()
        self.add()
        self.has(40)
        self.window.settle()
        project = self.folder / "war.dateline"
        self.window.save_as(project)
        self.window.close()
        return project

    def test_a_saved_project_has_the_events_while_the_server_is_down_and_says_so(self):
        project = self.saved_with_forty()
        for file in self.folder.iterdir():
            for secret in (PASSWORD, "s3cr3t"):
                self.assertNotIn(secret.encode(), file.read_bytes())
        self.server.stop()
        self.addCleanup(self.server.start)
        self.start(project)
        state = self.has(40)
        self.assertEqual((state["error"], state["file"]["databases"]), ("", True))
        # It needs no word about the columns, which the project has, so what it says is that.
        self.from_menu("view/refresh-databases")
        state = self.window.wait_for("it is told", lambda s: s["error"])
        self.assertIn("cannot be reached", state["error"])
        self.has(40)

    def saved(self):
        """A project with the forty events, which are read without a password by the next window."""
        project = self.saved_with_forty()
        secret = self.folder / "pgpass"
        secret.write_text(f"127.0.0.1:*:*:anna:{PASSWORD}\n".replace("\\", "\\\\"))
        secret.chmod(0o600)
        os.environ["PGPASSFILE"] = str(secret)
        self.addCleanup(os.environ.pop, "PGPASSFILE")
        return project

    def test_an_opened_project_reads_its_table_again_without_asking(self):
        project = self.saved()
        self.sql("DELETE FROM incidents WHERE id <= 10")
        self.start(project)
        self.has(40)
        self.from_menu("view/refresh-databases")
        state = self.has(30)
        self.assertEqual((state["dialog"], state["error"]), (False, ""))

    def test_a_table_whose_columns_have_changed_is_told_and_nothing_is_lost(self):
        project = self.saved()
        self.sql("ALTER TABLE incidents RENAME COLUMN type TO sort")
        self.start(project)
        self.has(40)
        self.from_menu("view/refresh-databases")
        state = self.window.wait_for("it is told", lambda s: s["error"])
        self.assertIn('has other columns than it had: "type" is missing, "sort" is new', state["error"])
        self.assertIn("table=public.incidents", state["error"])
        self.has(40)

    def test_the_map_reads_what_it_shows_as_it_moves(self):
        # Few rows, which bring the map to Mosul; then the far ones come to be.
        far = "SELECT count(*) FROM incidents WHERE id > 1000"
        self.sql("CREATE TABLE later AS SELECT * FROM incidents WHERE id > 1000;" + NEAR)
        self.start()
        self.look(follow=True)
        self.add()
        state = self.has(40)
        self.assertTrue(state["file"]["follows"])
        self.window.settle()
        self.sql("INSERT INTO incidents SELECT * FROM later; INSERT INTO incidents SELECT 500 + i, '2014-06-09', 'IED', 'new',"
                 " ST_SetSRID(ST_MakePoint(43.05, 36.35), 4326) FROM generate_series(1, 3) AS i")
        self.assertEqual(self.sql(far), ["2000"])
        middle = self.window.middle("panel/map")
        self.window.drag(middle, (middle[0] + 30, middle[1] + 10))
        self.has(43)
        # All of the world is asked for: the far ones come, too, and the near ones stay.
        self.window.wheel(*middle, -40)
        self.has(2043)
        # Rows that are gone from what it shows go with the next move.
        self.sql("DELETE FROM incidents WHERE id BETWEEN 1 AND 8 OR id = 1500")
        self.window.wheel(*middle, 2)  # all of the world cannot be moved
        self.has(2034)
        # And none of it is a step: what is undone is that the table was opened.
        self.window.settle()
        self.window.key("ctrl+z")
        self.has(0)
        self.window.settle()
        self.window.key("ctrl+shift+z")
        self.has(2034)
        self.window.settle()
        self.from_menu("view/follow-databases")
        self.window.wait_for("it follows no more", lambda s: not s["file"]["follows"])
        self.sql("INSERT INTO incidents SELECT 600, '2014-06-09', 'IED', 'new', ST_SetSRID(ST_MakePoint(43.05, 36.35), 4326)")
        self.window.drag(middle, (middle[0] + 30, middle[1] + 10))
        self.window.settle()
        self.assertEqual(self.window.state()["counts"]["all"], 2034)


if __name__ == "__main__":
    PROGRAM = Path(sys.argv[1])
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
