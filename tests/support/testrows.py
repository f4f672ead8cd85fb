# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""Rows of tests that ran, and the IDs that their names begin with: "A34, CK-P17: a fixed port"."""
import json
import os
import re
import subprocess

ROW = re.compile(r"^(PASS|FAIL!|XFAIL|XPASS|SKIP)\s*: (\w+::\w+)\((.*)\)(?: .*)?$")
ONE = r"(?:[A-Z]\d\d|(?:CK|RX|MS|RO|TY)-[A-Z]?\d\d[a-d]?)"
IDS = re.compile(rf"^{ONE}(?:(?:, |: | ){ONE})*(?=[: ])")


def outputs(build):
    """What every test of the build tree prints, one after the other; live ones are left out."""
    listed = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"],
                            check=True, capture_output=True, text=True)
    for test in json.loads(listed.stdout)["tests"]:
        properties = {p["name"]: p["value"] for p in test["properties"]}
        if "live" in properties.get("LABELS", []) or "command" not in test:
            continue
        environment = dict(v.split("=", 1) for v in properties.get("ENVIRONMENT", []))
        try:
            done = subprocess.run(test["command"], cwd=properties.get("WORKING_DIRECTORY", build),
                                  env={**os.environ, **environment}, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=900)
        except subprocess.TimeoutExpired as late:
            print(f"{test['name']} does not end")
            yield late.stdout or b""
            continue
        if done.returncode:
            print(f"{test['name']} failed")
        yield done.stdout


def rows(text):
    """Result, function, name and IDs of each row in text."""
    for line in text.decode("utf-8", "replace").splitlines():
        row = ROW.match(line.strip())
        if row:
            result, function, name = row.groups()
            ids = IDS.match(name)
            yield result, function, name, re.findall(ONE, ids.group()) if ids else []
