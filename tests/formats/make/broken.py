# SPDX-License-Identifier: Apache-2.0
"""broken/: files that end in a one-line error. odd/: unusual files that are to be read like any other."""
import re
import subprocess
import tempfile
import zlib
import zipfile
from pathlib import Path

from programs import convert, repack
from word import HEAD, W, body, p, part, r, write

SENTENCE = "Cây ăn quả 45,0/60 ha, đạt 85% kế hoạch."  # 75 %: whoever reads the file finds one mistake
JSON = '{{"EncryptFile":{{"type":"boolean","value":"true"}},"DocumentOpenPassword":{{"type":"string","value":"{}"}}}}'


def simple(path, document=None):
    write(path, document or body(p(SENTENCE)), {})


def change_document(path, change):
    def apply(parts):
        parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode()
    simple(path)
    repack(path, apply)


def compound_file(path):
    """An OLE container with the streams of an encrypted document: what Word makes of a file with a password."""
    sector = lambda *numbers: b"".join(n.to_bytes(4, "little", signed=True) for n in numbers).ljust(512, b"\xff")
    head = (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900") + (6).to_bytes(2, "little") + bytes(10)
            + b"".join(n.to_bytes(4, "little", signed=True) for n in (1, 1, 0, 4096, -2, 0, -2, 0, 0))).ljust(512, b"\xff")

    def entry(name, kind, child, start, size, right=-1):
        text = name.encode("utf-16-le") + b"\0\0"
        return (text.ljust(64, b"\0") + len(text).to_bytes(2, "little") + bytes([kind, 1])
                + b"".join(n.to_bytes(4, "little", signed=True) for n in (-1, right, child)) + bytes(36)
                + start.to_bytes(4, "little", signed=True) + size.to_bytes(8, "little"))

    # Sector 0: allocation table; 1: directory; 2-9 and 10-17: the two streams.
    table = sector(-3, -2, *[i + 1 for i in range(2, 9)], -2, *[i + 1 for i in range(10, 17)], -2)
    directory = (entry("Root Entry", 5, 1, -2, 0) + entry("EncryptedPackage", 2, -1, 10, 4096, right=2)
                 + entry("EncryptionInfo", 2, -1, 2, 4096) + bytes(128))
    info = bytes.fromhex("0400040040000000") + b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption/>'
    path.write_bytes(head + table + directory + info.ljust(4096, b"\0") + zlib.compress(b"x" * 4096).ljust(4096, b"\x5a"))


