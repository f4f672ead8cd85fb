# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""Rounds: every subject has its turn in each, so that the machine's mood hits all alike."""
import statistics
import sys
from dataclasses import dataclass, field

from programs import Absent, Silent, Worker
from rows import SUBJECTS


@dataclass
class Subject:
    """What one program did in all rounds of a row."""
    rounds: list = field(default_factory=list)  # ns
    cpu: list = field(default_factory=list)     # ns
    allocations: float = None
    requests: list = field(default_factory=list) # token requests, an operation
    peak_kb: int = None                          # of programs that are started anew
    failed: int = 0

    @property
    def median(self):
        return statistics.median(self.rounds)

    def ratios(self, other):
        return [mine / theirs for mine, theirs in zip(self.rounds, other.rounds)]


class Measurement:
    def __init__(self, programs, server, rounds, scale):
        self._programs = programs
        self._server = server
        self._rounds = rounds
        self._scale = scale
        self.silent = []  # sentences about those that stopped answering

    def command(self, row, subject, extra=None):
        options = {**self._server.options(self._programs.folder), **row.options, **(extra or {})}
        return self._programs.command(subject, row.work_of(subject), options, row.suffix)

    def operations(self, row, subject):
        count = row.operations_of(subject)
        return max(1, count // self._scale) if count > 5 else count

    def row(self, row):
        """Subject by name, for those that are here and do this work."""
        workers = {} if row.fresh else self._start(row)
        if row.fresh:
            present = [name for name in SUBJECTS if self.does(row, name)]
        results = {name: Subject() for name in (present if row.fresh else workers)}
        for _ in range(self._rounds):
            for name, result in list(results.items()):
                try:
                    if row.fresh:
                        self._fresh_turn(row, name, result)
                    else:
                        self._turn(row, name, workers[name], result)
                except Silent as silence:
                    self.silent.append(f"{row.item} {row.title}: {name}: {silence}")
                    del results[name]
        for name, worker in workers.items():
            if name in results:
                self._count(row, name, worker, results[name])
            worker.close()
        return results

    def does(self, row, name):
        """True if the program is here and knows the work."""
        if name in row.leave_out:
            return False
        try:
            Worker(self.command(row, name)).close()
        except Absent:
            return False
        except Silent as silence:
            self.silent.append(f"{row.item} {row.title}: {name}: {silence}")
            return False
        return True

    def _start(self, row):
        workers = {}
        for name in SUBJECTS:
            if name in row.leave_out:
                continue
            try:
                workers[name] = Worker(self.command(row, name))
                workers[name].do("run", max(1, self.operations(row, name) // 5))  # warm
            except Absent:
                continue
            except Silent as silence:
                self.silent.append(f"{row.item} {row.title}: {name}: {silence}")
                if name in workers:
                    workers.pop(name).close()
        return workers

    def _turn(self, row, name, worker, result):
        count = self.operations(row, name)
        before = self._server.token_requests()
        answer = worker.do("run", count)
        result.rounds.append(answer["ns"])
        result.cpu.append(answer["cpu_ns"])
        result.failed += answer["failed"]
        result.requests.append((self._server.token_requests() - before) / count)
        if "peak_kb" in answer:
            result.peak_kb = max(result.peak_kb or 0, answer["peak_kb"])

    def _fresh_turn(self, row, name, result):
        answers = []
        for _ in range(row.operations):
            worker = Worker(self.command(row, name))
            answers.append(worker.do("run", 1))
            worker.close()
        result.rounds.append(statistics.median(a["ns"] for a in answers))
        result.cpu.append(statistics.median(a["cpu_ns"] for a in answers))
        result.failed += sum(a["failed"] for a in answers)

    def _count(self, row, name, worker, result):
        count = self.operations(row, name)
        answer = worker.do("count", count)
        result.failed += answer["failed"]
        result.allocations = answer["allocations"]


def progress(text):
    print(text, file=sys.stderr, flush=True)
