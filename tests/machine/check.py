#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds what khop writes for machines against the schemas of those forms and against what their consumers do.

usage: check.py --khop PATH_TO_BINARY [--keep FOLDER]

--keep writes the outputs there, for other programs to look at.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
FORMS = ("json", "ndjson", "sarif", "junit", "github", "gitlab", "rdjson")
WRONG = "Diện tích cây ăn quả đạt 45,0/60 ha, đạt 85% kế hoạch.\n"
# What a stranger could hope to smuggle into a CI job, an XML parser, a link, or a terminal.
HOSTILE = (
    "\x1b]0;x\x07 ]]> <script>alert(1)</script> &amp; \"'` \u202e {0} [click](http://example.org) ##[error]x %0A::error::x\n"
    "::error file=a,line=1::x 45,0/60 ha, đạt 85% kế hoạch ::set-output name=x::y\r\n"
    "\x0b \ufffe \uffff \U0001f600 45,0/60 ha, đạt 86% kế hoạch\n"
    "=cmd|'/c calc'!A0 đạt 45,0/60 ha, đạt 87% kế hoạch |||`` \n"
)
NAMES = (
    "xấu \x1b[31m\n::error::%0A,a:b,c=d.txt",
    "<x a=\"1\" b='2'>&]]>.txt",
    "c:d#e?f%20[g](h) {0}\\.txt",
    "\u202etxt.oaác.txt",
)

try:
    import jsonschema
except ImportError:
    jsonschema = None

complaints = []


def complain(what):
    complaints.append(what)


def run(khop, arguments, folder):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "KHOP_")) and k not in ("LANG", "LANGUAGE")}
    return subprocess.run([khop, "lint", *arguments], cwd=folder, env=environment, capture_output=True, timeout=300)


def outputs(khop, folder, drafts, options=()):
    """All forms of one run; the text of each by its name."""
    with tempfile.TemporaryDirectory() as temporary:
        words = [w for form in FORMS for w in ("--format", f"{form}={temporary}/{form}")]
        done = run(khop, [*words, *options, "--", *drafts], folder)
        if done.stdout or done.returncode not in (0, 1, 2):
            complain(f"{drafts[0]}: exit {done.returncode}, prints {done.stdout[:80]!r}")
        return {form: pathlib.Path(temporary, form).read_bytes().decode("utf-8") for form in FORMS}


