"""What the program does with files of every format that are damaged, lie about what they are, or were made to harm: a
clear error that names the file and says what to do, in bounded time and memory; never a crash, nothing read that lies
elsewhere. Usage: bad_formats_test.py BIN_FOLDER [unittest options]"""
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import article_files as made  # noqa: E402

DATELINE = pathlib.Path(sys.argv[1]) / "dateline"
SANITIZED = os.environ.get("ASAN_OPTIONS") is not None
SECRET = "Bombs fell on Reykjavik on Sunday, a secret said."


def bounded():
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


class BadFormats(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-formats-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def file(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def read(self, *paths, command="places"):
        done = subprocess.run([DATELINE, command, *map(str, paths)], capture_output=True, timeout=200, preexec_fn=bounded)
        self.assertIn(done.returncode, (0, 1, 3), done.stderr[-2000:])
        self.assertNotIn(b"report it", done.stderr)
        self.assertNotIn(b"Reykjavik", done.stdout)
        return done

    def refused(self, path, *said):
        done = self.read(path)
        self.assertNotEqual(done.returncode, 0, done.stdout[:500])
        text = done.stderr.decode()
        for part in (path.name, *said):
            self.assertIn(part, text)
        return text

    def survived(self, path):
        done = self.read(path)
        if done.returncode != 0:
            self.assertIn(path.name, done.stderr.decode())
        return done

    def test_names_that_lie_are_answered_with_what_the_file_is(self):
        pdf, page = made.simple_pdf("Rebels took the mill."), made.html("Mill taken", "Rebels took it.")
        self.refused(self.file("a.docx", pdf), "is a PDF document", ".pdf")
        self.refused(self.file("b.pdf", page), "is a web page", ".html")
        self.refused(self.file("c.odt", made.docx("Rebels.")), "is a Word document", ".docx")
        self.refused(self.file("d.html", made.docx("Rebels.")), "is a Word document")
        self.refused(self.file("e.rss", page), "is a web page")
        self.refused(self.file("f.xml", b"<?xml version='1.0'?><svg/>"), "not a feed")
        self.refused(self.file("g.txt", pdf), "is a PDF document")
        self.refused(self.file("h.docx", made.zipped({"xl/workbook.xml": ""})), "an Excel workbook")
        self.refused(self.file("i.docx", made.zipped({"x": ""})), "a ZIP archive")
        self.refused(self.file("j.docx", b"Rebels took the mill."), "not a Word document")
        self.refused(self.file("k.eml", b"\x89PNG\r\n\x1a\n\0"), "a picture")
        self.refused(self.file("l.eml", b"Rebels took the mill.\n"), "l.eml:1", "no e-mail")

    def test_every_format_cut_short_or_bent_is_read_or_refused(self):
        for name, data in made.one_of_each().items():
            for share in (0, 0.1, 0.5, 0.9, 0.99):
                with self.subTest(name, share=share):
                    self.survived(self.file("cut-" + name, data[: int(len(data) * share)]))
            bent = bytearray(data)
            for i in range(7, len(bent), 41):
                bent[i] ^= 0x81
            self.survived(self.file("bent-" + name, bytes(bent)))
            self.survived(self.file("nul-" + name, data.replace(b"e", b"\0")))
            self.survived(self.file("zero-" + name, b"\0" * 5000))

    def test_entities_neither_grow_nor_open_files(self):
        secret = self.file("secret.txt", SECRET.encode())
        levels = "".join(f"<!ENTITY l{i} \"{f'&l{i - 1};' * 10}\">" for i in range(1, 12))
        head = (f"<?xml version='1.0'?><!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY l0 'lol'>{levels}"
                f"<!ENTITY f SYSTEM 'file://{secret}'>]>")
        body = "&l11;&f; Troops took Mosul."
        feed = self.file("a.rss", f"{head}<rss><channel><item><title>x</title><description>{body}</description></item></channel></rss>".encode())
        self.assertIn(b"Mosul", self.survived(feed).stdout)
        document = made.zipped({"word/document.xml": f"{head}<w:document><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>"})
        self.assertIn(b"Mosul", self.survived(self.file("a.docx", document)).stdout)
        odt = made.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"{head}<a/>"}, stored=("mimetype",))
        self.refused(self.file("a.odt", odt), "holds no text")

    def test_archives_that_grow_without_end_are_refused(self):
        self.refused(self.file("a.docx", made.zipped({"word/document.xml": "<w:document>" + " " * (300 << 20)})), "unpacks to more")
        many = {f"word/{i}.xml": "" for i in range(10_001)}
        self.refused(self.file("b.docx", made.zipped({"word/document.xml": "<w:document/>", **many})), "more than 10000 files")

    def test_an_archive_that_lies_about_its_sizes_is_refused(self):
        data = bytearray(made.zipped({"word/document.xml": "<w:document>" + " " * (40 << 20)}))
        at = data.find(b"PK\1\2")
        while at >= 0:
            data[at + 24:at + 28] = (100).to_bytes(4, "little")
            at = data.find(b"PK\1\2", at + 4)
        data[22:26] = (100).to_bytes(4, "little")
        self.refused(self.file("a.docx", bytes(data)))

    def test_paths_in_archives_lead_nowhere(self):
        secret = self.file("secret.txt", SECRET.encode())
        document = made.docx("Troops took Mosul.")
        hostile = made.zipped({"../../../../../../tmp/dateline-out": "x", "/etc/dateline-out": "x", "word/document.xml":
                               f"<w:document><w:body><w:p><w:r><w:t>Mosul</w:t></w:r></w:p><w:altChunk src=\"file://{secret}\"/></w:body></w:document>"})
        for name, data in (("a.docx", document), ("b.docx", hostile)):
            self.assertIn(b"Mosul", self.survived(self.file(name, data)).stdout)
        self.assertFalse(pathlib.Path("/tmp/dateline-out").exists())
        mail = self.file("a.eml", made.eml("Mosul taken", "Troops took Mosul."))
        self.survived(mail)
        self.assertFalse((self.folder.parent.parent / "attached.txt").exists())

    def test_pages_nested_without_end_neither_crash_nor_hang(self):
        for tag in (b"<div>", b"<b>", b"<table><tr><td>", b"<svg>", b"<p><i a=1>", b"<object>", b"<a><div>", b"<template>"):
            for depth in (10_000, 200_000):
                with self.subTest(tag, depth=depth):
                    self.survived(self.file("a.html", b"<!doctype html><p>Troops took Mosul on Sunday, police said.</p>" + tag * depth + b"x"))
        self.survived(self.file("b.html", b"<!doctype html>" + b"".join(b"<font a=%d><p>" % i for i in range(100_000))))
        self.survived(self.file("c.html", b"<!doctype html><p " + b"".join(b"a%d=1 " % i for i in range(100_000)) + b">Mosul"))
        self.survived(self.file("d.html", b"<!doctype html><table>" + b"<div>x</div>" * 200_000))

    def test_scripts_are_not_run_and_nothing_is_fetched(self):
        page = made.html("Mill taken", "Troops took Mosul on Sunday, police said.",
                         extra="<script>while (true) {}</script><script src='http://127.0.0.1:9/x.js'></script>"
                               "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'><link rel=stylesheet href='http://127.0.0.1:9/x'>")
        self.assertIn(b"Mosul", self.survived(self.file("a.html", page)).stdout)

    def test_mail_of_ten_thousand_parts_and_of_nested_mails_ends(self):
        head = b"From: a@b\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        self.refused(self.file("a.eml", head + b"--b\r\nContent-Type: image/png\r\n\r\nx\r\n" * 10_000), "attachments")
        deep = b"From: a@b\r\n" + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(10_000)) + b"\r\nx"
        self.refused(self.file("b.eml", deep), "holds no text")
        mails = b"From: a@b\r\nSubject: x\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 10_000 + b"\r\nx"
        self.refused(self.file("c.eml", mails), "attachments")
        self.survived(self.file("d.eml", b"From: a@b\r\nSubject: " + b"=?" * 500_000 + b"\r\n\r\nTroops took Mosul."))
        self.survived(self.file("e.eml", b"From: a@b\r\n" + b"X: y\r\n" * 500_000 + b"\r\nTroops took Mosul."))

    def test_pdf_that_is_none_or_asks_for_a_password_says_so(self):
        self.refused(self.file("a.pdf", b"%PDF-1.4\n" + os.urandom(5000)), "can be read")
        self.refused(self.file("b.pdf", b"%PDF-1.4\n%%EOF"), "can be read")
        self.refused(self.file("c.pdf", made.pdf([[]])), "only pictures of pages")
        # Pages that contain themselves, and a stream that unpacks to a gigabyte.
        loop = made.simple_pdf("x").replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
        self.survived(self.file("d.pdf", loop))
        bomb = zlib.compress(zlib.compress(b"(x) Tj " * (40 << 20)), 9)
        self.survived(self.file("e.pdf", made.pdf([[]]).replace(
            b"<< /Length 5 >>\nstream\nBT\nET", b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(bomb) + bomb)))

    def test_a_line_of_a_hundred_megabytes_is_refused_or_read(self):
        line = b"word " * (21 << 20)
        self.refused(self.file("a.txt", line), "too large")
        for name in ("a.md", "a.html", "a.eml", "a.rss"):
            self.survived(self.file(name, (b"From: x\r\n\r\n" if name == "a.eml" else b"<rss><channel><item><title>" if name == "a.rss" else b"") + line))

    def test_links_in_folders_do_not_lead_out_of_them(self):
        outside = self.file("outside/secret.txt", SECRET.encode())
        inside = self.file("in/story.txt", b"Troops took Mosul.")
        (self.folder / "in" / "link.txt").symlink_to(outside)
        (self.folder / "in" / "own.txt").symlink_to(inside)
        (self.folder / "in" / "folder").symlink_to(outside.parent)
        (self.folder / "in" / "round").symlink_to(self.folder / "in")
        (self.folder / "in" / "gone.html").symlink_to("nowhere")
        os.mkfifo(self.folder / "in" / "pipe.html")
        done = self.read(self.folder / "in")
        self.assertIn(b"Mosul", done.stdout)
        self.assertIn(b"link.txt: is a link that leads out of the folder", done.stderr)
        self.assertIn(b"pipe.html: is not a regular file", done.stderr)

    def test_feeds_that_are_damaged_are_told_with_their_line(self):
        self.refused(self.file("a.rss", b"<rss>\n<channel>\n<item><title>x</wrong></item>"), "a.rss:3", "damaged XML")
        self.survived(self.file("b.rss", b"<rss><channel>" + b"<item><title>x</title></item>" * 20_001 + b"</channel></rss>"))
        self.survived(self.file("c.rss", b"<rss>" * 500_000))
        self.survived(self.file("d.rss", b"<rss><channel>" + b"<a>" * 500_000 + b"</a>" * 500_000 + b"</channel></rss>"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
