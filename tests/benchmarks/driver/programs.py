# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""The programs that are measured: where they are, and what is absent here."""
import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path

RIVALS = Path(__file__).resolve().parent.parent / "rivals"


class Absent(Exception):
    """A program is not here, or does not do this work."""


class Silent(Exception):
    """A program gave no answer."""


def _python_with(module):
    """An interpreter that can import `module`; Debian's packages are only in Debian's."""
    for python in dict.fromkeys([sys.executable, shutil.which("python3"), "/usr/bin/python3"]):
        if python and subprocess.run([python, "-c", f"import {module}"],
                                     stderr=subprocess.DEVNULL).returncode == 0:
            return python
    return None


class Programs:
    """Commands by subject name. `absent` says in a sentence why a subject is missing."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.commands = {}
        self.absent = {"O2": "O2 is skipped: no distribution packages it"}
        for name, why in (("qonsent", "ours is not built"), ("floor", ""), ("limit", ""),
                          ("qtnetworkauth", "qt6-networkauth-dev is not installed"),
                          ("qonsentwindow", "built without widgets"),
                          ("floorwindow", "built without widgets")):
            program = self.folder / f"bench_{name}"
            if program.exists():
                self.commands[name] = [str(program)]
            else:
                self.absent[name] = f"{name} is skipped: {why or 'not built'}"
        for name, module in (("msal", "msal"), ("requests-oauthlib", "requests_oauthlib"),
                             ("PyJWT", "jwt")):
            python = _python_with(module)
            if python:
                script = RIVALS / f"{name.lower().replace('-', '_')}_worker.py"
                self.commands[name] = [python, str(script)]
            else:
                self.absent[name] = f"{name} is skipped: python3 has no module {module}"

    def command(self, subject, work, options, suffix=""):
        if subject + suffix not in self.commands:
            raise Absent(subject)
        words = self.commands[subject + suffix] + [work]
        for key, value in options.items():
            words += [f"--{key}", str(value)]
        return words


class Server:
    """The provider: one process, so that it never costs the measured ones anything."""

    def __init__(self, folder, scratch):
        self._scratch = str(scratch)
        self._process = subprocess.Popen([str(Path(folder) / "bench_server"), self._scratch],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        said = json.loads(self._process.stdout.readline())
        self.http, self.https, self.certificate = said["http"], said["https"], said["certificate"]

    def token_requests(self):
        import urllib.request
        return json.load(urllib.request.urlopen(self.http + "/stats"))["token_requests"]

    def options(self, folder):
        return {"server": self.http, "tls-server": self.https, "certificate": self.certificate,
                "useragent": str(Path(folder) / "bench_useragent"),
                "coldstart": str(Path(folder) / "bench_coldstart"),
                "qonsent": str(Path(folder).parent.parent / "app/cli/qonsent"),
                "manager": str(Path(folder).parent.parent / "app/manager/qonsent-manager"),
                "consent": str(Path(folder).parent.parent / "app/consent/qonsent-consent"),
                "scratch": self._scratch}

    def close(self):
        self._process.stdin.close()
        self._process.wait()


class Worker:
    """One measured program, kept running between its turns."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=None if os.environ.get("BENCH_VERBOSE") else subprocess.DEVNULL, bufsize=0)
        self._buffer = b""
        first = self.line(120)
        if first != "ready":
            self.close()
            if first is None:
                raise Silent("ended, or waited too long, before it was ready")
            raise Absent(first)

    def line(self, seconds):
        """The next line it prints; None after `seconds` or when it ended."""
        while b"\n" not in self._buffer:
            readable, _, _ = select.select([self.process.stdout], [], [], seconds)
            data = os.read(self.process.stdout.fileno(), 65536) if readable else b""
            if not data:
                return None
            self._buffer += data
        line, self._buffer = self._buffer.split(b"\n", 1)
        return line.decode()

    def tell(self, command):
        self.process.stdin.write(command.encode() + b"\n")

    def do(self, command, count):
        """Lets it work; its answer, with how often it failed."""
        self.tell(f"{command} {count}")
        line = self.line(120)
        if line is None:
            raise Silent(f"no answer to {command} {count}")
        answer = json.loads(line)
        answer["failed"] = count - answer["succeeded"]
        return answer

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
