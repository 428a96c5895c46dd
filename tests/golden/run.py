#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program as a user would and compares all that it prints, and its exit code, with *.expected.

usage: run.py --khop PATH_TO_BINARY [--update] [NAME...]

--update writes what the program prints now; read the difference before committing it.
"""
import argparse
import difflib
import os
import pathlib
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
WRONG = "Diện tích cây ăn quả đạt 45,0/60 ha, đạt 85% kế hoạch.\n"
# A sum that is wrong, and a rate that could be one of several things.
TWO = "Sản lượng 1.421,5 tấn, gồm: lúa 987,2 tấn, ngô 425,3 tấn.\nKế hoạch 1.460 tấn; đến nay đạt 97,4% kế hoạch, tăng 5,3%.\n"


# A rule that is right, and what a slip of its author makes of it.
RULE = """rules:
  - id: ratio/test
    kind: ratio
    scope: clause
    summary: {vi: "thử", en: "test"}
    match: ["{done} / {plan} … <attain> … {rate:%}"]
    check: rate == done / plan
    strength: 3
    message: {vi: "{rate}", en: "{rate}"}
    examples:
      consistent: ["Cây ăn quả 45,0/60 ha, đạt 75% KH."]
      inconsistent: ["Cây ăn quả 45,0/60 ha, đạt 85% KH."]
"""
# Rules of an office's own, which it keeps apart from those that come with khop.
OFFICE = """classes:
  attain: [về đích]
units:
  - {names: [cành], dimension: stems, factor: 1}
rules:
  - id: product/flowers
    kind: product
    scope: clause
    summary: {vi: "Doanh thu hoa", en: "Sales of flowers"}
    match: ["{sold:stems} … giá {price:money} … {income:money}"]
    check: income == sold * price
    strength: 4
    message: {vi: "{sold} giá {price} được {computed}, báo cáo ghi {income}", en: "{sold} at {price} bring {computed}; the draft prints {income}"}
    examples:
      consistent: ["Bán 12 nghìn cành, giá 2.500 đồng, thu 30.000.000 đồng."]
      inconsistent: ["Bán 12 nghìn cành, giá 2.500 đồng, thu 36.000.000 đồng."]