def picture_only(path):
    """A scanned page: one grey picture, no text."""
    stream = b"q 200 0 0 100 50 600 cm BI /W 4 /H 2 /CS /G /BPC 8 ID " + bytes([0, 80, 160, 240] * 2) + b" EI Q"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
               b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream"]
    out, places = b"%PDF-1.4\n", []
    for i, content in enumerate(objects, 1):
        places.append(len(out))
        out += str(i).encode() + b" 0 obj\n" + content + b"\nendobj\n"
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(f"{at:010} 00000 n \n".encode() for at in places)
    path.write_bytes(out + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n" + str(len(out)).encode() + b"\n%%EOF\n")


def make_broken(folder, broken):
    report = (folder / "report.docx").read_bytes()
    (broken / "truncated.docx").write_bytes(report[: len(report) * 6 // 10])
    (broken / "empty.docx").write_bytes(b"")
    simple(broken / "no-document.docx")
    repack(broken / "no-document.docx", lambda parts: parts.pop("word/document.xml"))
    simple(broken / "not-xml.docx", body(p(SENTENCE))[:-60])
    simple(broken / "bad-checksum.docx")
    raw = bytearray((broken / "bad-checksum.docx").read_bytes())
    for found in list(re.finditer(rb"PK\x01\x02", raw)) + list(re.finditer(rb"PK\x03\x04", raw)):
        raw[found.start() + (16 if raw[found.start() + 2] == 1 else 14)] ^= 0xFF
    (broken / "bad-checksum.docx").write_bytes(raw)
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    change_document(broken / "entities.docx", lambda xml: xml.replace(HEAD, f'{HEAD}<!DOCTYPE x [<!ENTITY a0 "9">{laughs}]>')
                    .replace("85%", "&a9;%"))
    change_document(broken / "outside-entity.docx", lambda xml: xml.replace(
        HEAD, f'{HEAD}<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>').replace("85%", "&secret;%"))
    compound_file(broken / "password.docx")
    simple(broken / "password-of.docx")
    pdf = "pdf:writer_pdf_Export:" + JSON.format("mật khẩu")
    convert(broken / "password-of.docx", pdf, broken).replace(broken / "password.pdf")
    (broken / "password-of.docx").unlink()
    picture_only(broken / "picture-only.pdf")
    (broken / "truncated.pdf").write_bytes((folder / "report.pdf").read_bytes()[:9000])
    (broken / "truncated.doc").write_bytes((folder / "report.doc").read_bytes()[:3000])


def make_odd(folder, odd):
    # Files with another suffix than theirs: what they hold decides.
    (odd / "text.docx").write_text(SENTENCE + "\n", encoding="utf-8")
    (odd / "html.doc").write_text(f"<html><head><meta charset=utf-8></head><body><p>{SENTENCE}</p></body></html>\n", encoding="utf-8")
    simple(odd / "word.txt")
    simple(odd / "word.doc")
    convert(odd / "word.doc", "rtf", odd).replace(odd / "rtf.doc")
    convert(odd / "word.doc", "pdf", odd).replace(odd / "pdf.docx")
    (odd / "workbook.docx").write_bytes((folder / "annex.xlsx").read_bytes())
    # Fonts of before Unicode: the file holds the signs of Western Europe that share their codes.
    font = lambda name: f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'
    simple(odd / "tcvn3.docx", body(p(r("b¸o c¸o", font(".VnTimeH")))
                                    + p(r("C©y ¨n qu¶ 45,0/60 ha, ", font(".VnTime")), r("®¹t 85% kÕ ho¹ch.", font(".VnTime")))))
    styled = part("styles", '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr>'
                  + font("VNI-Times") + "</w:rPr></w:style>")
    write(odd / "vni.docx", body(p("Caây aên quaû 45,0/60 ha, ñaït 85% keá hoaïch.")), {"styles": styled})
    # Word files that other programs write.
    simple(odd / "utf16.docx")
    repack(odd / "utf16.docx", lambda parts: parts.update({
        "word/document.xml": parts["word/document.xml"].decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16")}))
    change_document(odd / "prefix.docx", lambda xml: re.sub(r"(</?)w:", r"\1ns0:", re.sub(r" w:(\w+=)", r" ns0:\1", xml))
                    .replace("xmlns:w=", "xmlns:ns0="))
    strict = "http://purl.oclc.org/ooxml/"
    change_document(odd / "strict.docx", lambda xml: xml.replace(W, strict + "wordprocessingml/main"))
    repack(odd / "strict.docx", lambda parts: parts.update({"_rels/.rels": parts["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", (strict + "officeDocument/relationships").encode())}))
    simple(odd / "renamed.docx")

    def rename(parts):
        parts["word/document2.xml"] = parts.pop("word/document.xml")
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"/word/document.xml", b"/word/document2.xml")
        parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    repack(odd / "renamed.docx", rename)
    simple(odd / "behind-junk.docx")
    (odd / "behind-junk.docx").write_bytes(b"junk before the archive\n" + (odd / "behind-junk.docx").read_bytes())
    # Written as a stream: sizes stand behind the contents.
    simple(odd / "plain.docx")
    with zipfile.ZipFile(odd / "plain.docx") as archive, open(odd / "streamed.docx", "wb") as file:
        class Stream:
            def write(self, data):
                return file.write(data)

            def flush(self):
                file.flush()
        with zipfile.ZipFile(Stream(), "w", zipfile.ZIP_DEFLATED) as out:
            for name in archive.namelist():
                out.writestr(name, archive.read(name))
    (odd / "plain.docx").unlink()


def make(folder):
    for name, fill in (("broken", make_broken), ("odd", make_odd)):
        (folder / name).mkdir(exist_ok=True)
        fill(folder, folder / name)
