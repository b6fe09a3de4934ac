"""What the program does with tables and geodata that are damaged, lie, or were made to harm: a clear error that names the
file, in bounded time and memory; never a crash, nothing read that lies elsewhere, nothing fetched. Runs without a network
where the system lets it (a namespace without interfaces), and with a library before the C library that tells of every
attempt to leave the computer. Usage: bad_tables_test.py BIN_FOLDER NO_NETWORK_LIBRARY [unittest options]"""
import io
import json
import os
import pathlib
import resource
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile

BIN = pathlib.Path(sys.argv[1])
LIBRARY = sys.argv[2]
SECRET = "2014-06-10,Reykjavik,64.1,-21.9"
ROW = "2014-06-10,Mosul,36.34,43.13"
HEAD = "date,place,lat,lon"
ALONE = ["unshare", "--net"] if subprocess.run(["unshare", "--net", "true"], capture_output=True).returncode == 0 else []
NOWHERE = "http://192.0.2.1:9/x"  # of the addresses that are kept for examples

POINT = {"type": "Feature", "properties": {"date": "2014-06-10", "place": "Mosul"}, "geometry": {"type": "Point", "coordinates": [43.13, 36.34]}}


def bounded():
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(name, data)
    return out.getvalue()


def workbook(sheet, shared=""):
    """An .xlsx with one sheet of these rows, as XML."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
                               'ContentType="application/xml"/></Types>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{rel}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                      f'<Relationship Id="rId1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {main}>{shared}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>"})


def inline_row(number, cells):
    return f'<row r="{number}">' + "".join(f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{c}</t></is></c>' for i, c in enumerate(cells)) + "</row>"


class BadTables(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-tables-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.log = self.folder / "network.log"

    def file(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def run_it(self, *words):
        done = subprocess.run([*ALONE, BIN / "dateline", *map(str, words)], capture_output=True, timeout=200, preexec_fn=bounded, cwd=self.folder,
                              env={**os.environ, "LD_PRELOAD": LIBRARY, "DATELINE_NETWORK_LOG": str(self.log)})
        self.assertIn(done.returncode, (0, 1, 3), done.stderr[-2000:])
        self.assertNotIn(b"report it", done.stderr)
        tried = self.log.read_text() if self.log.exists() else ""
        self.log.unlink(missing_ok=True)
        self.assertEqual(tried, "", "nothing leaves the computer")
        return done

    def read(self, path):
        """(exit status, what was said, the events as CSV)"""
        out = self.folder / "out.csv"
        out.unlink(missing_ok=True)
        done = self.run_it("export", path, "-o", out)
        told = out.read_text(encoding="utf-8") if out.exists() else ""
        self.assertNotIn("Reykjavik", told + done.stderr.decode())
        return done.returncode, done.stderr.decode(), told

    def survived(self, path):
        status, said, told = self.read(path)
        if status != 0:
            self.assertIn(path.name, said)
        return told

    def refused(self, path, *parts):
        status, said, _ = self.read(path)
        self.assertNotEqual(status, 0, said)
        for part in (path.name, *parts):
            self.assertIn(part, said)

    def layer(self, path):
        """The map with the file as a layer; what was said of it."""
        story = self.file("story.txt", "BAGHDAD, June 16, 2014 - Rebels captured Tikrit.\n")
        done = self.run_it("render", story, "--size", "320x240", "--layer", path, "-o", self.folder / "map.png")
        if done.returncode != 0:
            self.assertIn(path.name, done.stderr.decode())
        return done.stderr.decode()

    def test_attempts_to_leave_the_computer_are_seen(self):
        try_it = "import socket; socket.getaddrinfo('example.org', 80)"
        subprocess.run([sys.executable, "-c", try_it], capture_output=True, env={**os.environ, "LD_PRELOAD": LIBRARY, "DATELINE_NETWORK_LOG": str(self.log)})
        self.assertIn("example.org", self.log.read_text(), "else this test sees nothing")

    def test_what_is_no_table_by_its_content_is_refused_or_told_row_by_row(self):
        self.refused(self.file("a.csv", b""), "table")
        self.refused(self.file("b.xlsx", b"PK\x03\x04"), "table")
        self.refused(self.file("c.gpkg", b"SQLite format 3\0" + bytes(84)), "table")
        self.refused(self.file("d.geojson", "{}"), "table")
        self.refused(self.file("e.csv", "\0" * 4096))
        self.refused(self.file("f.shp", struct.pack(">7i", 9994, 0, 0, 0, 0, 0, 1 << 30) + struct.pack("<2i", 1000, 1) + bytes(64)))

    def test_each_format_cut_short_or_bent_is_read_or_refused(self):
        table = self.file("whole.csv", HEAD + "\n" + (ROW + "\n") * 40)
        for ending in ("csv", "gpkg", "geojson", "fgb", "kml"):
            whole = self.folder / f"whole.{ending}"
            if ending != "csv":
                self.assertEqual(self.run_it("export", table, "-o", whole).returncode, 0)
            data = whole.read_bytes()
            for share in (0.1, 0.5, 0.9):
                with self.subTest(ending, share=share):
                    self.survived(self.file(f"cut.{ending}", data[: int(len(data) * share)]))
            bent = bytearray(data)
            for i in range(11, len(bent), 37):
                bent[i] ^= 0x55
            with self.subTest(ending, bent=True):
                self.survived(self.file(f"bent.{ending}", bytes(bent)))

    def test_names_of_files_are_never_taken_for_connections_or_queries(self):
        for name in ("PG:dbname=x.csv", "SELECT 1.csv", "MYSQL:x.csv", "GPKG:x.csv", "CSV:x.csv", "ZIP.csv"):
            with self.subTest(name):
                self.assertIn("Mosul", self.survived(self.file(name, f"{HEAD}\n{ROW}\n")))
        self.file("secret.csv", f"{HEAD}\n{SECRET}\n")
        for name in ("/vsicurl/http://192.0.2.1/x.csv", "/vsizip/a.zip/b.csv", "PG:host=192.0.2.1 dbname=x", "https://192.0.2.1/x.csv"):
            with self.subTest(name):
                self.assertNotEqual(self.run_it("export", name, "-o", "other.csv").returncode, 0)

    def test_a_file_that_names_another_opens_none(self):
        secret = self.file("elsewhere/secret.csv", f"{HEAD}\n{SECRET}\n")
        vrt = f'<OGRVRTDataSource><OGRVRTLayer name="secret"><SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'
        for name in ("a.vrt", "a.csv", "a.kml", "a.xlsx", "a.geojson", "a.gpkg"):
            with self.subTest(name):
                self.survived(self.file(name, vrt))
                self.layer(self.folder / name)
        raster = ('<VRTDataset rasterXSize="9" rasterYSize="9"><VRTRasterBand dataType="Byte" band="1"><SimpleSource>'
                  f'<SourceFilename>{NOWHERE}.tif</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>')
        for name in ("b.vrt", "b.tif", "b.mbtiles"):
            with self.subTest(name):
                self.layer(self.file(name, raster))

    def test_a_database_in_a_file_reads_no_other_file(self):
        secret = self.file("secret.csv", f"{HEAD}\n{SECRET}\n")
        for module in (f"VirtualText('{secret}', 'UTF-8', 1, POINT, DOUBLEQUOTE, ',')", f"VirtualOGR('{secret}')", f"csv(filename='{secret}')",
                       f"VirtualOGR('PG:host=192.0.2.1 dbname=x', -1, 'x')"):
            path = self.folder / "a.sqlite"
            path.unlink(missing_ok=True)
            base = sqlite3.connect(path)
            base.execute("CREATE TABLE plain(date TEXT, place TEXT, lat TEXT, lon TEXT)")
            base.execute("PRAGMA writable_schema=ON")
            base.execute("INSERT INTO sqlite_master(type, name, tbl_name, rootpage, sql) VALUES('table', 'aa', 'aa', 0, ?)",
                         (f"CREATE VIRTUAL TABLE aa USING {module}",))
            base.execute("CREATE VIEW bb AS SELECT readfile('/etc/hostname') AS place, load_extension('/tmp/x') AS date")
            base.commit()
            base.close()
            for ending in ("sqlite", "gpkg", "mbtiles"):
                with self.subTest(module, ending=ending):
                    other = path.with_suffix("." + ending)
                    if other != path:
                        shutil.copy(path, other)
                    self.survived(other)
                    self.layer(other)

    def test_coordinate_systems_and_links_are_fetched_from_nowhere(self):
        crs = {"type": "FeatureCollection", "crs": {"type": "link", "properties": {"href": NOWHERE, "type": "ogcwkt"}}, "features": [POINT]}
        for kind in ("link", "url", "name"):
            crs["crs"]["type"] = kind
            crs["crs"]["properties"] = {"href": NOWHERE, "url": NOWHERE, "name": NOWHERE}
            with self.subTest(kind):
                path = self.file("a.geojson", json.dumps(crs))
                self.survived(path)
                self.layer(path)
        kml = ('<kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>%s.kml</href></Link></NetworkLink><Style id="s"><IconStyle>'
               '<Icon><href>%s.png</href></Icon></IconStyle></Style><Placemark><name>Mosul</name><styleUrl>%s#s</styleUrl><TimeStamp><when>2014-06-10</when>'
               '</TimeStamp><Point><coordinates>43.13,36.34</coordinates></Point></Placemark></Document></kml>') % (NOWHERE, NOWHERE, NOWHERE)
        path = self.file("b.kml", kml)
        self.survived(path)
        self.layer(path)
        wms = f'<GDAL_WMS><Service name="TMS"><ServerUrl>{NOWHERE}/${{z}}</ServerUrl></Service></GDAL_WMS>'
        for name in ("c.xml", "c.tif", "c.mbtiles", "c.kml", "c.csv"):
            with self.subTest(name):
                self.layer(self.file(name, wms))

    def test_entities_neither_grow_nor_open_files(self):
        secret = self.file("secret.txt", SECRET)
        bomb = '<!DOCTYPE a [<!ENTITY a "' + "lol" * 30 + '">' + "".join(
            f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)) + "]>"
        outside = f'<!DOCTYPE a [<!ENTITY j SYSTEM "file://{secret}"><!ENTITY k SYSTEM "{NOWHERE}">]>'
        for what, doctype, entity in (("bomb", bomb, "&j;"), ("file", outside, "&j;"), ("server", outside, "&k;")):
            place = f"<name>{entity}</name><Point><coordinates>43.13,36.34</coordinates></Point>"
            bodies = {"kml": f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>{place}</Placemark></Document></kml>',
                      "gpx": f'<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="36.34" lon="43.13"><name>{entity}</name></wpt></gpx>'}
            for ending, body in bodies.items():
                with self.subTest(what, ending=ending):
                    path = self.file(f"a.{ending}", f"<?xml version='1.0'?>{doctype}{body}")
                    self.survived(path)
                    self.layer(path)
            sheet = inline_row(1, HEAD.split(",")) + inline_row(2, ["2014-06-10", entity, "36.34", "43.13"])
            data = workbook(sheet)
            parts = {i.filename: zipfile.ZipFile(io.BytesIO(data)).read(i) for i in zipfile.ZipFile(io.BytesIO(data)).infolist()}
            parts["xl/worksheets/sheet1.xml"] = f"<?xml version='1.0'?>{doctype}".encode() + parts["xl/worksheets/sheet1.xml"]
            with self.subTest(what, ending="xlsx"):
                self.survived(self.file("a.xlsx", zipped(parts)))

    def test_archives_that_grow_without_end_are_refused_or_read_in_bounded_memory(self):
        many = "".join(inline_row(1, HEAD.split(",")))
        blanks = " " * (400 << 20)
        with self.subTest("one cell"):
            self.survived(self.file("a.xlsx", workbook(many + inline_row(2, ["2014-06-10", "Mosul", "36.34", blanks]))))
        with self.subTest("shared strings"):
            self.survived(self.file("b.xlsx", workbook(many, f"<si><t>{blanks}</t></si>")))
        with self.subTest("a row far below"):
            self.survived(self.file("c.xlsx", workbook(many + inline_row(1_048_570, ROW.split(",")))))
        with self.subTest("a column far right"):
            self.survived(self.file("d.xlsx", workbook(many + '<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>' * 300)))

    def test_paths_in_archives_lead_nowhere(self):
        self.file("secret.csv", f"{HEAD}\n{SECRET}\n")
        data = workbook(inline_row(1, HEAD.split(",")) + inline_row(2, ROW.split(",")))
        parts = {i.filename: zipfile.ZipFile(io.BytesIO(data)).read(i) for i in zipfile.ZipFile(io.BytesIO(data)).infolist()}
        for target in ("../../secret.csv", "/" + str(self.folder / "secret.csv"), "../../../../../../../../etc/hostname"):
            parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"worksheets/sheet1.xml", target.encode())
            with self.subTest(target):
                self.survived(self.file("sub/a.xlsx", zipped(parts)))

    def test_nesting_without_end_neither_crashes_nor_hangs(self):
        deep = "[" * 10_000 + "]" * 10_000
        for name, text in (("a.geojson", json.dumps(POINT)[:-1] + f', "deep": {deep}}}'), ("b.geojson", '{"type":"FeatureCollection","features":' + deep + "}"),
                           ("c.geojson", '{"type":"Feature","geometry":' + '{"type":"GeometryCollection","geometries":[' * 10_000 + "]}" * 10_000 + "}")):
            with self.subTest(name):
                self.survived(self.file(name, text))
                self.layer(self.folder / name)
        kml = '<kml xmlns="http://www.opengis.net/kml/2.2">' + "<Folder>" * 10_000 + "</Folder>" * 10_000 + "</kml>"
        self.survived(self.file("d.kml", kml))
        self.layer(self.folder / "d.kml")

    def test_a_row_of_a_gigabyte_is_refused_in_bounded_memory(self):
        path = self.folder / "long.csv"
        with path.open("wb") as f:
            f.write(f"{HEAD}\n2014-06-10,".encode())
            for _ in range(1 << 10):
                f.write(b"a" * (1 << 20))
            f.write(b",36.34,43.13\n")
        self.survived(path)
        path.unlink()
        path = self.folder / "quoted.csv"
        with path.open("wb") as f:
            f.write(f'{HEAD}\n2014-06-10,"'.encode())
            f.truncate(1 << 30)  # a quotation that never ends
        self.survived(path)

    def test_many_columns_are_refused_and_uneven_rows_are_read(self):
        self.refused(self.file("wide.csv", ",".join(f"c{i}" for i in range(5000)) + "\n" + "," * 4999 + "\n"), "columns")
        told = self.survived(self.file("uneven.csv", f"{HEAD}\n{ROW},more,and more\n2014-06-11,Tikrit,34.6,43.7\n2014-06-12\n"))
        self.assertIn("Tikrit", told)

    def test_a_link_to_a_table_is_read_and_one_to_a_device_is_not(self):
        (self.folder / "link.csv").symlink_to(self.file("real.csv", f"{HEAD}\n{ROW}\n"))
        self.assertIn("Mosul", self.survived(self.folder / "link.csv"))
        (self.folder / "zero.csv").symlink_to("/dev/zero")
        self.refused(self.folder / "zero.csv", "not a file of this computer")
        os.mkfifo(self.folder / "pipe.csv")
        self.refused(self.folder / "pipe.csv", "not a file of this computer")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
