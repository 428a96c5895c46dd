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
import shutil
import subprocess
import sys
import tempfile
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


def make_files(folder):
    """Drafts and rule folders that an editor or a hostile sender could hand to the program."""
    (folder / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (folder / "right.txt").write_text(WRONG.replace("85%", "75%"), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    (folder / "no-figures.txt").write_text("Kính gửi các phòng, ban.\n", encoding="utf-8")
    (folder / "folder.txt").mkdir()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "program.txt").write_bytes(b"\x7fELF\x02\x01\x01" + b"\0" * 200)
    (folder / "utf16.txt").write_bytes(("\ufeff" + WRONG).encode("utf-16-le"))
    (folder / "bom-crlf.txt").write_bytes(("\ufeff" + WRONG).replace("\n", "\r\n").encode("utf-8"))
    (folder / "broken-utf8.txt").write_bytes(b"Ch\xc3 \xff h\xe1\xbb\n" + 3 * WRONG.encode("utf-8"))
    (folder / "decomposed.txt").write_text("Diê\u0323n ti\u0301ch đạt 45,0/60 ha, đa\u0323t 85% kế hoạch.\n", encoding="utf-8")
    (folder / "escapes.txt").write_text("\x1b[2J\x1b]0;tên\x07 \u202e\u200b đạt 45,0/60 ha, đạt 85% kế hoạch\x1b[0m\n", encoding="utf-8")
    (folder / "name\x1b[31m\n.txt").write_text(WRONG, encoding="utf-8")
    (folder / "long-line.txt").write_text("Xã tiếp tục thực hiện. " * 400 + WRONG.strip() + " Xã tiếp tục thực hiện." * 400, encoding="utf-8")
    with open(folder / "huge.txt", "wb") as huge:
        huge.truncate(300 << 20)  # takes no room on the disk
    (folder / "no-rules").mkdir()
    (folder / "flowers.txt").write_text("Bán 8.000 cành, giá 2.500 đồng, thu 21.000.000 đồng.\n", encoding="utf-8")
    (folder / "office").mkdir()
    (folder / "office" / "flowers.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "office.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "office-wrong.yaml").write_text(OFFICE.replace("income ==", "incom =="), encoding="utf-8")
    for name, text in BAD_RULES.items():
        shutil.copytree(TOP / "rules", folder / name)
        (folder / name / "vi" / "rules" / "zz.yaml").write_text(text, encoding="utf-8")


def cases():
    """name: (arguments, folder to run in, standard input). The folder is the checkout, or the one with the made files."""
    out = {}
    for sample in sorted((TOP / "samples").glob("*")):
        if sample.suffix in (".txt", ".md") and not sample.name.endswith(".mistakes.md") and sample.name != "README.md":
            out[f"sample-{sample.stem}"] = (["lint", f"samples/{sample.name}"], TOP, None)
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
        for name, words in {"": [], "-lint": ["lint"], "-checklist": ["checklist"], "-figures": ["figures"], "-explain": ["explain"], "-rules": ["rules"], "-rules-test": ["rules", "test"]}.items():
            out[f"help{name}-{language}"] = ([*words, "--help", "--lang", language], TOP, None)
        usage = {
            "none": [],
            "no-draft": ["lint"],
            "unknown-option": ["lint", "wrong.txt", "--leger"],
            "unknown-command": ["lnt", "wrong.txt"],
            "missing-value": ["lint", "wrong.txt", "--format"],
            "wrong-value": ["lint", "wrong.txt", "--format", "xml"],
            "unknown-rule": ["lint", "wrong.txt", "--only", "no-such-rule"],
            "near-rule": ["lint", "wrong.txt", "--disable", "ratoi"],
            "no-rules": ["lint", "wrong.txt", "--rules", "no-rules"],
            "explain-unknown": ["rules", "explain", "no-such-rule"],
            "explain-no-line": ["explain", "wrong.txt"],
            "explain-bad-line": ["explain", "wrong.txt", "0"],
            "explain-far-line": ["explain", "wrong.txt", "9"],
            "explain-missing": ["explain", "none.txt", "1"],
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
    for name, words in drafts.items():
        out[f"draft-{name}"] = (["lint", *words], None, None)
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
    word = "tests/formats/office.docx"
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
    out["draft-stdin"] = (["lint", "-"], None, WRONG)
    out["draft-stdin-name"] = (["lint", "-", "--stdin-name", "bao-cao.md"], None, "# Báo cáo\n\n**" + WRONG)
    return out


def run(khop, arguments, folder, stdin):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "KHOP_")) and k not in ("LANG", "LANGUAGE")}
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

    colourless = run(khop, ["lint", samples[0]], TOP, None).stdout
    yield "no colour but on a terminal", b"\x1b" not in colourless


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
