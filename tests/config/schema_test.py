#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds rules/config.schema.json and the program against the same configurations: both take them, or both refuse them.

usage: schema_test.py --khop PATH_TO_BINARY

Exits with 77, which ctest takes for skipped, if python3-jsonschema or python3-yaml is not installed.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"skipped: {error}; python3-jsonschema and python3-yaml are needed")
    sys.exit(77)

TOP = pathlib.Path(__file__).resolve().parent.parent.parent


class Loader(yaml.SafeLoader):
    """Dates are text, as editors that follow YAML 1.2 read them."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

GOOD = [
    "",
    "language: en\nrounding: truncate\nfail-on: never\nrevisions: original\nlocale: vi\n",
    "disable: [sum, ratio]\nonly: share\n",
    "severities: {sum: note, ratio: info}\ntolerances: {'*': 0, share: 1000}\n",
    "tolerances: 2\n",
    "ignore:\n  - {rule: sum, reason: r}\n  - {path: 'a/**', text: 45, reason: r, until: 2026-12-31}\n",
    "reports:\n  - {path: '*.docx', place: xã Nà Cọ, date: 2024}\n  - {path: x, date: 2024-04}\n",
    "disable:\nignore:\nreports:\nseverities:\ntolerances:\n",
]
BAD = [
    "[]\n",
    "languages: en\n",
    "language: fr\n",
    "rounding: [nearest]\n",
    "disable: {a: b}\n",
    "disable: [[sum]]\n",
    "disable: ' '\n",
    "severities: {sum: high}\n",
    "severities: [sum]\n",
    "tolerances: {sum: -1}\n",
    "tolerances: 1001\n",
    "tolerances: {sum: 1.5}\n",
    "ignore: {rule: sum, reason: r}\n",
    "ignore:\n  - {rule: sum}\n",
    "ignore:\n  - {reason: r}\n",
    "ignore:\n  - {rule: sum, reason: ''}\n",
    "ignore:\n  - {rule: sum, reason: r, until: soon}\n",
    "ignore:\n  - {rule: sum, reason: r, line: 4}\n",
    "reports:\n  - {place: x}\n",
    "reports:\n  - {path: x}\n",
    "reports:\n  - {path: x, date: 31/12/2026}\n",
    "baseline: [a]\n",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khop", required=True, type=pathlib.Path)
    khop = str(parser.parse_args().khop.resolve())
    schema = json.loads((TOP / "rules/config.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        def loads(text):
            path = pathlib.Path(folder) / "c.yaml"
            path.write_text(text, encoding="utf-8")
            done = subprocess.run([khop, "config", "--config", str(path), "--lang", "en"], capture_output=True, timeout=60)
            return done.returncode == 0, done.stderr.decode()

        for expected, texts in ((True, GOOD), (False, BAD)):
            for text in texts:
                taken, error = loads(text)
                if taken != expected:
                    failures.append(f"the program: {text!r}: {error}")
                if validator.is_valid(yaml.load(text, Loader)) != expected:
                    failures.append(f"the schema: {text!r}")
        for language in "vi", "en":
            subprocess.run([khop, "init", folder, "--force", "--lang", language], check=True, capture_output=True, timeout=60)
            starter = (pathlib.Path(folder) / ".khop.yaml").read_text(encoding="utf-8")
            if not loads(starter)[0] or not validator.is_valid(yaml.load(starter, Loader)):
                failures.append(f"what khop init writes ({language})")
    print("\n".join(failures) if failures else f"{len(GOOD) + len(BAD)} configurations, all as expected")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
