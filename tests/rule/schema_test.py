#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the rule files against rules/rule-file.schema.json, and the schema against rule files that are wrong.

Exits with 77, which ctest takes for skipped, if python3-jsonschema or python3-yaml is not installed.
"""
import copy
import json
import pathlib
import sys

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"skipped: {error}; python3-jsonschema and python3-yaml are needed")
    sys.exit(77)

TOP = pathlib.Path(__file__).resolve().parent.parent.parent


class Loader(yaml.SafeLoader):
    """YAML 1.2's booleans, as editors and khop read them: `yes` is a word."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:int", __import__("re").compile("^[-+]?(0|[1-9][0-9]*)$"), list("-+0123456789"))

GOOD = """
rules:
  - id: ratio/test
    kind: ratio
    scope: clause
    summary: {vi: Tỷ lệ, en: A rate}
    match: "{done} / {plan} … {rate:%}"
    check: rate == done / plan
    message: {vi: "{rate}", en: "{rate}"}
    examples: {silent: [Không có số liệu.]}
"""


def described(schema, path="schema"):
    """Every key that an editor may complete says what it is for."""
    for key, value in schema.get("properties", {}).items():
        if isinstance(value, dict) and set(value) != {"const"}:
            if "description" not in value and path.count("/") < 9:
                yield f"{path}/{key}"
            yield from described(value, f"{path}/{key}")
    for part in ("items", "additionalProperties"):
        if isinstance(schema.get(part), dict):
            yield from described(schema[part], f"{path}/{part}")


def main():
    schema = json.loads((TOP / "rules/rule-file.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = [f"{place} has no description" for place in described(schema)]

    files = sorted((TOP / "rules").rglob("*.yaml"))
    if not files:
        failures.append("no rule files")
    for path in files:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader) or {}
        for error in validator.iter_errors(data):
            failures.append(f"{path.relative_to(TOP)}: /{'/'.join(map(str, error.absolute_path))}: {error.message}")

    good = yaml.load(GOOD, Loader)
    failures += [f"the good rule: {error.message}" for error in validator.iter_errors(good)]

    def changed(**keys):
        data = copy.deepcopy(good)
        for key, value in keys.items():
            if value is None:
                del data["rules"][0][key]
            else:
                data["rules"][0][key] = value
        return data

    bad = {
        "unknown top-level key": {"rule": []},
        "unknown key": changed(serverity="error"),
        "unknown kind": changed(kind="ration"),
        "id without a family": changed(id="test"),
        "one language": changed(message={"vi": "{rate}"}),
        "no examples": changed(examples=None),
        "no check": changed(check=None),
        "find in a clause": changed(find="base"),
        "no match": changed(match=None),
        "structure of another scope": changed(scope="table", find="base", match=None),
        "unknown option": changed(scope="statement", find="base", match=None, **{"with": {"ancor": ["share"]}}),
        "unknown role": changed(scope="statement", find="base", match=None, **{"with": {"anchor": ["shares"]}}),
        "gap out of bounds": changed(gap=0),
    }
    for name, data in bad.items():
        if validator.is_valid(data):
            failures.append(f"accepts a file with this defect: {name}")

    for failure in failures:
        print(failure)
    print(f"{len(files)} rule files, {len(bad)} defects: {'failed' if failures else 'as expected'}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