"""
BAD_RULES = {
    "unknown-key": RULE.replace("strength:", "strenght:"),
    "unknown-kind": RULE.replace("kind: ratio", "kind: ration"),
    "unbound-name": RULE.replace("done / plan\n", "done / plam\n"),
    "bad-pattern": RULE.replace("{rate:%}\"]", "{rate:%\"]"),
    "bad-class": RULE.replace("<attain>", "<atain>"),
    "bad-expression": RULE.replace("rate == done / plan", "rate == done / "),
    "duplicate-id": RULE + RULE.replace("rules:\n", ""),
    "duplicate-key": RULE.replace("    kind: ratio\n", "    kind: ratio\n    kind: sum\n"),
    "no-message": RULE.replace('    message: {vi: "{rate}", en: "{rate}"}\n', ""),
    "not-yaml": "rules: [\n  - id: {\n",
    "alias-bomb": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{y}: &{y} [{', '.join(['*' + x] * 9)}]\n" for x, y in zip("abcdefgh", "bcdefghi"))
    + "rules: *i\n",
    "deep": "rules: " + "[" * 5000 + "]" * 5000 + "\n",
}
# Configurations, each in a folder of its own beside a draft.
CONFIGS = {
    "disabled": "disable: [ratio]\n",
    "disabled/inner": "# the nearest one holds, and it says nothing\n",
    "severity": "severities: {ratio: note}\nfail-on: note\n",
    "tolerance": "tolerances: {ratio: 200}\nlanguage: en\n",
    "strict": "tolerances: 0\n",
    "ignored": "ignore:\n  - rule: ratio\n    text: 85%\n    reason: số tạm tính\n    until: 2026-01-01\n",
    "expired": "ignore:\n  - path: '*.txt'\n    reason: số tạm tính\n    until: 2025-12-31\n",
    "other-draft": "ignore:\n  - path: other.txt\n    reason: x\n",
    "own-rules": "add-rules: ../../office.yaml\nannexes: [../../right.txt]\n",
    "own-annex": "annexes: wrong.txt\n",
    "locale": "locale: en\n",
    "unknown-key": "rounding: nearest\ndisabled: [ratio]\n",
    "unknown-rule": "disable:\n  - sum\n  - ratoi\n",
    "bad-date": "ignore:\n  - {rule: sum, reason: x, until: 30/6/2026}\n",
    "no-reason": "ignore:\n  - rule: sum\n",
    "not-yaml": "disable: [\n",
    "hostile": "rounding: \"\\e[31m\\u202e\"\n",
    "no-annex": "annexes: none.xlsx\n",
    "all": "language: en\nrounding: truncate\ndisable: [sum, date]\nseverities: {ratio: warning}\ntolerances: {share: 2}\n"
    "baseline: known.yaml\nadd-rules: ../../office.yaml\nignore:\n  - {path: wrong.txt, rule: ratio, reason: provisional, until: 2025-12-31}\n"
    "  - {path: other.txt, reason: x}\nreports:\n  - {path: '*.txt', place: xã Nà Cọ, period: tháng 4/2024}\n",
}
COMMENTED = f"""# khop: bỏ qua ratio — số tạm tính
{WRONG}
# khop: bỏ qua sum — không còn cần
# khop: ignore ratoi: mistyped
# khop: bo qa
Diện tích cây vụ đông đạt 30,0/60 ha, đạt 58% kế hoạch.
"""


# Fingerprint of what is wrong in WRONG.
KNOWN = "56c3a1cafaeec31e4cf1b09649740947"


def make_files(folder):
    """Drafts and rule folders that an editor or a hostile sender could hand to the program."""
    (folder / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (folder / "right.txt").write_text(WRONG.replace("85%", "75%"), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    (folder / "no-figures.txt").write_text("Kính gửi các phòng, ban.\n", encoding="utf-8")
    (folder / "folder.txt").mkdir()
    for name in ("thang-3.txt", "thang-4.txt", "cu/thang-2.txt", ".an/x.txt", "rieng/nhap.md", "anh.png", "~$thang-4.txt", "sub/phu-luc.csv"):
        path = folder / "bao-cao" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(WRONG, encoding="utf-8")
    (folder / "bao-cao" / ".gitignore").write_text("# riêng\n/rieng/\n*.tmp\n", encoding="utf-8")
    (folder / "bao-cao" / "sub" / "day").symlink_to("..")
    (folder / "ignored").mkdir()
    (folder / "ignored" / ".gitignore").write_text("*\n", encoding="utf-8")
    (folder / "ignored" / "a.txt").write_text(WRONG, encoding="utf-8")
    os.mkfifo(folder / "ong.txt")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "program.txt").write_bytes(b"\x7fELF\x02\x01\x01" + b"\0" * 200)
    (folder / "utf16.txt").write_bytes(("\ufeff" + WRONG).encode("utf-16-le"))
    (folder / "bom-crlf.txt").write_bytes(("\ufeff" + WRONG).replace("\n", "\r\n").encode("utf-8"))
    (folder / "broken-utf8.txt").write_bytes(b"Ch\xc3 \xff h\xe1\xbb\n" + 3 * WRONG.encode("utf-8"))
    (folder / "decomposed.txt").write_text("Diê\u0323n ti\u0301ch đạt 45,0/60 ha, đa\u0323t 85% kế hoạch.\n", encoding="utf-8")
    (folder / "escapes.txt").write_text("\x1b[2J\x1b]0;tên\x07 \u202e\u200b đạt 45,0/60 ha, đạt 85% kế hoạch\x1b[0m\n", encoding="utf-8")
    (folder / "name\x1b[31m\n.txt").write_text(WRONG, encoding="utf-8")
    (folder / "long-line.txt").write_text("Xã tiếp tục thực hiện. " * 400 + WRONG.strip() + " Xã tiếp tục thực hiện." * 400, encoding="utf-8")
    hostile = "Thu ngân sách {} tỷ đồng, gồm: <script>alert(1)</script> | thuế 45 tỷ đồng, @phí `x` *15* tỷ đồng, [lệ](http://x) 20 tỷ đồng ]]> =cmd()|'/c' \x1b[2J\u202e &amp; ::error::\n"
    (folder / "hostile-1.txt").write_text(hostile.format("80"), encoding="utf-8")
    (folder / "hostile\x1b[31m\n<b>|.txt").write_text(hostile.format("90"), encoding="utf-8")
    (folder / "added-1.txt").write_text("Đàn trâu 312 con.\n", encoding="utf-8")
    (folder / "added-2.txt").write_text("Đàn trâu 312 con. Đàn lợn 1.240 con, xuất chuồng 415 con.\n", encoding="utf-8")
    repeated = "I. Xã A\n- Số hộ: 120 hộ\n- Số khẩu: {} người\nII. Xã B\n- Số hộ: {} hộ\n- Số khẩu: 733 người\nIII. Xã C\n- Số hộ: 130 hộ\n- Số khẩu: 560 người\n"
    (folder / "repeated-1.txt").write_text(repeated.format(480, 125), encoding="utf-8")
    (folder / "repeated-2.txt").write_text(repeated.format(490, 120), encoding="utf-8")
    (folder / "written-1.txt").write_text("Đàn lợn hơn 45.000 con. Năng suất 3,2 tấn/ha. Thu 1,2 tỷ đồng, tăng 5%. Diện tích 45 ha.\n", encoding="utf-8")
    (folder / "written-2.txt").write_text("Đàn lợn gần 45000 con. Năng suất 3,20 tấn/ha. Thu 1.200 triệu đồng, giảm 5%. Diện tích 45 m2.\n", encoding="utf-8")
    with open(folder / "huge.txt", "wb") as huge:
        huge.truncate(300 << 20)  # takes no room on the disk
    (folder / "no-rules").mkdir()
    (folder / "flowers.txt").write_text("Bán 8.000 cành, giá 2.500 đồng, thu 21.000.000 đồng.\n", encoding="utf-8")
    formats = TOP / "tests" / "formats"
    for name in "office.docx", "named-vi.docx", "named-en.docx", "name\x1b[31m\n.docx":
        shutil.copy(formats / "office.docx", folder / name)
    shutil.copy(formats / "annex.xlsx", folder)
    shutil.copy(formats / "broken" / "password.docx", folder)
    (folder / "damaged.docx").write_bytes((formats / "office.docx").read_bytes()[:3000])
    (folder / "office").mkdir()
    (folder / "office" / "flowers.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "office.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "office-wrong.yaml").write_text(OFFICE.replace("income ==", "incom =="), encoding="utf-8")
    for name, text in CONFIGS.items():
        (folder / "config" / name).mkdir(parents=True)
        (folder / "config" / name / ".khop.yaml").write_text(text, encoding="utf-8")
        (folder / "config" / name / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (folder / "commented.txt").write_text(COMMENTED, encoding="utf-8")
    (folder / "commented.md").write_text(f"# Báo cáo\n\n<!-- khop-ignore: số tạm tính -->\n{WRONG}\n{WRONG}", encoding="utf-8")
    (folder / "broken-baseline.yaml").write_text("version: 1\ndrafts:\n  wrong.txt:\n    - rule: ratio\n      fingerprint: 12\n", encoding="utf-8")
    (folder / "stale-baseline.yaml").write_text(f"version: 1\ndrafts:\n  wrong.txt:\n    - {{rule: ratio/x, fingerprint: {'a' * 32}}}\n", encoding="utf-8")
    (folder / "known-baseline.yaml").write_text(f"version: 1\ndrafts:\n  wrong.txt:\n    - {{rule: ratio/x, fingerprint: {KNOWN}}}\n", encoding="utf-8")
    (folder / "new-office").mkdir()
    (folder / "new-office-en").mkdir()
    for name, text in BAD_RULES.items():
        shutil.copytree(TOP / "rules", folder / name)
        (folder / name / "vi" / "rules" / "zz.yaml").write_text(text, encoding="utf-8")


def cases():
    """name: (arguments, folder to run in, standard input). The folder is the checkout, or the one with the made files."""
    out = {}
    for sample in sorted((TOP / "samples").glob("*")):
        if sample.suffix in (".txt", ".md") and not sample.name.endswith(".mistakes.md") and sample.name != "README.md":
            out[f"sample-{sample.stem}"] = (["lint", f"samples/{sample.name}"], TOP, None)
    word = "tests/formats/office.docx"
    # One draft in all other forms.
    sample = "samples/commune-month.txt"
    out["sample-english"] = (["lint", "--lang", "en", sample], TOP, None)
    out["sample-ledger"] = (["lint", "--ledger", sample], TOP, None)
    out["sample-json"] = (["lint", "--format", "json", sample], TOP, None)
    out["sample-figures"] = (["figures", sample], TOP, None)
    for language in "vi", "en":
        out[f"explain-{language}"] = (["explain", "--lang", language, "wrong.txt", "1"], None, None)
    out["explain-json"] = (["explain", "--format", "json", "--lang", "en", "wrong.txt:1:42:"], None, None)
    out["explain-all"] = (["explain", "--all", "--lang", "en", "two.txt", "1-2"], None, None)
    out["explain-escapes"] = (["explain", "--lang", "en", "escapes.txt", "1"], None, None)
    out["explain-json-escapes"] = (["explain", "--lang", "en", "--format", "json", "name\x1b[31m\n.txt", "1"], None, None)
    out["explain-no-figures"] = (["explain", "no-figures.txt", "1"], None, None)
    out["explain-stdin"] = (["explain", "-", "1"], None, WRONG)
    for language in "vi", "en":
        for name, words in {"": [], "-lint": ["lint"], "-checklist": ["checklist"], "-figures": ["figures"], "-explain": ["explain"], "-diff": ["diff"], "-annotate": ["annotate"], "-config": ["config"], "-init": ["init"], "-rules": ["rules"], "-rules-list": ["rules", "list"], "-rules-test": ["rules", "test"]}.items():
            out[f"help{name}-{language}"] = ([*words, "--help", "--lang", language], TOP, None)
        usage = {
            "none": [],
            "no-draft": ["lint"],
            "unknown-option": ["lint", "wrong.txt", "--leger"],
            "unknown-command": ["lnt", "wrong.txt"],
            "missing-value": ["lint", "wrong.txt", "--format"],
            "wrong-value": ["lint", "wrong.txt", "--format", "xml"],
            "wrong-list-format": ["rules", "list", "--format", "html"],
            "watch-stdin": ["lint", "--watch", "-"],
            "watch-json": ["lint", "--watch", "--format", "json", "wrong.txt"],
            "unknown-rule": ["lint", "wrong.txt", "--only", "no-such-rule"],
            "near-rule": ["lint", "wrong.txt", "--disable", "ratoi"],
            "no-rules": ["lint", "wrong.txt", "--rules", "no-rules"],
            "explain-unknown": ["rules", "explain", "no-such-rule"],
            "explain-no-line": ["explain", "wrong.txt"],
            "explain-bad-line": ["explain", "wrong.txt", "0"],
            "explain-far-line": ["explain", "wrong.txt", "9"],
            "explain-missing": ["explain", "none.txt", "1"],
            "diff-one": ["diff", "wrong.txt"],
            "diff-stdin-twice": ["diff", "-", "-"],
            "diff-missing": ["diff", "wrong.txt", "none.txt"],
            "diff-binary": ["diff", "binary.txt", "wrong.txt"],
            "diff-wrong-value": ["diff", "wrong.txt", "right.txt", "--format", "sarif"],
            "output-nowhere": ["lint", "wrong.txt", "--output", "none/out.txt"],
            "missing": ["lint", "none.txt"],
            "checklist-no-form": ["checklist", "wrong.txt", "-o", "phieu.pdf"],
            "checklist-missing": ["checklist", "none.txt", "-o", "none.docx"],
            "folder": ["lint", "folder.txt"],
            "binary": ["lint", "binary.txt", "program.txt"],
            "huge": ["lint", "huge.txt"],
        }
        for name, words in usage.items():
            out[f"error-{name}-{language}"] = (words[:1] + ["--lang", language] + words[1:] if words else ["--lang", language], None, None)
    out["checklist"] = (["checklist", sample], TOP, None)
    out["checklist-word"] = (["checklist", "--lang", "en", "--ledger", "tests/formats/office.docx", "--annex", "tests/formats/annex.xlsx"], TOP, None)
    out["checklist-html"] = (["checklist", "--format", "html", "--only", "ratio", "wrong.txt"], None, None)
    out["checklist-several"] = (["checklist", "right.txt", "none.txt", "empty.txt", "broken-utf8.txt"], None, None)
    out["checklist-escapes"] = (["checklist", "escapes.txt", "name\x1b[31m\n.txt"], None, None)
    out["checklist-stdin"] = (["checklist", "-", "--stdin-name", "bao-cao.txt"], None, WRONG)
    drafts = {
        "empty": ["empty.txt"],
        "no-figures": ["no-figures.txt"],
        "right": ["right.txt"],
        "wrong": ["wrong.txt"],
        "quiet": ["--quiet", "wrong.txt", "right.txt"],
        "fail-on-never": ["--fail-on", "never", "wrong.txt"],
        "disabled": ["--disable", "ratio", "wrong.txt"],
        "others-go-on": ["none.txt", "wrong.txt", "folder.txt", "right.txt"],
        "utf16": ["utf16.txt"],
        "bom-crlf": ["bom-crlf.txt"],
        "broken-utf8": ["broken-utf8.txt"],
        "decomposed": ["decomposed.txt"],
        "escapes": ["escapes.txt", "name\x1b[31m\n.txt"],
        "long-line": ["long-line.txt"],
        "json-none": ["--format", "json", "none.txt"],
    }
    months = [f"samples/months/{name}.txt" for name in ("xa-thang-4", "xa-thang-5", "xa-thang-6", "huyen-6-thang")]
    for language in "vi", "en":
        out[f"across-months-{language}"] = (["lint", "--lang", language, *months], TOP, None)
    out["across-off"] = (["lint", "--no-cross", *months], TOP, None)
    out["across-json"] = (["lint", "--format", "json", "--lang", "en", "--only", "across/same", *months], TOP, None)
    out["across-twins"] = (["lint", months[0], "samples/commune-month.txt", months[0], "samples/versions/../months/xa-thang-4.txt", "samples/land-project.txt", "--only", "across/same"], TOP, None)
    out["across-checklist"] = (["checklist", *months[1:3]], TOP, None)
    for name, words in drafts.items():
        out[f"draft-{name}"] = (["lint", *words], None, None)
    # Forms for machines; tests/machine holds them against their schemas.
    for form in "ndjson", "junit", "github", "gitlab", "rdjson":
        out[f"machine-{form}"] = (["lint", "--format", form, "wrong.txt", "none.txt", "right.txt"], None, None)
        out[f"machine-{form}-hostile"] = (["lint", "--format", form, "--lang", "en", "escapes.txt", "name\x1b[31m\n.txt"], None, None)
    out["machine-word"] = (["lint", "--format", "github", "--lang", "en", word], TOP, None)
    where = {
        "folder": ["bao-cao"],
        "folder-slash": ["bao-cao/", "bao-cao/thang-4.txt"],
        "folder-empty": ["folder.txt", "wrong.txt"],
        "folder-ignored": ["ignored"],
        "no-ignore": ["bao-cao", "--no-ignore"],
        "exclude": ["bao-cao", "wrong.txt", "--exclude", "cu/", "--exclude", "*.csv"],
        "annex": ["bao-cao", "--annex", "bao-cao/sub/phu-luc.csv", "--exclude", "thang-?.txt", "--ledger", "--no-ignore"],
        "pattern": ["bao-cao/**/thang-*.txt"],
        "pattern-none": ["bao-cao/*.docx", "right.txt"],
        "pipe": ["ong.txt"],
        "device": ["/dev/zero"],
        "json": ["--format", "json", "folder.txt", "right.txt"],
    }
    for name, words in where.items():
        for language in ("vi", "en") if name in ("folder", "folder-empty", "folder-ignored", "pattern-none", "pipe", "device") else ("vi",):
            out[f"find-{name}-{language}"] = (["lint", "--lang", language, "--quiet", *words], None, None)
    out["find-figures"] = (["figures", "--format", "csv", "bao-cao", "--exclude", "thang-*"], None, None)
    for name in ("unknown-key", "unbound-name", "bad-pattern", "bad-expression", "not-yaml"):
        out[f"rules-{name}-vi"] = (["lint", "wrong.txt", "--rules", name, "--lang", "vi"], None, None)
    out["format-broken-vi"] = (["lint", "--lang", "vi", *(f"tests/formats/broken/{name}.docx" for name in ("truncated", "entities", "password", "no-document", "empty"))],
                               TOP, None)
    for name in BAD_RULES:
        out[f"rules-{name}"] = (["lint", "wrong.txt", "--rules", name, "--lang", "en"], None, None)
    added = {
        "file": ["lint", "flowers.txt", "--add-rules", "office.yaml"],
        "folder": ["lint", "flowers.txt", "--add-rules", "office"],
        "test": ["rules", "test", "product/flowers", "--add-rules", "office.yaml"],
        "twice": ["lint", "flowers.txt", "--add-rules", "office.yaml", "--add-rules", "office"],
        "wrong": ["lint", "flowers.txt", "--add-rules", "office-wrong.yaml"],
        "missing": ["lint", "flowers.txt", "--add-rules", "none.yaml"],
        "no-files": ["lint", "flowers.txt", "--add-rules", "no-rules"],
    }
    for name, words in added.items():
        out[f"add-rules-{name}"] = ([*words, "--lang", "en"], None, None)
    for name in CONFIGS:
        out[f"config-{name.replace('/', '-')}"] = (["lint", f"config/{name}/wrong.txt"], None, None)
    configured = {
        "two-drafts": ["lint", "config/disabled/wrong.txt", "config/disabled/inner/wrong.txt", "config/ignored/wrong.txt"],
        "folder": ["lint", "config/disabled"],
        "annex-in-folder": ["lint", "config/own-annex"],
        "watch-update": ["lint", "--watch", "--update-baseline", "wrong.txt"],
        "none": ["lint", "--no-config", "config/disabled/wrong.txt"],
        "named": ["lint", "--config", "config/disabled/.khop.yaml", "wrong.txt"],
        "missing": ["lint", "--config", "none.yaml", "wrong.txt"],
        "both": ["lint", "--config", "x", "--no-config", "wrong.txt"],
        "command-line-wins": ["lint", "--only", "ratio", "--fail-on", "never", "config/disabled/wrong.txt"],
        "ledger": ["lint", "--ledger", "config/ignored/wrong.txt"],
        "json": ["lint", "--ledger", "--format", "json", "--lang", "en", "config/ignored/wrong.txt"],
        "explain": ["explain", "config/tolerance/wrong.txt", "1"],
        "figures": ["figures", "config/tolerance/wrong.txt"],
        "locale-en": ["lint", "--lang", "en", "config/locale/wrong.txt"],
        "unknown-rule-en": ["lint", "--lang", "en", "config/unknown-rule/wrong.txt"],
        "shown": ["config", "config/all/wrong.txt", "--rounding", "nearest", "--disable", "unit"],
        "shown-vi": ["config", "--lang", "vi"],
        "shown-json": ["config", "--format", "json", "config/all/wrong.txt"],
        "shown-wrong": ["config", "config/unknown-rule/wrong.txt"],
        "init-there": ["init", "config/all"],
        "init-no-folder": ["init", "no-such-folder"],
        "init": ["init", "new-office"],
        "init-en": ["init", "--lang", "en", "new-office-en"],
        "comments": ["lint", "commented.txt"],
        "comments-en": ["lint", "--lang", "en", "commented.txt"],
        "comments-markdown": ["lint", "commented.md"],
    }
    for name, words in configured.items():
        out[f"configured-{name}"] = (words, None, None)
    out["configured-stdin"] = (["lint", "-", "--config", "config/ignored/.khop.yaml"], None, WRONG)
    for language in "vi", "en":
        baselines = {
            "missing": ["--baseline", "none.yaml"],
            "broken": ["--baseline", "broken-baseline.yaml"],
            "stale": ["--baseline", "stale-baseline.yaml"],
            "known": ["--baseline", "known-baseline.yaml"],
            "unnamed": ["--update-baseline"],
            "nowhere": ["--update-baseline", "--baseline", "none/b.yaml"],
        }
        for name, words in baselines.items():
            out[f"baseline-{name}-{language}"] = (["lint", "--lang", language, *words, "wrong.txt"], None, None)
    for language in "vi", "en":
        out[f"format-word-{language}"] = (["lint", "--lang", language, word], TOP, None)
    out["format-figures"] = (["figures", "--format", "csv", word], TOP, None)
    out["format-explain"] = (["explain", "--lang", "en", word, "37"], TOP, None)
    for version in "accepted", "original":
        out[f"format-revisions-{version}"] = (["lint", "--lang", "en", "--format", "json", "--revisions", version, "tests/formats/revisions.docx"], TOP, None)
    out["format-annex"] = (["lint", "--lang", "en", "tests/formats/office.docx", "--annex", "tests/formats/annex.xlsx"], TOP, None)
    out["format-annex-missing"] = (["lint", "--lang", "en", "tests/formats/office.docx", "--annex", "none.xlsx"], TOP, None)
    out["format-broken"] = (["lint", "--lang", "en", *(f"tests/formats/broken/{name}.docx" for name in ("truncated", "entities", "password", "no-document", "empty")),
                             "tests/formats/revisions.docx"], TOP, None)
    for language in "vi", "en":
        annotate = {
            "word": ["office.docx", "-o", f"word-{language}.docx"],
            "default-name": [f"named-{language}.docx"],
            "nothing": ["office.docx", "--only", "growth", "--output", f"nothing-{language}.docx"],
            "quiet": ["office.docx", "--quiet", "--fail-on", "never", "-o", f"quiet-{language}.docx"],
            "annex": ["office.docx", "--annex", "annex.xlsx", "-o", f"annex-{language}.docx"],
            "over-itself": ["office.docx", "-o", "./office.docx"],
            "over-annex": ["office.docx", "--annex", "annex.xlsx", "-o", "annex.xlsx"],
            "nowhere": ["office.docx", "-o", "none/out.docx"],
            "missing": ["none.docx"],
            "no-draft": [],
            "text": ["wrong.txt"],
            "sheet": ["annex.xlsx"],
            "damaged": ["damaged.docx"],
            "protected": ["password.docx"],
            "bad-date": ["office.docx", "--date", "2026-02-30"],
            "bad-level": ["office.docx", "--least", "all"],
        }
        for name, words in annotate.items():
            out[f"annotate-{name}-{language}"] = (["annotate", "--lang", language, *words], None, None)
    out["annotate-escapes"] = (["annotate", "--lang", "en", "name\x1b[31m\n.docx"], None, None)
    versions = ["samples/versions/ban-1.txt", "samples/versions/ban-2.txt"]
    for form in "text", "json", "markdown", "html":
        for language in "vi", "en":
            out[f"diff-{form}-{language}"] = (["diff", "--lang", language, "--format", form, *versions], TOP, None)
        out[f"diff-hostile-{form}"] = (["diff", "--format", form, "--lang", "en", "hostile-1.txt", "hostile\x1b[31m\n<b>|.txt"], None, None)
    versions_of_one = {
        "broke": ["right.txt", "wrong.txt"],
        "mended": ["wrong.txt", "right.txt"],
        "remaining": ["wrong.txt", "bom-crlf.txt"],
        "same-bytes": ["wrong.txt", "wrong.txt"],
        "same-figures": ["wrong.txt", "utf16.txt"],
        "empty-old": ["empty.txt", "wrong.txt"],
        "empty-new": ["wrong.txt", "empty.txt"],
        "empty-both": ["empty.txt", "no-figures.txt"],
        "fail-on-never": ["--fail-on", "never", "right.txt", "wrong.txt"],
        "disabled": ["--disable", "ratio", "right.txt", "wrong.txt"],
        "quiet": ["--quiet", "right.txt", "wrong.txt"],
        "added": ["added-1.txt", "added-2.txt"],
        "gone": ["added-2.txt", "added-1.txt"],
        "repeated": ["repeated-1.txt", "repeated-2.txt"],
        "written": ["written-1.txt", "written-2.txt"],
    }
    for name, words in versions_of_one.items():
        out[f"diff-{name}"] = (["diff", *words], None, None)
    out["diff-reverse"] = (["diff", *reversed(versions)], TOP, None)
    out["diff-unrelated"] = (["diff", "samples/budget-note.txt", "samples/school-year.md"], TOP, None)
    out["diff-word"] = (["diff", "tests/formats/report.txt", "tests/formats/report.docx"], TOP, None)
    out["diff-revisions"] = (["diff", "--revisions", "original", "tests/formats/revisions.docx", "tests/formats/revisions.odt"], TOP, None)
    out["diff-stdin"] = (["diff", "right.txt", "-", "--stdin-name", "moi.md"], None, "# Báo cáo\n\n**" + WRONG)
    out["draft-stdin"] = (["lint", "-"], None, WRONG)
    out["draft-stdin-name"] = (["lint", "-", "--stdin-name", "bao-cao.md"], None, "# Báo cáo\n\n**" + WRONG)
    return out


def run(khop, arguments, folder, stdin):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "KHOP_")) and k not in ("LANG", "LANGUAGE")}
    if arguments[:1] != ["annotate"]:  # whose comments would bear the date
        environment["SOURCE_DATE_EPOCH"] = "1767225600"  # 2026-01-01: entries of configurations expire
    done = subprocess.run([khop, *arguments], cwd=folder, env=environment, input=(stdin or "").encode(), capture_output=True, timeout=120)
    return done


def shown(arguments, done):
    command = " ".join(["khop", *arguments]).replace("\x1b", "\\e").replace("\n", "\\n")
    out = f"$ {command}\n{done.stdout.decode()}"
    if done.stderr:
        out += f"--- standard error\n{done.stderr.decode()}"
    return out + f"--- exit code {done.returncode}\n"


def properties(khop, folder):
    """What holds of runs rather than of one run's text."""
    samples = [str(p) for p in sorted((TOP / "samples").glob("*.txt"))] * 4
    ledger = ["lint", "--ledger", "--format", "json"]
    one, many = (run(khop, [*ledger, "--jobs", jobs, *samples], TOP, None) for jobs in ("1", "7"))
    yield "the number of threads changes nothing", one.stdout == many.stdout and one.returncode == many.returncode

    out = folder / "result.json"
    done = run(khop, [*ledger, "--output", str(out), *samples], TOP, None)
    yield "--output holds what would be printed", out.read_bytes() == one.stdout and done.stdout == b"" and done.returncode == one.returncode
    run(khop, [*ledger, "--output", str(out), "--rules", "no-rules", *samples], folder, None)
    yield "a run that fails leaves an older result alone", out.read_bytes() == one.stdout

    sheets = folder / "one.docx", folder / "many.docx"
    for sheet, jobs in zip(sheets, ("1", "7")):
        run(khop, ["checklist", "--jobs", jobs, "-o", str(sheet), *samples], TOP, None)
    yield "a Word checklist has the same bytes each time", sheets[0].read_bytes() == sheets[1].read_bytes()
    done = run(khop, ["checklist", "none.txt", "-o", str(sheets[0])], folder, None)
    yield "a checklist of nothing is not written", done.returncode == 2 and sheets[0].read_bytes() == sheets[1].read_bytes()

    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([khop, *ledger, *samples], stdout=write, stderr=subprocess.PIPE, timeout=120)
    os.close(write)
    yield "a closed pipe ends the run quietly with 2", done.returncode == 2 and done.stderr == b""

    word = ["annotate", str(TOP / "tests/formats/office.docx"), "-o"]
    piped = subprocess.run([khop, "annotate", "-", "--lang", "vi"], stdin=open(word[1], "rb"), capture_output=True, timeout=120)
    run(khop, [*word, str(folder / "piped.docx"), "--lang", "vi"], TOP, None)
    yield "annotate writes from pipe to pipe what it writes from file to file", piped.stdout == (folder / "piped.docx").read_bytes()
    before = pathlib.Path(word[1]).read_bytes()
    run(khop, [*word, word[1]], TOP, None)
    yield "annotate leaves the draft alone", pathlib.Path(word[1]).read_bytes() == before
    yield from baseline_properties(khop, folder)
    # Each output tells by itself that it could not be written, and the others are written all the same.
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([khop, "lint", "--lang", "en", "--format", "text", "--format", f"json={out}", samples[0]],
                                  cwd=TOP, stdout=full, stderr=subprocess.PIPE, timeout=120)
        yield "a full disk is told in one line", done.returncode == 2 and done.stderr == b"khop: cannot write: No space left on device\n"
        yield "the other output is whole", out.read_bytes() == run(khop, ["lint", "--lang", "en", "--format", "json", samples[0]], TOP, None).stdout
        done = run(khop, ["lint", "--lang", "en", "--format", "text", "--format", "json=/dev/full", samples[0]], TOP, None)
        yield "a file on a full disk, too", done.returncode == 2 and done.stderr == b"khop: /dev/full: cannot write: No space left on device\n" and done.stdout != b""
    # A run that is interrupted while it waits for its second draft.
    feeder, waiting = os.pipe()
    child = subprocess.Popen([khop, "lint", "--format", f"json={out}", samples[0], "-"], cwd=TOP, stdin=feeder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(feeder)
    while len(list(folder.glob("result.json*"))) < 2 and child.poll() is None:
        time.sleep(0.02)
    child.terminate()
    child.wait(timeout=60)
    os.close(waiting)
    yield "an interrupted run ends by its signal", child.returncode == -signal.SIGTERM
    left = sorted(path.name for path in folder.glob("result.json*"))
    yield "nothing half-written stays", left == ["result.json"]

    colourless = run(khop, ["lint", samples[0]], TOP, None).stdout
    yield "no colour but on a terminal", b"\x1b" not in colourless
    yield from terminal(khop, folder)
    yield from watching(khop, folder)
    yield from watching_configuration(khop, folder)


def terminal(khop, folder):
    """What a terminal shows besides: how far khop has come, and how long it took."""
    many = folder / "nhieu"
    many.mkdir()
    long = (TOP / "samples" / "district-half-year.txt").read_bytes() * 10
    for i in range(12):
        (many / f"{i:02}\x1b[31m.txt").write_bytes(long)
    for options, bar in ([], True), (["--no-progress"], False), (["--quiet"], False):
        ours, theirs = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "LC_ALL": "vi_VN"}
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen([khop, "lint", "--jobs", "1", str(many), *options], stdout=out, stderr=theirs, env=environment)
            os.close(theirs)
            shown = b""
            while True:
                try:
                    piece = os.read(ours, 4096)
                except OSError:
                    break
                if not piece:
                    break
                shown += piece
            child.wait(timeout=120)
            os.close(ours)
            out.seek(0)
            result = out.read()
        name = " ".join(options) or "a terminal"
        yield f"{name}: results hold no control characters", b"\x1b" not in result and b"\r" not in result
        if bar:
            # Only a machine that is done within the bar's patience shows none.
            yield f"{name}: the bar is erased", b"/12" not in shown.rpartition(b"\x1b[K")[2]
            yield f"{name}: names are made safe", b"\x1b[31m" not in shown
            yield f"{name}: the time is told", "khop: 12 dự thảo, ".encode() in shown
        else:
            yield f"{name}: no bar", b"/12" not in shown


