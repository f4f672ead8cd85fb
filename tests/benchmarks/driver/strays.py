# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""P14: stray traffic against the redirect listener, a cold process for each try."""
import json
import statistics
import subprocess
import time

from programs import Absent, Worker
from measure import progress

SUBJECTS = ("floor", "qonsent", "qtnetworkauth", "msal")


def _status(pid, field):
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith(field + ":"):
                return int(line.split()[1])
    return 0


class Try:
    """One scenario against one fresh listener."""

    def __init__(self, command, program, scenario):
        self.page, self.latency, self.gaps = "no listener", 0.0, 0.0
        self.signed_in = self.failed = False
        worker = Worker(command)
        try:
            worker.tell("run 1")
            said = worker.line(10)
            if said is None:
                return
            url = json.loads(said)["url"]
            done = subprocess.run([program, scenario, url], stdout=subprocess.PIPE, text=True)
            visit = json.loads(done.stdout)
            self.page, self.latency = visit["page"], visit["latency_ms"]
            self.gaps = visit["gaps_ms"]
            self._listen(worker)
            self.resident = _status(worker.process.pid, "VmHWM")
        finally:
            worker.process.kill()
            worker.close()

    def _listen(self, worker):
        end = time.monotonic() + (2.5 if self.page == "200" else 0.3)
        while not self.signed_in and (left := end - time.monotonic()) > 0:
            line = worker.line(left)
            if line is None:
                return
            event = json.loads(line).get("event")
            if event == "signed_in":
                self.signed_in = json.loads(line)["token"] != "evil"
            self.failed = self.failed or event == "failed"

    @property
    def clean(self):
        return (self.page == "200" and self.latency - self.gaps <= 100 and self.signed_in
                and not self.failed)


def _cell(tries):
    latency = statistics.median(t.latency for t in tries)
    if all(t.clean for t in tries):
        return f"ok {latency:.1f} ms"
    count = len(tries)
    why = [f"page {'/'.join(sorted(set(t.page for t in tries)))}",
           f"signed in {sum(t.signed_in for t in tries)}/{count}"]
    if any(t.failed for t in tries):
        why.append(f"“failed” {sum(t.failed for t in tries)}/{count}")
    return f"**FAIL** {', '.join(why)}, {latency:.1f} ms"


def run(programs, server, tries):
    """The table, and {subject: (clean, all, worst latency ratio, memory of the flood)}."""
    program = str(programs.folder / "bench_straytraffic")
    scenarios = subprocess.run([program], stdout=subprocess.PIPE, text=True).stdout.split()
    commands = {}
    for subject in SUBJECTS:
        try:
            commands[subject] = programs.command(subject, "p14", server.options(programs.folder))
            Worker(commands[subject]).close()
        except Absent:
            commands.pop(subject, None)
    results = {subject: {} for subject in commands}
    for scenario in scenarios:
        progress(f"P14 {scenario}")
        for subject in commands:
            results[subject][scenario] = []
        # all latencies are measured by that of `none`
        for _ in range(3 * tries if scenario == "none" else tries):
            for subject, command in commands.items():
                results[subject][scenario].append(Try(command, program, scenario))
    lines = ["| scenario | " + " | ".join(commands) + " |", "|---" * (len(commands) + 1) + "|"]
    for scenario in scenarios:
        cells = [_cell(results[subject][scenario]) for subject in commands]
        lines.append(f"| {scenario} | " + " | ".join(cells) + " |")
    summary = {subject: _summary(results[subject]) for subject in commands}
    cells = [f"**{clean}/{count}**" for clean, count, _, _ in summary.values()]
    lines.append("| **clean** | " + " | ".join(cells) + " |")
    cells = [f"{worst:.1f} × ({where})" for _, _, (worst, where), _ in summary.values()]
    lines.append("| worst clean latency ÷ `none` | " + " | ".join(cells) + " |")
    cells = [f"{grown / 1024:+.1f} MB" for _, _, _, grown in summary.values()]
    lines.append("| peak memory, flood64M − none | " + " | ".join(cells) + " |")
    return lines, summary


def _summary(by_scenario):
    clean = sum(all(t.clean for t in tries) for tries in by_scenario.values())
    calm = statistics.median(t.latency for t in by_scenario["none"])
    worst = max(((statistics.median(t.latency - t.gaps for t in tries) / calm, scenario)
                 for scenario, tries in by_scenario.items() if all(t.clean for t in tries)),
                default=(0.0, "-"))
    peak = lambda scenario: statistics.median(
        getattr(t, "resident", 0) for t in by_scenario[scenario])
    return clean, len(by_scenario), worst, peak("flood64M") - peak("none")