def validate(name, value):
    if jsonschema is None:
        return
    schema = json.loads((HERE / f"{name}.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    for error in list(validator.iter_errors(value))[:3]:
        complain(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


def pieces(path, start_line, start, end_line, end, in_bytes=False):
    """The text of a region of a file, whose columns count code points or bytes, from 1."""
    lines = pathlib.Path(path).read_bytes().decode("utf-8-sig", errors="replace").split("\n")
    lines = [line.encode() for line in lines] if in_bytes else lines
    if start_line == end_line:
        out = lines[start_line - 1][start - 1 : end - 1]
    else:
        nothing = b"" if in_bytes else ""
        out = lines[start_line - 1][start - 1 :] + nothing.join(lines[start_line : end_line - 1]) + lines[end_line - 1][: end - 1]
    return out.decode() if in_bytes else out


def without_spaces(text):
    return re.sub(r"\s", "", text)


def is_text(path):
    return pathlib.Path(path).suffix in (".txt", ".md", ".html", ".csv")


def check_sarif(text, folder, ledger):
    log = json.loads(text)
    validate("sarif-2.1.0", log)
    if len(log["runs"]) != 1:
        complain("sarif: not one run")
    run_ = log["runs"][0]
    rules = run_["tool"]["driver"]["rules"]
    for rule in rules:
        for key in ("shortDescription", "fullDescription", "help"):
            if not rule[key]["text"].strip():
                complain(f"sarif: {rule['id']} has no {key}")
        if "<" in re.sub(r"```text\n.*?\n```", "", rule["help"]["markdown"], flags=re.S).replace("\\<", "").replace("` <", "").replace("<=", "").replace("< ", ""):
            complain(f"sarif: the help of {rule['id']} holds HTML")
    for result in run_["results"]:
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            complain(f"sarif: ruleIndex of {result['ruleId']}")
        if (result["kind"] == "fail") == (result["level"] == "none"):
            complain(f"sarif: {result['kind']} of level {result['level']}")
        if result["kind"] != "fail" and not ledger:
            complain(f"sarif: {result['kind']} though nobody asked for the ledger")
        message = result["message"]["text"]
        related = result.get("relatedLocations", [])
        links = re.findall(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(([^)]*)\)", message)
        if [target for _, target in links] != [str(place["id"]) for place in related]:
            complain(f"sarif: links {links} of {len(related)} related locations")
        if re.search(r"(?<!\{)\{(\{\{)*[0-9]+\}", message):
            complain(f"sarif: a placeholder in {message!r}")
        for place in [*result["locations"], *related]:
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            if not re.fullmatch(r"(file:///)?[A-Za-z0-9\-._~/%]+", uri):
                complain(f"sarif: URI {uri!r}")
            path = os.path.join(folder, urllib.parse.unquote(uri, errors="surrogateescape"))
            if not os.path.exists(path):
                complain(f"sarif: no file {path!r}")
            region = place["physicalLocation"].get("region")
            if is_text(path) != (region is not None) or is_text(path) == ("logicalLocations" in place):
                complain(f"sarif: {path!r} has region {region}")
            if region and "message" in place:
                shown = pieces(path, region["startLine"], region["startColumn"], region["endLine"], region["endColumn"])
                told = place["message"]["text"].split(": ", 1)[1]
                # Composed and decomposed letters differ, digits do not.
                if re.sub(r"[^0-9.,]", "", shown) != re.sub(r"[^0-9.,]", "", told):
                    complain(f"sarif: {told!r} is at a place that reads {shown!r}")
    return run_


def mended(khop, folder, run_):
    """Every fix mends its own problem and makes no other."""
    count = 0
    for result in run_["results"]:
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            (replacement,) = change["replacements"]
            where = replacement["deletedRegion"]
            path = pathlib.Path(folder, urllib.parse.unquote(change["artifactLocation"]["uri"]))
            lines = path.read_bytes().decode("utf-8-sig", errors="replace").split("\n")
            line = lines[where["startLine"] - 1]
            lines[where["startLine"] - 1] = line[: where["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[where["endColumn"] - 1 :]
            with tempfile.TemporaryDirectory() as temporary:
                copy = pathlib.Path(temporary, path.name)
                copy.write_text("\n".join(lines), encoding="utf-8", newline="")
                after = json.loads(run(khop, ["--format", "sarif", str(copy)], folder).stdout)["runs"][0]["results"]
            count += 1
            if result["partialFingerprints"] in [r["partialFingerprints"] for r in after]:
                complain(f"sarif: {path.name}: the fix of {result['message']['text'].splitlines()[0]!r} mends nothing")
            if len(after) >= len(run_["results"]):
                complain(f"sarif: {path.name}: the fix of {result['message']['text'].splitlines()[0]!r} breaks as much as it mends")
    return count


def check_junit(text):
    for sign in text:
        if ord(sign) < 0x20 and sign != "\n" or sign in "\ufffe\uffff\u202e":
            complain(f"junit: {sign!r}")
    root = ElementTree.fromstring(text)
    if root.tag != "testsuites":
        complain(f"junit: {root.tag}")
    for suite in root:
        cases = suite.findall("testcase")
        if len(cases) != len(suite):
            complain("junit: a suite holds more than cases")
        found = {tag: len(suite.findall(f"testcase/{tag}")) for tag in ("failure", "error", "skipped")}
        wanted = {"failure": suite.get("failures"), "error": suite.get("errors"), "skipped": suite.get("skipped")}
        if {tag: str(n) for tag, n in found.items()} != wanted or suite.get("tests") != str(len(cases)) or not cases:
            complain(f"junit: {suite.get('name')!r}: {found} and {len(cases)} cases, but {suite.attrib}")
        if len({case.get("name") for case in cases}) != len(cases):
            complain(f"junit: {suite.get('name')!r}: two cases of one name")
        for case in cases:
            if not case.get("classname") or len(case) > 1 or len(case) == 1 and not (case[0].get("message") and case[0].get("type") and case[0].text):
                complain(f"junit: {case.attrib}")
    return root


def github_commands(text):
    """What the runner makes of each line: (command, properties, message)."""
    out = []

    def decoded(value, also=()):
        for code, sign in (("%0D", "\r"), ("%0A", "\n"), *also, ("%25", "%")):
            value = value.replace(code, sign)
        return value

    for line in text.split("\n")[:-1]:
        match = re.fullmatch(r"::([a-z]+) ([^\r]*?)::(.*)", line)
        if not match or "\r" in line or "\x1b" in line:
            complain(f"github: {line!r}")
            continue
        properties = {}
        for each in match[2].split(","):
            key, _, value = each.partition("=")
            properties[key] = decoded(value, ((("%3A", ":"), ("%2C", ","))))
        if match[1] not in ("error", "warning", "notice") or not {"file", "title"} <= set(properties) <= {"file", "title", "line", "endLine", "col", "endColumn"}:
            complain(f"github: {line!r}")
        out.append((match[1], properties, decoded(match[3])))
    return out


def check_rdjson(text, folder):
    result = json.loads(text)
    validate("rdjson", result)
    for diagnostic in result["diagnostics"]:
        for place, told in [(diagnostic["location"], None)] + [(r["location"], r["message"].split(": ", 1)[1]) for r in diagnostic.get("related_locations", [])]:
            where = place.get("range")
            if is_text(place["path"]) != (where is not None) and diagnostic["code"]["value"] != "unread":
                complain(f"rdjson: {place}")
            if where and told:
                shown = pieces(os.path.join(folder, place["path"]), where["start"]["line"], where["start"]["column"], where["end"]["line"], where["end"]["column"], in_bytes=True)
                if re.sub(r"[^0-9.,]", "", shown) != re.sub(r"[^0-9.,]", "", told):
                    complain(f"rdjson: {told!r} is at a place that reads {shown!r}")
        for suggestion in diagnostic.get("suggestions", []):
            if suggestion["range"]["start"]["line"] != diagnostic["location"]["range"]["start"]["line"]:
                complain("rdjson: a suggestion for another line")
    return result


def check_all(khop, folder, drafts, options=(), unread=0):
    """Every form by itself, then all against one another."""
    ledger = "--ledger" in options
    texts = outputs(khop, folder, drafts, options)
    documents = json.loads(texts["json"])["documents"]
    checks = [(d["path"], c) for d in documents for c in d["checks"]]
    lines = [json.loads(line) for line in texts["ndjson"].splitlines()]
    if [(line["path"], {k: v for k, v in line.items() if k not in ("path", "fingerprint")}) for line in lines] != checks:
        complain(f"ndjson and json differ on {drafts[0]!r}")
    run_ = check_sarif(texts["sarif"], folder, ledger)
    results = run_["results"]
    if [(r["ruleId"], r["partialFingerprints"]["khop/v1"]) for r in results] != [(line["rule"], line["fingerprint"]) for line in lines]:
        complain(f"sarif and ndjson differ on {drafts[0]!r}")
    (invocation,) = run_["invocations"]
    if invocation["executionSuccessful"] != (unread == 0) or len(invocation.get("toolExecutionNotifications", [])) != unread:
        complain(f"sarif: invocation {invocation}")

    problems = [line for line, result in zip(lines, results) if result["kind"] == "fail"]
    cases = check_junit(texts["junit"]).findall("testsuite/testcase")
    told = [case for case in cases if case.get("name").split(":")[0] in {rule["id"] for rule in run_["tool"]["driver"]["rules"]}]
    if len(told) != len(lines):
        complain(f"junit: {len(told)} cases for {len(lines)} checks")
    if sum(case.find("failure") is not None for case in cases) != sum(p["severity"] == "error" for p in problems) or sum(case.find("error") is not None for case in cases) != unread:
        complain("junit: failures and errors")

    commands = github_commands(texts["github"])
    if [c[1]["title"] for c in commands if c[1]["title"] != "khop unread"] != [f"khop {p['rule']}" for p in problems] or len(commands) != len(problems) + unread:
        complain(f"github: {len(commands)} commands for {len(problems)} problems")
    issues = json.loads(texts["gitlab"])
    validate("gitlab", issues)
    if [i["check_name"] for i in issues if i["check_name"] != "unread"] != [p["rule"] for p in problems] or len(issues) != len(problems) + unread:
        complain(f"gitlab: {len(issues)} issues for {len(problems)} problems")
    if len({i["fingerprint"] for i in issues}) != len(issues):
        complain("gitlab: two issues of one fingerprint")
    diagnostics = check_rdjson(texts["rdjson"], folder)["diagnostics"]
    if len(diagnostics) != len(problems) + unread:
        complain(f"rdjson: {len(diagnostics)} diagnostics for {len(problems)} problems")
    return texts, run_


def names_of(khop, folder, name):
    out = outputs(khop, folder, [name])
    return ([r["partialFingerprints"] for r in json.loads(out["sarif"])["runs"][0]["results"]], [i["fingerprint"] for i in json.loads(out["gitlab"])],
            [case.get("name") for case in ElementTree.fromstring(out["junit"]).iter("testcase")])


def check_moved_lines(khop, samples):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for sample in samples:
            text = sample.read_text(encoding="utf-8")
            (folder / "draft.txt").write_text(text, encoding="utf-8")
            before = names_of(khop, folder, "draft.txt")
            (folder / "draft.txt").write_text("\n\n\n\n" + text, encoding="utf-8")
            if names_of(khop, folder, "draft.txt") != before:
                complain(f"{sample.name}: names change when lines move")


def check_multitool(text):
    program = os.environ.get("SARIF_MULTITOOL")
    if not program:
        return
    with tempfile.TemporaryDirectory() as temporary:
        log, report = pathlib.Path(temporary, "khop.sarif"), pathlib.Path(temporary, "report.sarif")
        log.write_text(text, encoding="utf-8")
        done = subprocess.run([program, "validate", str(log), "--output", str(report)], capture_output=True, timeout=300,
                              env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
        if not report.exists():
            complain(f"multitool: {done.stdout.decode()[-300:]}")
            return
        found = json.loads(report.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
        bad = [r for r in found if r.get("level", "warning") == "error"]
        for result in bad[:5]:
            complain(f"multitool: {result['ruleId']}: {json.dumps(result['message'])[:200]}")
        print(f"multitool: {len(bad)} errors, {len(found) - len(bad)} remarks: {sorted({r['ruleId'] for r in found})}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True, type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path)
    arguments = parser.parse_args()
    khop = str(arguments.khop.resolve())
    if jsonschema is None:
        print("Python's jsonschema is not installed: nothing is held against schemas")

    samples = sorted((TOP / "samples").glob("*.txt")) + [TOP / "samples" / "school-year.md"]
    drafts = [str(s.relative_to(TOP)) for s in samples] + ["./tests/formats/office.docx", "tests/formats/annex.xlsx", "tests/formats/news-page.html"]
    texts, run_ = check_all(khop, TOP, drafts)
    fixes = mended(khop, TOP, {"results": []})
    for sample in samples:
        fixes += mended(khop, TOP, json.loads(run(khop, ["--format", "sarif", str(sample.relative_to(TOP))], TOP).stdout)["runs"][0])
    if fixes < 5:
        complain(f"only {fixes} fixes")
    check_multitool(texts["sarif"])
    check_all(khop, TOP, drafts, ["--ledger", "--lang", "en"])
    check_all(khop, TOP, drafts, ["--quiet", "--lang", "en"])
    check_all(khop, TOP, ["tests/formats/office.docx", "--annex", "tests/formats/annex.xlsx"][:1], ["--annex", "tests/formats/annex.xlsx", "--lang", "en"])
    check_all(khop, TOP, ["none.txt", *drafts[:2], "tests/formats/broken/truncated.docx"], unread=2)
    one, many = (outputs(khop, TOP, drafts, ["--jobs", jobs]) for jobs in ("1", "7"))
    if one != many:
        complain("the number of threads changes something")
    check_moved_lines(khop, samples)

    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for name in NAMES:
            (folder / name).write_text(WRONG, encoding="utf-8")
        (folder / "hostile.txt").write_bytes(HOSTILE.encode("utf-8", "surrogatepass"))
        (folder / "twice.txt").write_text(WRONG * 3, encoding="utf-8")
        (folder / "right.txt").write_text(WRONG.replace("85", "75"), encoding="utf-8")
        (folder / "decomposed.txt").write_text("Diê\u0323n ti\u0301ch đạt 45,0/60 ha, đa\u0323t 85% kế hoạch.\n", encoding="utf-8")
        (folder / "bom.txt").write_text("\ufeff" + WRONG, encoding="utf-8")
        many = [*NAMES, "hostile.txt", "twice.txt", "right.txt", "decomposed.txt"]
        for options in ([], ["--ledger"], ["--lang", "en"]):
            check_all(khop, folder, many, options)
        check_all(khop, folder, ["none\x1b\n::error::x,y:z<&>.txt", "twice.txt"], unread=1)
        check_all(khop, folder, ["right.txt"])

    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        for form, text in texts.items():
            (arguments.keep / form).write_text(text, encoding="utf-8", newline="")
    for line in complaints:
        print(line.encode("unicode_escape").decode())
    print(f"{len(FORMS)} forms, {fixes} fixes tried" + (f", {len(complaints)} complaints" if complaints else ", all as it should be"))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
