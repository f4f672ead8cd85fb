# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""What does not depend on the machine's mood: instructions, system calls, data syncs, memory."""
import re
import shutil
import subprocess
import tempfile

from programs import Worker

SYNCS = ("fsync", "fdatasync", "sync_file_range", "syncfs", "msync")


def _difference(row, count):
    """(count of the longer run − count of the shorter) for each operation more."""
    few, many = row.counts
    first, second = count(few), count(many)
    return [(b - a) / (many - few) for a, b in zip(first, second)]


def instructions(measurement, row, subject):
    """Instructions an operation, all threads, the user agent included."""
    if not shutil.which("valgrind") or not row.counts:
        return None

    def count(operations):
        command = measurement.command(row, subject, {"operations": operations})
        done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
                              + command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                              stdin=subprocess.DEVNULL, text=True)
        found = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
        if done.returncode or not found:
            raise RuntimeError(f"callgrind failed on {subject} {row.work}: {done.stderr[-300:]}")
        return [int(found.group(1))]

    return _difference(row, count)[0]


def system_calls(measurement, row, subject):
    """(system calls, data syncs) an operation, all threads, the user agent included."""
    if not shutil.which("strace") or not row.counts:
        return None

    def count(operations):
        command = measurement.command(row, subject, {"operations": operations})
        with tempfile.NamedTemporaryFile("r") as summary:
            subprocess.run(["strace", "-f", "-c", "-U", "calls,name", "-o", summary.name]
                           + command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, check=True)
            calls = {}
            for line in summary:
                words = line.split()
                if len(words) == 2 and words[0].isdigit():
                    calls[words[1]] = int(words[0])
        calls.pop("total", None)
        return [sum(calls.values()), sum(calls.get(name, 0) for name in SYNCS)]

    return _difference(row, count)


def growth(measurement, row, subject, operations):
    """Resident memory in kB that `operations` more leave behind, an operation."""
    worker = Worker(measurement.command(row, subject))
    before = worker.do("run", 300)["resident_kb"]
    after = worker.do("run", operations)["resident_kb"]
    worker.close()
    return after - before
