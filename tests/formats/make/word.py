# SPDX-License-Identifier: Apache-2.0
"""Pieces of WordprocessingML, and the archive around them."""
import re
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
          'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
          'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
          'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
          'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
          'xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def t(text):
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(content, props=""):
    """A run: text, or elements if it begins with "<"."""
    inner = content if content.startswith("<") else t(content)
    return f"<w:r>{'<w:rPr>' + props + '</w:rPr>' if props else ''}{inner}</w:r>"


def runs(text):
    """Runs of a text: ² and ³ are raised digits."""
    raised = {"²": "2", "³": "3"}
    return "".join(r(raised[piece], '<w:vertAlign w:val="superscript"/>') if piece in raised else r(piece)
                   for piece in re.split(r"([²³])", text) if piece)


def p(*content, style=None, num=None, props=""):
    """A paragraph; `num` is (list, level)."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        inner += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inner += props
    inside = "".join(c if c.startswith("<") else runs(c) for c in content)
    return f"<w:p>{'<w:pPr>' + inner + '</w:pPr>' if inner else ''}{inside}</w:p>"


def tc(*paragraphs, width=1500, props=""):
    inner = "".join(c if c.startswith("<w:p>") or c.startswith("<w:tbl") or c.startswith("<w:sdt") else p(c)
                    for c in paragraphs) or p()
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{props}</w:tcPr>{inner}</w:tc>'


def tr(*cells, props=""):
    inside = "".join(c if c.startswith("<") else tc(c) for c in cells)
    return f"<w:tr>{'<w:trPr>' + props + '</w:trPr>' if props else ''}{inside}</w:tr>"


def tbl(*rows, columns, borders=True):
    style = '<w:tblStyle w:val="TableGrid"/>' if borders else ""
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in columns)
    return (f'<w:tbl><w:tblPr>{style}<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f'{"".join(rows)}</w:tbl>')


def field(code, *result):
    """A complex field: its code, then what it shows."""
    return (r('<w:fldChar w:fldCharType="begin"/>') + r(f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>')
            + (r('<w:fldChar w:fldCharType="separate"/>') + "".join(c if c.startswith("<") else r(c) for c in result)
               if result else "") + r('<w:fldChar w:fldCharType="end"/>'))


def body(content):
    return (f"{HEAD}<w:document {SPACES}><w:body>{content}</w:body></w:document>")


def part(root, content):
    return f"{HEAD}<w:{root} {SPACES}>{content}</w:{root}>"


def notes(kind, texts):
    """footnotes.xml or endnotes.xml; ids count from 1, those of the separators are below."""
    rest = "".join(f'<w:{kind} w:type="{name}" w:id="{i}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
                   for i, name in ((-1, "separator"), (0, "continuationSeparator")))
    mark = r(f"<w:{kind}Ref/>", '<w:vertAlign w:val="superscript"/>')
    for i, text in enumerate(texts, 1):
        paragraphs = [text] if isinstance(text, str) else text
        rest += f'<w:{kind} w:id="{i}">' + "".join(
            c if c.startswith("<w:p>") else p((mark if k == 0 else "") or "<w:r/>", " " + c, style="FootnoteText")
            for k, c in enumerate(paragraphs)) + f"</w:{kind}>"
    return part(kind + "s", rest)


def ref(kind, number, custom=None):
    more = ' w:customMarkFollows="1"' if custom else ""
    return r(f'<w:{kind}Reference{more} w:id="{number}"/>' + (t(custom) if custom else ""),
             '<w:vertAlign w:val="superscript"/>')


def write(path, document, others):
    """`others`: {"numbering": xml, "footnotes": xml, "header1": xml ...}; each is tied to the document."""
    separators = "".join(f'<w:{kind}Pr><w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr>' for kind in ("footnote", "endnote")
                         if f"{kind}s" in others)
    others = {**others, "settings": part("settings", separators)}
    kinds = {name: re.sub(r"\d+$", "", name) for name in others}
    links = "".join(f'<Relationship Id="rId{i}" Type="{RELATION}/{kind}" Target="{name}.xml"/>'
                    for i, (name, kind) in enumerate(kinds.items(), 1))
    links += (f'<Relationship Id="rId90" Type="{RELATION}/hyperlink" Target="https://example.org/2025/12,5" '
              'TargetMode="External"/>')
    packages = "http://schemas.openxmlformats.org/package/2006"
    types = f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>' + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in kinds.items())
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{packages}/content-types"><Default Extension="rels" ContentType='
                               f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                               f'ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" '
                       f'Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{packages}/relationships">{links}</Relationships>',
        "word/document.xml": document,
        **{f"word/{name}.xml": xml for name, xml in others.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2025, 9, 18, 8, 0, 0))  # the same bytes each time
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
