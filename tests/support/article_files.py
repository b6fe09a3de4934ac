"""Story files of every format, made by the tests that open them: nothing of them is anybody's text."""
import io
import zipfile
from email.message import EmailMessage

# A town in each, so that it shows which story was read.
SENTENCES = {
    "txt": "Rebels captured Tikrit on Sunday, police said.",
    "md": "Gunmen abducted a judge in Kirkuk on Sunday, police said.",
    "html": "Troops shelled Baiji on Sunday, residents of the town said.",
    "pdf": "A bomb killed four people in Baquba on Sunday, police said.",
    "docx": "Troops withdrew from Mosul on Sunday, an officer said.",
    "odt": "Rebels attacked Ramadi on Sunday, police said.",
    "eml": "Hundreds of families fled Samarra on Sunday, aid workers said.",
    "rss": "Troops captured Fallujah on Sunday, the army said.",
    "atom": "A bomb killed two people in Balad on Sunday, police said.",
}
TOWNS = {"txt": "Tikrit", "md": "Kirkuk", "html": "Baiji", "pdf": "Baquba", "docx": "Mosul", "odt": "Ramadi", "eml": "Samarra",
         "rss": "Fallujah", "atom": "Balad"}
HEAD = "BAGHDAD, June 16, 2014 (Northwire) - "


def zipped(members, stored=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def html(title, *paragraphs, date="2014-06-16T09:00:00+03:00", publisher="Northwire", author="Jane Doe", extra=""):
    body = "".join(f"<p>{escaped(p)}</p>" for p in paragraphs)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} | {publisher}</title>
<meta property="og:site_name" content="{publisher}"><meta property="article:published_time" content="{date}">
<meta name="author" content="{author}"><link rel="canonical" href="https://northwire.example/story">{extra}</head>
<body><nav><a href="/">News of Paris and of London</a></nav><article><h1>{title}</h1>{body}</article>
<div class="comments"><p>I have heard that Cairo was bombed on Sunday, and everybody knows it.</p></div></body></html>""".encode()


def docx(*paragraphs, author="Jane Doe", created="2014-06-16T08:00:00Z", title=""):
    body = "".join(f"<w:p><w:r><w:t xml:space=\"preserve\">{escaped(p)}</w:t></w:r></w:p>" for p in paragraphs)
    return zipped({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/"
                             f"wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\">"
                             f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
                             f"<dcterms:created>{created}</dcterms:created></cp:coreProperties>"})


def odt(*paragraphs):
    body = "".join(f"<text:p>{escaped(p)}</text:p>" for p in paragraphs)
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>"
                       f"{body}</office:text></office:body></office:document-content>"}, stored=("mimetype",))


def eml(subject, text, sender="Jane Doe <jane@northwire.example>"):
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = sender, subject, "Mon, 16 Jun 2014 09:00:00 +0300"
    mail.set_content(text, charset="utf-8", cte="base64")
    mail.add_attachment(b"Bombs fell on Cairo.", maintype="application", subtype="octet-stream", filename="../../attached.txt")
    return mail.as_bytes()


def rss(*items, channel="Northwire"):
    """Each item: (title, text, address)."""
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>" + channel + "</title>" + "".join(
        f"<item><title>{escaped(title)}</title><link>{address}</link><guid>{address}</guid>"
        f"<pubDate>Mon, 16 Jun 2014 09:00:00 +0300</pubDate><description><![CDATA[<p>{text}</p>]]></description></item>"
        for title, text, address in items) + "</channel></rss>").encode()


def atom(title, text):
    return ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Eastwire</title><entry>"
            f"<title>{title}</title><id>urn:x:1</id><published>2014-06-16T09:00:00Z</published>"
            f"<content type=\"html\">&lt;p&gt;{text}&lt;/p&gt;</content></entry></feed>").encode()


def pdf(pages, info=""):
    """Each page: lines of (x, y from below, size, words)."""
    objects = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for lines in pages:
        drawn = "BT\n"
        for x, y, size, words in lines:
            words = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn += f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj\n"
        stream = (drawn + "ET").encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [" % len(kids) + b" ".join(kids) + b"] >>"
    objects.append(b"<< " + info.encode() + b" >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, what in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + what + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table +
                  b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(objects), len(out)))


def simple_pdf(text, title="Bomb in Baquba"):
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] = (lines[-1] + " " + word).strip()
    drawn = [(72, 600, 20, title)] + [(72, 560 - 14 * i, 11, line) for i, line in enumerate(lines)]
    return pdf([drawn], "/Author (Jane Doe) /CreationDate (D:20200101120000Z)")


def one_of_each():
    """NAME: bytes, a story in every format, each with one event in a town of its own."""
    s = SENTENCES
    return {
        "a.txt": (HEAD + s["txt"] + "\n").encode(),
        "b.md": f"---\ntitle: Judge abducted\ndate: 2014-06-16\nauthor: Ali Said\npublisher: Eastwire\n---\n\n**{s['md'][:6]}**{s['md'][6:]}\n".encode(),
        "c.html": html("Troops shell Baiji", s["html"]),
        "d.pdf": simple_pdf(HEAD + s["pdf"]),
        "e.docx": docx("Troops leave Mosul", s["docx"]),
        "f.odt": odt(HEAD + s["odt"]),
        "g.eml": eml("Families flee Samarra", s["eml"]),
        "h.rss": rss(("Fallujah captured", s["rss"], "https://northwire.example/h")),
        "i.atom": atom("Bomb in Balad", s["atom"]),
    }