class Watched:
    """A run of --watch whose output is awaited line by line."""

    def __init__(self, khop, words, folder):
        self.child = subprocess.Popen([khop, "lint", "--watch", "--lang", "en", *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def rounds_end(self):
        """The output up to the next summary line."""
        out = b""
        while True:
            line = self.child.stdout.readline()
            out += line
            if not line or b"relations checked" in line or b"no relations" in line:
                return out.decode()

    def stop(self):
        self.child.send_signal(signal.SIGINT)
        _, error = self.child.communicate(timeout=60)
        return self.child.returncode, error.decode()


def watching(khop, folder):
    drafts = folder / "theo-doi"
    drafts.mkdir()
    right = WRONG.replace("85%", "75%")
    (drafts / "a.txt").write_text(WRONG, encoding="utf-8")
    (drafts / "b.txt").write_text(right, encoding="utf-8")
    result = folder / "watched.json"
    watched = Watched(khop, ["theo-doi", "--no-cross", "--format", "text", "--format", f"json={result}"], folder)
    guard = threading.Timer(120, watched.child.kill)  # a run that says nothing fails, it does not hang
    guard.start()
    first = watched.rounds_end()
    yield "watch: all drafts at first", "theo-doi/a.txt:1" in first and "1 error in 2 drafts" in first
    (drafts / "b.txt").write_text(WRONG, encoding="utf-8")
    second = watched.rounds_end()
    yield "watch: then what was saved, and the summary of all", "theo-doi/b.txt:1" in second and "theo-doi/a.txt" not in second and "2 errors in 2 drafts" in second
    (drafts / "new~").write_text(right, encoding="utf-8")
    os.replace(drafts / "new~", drafts / "a.txt")
    yield "watch: editors that rename", "1 error in 2 drafts" in watched.rounds_end()
    (drafts / "c.txt").write_text(WRONG, encoding="utf-8")
    yield "watch: new drafts", "2 errors in 3 drafts" in watched.rounds_end()
    (drafts / "c.txt").unlink()
    (drafts / "b.txt").write_text(right, encoding="utf-8")
    text = watched.rounds_end()
    if "in 3 drafts" in text:  # what is gone is believed to be gone a little later
        text = watched.rounds_end()
    yield "watch: drafts that are gone", "no problems in 2 drafts" in text
    code, error = watched.stop()
    guard.cancel()
    yield "watch: Ctrl-C gives the code of the last run", code == 0 and error == "khop: watching 2 drafts; press Ctrl-C to stop\n"
    once = run(khop, ["lint", "--format", "json", "theo-doi"], folder, None).stdout
    yield "watch: files hold all drafts", result.read_bytes() == once


def watching_configuration(khop, folder):
    """A configuration that is saved counts like a draft that is; one that is broken is told, and khop waits for it to be mended."""
    drafts = folder / "cau-hinh"
    drafts.mkdir()
    (drafts / "a.txt").write_text(WRONG, encoding="utf-8")
    watched = Watched(khop, ["cau-hinh"], folder)
    guard = threading.Timer(120, watched.child.kill)
    guard.start()
    yield "watch: without a configuration", "1 error" in watched.rounds_end()
    (drafts / ".khop.yaml").write_text("disable: [ratio]\n", encoding="utf-8")
    yield "watch: a new configuration", "no problems" in watched.rounds_end()
    (drafts / ".khop.yaml").write_text("disabel: [ratio]\n", encoding="utf-8")
    line = b"-"
    while line and b"unknown key 'disabel'" not in line:
        line = watched.child.stderr.readline()
    yield "watch: a broken configuration is told", line != b""
    (drafts / ".khop.yaml").write_text("fail-on: never\n", encoding="utf-8")
    yield "watch: a mended configuration", "1 error" in watched.rounds_end()
    code, _ = watched.stop()
    guard.cancel()
    yield "watch: the code follows the configuration", code == 0


def baseline_properties(khop, folder):
    """A baseline over the life of a draft."""
    place = folder / "baseline"
    place.mkdir()
    draft, known = place / "bao-cao.txt", place / "known.yaml"

    def lint(*words, text=None):
        if text is not None:
            draft.write_text(text, encoding="utf-8")
        done = run(khop, ["lint", "--lang", "en", "--baseline", "known.yaml", *words, "bao-cao.txt"], place, None)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    code, out, err = lint("--update-baseline", text=WRONG)
    yield "an updated baseline silences what is there", code == 0 and "no problems, 1 ignored" in out
    yield "an update tells what it wrote", err == "khop: known.yaml: known problems written: 1 (1 new, 0 gone)\n"
    first = known.read_bytes()
    yield "a known problem stays silent when lines move", lint(text="Phần một.\n\n" + WRONG)[0] == 0
    yield "an update that changes nothing gives the same bytes", lint("--update-baseline")[0] == 0 and known.read_bytes() == first
    code, out, err = lint(text=WRONG.replace("85%", "86%"))
    yield "a changed figure is told again", code == 1 and "86%" in out
    yield "what is known no more is told", err == "khop: known.yaml: known problems that are there no more: 1; remove them with --update-baseline\n"
    code, out, err = lint("--update-baseline", text=WRONG.replace("85%", "75%"))
    yield "an update forgets what was mended", code == 0 and "(0 new, 1 gone)" in err and b"ratio" not in known.read_bytes()
    lint("--update-baseline", text=WRONG)
    lint("--update-baseline", "--only", "sum")
    yield "an update keeps what it did not look at", known.read_bytes() == first
    os.mkdir(place / "inner")
    shutil.copy(draft, place / "inner")
    done = run(khop, ["lint", "--baseline", "../known.yaml", "bao-cao.txt"], place / "inner", None)
    yield "drafts are named from the folder of the baseline", done.returncode == 1
    done = run(khop, ["lint", "--baseline", "../known.yaml", "../bao-cao.txt"], place / "inner", None)
    yield "wherever khop is called", done.returncode == 0
    (place / ".khop.yaml").write_text("baseline: known.yaml\n", encoding="utf-8")
    done = run(khop, ["lint", "bao-cao.txt", "--jobs", "3", "inner/bao-cao.txt"], place, None)
    yield "the baseline of a configuration", done.returncode == 1 and done.stdout.count(b"[ratio") == 1
    read, write = os.pipe()
    os.close(read)
    draft.write_text(WRONG.replace("85%", "86%"), encoding="utf-8")
    subprocess.run([khop, "lint", "--update-baseline", "bao-cao.txt", "bao-cao.txt"], cwd=place, stdout=write, stderr=subprocess.PIPE, timeout=120)
    os.close(write)
    yield "a baseline is whole", known.read_bytes().startswith(b"#") and known.read_bytes().endswith(b"\n")
    if os.geteuid() != 0:  # root may write everywhere
        place.chmod(0o500)
        code = lint("--update-baseline")[0]
        place.chmod(0o700)
        yield "a baseline that cannot be written is told", code == 2


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    khop = str(arguments.khop.resolve())
    wanted = {name: case for name, case in cases().items() if not arguments.names or name in arguments.names}
    failed = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        make_files(folder)

        def one(case):
            words, where, stdin = case
            return shown(words, run(khop, words, where or folder, stdin))

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = dict(zip(wanted, pool.map(one, wanted.values())))
        for name, got in results.items():
            path = HERE / f"{name}.expected"
            if arguments.update:
                path.write_text(got, encoding="utf-8", newline="")
                continue
            expected = path.read_bytes().decode() if path.exists() else ""
            if got != expected:
                failed.append(name)
                sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), got.splitlines(True), f"{name}.expected", "now"))
        if not arguments.names:
            failed += [what for what, holds in properties(khop, folder) if not holds]
    if not arguments.names:
        for path in sorted(HERE.glob("*.expected")):
            if path.stem in wanted:
                continue
            if arguments.update:
                path.unlink()
            else:
                failed.append(f"{path.name} belongs to no case")
    print(f"{len(wanted)} cases" + (f", failed: {'; '.join(failed)}" if failed else ", all as expected"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
